# SPDX-License-Identifier: EUPL-1.2
"""What is known of a table that was brought: rows that were set aside, what changed, its first rows."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from praja.duties.opendata.domain.asking import Ask
from praja.duties.opendata.gateways.comparing import examples
from praja.duties.opendata.gateways.tables import local_path
from praja.duties.opendata.models import Resource, TableVersion
from praja.duties.opendata.queries.failing import why_failed
from praja.duties.opendata.queries.proposals import as_text
from praja.duties.opendata.queries.rows import page_of, types_of
from praja.kernel.documents.queries import content_of

SHOWN = 30
"""So many lines of each kind stand on a page; the file has the rest."""


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A value for which a row was set aside: the line of the file, the column, what stands there, and why it was not taken."""

    line: str
    column: str
    value: str
    reason: str


def rows_aside(version: TableVersion, most: int = SHOWN) -> list[AsideRow]:
    """The first rows that were set aside."""
    if version.set_aside_file is None:
        return []
    types = types_of(version)
    with content_of(version.set_aside_file) as file:
        lines = csv.DictReader(io.TextIOWrapper(file, "utf-8", newline=""))
        return [
            AsideRow(
                row["line"],
                row["column"],
                row["value"],
                why_failed(row.get("why") or "type", row.get("detail") or "", types.get(row["column"], "")),
            )
            for row, _at in zip(lines, range(most), strict=False)
        ]


def reasons_before(resource: Resource, *, besides: TableVersion | None = None) -> dict[str, str]:
    """Why columns of a table that may hold data of persons were let through the last time, by their names."""
    versions = resource.versions.order_by("number").values_list("pk", "report")
    said = [one for pk, report in versions if besides is None or pk != besides.pk for one in report.get("persons", ())]
    return {one["column"]: one["reason"] for one in said if one["reason"]}


def reason_offered(version: TableVersion) -> str:
    """The reason of last time for the columns that are not decided yet, to be confirmed; empty where one of them is new."""
    before, waiting = reasons_before(version.resource, besides=version), version.undecided_persons
    if not waiting or not all(column in before for column in waiting):
        return ""
    return "; ".join(dict.fromkeys(before[column] for column in waiting))


@dataclass(frozen=True, slots=True)
class Changes:
    """The first rows that were added, are gone and changed, as texts."""

    columns: tuple[str, ...]
    by: tuple[str, ...]
    added: list[tuple[str, ...]]
    gone: list[tuple[str, ...]]
    changed: list[tuple[str, list[tuple[str, str, str]]]]


def changes_of(version: TableVersion, most: int = 10) -> Changes | None:
    """What is different from the version that it was compared with; None for the first."""
    against = version.differences.get("against")
    before = TableVersion.objects.select_related("file").filter(pk=against).first() if against else None
    if before is None:
        return None
    by = tuple(version.differences["by"])
    found = examples(local_path(before.file.sha256), local_path(version.file.sha256), by, most)
    changed = [
        (", ".join(map(as_text, keys)), [(name, as_text(was), as_text(now)) for name, was, now in pairs])
        for keys, pairs in found.changed
    ]
    return Changes(found.columns, by, _texts(found.added), _texts(found.gone), changed)


def first_rows(version: TableVersion, most: int = 8) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The columns of a version and its first rows, as texts."""
    page = page_of(version, Ask(columns=tuple(types_of(version)), limit=most), with_total=False)
    return page.columns, _texts(page.rows)


def _texts(rows: Sequence[Sequence[Any]]) -> list[tuple[str, ...]]:
    return [tuple(map(as_text, row)) for row in rows]
