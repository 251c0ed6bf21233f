# SPDX-License-Identifier: EUPL-1.2
"""Reading in the regions of the country: ninety thousand rows, in bulk, one event for all of them."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import record
from praja.kernel.organization.domain.region_lists import FIELD_OF, MESSAGES, Row, Sorted, sort_rows
from praja.kernel.organization.domain.regions import RegionNode
from praja.kernel.organization.events import REGIONS, RegionsImported
from praja.kernel.organization.gateways import digest_of, packaged_regions, packaged_source
from praja.kernel.organization.models import Region
from praja.kernel.organization.rules import guard_organizing
from praja.lib.actors import Actor
from praja.lib.imports import Limits, Line, Outcome, Profile, Refusal, Report, read_table

REGION_COLUMNS = Profile(
    "regions",
    {
        "code": ("kode",),
        "parent_code": ("kode_induk",),
        "level": ("tingkat",),
        "kind": ("jenis",),
        "name": ("nama",),
        "postcode": ("kode_pos",),
    },
    required=("code", "kind", "name"),
)
LIMITS = Limits(rows=200_000)
BATCH = 2_000

Progress = Callable[[int, int], None]
"""Called with rows written so far and rows to write."""


@dataclass(frozen=True, slots=True)
class _List:
    lines: list[Line]
    source: str
    sha256: str


def import_regions(
    *, actor: Actor, at: datetime, path: Path | None = None, on_progress: Progress | None = None
) -> Report:
    """Create and change regions from a CSV or XLSX file, or from the packaged list where no file is given.

    Regions that the list does not name stay. The same list again changes nothing. Everything is one
    transaction and one event (`organization.regions_imported`) with the counts and the SHA-256 of the list.
    Raises what `read_table` raises.
    """
    guard_organizing(actor)
    given = _packaged() if path is None else _from_file(path)
    readable = {place: line for place, line in enumerate(given.lines) if line.refusal is None}
    with transaction.atomic():
        rows = (Row(place, **line.values) for place, line in readable.items())
        done = sort_rows(rows, _existing())
        _write(done, on_progress or (lambda _done, _all: None))
        report = _report(given.lines, done)
        record(_event(given, report), actor=actor, at=at, stream=REGIONS)
    return report


def _packaged() -> _List:
    lines = list(packaged_regions())
    return _List(lines, packaged_source(), digest_of(lines))


def _from_file(path: Path) -> _List:
    data = path.read_bytes()
    return _List(
        list(read_table(data, REGION_COLUMNS, limits=LIMITS).lines),
        path.name,
        hashlib.sha256(data).hexdigest(),
    )


def _existing() -> dict[str, RegionNode]:
    rows = Region.objects.values_list("code", "parent_id", "level", "kind", "name", "postcode").iterator(20_000)
    return {row[0]: RegionNode(*row) for row in rows}


def _write(done: Sorted, on_progress: Progress) -> None:
    nodes = [*done.created.values(), *done.updated.values()]
    # Parents first: a child's row never precedes the row it points to.
    nodes.sort(key=lambda node: node.level)
    for start in range(0, len(nodes), BATCH):
        part = nodes[start : start + BATCH]
        Region.objects.bulk_create(
            [_row(node) for node in part],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["parent", "level", "kind", "name", "postcode"],
        )
        on_progress(start + len(part), len(nodes))


def _row(node: RegionNode) -> Region:
    return Region(
        code=node.code,
        parent_id=node.parent_code,
        level=node.level,
        kind=node.kind,
        name=node.name,
        postcode=node.postcode,
    )


def _report(lines: Iterable[Line], done: Sorted) -> Report:
    report = Report()
    for place, line in enumerate(lines):
        report.note(line, line.refusal or _outcome(place, line, done))
    return report


def _outcome(place: int, line: Line, done: Sorted) -> Outcome | Refusal:
    if problem := done.refused.get(place):
        return Refusal(line.number, FIELD_OF.get(problem, problem), problem, _(MESSAGES[problem]))
    if place in done.created:
        return Outcome.CREATED
    return Outcome.UPDATED if place in done.updated else Outcome.UNCHANGED


def _event(given: _List, report: Report) -> RegionsImported:
    return RegionsImported(
        source=given.source,
        sha256=given.sha256,
        rows=report.read,
        created=report.created,
        updated=report.updated,
        unchanged=report.unchanged,
        refused=len(report.refused),
    )
