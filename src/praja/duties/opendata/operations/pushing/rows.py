# SPDX-License-Identifier: EUPL-1.2
"""Rows that programs push to a table: added, changed by their key, taken out. Each push makes the rows of the edition that is
with its producer anew, as one file; what readers have is never touched."""

import csv
import io
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from praja.duties.opendata.domain.asking import ROW, Ask
from praja.duties.opendata.domain.constraints import Demands
from praja.duties.opendata.domain.datastore import Invalid, conditions_of
from praja.duties.opendata.domain.inspecting import Column
from praja.duties.opendata.domain.inspecting.columns import judge
from praja.duties.opendata.domain.inspecting.persons import personal_kind
from praja.duties.opendata.domain.pushing import (
    GIVEN,
    PushedField,
    check_keys,
    check_records,
    digest_of,
    rows_to_convert,
)
from praja.duties.opendata.domain.recipes import Fit, Recipe, Taken
from praja.duties.opendata.domain.schemas import schema_of
from praja.duties.opendata.domain.selecting import all_but
from praja.duties.opendata.enums import ColumnRole
from praja.duties.opendata.errors import BaseMoved, NothingToTakeBack, SmallFigures
from praja.duties.opendata.gateways.comparing import compare
from praja.duties.opendata.gateways.converting import Converted, convert
from praja.duties.opendata.gateways.merging import KeyClash, KeyTwice, Merged, merge, without
from praja.duties.opendata.gateways.tables import local_path
from praja.duties.opendata.models import Dataset, Resource, TableVersion
from praja.duties.opendata.operations.bringing import Decided, differences, table_words
from praja.duties.opendata.operations.datasets import ResourceWords, lock_dataset, set_resource
from praja.duties.opendata.operations.pushing.datasets import words_of_resource
from praja.duties.opendata.operations.pushing.editions import Pushed, edition_for_push
from praja.duties.opendata.operations.releases import Rows, add_version, discard_version
from praja.duties.opendata.queries.demands import demands_for
from praja.duties.opendata.queries.drafts import draft_of
from praja.duties.opendata.queries.rows import types_of
from praja.kernel.documents.domain.limits import CleanFile
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.operations.files import keep_made, keep_row
from praja.kernel.documents.queries import content_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

MOST_REMEMBERED = 1_000
"""So many pushes of one edition are known again."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What is pushed: `fields` are all columns of the table from now on, in order (`domain.pushing`); `key` those that tell its
    rows apart; `method` insert, update or upsert; `title` and `notes` of a new table."""

    fields: tuple[PushedField, ...]
    key: tuple[str, ...]
    records: Sequence[Mapping[str, Any]]
    method: str = "upsert"
    title: str = ""
    notes: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class _Base:
    """The rows that a push goes out from: those on their way, else those that readers have, else none."""

    version: TableVersion | None
    is_draft: bool

    @property
    def path(self) -> Path | None:
        return local_path(self.version.file.sha256) if self.version else None

    @property
    def report(self) -> dict[str, Any]:
        return self.version.report if self.version and self.is_draft else {}


def push_rows(*, dataset: Dataset, resource: Resource | None, batch: Batch, actor: Actor, at: datetime) -> Pushed:
    """Put rows to a table (None: a new one). They are read as a file's are: a row with a value that is not of its column's type
    is set aside, columns that may hold data of persons stop the edition from being handed in.

    Raises `domain.datastore.Invalid` naming what is wrong with fields, key or records, `SmallFigures`, `BaseMoved`,
    `NotYourData`, `NotOnItsWay`, `DatasetClosed`.
    """
    base = _base_of(resource)
    if resource is not None and resource.least_count is not None:
        raise SmallFigures
    if batch.method != "insert" and not batch.key:
        raise Invalid("table", "table does not have a unique key defined")
    digest = digest_of(batch.method, [one.name for one in batch.fields], batch.key, batch.records)
    if batch.method == "insert" and digest in base.report.get("pushed", ()) and resource is not None:
        return Pushed(resource, base.version, is_new=False)
    check_records(batch.records, [one.name for one in batch.fields])
    if batch.key:
        check_keys(batch.records, batch.key)
    with tempfile.TemporaryDirectory(prefix="praja-push-") as folder:
        made, kinds, persons = _converted(batch, _demands(resource, batch, at), Path(folder))
        merged, target = _merged(base, batch, Path(folder))
        rows = _rows(base, batch, merged, made, kinds, keep_made(target, Kind.PARQUET, at), at)
    rows = replace(rows, report=_report(base, digest, persons))
    return _keep(dataset, resource, base, rows, batch, actor, at)


