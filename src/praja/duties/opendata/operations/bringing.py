# SPDX-License-Identifier: EUPL-1.2
"""A file on its way into an edition: brought, decided, taken. Until a table is taken nothing of it is a fact."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from praja.duties.opendata.domain.constraints import without_required
from praja.duties.opendata.domain.recipes import Recipe
from praja.duties.opendata.domain.roles import role_of
from praja.duties.opendata.enums import ColumnRole, ResourceKind
from praja.duties.opendata.errors import NeedsWords, NothingTaken, NotOnItsWay, NotYourData, OfAnotherEdition
from praja.duties.opendata.events.persons import PersonsAllowed
from praja.duties.opendata.gateways.comparing import Compared, compare
from praja.duties.opendata.gateways.suppressing import suppress
from praja.duties.opendata.gateways.tables import local_path
from praja.duties.opendata.models import Column, Release, Resource, TableVersion, Upload
from praja.duties.opendata.operations.datasets import ColumnWords, ResourceWords, set_resource
from praja.duties.opendata.operations.releases import Rows, add_version
from praja.duties.opendata.operations.taking_in import take_in_table
from praja.duties.opendata.procedure.releases import AT_PRODUCER
from praja.duties.opendata.queries.brought import reasons_before
from praja.duties.opendata.queries.demands import demands_for, roles_made
from praja.duties.opendata.queries.proposals import looked_at, same_table, shape_of
from praja.duties.opendata.rules import may_produce
from praja.kernel.documents.domain.limits import CleanFile
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.operations.files import keep_row
from praja.kernel.documents.queries import content_of
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

CLASSES = (ColumnRole.KEY, ColumnRole.DIMENSION, ColumnRole.PERIOD, ColumnRole.PLACE)
"""Columns of these roles say which row it is."""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a person decided about a table of a file. `title` names a new table; `roles` and `codes` (code lists by their key)
    are by the name of a column; `left_out` are headings not taken; `least_count` and `counted` as in `models.Resource`."""

    title: str
    recipe: Recipe
    roles: dict[str, str]
    codes: dict[str, int]
    left_out: tuple[str, ...] = ()
    least_count: int | None = None
    counted: tuple[str, ...] = ()


def bring_file(
    *, release: Release, resource: Resource | None, data: bytes, name: str, actor: Actor, at: datetime
) -> Upload:
    """Look at a file that somebody brings for an edition and keep both, for them alone. `resource`: the table whose next rows it
    has; None for a new one.

    Raises what `read_file` does, `NotYourData`, `NotOnItsWay` unless the edition is with its producer, `OfAnotherEdition`.
    """
    _check_producer(release, actor)
    if resource is not None and resource.dataset_id != release.dataset_id:
        raise OfAnotherEdition
    proposal = looked_at(data, name)
    return Upload.objects.create(
        release=release,
        resource=resource,
        by_account_id=int(actor.id),
        file=keep_row(CleanFile(data, Kind.AS_IT_IS), at),
        name=Path(name).name[:200],
        proposal=proposal,
        sent_at=at,
    )


def read_as_before(*, upload: Upload, actor: Actor, at: datetime) -> TableVersion | None:
    """Take the table of the file that has the shape of last time, without a question; None where somebody has to decide: no
    recipe is remembered, columns are missing, new or of another type, or a column may hold data of persons and nobody ever said
    why it may be published (where somebody did, that is confirmed afterwards)."""
    resource = upload.resource
    if resource is None or not resource.recipe:
        return None
    recipe, left_out = Recipe.of(resource.recipe), tuple(resource.recipe.get("left_out", ()))
    table = same_table(recipe, upload.proposal)
    if table is None or not shape_of(recipe, upload.proposal["tables"][table - 1], left_out).is_same:
        return None
    known = reasons_before(resource)
    if any(one["column"] not in known for one in _persons(upload.proposal["tables"][table - 1], recipe)):
        return None
    decided = decided_before(resource, _of_sheet(recipe, upload.proposal, table), left_out)
    return take_table(upload=upload, table=table, decided=decided, actor=actor, at=at)


def decided_before(resource: Resource, recipe: Recipe, left_out: tuple[str, ...] = ()) -> Decided:
    """What was decided about a table the last time, for a file that is read by `recipe`."""
    columns = {column.name: column for column in resource.columns.all()}
    return Decided(
        title=resource.title,
        recipe=recipe,
        roles={name: column.role for name, column in columns.items()},
        codes={name: column.code_list_id for name, column in columns.items() if column.code_list_id},
        left_out=left_out,
        least_count=resource.least_count,
        counted=tuple(resource.counted_columns),
    )


