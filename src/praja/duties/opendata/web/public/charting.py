# SPDX-License-Identifier: EUPL-1.2
"""A drawing of groups: bars, or a line where they follow each other in time; its title says what it shows."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from praja.duties.opendata.domain.viewing import View
from praja.duties.opendata.queries.dataset_page import ColumnSaid
from praja.duties.opendata.queries.language import in_reader_language
from praja.duties.opendata.queries.maps import is_by_place, region_map
from praja.duties.opendata.queries.showing import shown
from praja.duties.opendata.queries.table_page import is_period

MOST_BARS = 30
MOST_POINTS = 120


def title_of(column: ColumnSaid) -> str:
    """What a column is called, for this reader."""
    return in_reader_language(column.meaning, "title") if column.meaning else column.title


def drawing_of(
    view: View, by: Sequence[ColumnSaid], rows: Sequence[Sequence[Any]], figure: str
) -> dict[str, Any] | None:
    """What to draw of groups by one column: the finding, and bars or points. None where there is nothing to compare, or so much
    that a drawing would say nothing."""
    if len(by) != 1 or view.across:
        return None
    found = [(shown(row[0], by[0].type), _number(row[1])) for row in rows if row[0] is not None and row[1] is not None]
    is_line = is_period(by[0])
    if not 2 <= len(found) <= (MOST_POINTS if is_line else MOST_BARS) or (
        not is_line and min(v for _l, v in found) < 0
    ):
        return None
    drawn: dict[str, Any] = {"is_line": is_line, "columns": (title_of(by[0]), figure)}
    if is_line:
        return drawn | {"finding": _over_time(figure, found), "points": found}
    ordered = sorted(found, key=lambda one: -one[1])
    bars = [{"label": label, "value": value} for label, value in ordered]
    return drawn | {"finding": _among(figure, title_of(by[0]), ordered), "bars": bars}


def map_of(view: View, by: Sequence[ColumnSaid], rows: Sequence[Sequence[Any]]) -> dict[str, Any] | None:
    """What to draw on a map of groups by place; None where places have no outlines."""
    found = region_map([(row[0], row[1]) for row in rows]) if is_by_place(view, by) else None
    if found is None:
        return None
    figures = {str(row[0]): row[1] for row in rows}
    return {
        "width": found.width,
        "height": found.height,
        "drawn": [{"title": f"{one.code}: {shown(figures[one.code], 'number')}", "one": one} for one in found.regions],
        "classes": [{"number": one.number, "said": _range(one.least, one.most)} for one in found.classes],
        "has_empty": any(not one.number for one in found.regions),
        "sources": found.sources,
        "without": found.without,
    }


def _range(least: Any, most: Any) -> str:
    low, high = shown(least, "number"), shown(most, "number")
    return low if low == high else f"{low} – {high}"


def _over_time(figure: str, found: Sequence[tuple[str, Any]]) -> str:
    (first, before), (last, now) = found[0], found[-1]
    said = {
        "figure": figure,
        "first": first,
        "before": shown(before, "number"),
        "last": last,
        "now": shown(now, "number"),
    }
    if now > before:
        return _("%(figure)s rose from %(before)s (%(first)s) to %(now)s (%(last)s)") % said
    if now < before:
        return _("%(figure)s fell from %(before)s (%(first)s) to %(now)s (%(last)s)") % said
    return _("%(figure)s: %(now)s in %(first)s and in %(last)s") % said


def _among(figure: str, by: str, ordered: Sequence[tuple[str, Any]]) -> str:
    (top, most), (end, least) = ordered[0], ordered[-1]
    return _("%(figure)s by %(by)s: most in %(top)s (%(most)s), least in %(end)s (%(least)s)") % {
        "figure": figure,
        "by": by,
        "top": top,
        "most": shown(most, "number"),
        "end": end,
        "least": shown(least, "number"),
    }


def _number(value: Any) -> int | Decimal:
    if isinstance(value, int):
        return value
    number = round(Decimal(str(value)), 3)
    return int(number) if number == int(number) else number.normalize()