def take_rows_out(*, resource: Resource, filters: Any, period: str = "", actor: Actor, at: datetime) -> Pushed:
    """Take the rows out that the filters choose, of those on their way; readers keep theirs until the edition is published.

    Raises `domain.datastore.Invalid`, `NothingToTakeBack` where the table has no rows, and what `push_rows` does.
    """
    base = _base_of(resource)
    if base.version is None:
        raise NothingToTakeBack
    if resource.least_count is not None:
        raise SmallFigures
    types = types_of(base.version)
    statement = all_but(Ask(conditions=conditions_of(filters, {ROW: "integer", **types})), types)
    with tempfile.TemporaryDirectory(prefix="praja-push-") as folder:
        target = Path(folder) / "table.parquet"
        merged = without(local_path(base.version.file.sha256), statement, target)
        file = keep_made(target, Kind.PARQUET, at)
    version = base.version
    fields = tuple(PushedField(name=name, type=kind) for name, kind in types.items())
    batch = Batch(fields=fields, key=key_of(resource), records=(), period=period)
    rows = _rows(base, batch, merged, None, types, file, at)
    rows = replace(rows, schema=version.schema, report=_report(base, "", ()))
    return _keep(resource.dataset, resource, base, rows, batch, actor, at)


def take_table_back(*, resource: Resource, actor: Actor, at: datetime) -> Resource:
    """Take back all rows of a table that are on their way. Raises `NothingToTakeBack`, and what `discard_version` does."""
    version = draft_of(resource)
    if version is None:
        raise NothingToTakeBack
    discard_version(version=version, actor=actor, at=at)
    return resource


def key_of(resource: Resource) -> tuple[str, ...]:
    """The columns that tell the rows of a table apart, as was decided."""
    return tuple(resource.columns.filter(role=ColumnRole.KEY).order_by("position").values_list("name", flat=True))


def fields_of(resource: Resource) -> tuple[PushedField, ...]:
    """The columns of a table as they stand: those of the rows on their way, else of those that readers have."""
    base = _base_of(resource)
    if base.version is None:
        return ()
    return tuple(PushedField(name=name, type=kind) for name, kind in types_of(base.version).items())


def _base_of(resource: Resource | None) -> _Base:
    if resource is None:
        return _Base(None, is_draft=False)
    draft = draft_of(resource)
    return _Base(draft, is_draft=True) if draft else _Base(resource.current, is_draft=False)


def _demands(resource: Resource | None, batch: Batch, at: datetime) -> Demands:
    """What the description of the table demands of single values. That something is there, and there once, is not asked of rows
    that may say only what changes."""
    roles = dict.fromkeys(batch.key, ColumnRole.KEY.value)
    asked = demands_for(resource, roles=roles, codes={}, today=local_date(at, local_zone()))
    columns = tuple(replace(one, is_required=False, is_unique=False) for one in asked.columns)
    return replace(asked, columns=columns, key=())


def _converted(
    batch: Batch, demands: Demands, folder: Path
) -> tuple[Converted, dict[str, str], tuple[dict[str, str], ...]]:
    """The records as typed rows in a file; the type of each column; and which may hold data of persons."""
    names = [one.name for one in batch.fields]
    rows = rows_to_convert(batch.records, names)
    lines = [line for line, _cells in rows]
    taken, persons = [], []
    for place, one in enumerate(batch.fields):
        cells = [row[place] for _line, row in rows]
        title = one.title or one.name
        judged = judge(Column(one.name, title, "string", place), cells, lines)
        found = next((str(problem.facts["what"]) for problem in judged.problems if problem.kind == "personal_data"), "")
        if what := found or personal_kind(one.name, ()):
            persons.append({"column": one.name, "what": str(what), "reason": ""})
        guessed = judged.column
        if one.type:
            taken.append(Taken(one.name, one.name, one.type))
        else:
            taken.append(Taken(one.name, one.name, guessed.type, guessed.decimal, guessed.thousands, guessed.format))
    recipe = Recipe("", 1, (*taken, Taken(GIVEN, GIVEN, "string")))
    places = Fit({one.source: place for place, one in enumerate(recipe.columns)})
    made = convert(rows, recipe, places, folder / "pushed.parquet", demands)
    return made, {one.name: one.type for one in taken}, tuple(persons)


def _merged(base: _Base, batch: Batch, folder: Path) -> tuple[Merged, Path]:
    target, names = folder / "table.parquet", [one.name for one in batch.fields]
    try:
        merged = merge(
            base.path,
            folder / "pushed.parquet",
            target,
            method=batch.method,
            key=batch.key,
            names=names,
            marks=GIVEN,
        )
    except KeyClash as error:
        said = ", ".join(map(str, error.key))[:200]
        if error.is_there:
            raise Invalid("records", f'a row with the key "{said}" is there already') from error
        raise Invalid("key", f'key "{said}" not found') from error
    except KeyTwice as error:
        raise Invalid("primary_key", "its columns do not tell apart the rows that are there") from error
    return merged, target