def take_table(*, upload: Upload, table: int, decided: Decided, actor: Actor, at: datetime) -> TableVersion:
    """Take a table of the file (`table`, from 1) into the edition as it was decided: converted, small figures emptied by the
    rule of the table, compared with what readers have. The recipe is remembered. A new table is added to the dataset.

    Decided anew, it replaces what was taken of it before. Raises `NothingTaken`, `NeedsWords` without a title, `NotYourData`,
    `NotOnItsWay`, and what `take_in_table` does.
    """
    release = upload.release
    _check_producer(release, actor)
    if not decided.recipe.columns:
        raise NothingTaken
    if not decided.title.strip():
        raise NeedsWords("title")
    with content_of(upload.file) as file:
        data = file.read()
    resource = _taken_before(upload, table) or upload.resource
    entry = upload.proposal["tables"][table - 1]
    rows = read_decided(data=data, name=upload.name, entry=entry, decided=decided, resource=resource, at=at)
    with transaction.atomic():
        kept = set_resource(
            dataset=release.dataset, resource=resource, words=table_words(resource, rows, decided), actor=actor, at=at
        )
        version = add_version(release=release, resource=kept, rows=rows, actor=actor, at=at)
        upload.recipe = {**(upload.recipe or {}), str(table): kept.pk}
        # A further table of the same file is another table of the dataset.
        upload.resource = None
        upload.save(update_fields=["recipe", "resource"])
    return version


def read_decided(
    *, data: bytes, name: str, entry: Mapping[str, Any], decided: Decided, resource: Resource | None, at: datetime
) -> Rows:
    """Convert a table of a file as it was decided: rows that fail what its description demands are set aside, small figures
    emptied by the rule of the table, compared with what readers have, and with the columns that may hold data of persons, of
    which nobody has said why they may be published. `entry` is what was proposed about it. Nothing of it is a fact yet. Raises
    what `take_in_table` does."""
    roles = roles_made(decided.recipe, decided.roles)
    demands = demands_for(resource, roles=roles, codes=decided.codes, today=local_date(at, local_zone()))
    rows = take_in_table(data=data, name=name, recipe=decided.recipe, at=at, demands=demands)
    rows = _without_small_figures(rows, decided, at)
    persons = [{**one, "reason": ""} for one in _persons(entry, decided.recipe)]
    return replace(
        rows,
        recipe={**decided.recipe.as_data(), "left_out": list(decided.left_out)},
        differences=differences(resource.current, rows, decided) if resource and resource.current else {},
        report={**rows.report, "persons": persons} if persons else rows.report,
    )


def drop_upload(*, upload: Upload, actor: Actor) -> None:
    """Do without a file: what was taken of it stays. Raises `NotYourData` for others than who brought it."""
    if str(upload.by_account_id) != actor.id:
        raise NotYourData
    upload.delete()


def allow_persons(*, version: TableVersion, reason: str, actor: Actor, at: datetime) -> TableVersion:
    """Decide that the columns of a table that may hold data of persons can be published, and say why: public officials, names of
    places, or the law demands it.

    Raises `NeedsWords` without a reason, `NotYourData`, `NotOnItsWay`.
    """
    release, words = version.release, " ".join(reason.split())[:300]
    if release is None:
        raise NotOnItsWay
    if not words:
        raise NeedsWords("reason")
    _check_producer(release, actor)
    persons = [{**one, "reason": one["reason"] or words} for one in version.report.get("persons", ())]
    with transaction.atomic():
        version.report = {**version.report, "persons": persons}
        version.save(update_fields=["report"])
        dataset = release.dataset
        event = PersonsAllowed(
            dataset=dataset.pk,
            resource=version.resource_id,
            made=version.pk,
            columns=tuple(one["column"] for one in persons),
            reason=content_digest(bytes(dataset.salt), {"reason": words}),
        )
        record(event, actor=actor, at=at, stream=dataset.stream, refs={"dataset": dataset.pk, "unit": dataset.unit_id})
    return version


def _check_producer(release: Release, actor: Actor) -> None:
    if not may_produce.allows(actor, release.case):
        raise NotYourData
    if release.case.state not in AT_PRODUCER:
        raise NotOnItsWay


