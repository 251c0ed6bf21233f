# SPDX-License-Identifier: EUPL-1.2
"""Tables that grow to the right: a column for each year or month. Long ones (a row for each) can be added to next year."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from praja.duties.opendata.domain.inspecting.proposals import Column, Remark
from praja.duties.opendata.domain.inspecting.values import MONTHS

_YEAR_BEHIND = re.compile(r"(?:(.*?)[\s_\-(]*)((?:19|20)\d{2})\)?")
_NUMERIC = frozenset({"integer", "number"})
PartOf = Callable[[str], tuple[str, str] | None]
"""From a heading to what is measured and when."""
LEAST_YEARS, LEAST_MONTHS = 2, 3


def wide_remarks(columns: Sequence[Column]) -> list[Remark]:
    """By which columns the table may be turned: for years and for months, with how many measures each."""
    found = []
    years = _by_stem(columns, _year_of)
    if years and max(len(values) for values in years.values()) >= LEAST_YEARS:
        found.append(_remark("tahun", years))
    months = _by_stem(columns, _month_of)
    if months and max(len(values) for values in months.values()) >= LEAST_MONTHS:
        found.append(_remark("bulan", months))
    return found


def _by_stem(columns: Sequence[Column], part_of: PartOf) -> dict[str, list[str]]:
    stems: dict[str, list[str]] = defaultdict(list)
    for column in columns:
        found = part_of(column.title)
        if found is not None and column.type in _NUMERIC:
            stems[found[0]].append(found[1])
    return {stem: values for stem, values in stems.items() if len(set(values)) > 1}


def _remark(dimension: str, stems: dict[str, list[str]]) -> Remark:
    measures = [stem for stem in stems if stem]
    count = sum(len(values) for values in stems.values())
    facts: dict[str, str | int] = {"dimension": dimension, "columns": count, "measures": ", ".join(measures)}
    return Remark("wide", count=count, facts=facts)


def _year_of(title: str) -> tuple[str, str] | None:
    found = _YEAR_BEHIND.fullmatch(title.strip())
    return ((found[1] or "").strip().lower(), found[2]) if found else None


def _month_of(title: str) -> tuple[str, str] | None:
    *before, last = title.lower().split() or [""]
    return (" ".join(before), last) if last in MONTHS else None