def _rows(
    base: _Base,
    batch: Batch,
    merged: Merged,
    made: Converted | None,
    kinds: Mapping[str, str],
    file: Any,
    at: datetime,
) -> Rows:
    before = base.version if base.is_draft else None
    titles = {one.name: one.title for one in batch.fields if one.title}
    if base.version is not None:
        titles = {field["name"]: field.get("title", "") for field in base.version.schema["fields"]} | titles
    aside = _aside(before, made)
    return Rows(
        file=file,
        schema=schema_of(merged.columns, years=[name for name, kind in kinds.items() if kind == "year"], titles=titles),
        rows=merged.rows,
        set_aside=(before.set_aside if before else 0) + (made.set_aside if made else 0),
        set_aside_file=keep_row(CleanFile(aside, Kind.CSV), at) if aside else None,
    )


def _aside(before: TableVersion | None, made: Converted | None) -> bytes:
    """What was set aside in this push, after what was in earlier ones of the same edition; lines are records of their push."""
    kept = b""
    if before is not None and before.set_aside_file is not None:
        with content_of(before.set_aside_file) as file:
            kept = file.read()
    if made is None or not made.examples:
        return kept
    text = io.StringIO()
    writer = csv.writer(text)
    if not kept:
        writer.writerow(("line", "column", "value", "why", "detail"))
    writer.writerows((one.line, one.column, one.value, one.why, one.detail) for one in made.examples)
    return kept + text.getvalue().encode()


def _report(base: _Base, digest: str, persons: Sequence[dict[str, str]]) -> dict[str, Any]:
    """Which pushes these rows are made of, and columns that may hold data of persons: those of the rows before, and new ones.
    Why they may be published is decided anew, since there are other rows now."""
    pushed = [*base.report.get("pushed", ()), *([digest] if digest else ())][-MOST_REMEMBERED:]
    earlier = base.version.report.get("persons", ()) if base.version else ()
    found = {one["column"]: {**one, "reason": ""} for one in (*earlier, *persons)}
    return {"pushed": pushed, **({"persons": list(found.values())} if found else {})}


def _keep(
    dataset: Dataset, resource: Resource | None, base: _Base, rows: Rows, batch: Batch, actor: Actor, at: datetime
) -> Pushed:
    if resource is not None and _is_same(base, rows):
        return Pushed(resource, base.version if base.is_draft else None, is_new=False)
    decided = _decided(resource, batch)
    current = resource.current if resource else None
    if current is not None:
        rows = replace(rows, differences=differences(current, rows, decided))
    with transaction.atomic():
        lock_dataset(dataset.pk)
        if resource is not None and _base_of(_fresh(resource)).version != base.version:
            raise BaseMoved
        release = edition_for_push(dataset=dataset, period=batch.period, actor=actor, at=at)
        words = _worded(table_words(resource, rows, decided), batch)
        kept = resource
        if resource is None or words != words_of_resource(resource):
            kept = set_resource(dataset=dataset, resource=resource, words=words, actor=actor, at=at)
        assert kept is not None
        version = add_version(release=release, resource=kept, rows=rows, actor=actor, at=at)
    return Pushed(kept, version, is_new=True)


def _fresh(resource: Resource) -> Resource:
    return Resource.objects.select_related("current__file").get(pk=resource.pk)


def _is_same(base: _Base, rows: Rows) -> bool:
    """Whether the rows are those that were there, in whatever order."""
    version = base.version
    aside = version.set_aside if version and base.is_draft else 0
    if version is None or (version.schema, version.rows, aside) != (rows.schema, rows.rows, rows.set_aside):
        return False
    found = compare(local_path(version.file.sha256), local_path(rows.file.sha256), ())
    return not (found.added or found.gone)


def _decided(resource: Resource | None, batch: Batch) -> Decided:
    columns = list(resource.columns.all()) if resource else []
    roles = {one.name: one.role for one in columns if one.role != ColumnRole.KEY}
    return Decided(
        title=resource.title if resource else batch.title,
        recipe=Recipe("", 1, ()),
        roles={**roles, **dict.fromkeys(batch.key, ColumnRole.KEY.value)},
        codes={one.name: one.code_list_id for one in columns if one.code_list_id},
    )


def _worded(words: ResourceWords, batch: Batch) -> ResourceWords:
    """With what the program says of the columns, where it says anything."""
    said = {one.name: one for one in batch.fields}
    columns = []
    for column in words.columns:
        one = said.get(column.name)
        if one is not None:
            column = replace(
                column,
                title=one.title or column.title,
                definition=one.definition or column.definition,
                unit_of_measure=one.unit_of_measure or column.unit_of_measure,
            )
        columns.append(column)
    return replace(words, columns=tuple(columns), notes=words.notes or batch.notes)