def _taken_before(upload: Upload, table: int) -> Resource | None:
    """The table of the dataset that this table of the file was taken for, where it is decided anew."""
    taken = (upload.recipe or {}).get(str(table))
    return Resource.objects.filter(pk=taken, removed_at=None).first() if taken else None


def _of_sheet(recipe: Recipe, proposal: Mapping[str, Any], table: int) -> Recipe:
    """The recipe for a table that may stand on a sheet of another name this time."""
    tables = proposal["tables"]
    if len(tables) == 1:
        return replace(recipe, sheet="", number=1)
    return replace(recipe, sheet=tables[table - 1]["sheet"], number=tables[table - 1]["number"])


def _persons(entry: Mapping[str, Any], recipe: Recipe) -> list[dict[str, str]]:
    """The taken columns that may hold data of persons, by the name that readers would see."""
    titles = {column["name"]: column["title"] or column["name"] for column in entry["columns"]}
    found = {titles[one["column"]]: one["facts"].get("what", "") for one in entry["problems"] if _is_personal(one)}
    return [{"column": one.name, "what": str(found[one.source])} for one in recipe.columns if one.source in found]


def _is_personal(remark: dict[str, Any]) -> bool:
    return bool(remark["kind"] == "personal_data")


def _without_small_figures(rows: Rows, decided: Decided, at: datetime) -> Rows:
    names = [field["name"] for field in rows.schema["fields"]]
    counted = [name for name in decided.counted if name in names]
    if decided.least_count is None or not counted:
        return rows
    classes = [name for name in _keys(names, decided) if name not in counted]
    with tempfile.TemporaryDirectory(prefix="praja-table-") as folder:
        target = Path(folder) / "table.parquet"
        source = local_path(rows.file.sha256)
        found = suppress(source, target, classes=classes, counted=counted, least=decided.least_count)
        if not found:
            return rows
        file = keep_row(CleanFile(target.read_bytes(), Kind.PARQUET), at)
    return replace(
        rows,
        file=file,
        schema=without_required(rows.schema, list(found)),
        hidden={"least": decided.least_count, "columns": found, "cells": sum(found.values())},
    )


def _keys(names: Sequence[str], decided: Decided) -> list[str]:
    return [name for name in names if decided.roles.get(name, "") in CLASSES]


def differences(before: TableVersion, rows: Rows, decided: Decided) -> dict[str, Any]:
    """What changed against the rows that readers have: counts, and the columns that say which row is which."""
    names = [field["name"] for field in rows.schema["fields"]]
    found: Compared = compare(local_path(before.file.sha256), local_path(rows.file.sha256), _keys(names, decided))
    return {
        "against": before.pk,
        "added": found.added,
        "gone": found.gone,
        "changed": found.changed,
        "columns_added": list(found.columns_added),
        "columns_gone": list(found.columns_gone),
        "by": list(found.by),
    }


def table_words(resource: Resource | None, rows: Rows, decided: Decided) -> ResourceWords:
    """What the table and its columns are called: what was written about a column before stays; columns that readers still see
    keep their description until the edition is published."""
    known = {column.name: column for column in resource.columns.all()} if resource else {}
    fields = rows.schema["fields"]
    columns = [_column(field, known.get(field["name"]), decided) for field in fields]
    now = {field["name"] for field in fields}
    shown = {field["name"] for field in resource.current.schema["fields"]} if resource and resource.current else set()
    columns += [words_of(column) for name, column in known.items() if name in shown - now]
    return ResourceWords(
        title=decided.title.strip()[:200],
        title_en=resource.title_en if resource else "",
        notes=resource.notes if resource else "",
        kind=ResourceKind.TABLE,
        columns=tuple(columns),
        least_count=decided.least_count,
        counted_columns=tuple(name for name in decided.counted if name in now),
    )


def _column(field: dict[str, Any], before: Column | None, decided: Decided) -> ColumnWords:
    name, kind = field["name"], field["type"]
    role = decided.roles.get(name) or role_of(name, kind)
    words = words_of(before) if before else ColumnWords(name=name, title=field.get("title") or name, type=kind)
    return replace(words, type=kind, role=role, code_list_id=decided.codes.get(name))


def words_of(column: Column) -> ColumnWords:
    """What is written about a column."""
    names = ColumnWords.__dataclass_fields__
    kept = {name: getattr(column, name) for name in names if name not in ("allowed", "extra")}
    return ColumnWords(**kept, allowed=tuple(column.allowed), extra=column.extra)
