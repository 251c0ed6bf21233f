# SPDX-License-Identifier: EUPL-1.2
"""Tables that grow to the right: a column for each year or month. Long ones (a row for each) can be added to next year."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from praja.duties.opendata.domain.inspecting.heads import names_of
from praja.duties.opendata.domain.inspecting.proposals import Column, Remark
from praja.duties.opendata.domain.inspecting.values import MONTHS

_YEAR_BEHIND = re.compile(r"(?:(.*?)[\s_\-(]*)((?:19|20)\d{2})\)?")
_NUMERIC = frozenset({"integer", "number"})
PartOf = Callable[[str], tuple[str, str] | None]
"""From a heading to what is measured and when."""
LEAST_YEARS, LEAST_MONTHS = 2, 3


@dataclass(frozen=True, slots=True)
class Turned:
    """By what a table grows to the right, and of each such heading what it measures (may be empty) and for when."""

    dimension: str
    measures: dict[str, tuple[str, str]]


def turned_columns(columns: Sequence[Column]) -> Turned | None:
    """How the table may be turned; None where it does not grow to the right. Years come before months."""
    for dimension, part_of, least in (("tahun", _year_of, LEAST_YEARS), ("bulan", _month_of, LEAST_MONTHS)):
        measures = _measures(columns, part_of)
        often: dict[str, set[str]] = defaultdict(set)
        for stem, value in measures.values():
            often[stem].add(value)
        if often and max(len(values) for values in often.values()) >= least:
            return Turned(dimension, measures)
    return None


def wide_remarks(columns: Sequence[Column]) -> list[Remark]:
    """The remark that the table may be turned."""
    turned = turned_columns(columns)
    if turned is None:
        return []
    names = dict.fromkeys(stem for stem, _value in turned.measures.values() if stem)
    facts: dict[str, str | int] = {"dimension": turned.dimension, "measures": ", ".join(names)}
    return [Remark("wide", count=len(turned.measures), facts=facts)]


def _measures(columns: Sequence[Column], part_of: PartOf) -> dict[str, tuple[str, str]]:
    numeric = (column for column in columns if column.type in _NUMERIC)
    return {column.title: found for column in numeric if (found := part_of(column.title)) is not None}


def _year_of(title: str) -> tuple[str, str] | None:
    found = _YEAR_BEHIND.fullmatch(title.strip())
    return (_name(found[1] or ""), found[2]) if found else None


def _month_of(title: str) -> tuple[str, str] | None:
    *before, last = title.lower().split() or [""]
    return (_name(" ".join(before)), last) if last in MONTHS else None


def _name(stem: str) -> str:
    return names_of([stem])[0] if stem.strip() else ""
