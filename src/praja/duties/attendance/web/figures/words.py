# SPDX-License-Identifier: EUPL-1.2
"""Figures of attendance in words: every share with what it is of, and every chart with what it shows."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.attendance.measures import ABSENT, CORRECTED, LATE, LEFT_EARLY, LOST, PRESENT
from praja.duties.attendance.queries.figures import AttendanceFigures, UnitRow
from praja.duties.attendance.queries.figures_hidden import Counts
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.wording import NONE
from praja.kernel.organization.queries import units
from praja.lib.moments import describe_moment

Cell = dict[str, Any]
MOST_BARS = 15
SHARES = (PRESENT, LATE, LEFT_EARLY, ABSENT, LOST, CORRECTED)


def percent(value: Decimal | None) -> str:
    """One decimal, as the reader writes it; a dash over nothing."""
    return NONE if value is None else f"{number_format(value, decimal_pos=1)}%"


def hidden_word() -> str:
    """What stands in the place of a figure that is not shown."""
    return _("not shown")


def name_of(row: UnitRow) -> str:
    """The unit, told apart from the unit with those below it."""
    name = units.value.name(row.unit)
    return _("%(unit)s itself") % {"unit": name} if row.alone and units.value.children(row.unit) else name


def counted_until(found: AttendanceFigures, month: date) -> str:
    """A sentence where the month still runs; nothing for one that is over."""
    if (found.until.year, found.until.month) == (month.year, month.month) and found.until.day < _days_in(month):
        return _("The month still runs: counted up to %(day)s.") % {"day": describe_moment(found.until, "date")}
    return ""


def _days_in(month: date) -> int:
    return (month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1) - month).days


def cards(found: AttendanceFigures) -> list[Cell]:
    """The four figures that matter most, each beside the month before."""
    whole = found.whole or Counts({})
    say: list[tuple[Measure, Callable[[int, str], str]]] = [
        (LATE, _late_words),
        (ABSENT, _absent_words),
        (LOST, _lost_words),
        (CORRECTED, _corrected_words),
    ]
    return [
        {
            "number": share_of(whole, measure),
            "says": " ".join(
                filter(None, (words(whole.denominator(measure), _whole(whole, measure)), _before(found, measure)))
            ),
            "source": str(measure.source).partition(". ")[0].rstrip("."),
            "values": [float(value) for value in _values(found, measure)],
        }
        for measure, words in say
    ]


def _late_words(n: int, of: str) -> str:
    return ngettext("of %(n)s day present was late.", "of %(n)s days present were late.", n) % {"n": of}


def _absent_words(n: int, of: str) -> str:
    said = ngettext(
        "of %(n)s day of duty was absence without a valid reason.",
        "of %(n)s days of duty were absences without a valid reason.",
        n,
    )
    return said % {"n": of}


def _lost_words(n: int, of: str) -> str:
    return _("of the working time of the days present was lost by lateness and early leaving.")


def _corrected_words(n: int, of: str) -> str:
    return ngettext("of %(n)s day of duty was corrected.", "of %(n)s days of duty were corrected.", n) % {"n": of}


def _before(found: AttendanceFigures, measure: Measure) -> str:
    value = found.before.percent(measure) if found.before else None
    return "" if value is None else _("The month before: %(share)s.") % {"share": percent(value)}


def _values(found: AttendanceFigures, measure: Measure) -> list[Decimal]:
    shares = (row.counts.percent(measure) for row in found.months if row.counts)
    return [share for share in shares if share is not None]


def unit_columns() -> list[Cell]:
    """Columns of the table by unit."""
    return [{"label": _("Unit")}, *({"label": label, "number": True} for label in _heads())]


def month_columns() -> list[Cell]:
    """Columns of the table by month."""
    return [{"label": _("Month")}, *({"label": label, "number": True} for label in _heads()[:-1])]


def _heads() -> Sequence[str]:
    return (
        _("Days of duty"),
        _("Present"),
        _("Late (TL)"),
        _("Left early (PSW)"),
        _("Absent (TK)"),
        _("Time lost"),
        _("Days corrected"),
        _("On leave, travel, training"),
    )


def unit_rows(found: AttendanceFigures, month: date) -> list[list[Any]]:
    """A row for each unit that is shown; a unit with others below it leads to its own page."""
    return [
        [_named(row, month), *_numbers(row.counts), percent(row.counts.away)]
        for row in found.rows
        if row.counts is not None
    ]


def month_rows(found: AttendanceFigures) -> list[list[Any]]:
    """A row for each month that has any figure and is shown, the newest first."""
    return [
        [date_format(row.month, "F Y"), *_numbers(row.counts)]
        for row in reversed(found.months)
        if row.counts is not None and row.counts.on_duty
    ]


def not_shown(found: AttendanceFigures) -> dict[str, str]:
    """The units, and the months, that are not shown, by name."""
    return {
        "units": "; ".join(name_of(row) for row in found.rows if row.counts is None),
        "months": "; ".join(date_format(row.month, "F Y") for row in found.months if row.counts is None),
    }


def _numbers(counts: Counts) -> list[str]:
    return [_whole(counts, PRESENT), *(share_of(counts, measure) for measure in SHARES)]


def share_of(counts: Counts, measure: Measure) -> str:
    """The share as people read it, or that it is not shown."""
    return hidden_word() if counts.is_hidden(measure) else percent(counts.percent(measure))


def _named(row: UnitRow, month: date) -> Any:
    if row.alone or not units.value.children(row.unit):
        return name_of(row)
    given = urlencode({"bulan": f"{month:%Y-%m}", "unit": units.value.nodes[row.unit].code})
    return {"text": name_of(row), "href": f"{reverse('attendance:figures')}?{given}"}


def _ranked(found: AttendanceFigures) -> list[tuple[Decimal, str]]:
    """The units that are shown by their share of late days, the highest first."""
    shares = [(row.counts.percent(LATE), name_of(row)) for row in found.rows if row.counts]
    return sorted(((share, name) for share, name in shares if share is not None), key=lambda one: (-one[0], one[1]))


def unit_bars(found: AttendanceFigures) -> list[Cell]:
    """One bar for each unit that is shown, at most so many; none where there is nothing to compare."""
    ranked = _ranked(found)
    return [{"label": name, "value": share} for share, name in ranked[:MOST_BARS]] if len(ranked) > 1 else []


def unit_finding(found: AttendanceFigures) -> str:
    """The title of the chart by unit: what it shows."""
    ranked = _ranked(found)
    if len(ranked) < 2:
        return ""
    (high, most), (low, least) = ranked[0], ranked[-1]
    if high == low:
        return _("Late on %(share)s of the days present, in every unit") % {"share": percent(high)}
    words = {"most": most, "high": percent(high), "least": least, "low": percent(low)}
    return _("Late most often: %(most)s (%(high)s of the days present); least often: %(least)s (%(low)s)") % words


def trend(found: AttendanceFigures) -> list[tuple[str, Decimal]]:
    """The share of late days month by month, where it is shown; nothing for fewer than two months."""
    points = [(row.month, row.counts.percent(LATE)) for row in found.months if row.counts]
    known = [(date_format(month, "M Y"), share) for month, share in points if share is not None]
    return known if len(known) > 1 else []


def trend_finding(found: AttendanceFigures) -> str:
    """The title of the chart over time: what it shows."""
    points = trend(found)
    if not points:
        return ""
    (first, before), (last, now) = points[0], points[-1]
    words = {"first": first, "before": percent(before), "last": last, "now": percent(now)}
    if now > before:
        return _("More late days: %(before)s of the days present in %(first)s, %(now)s in %(last)s") % words
    if now < before:
        return _("Fewer late days: %(before)s of the days present in %(first)s, %(now)s in %(last)s") % words
    return _("As many late days as in %(first)s: %(now)s of the days present") % words


def _whole(counts: Counts, measure: Measure) -> str:
    return number_format(counts.denominator(measure), force_grouping=True)
