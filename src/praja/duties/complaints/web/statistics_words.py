# SPDX-License-Identifier: EUPL-1.2
"""Figures and periods in words: every number with what it is counted from, none without its n."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.complaints import measures
from praja.duties.complaints.queries.statistics import STANDING, Spread, Statistics, UnitRow, Value
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.wording import NONE, duration

Cell = dict[str, Any]
Link = Callable[[Value], str]
"""Where the cases behind a figure are; empty where nobody may open them."""

ALL = (
    measures.RECEIVED,
    measures.FIRST_RESPONSE_ON_TIME,
    measures.SETTLED_ON_TIME,
    measures.PROMISES_KEPT,
    measures.QUALITY,
    measures.SENT_BACK,
    measures.RATING,
    measures.REOPENED,
    measures.RESOLVED,
    measures.RETURNED,
    measures.DECIDED_IN_TIME,
    measures.IN_LAPOR,
)
PUBLIC = (
    measures.RECEIVED,
    measures.FIRST_RESPONSE_ON_TIME,
    measures.SETTLED_ON_TIME,
    measures.PROMISES_KEPT,
    measures.QUALITY,
    measures.RATING,
    measures.REOPENED,
)


def percent(value: Value) -> str:
    """Whole per cent, rounded half up; a dash over nothing."""
    return NONE if not value.n else f"{(200 * value.numerator + value.n) // (2 * value.n)}%"


def shown(value: Value) -> str:
    """The figure as people read it, with what it is out of where that is no hundred."""
    unit = value.measure.unit_of_measure
    if unit is UnitOfMeasure.SHARE:
        return percent(value)
    if value.number is None:
        return NONE
    if unit is UnitOfMeasure.COUNT:
        return number_format(value.numerator, force_grouping=True)
    return number_format(value.number, decimal_pos=1)


def behind_url(value: Value, *, unit: str, period: str, only_missed: bool = False) -> str:
    """The page of the cases behind a figure."""
    name = value.measure.key.partition(".")[2]
    asked = {"unit": unit, "periode": period, "hanya": "meleset" if only_missed else ""}
    given = urlencode({key: text for key, text in asked.items() if text})
    return f"{reverse('complaints:statistics_cases', args=[name])}?{given}"


def promise_sentence(value: Value) -> str:
    """What a share on time says, with what should have been."""
    said = {
        measures.FIRST_RESPONSE_ON_TIME.key: _("of %(n)s first answers came within the lawful time."),
        measures.SETTLED_ON_TIME.key: _("of %(n)s reports were settled within the lawful time."),
        measures.PROMISES_KEPT.key: _("of %(n)s promised dates were kept."),
    }[value.measure.key] % {"n": number_format(value.n, force_grouping=True)}
    if not value.overdue:
        return said
    late = ngettext(
        "%(count)s of them is overdue and still open.", "%(count)s of them are overdue and still open.", value.overdue
    ) % {"count": number_format(value.overdue, force_grouping=True)}
    return f"{said} {late}"


def spread_sentence(spread: Spread, n: int) -> str:
    """What half and nine of ten had to wait."""
    return _("until the first answer, for half of %(n)s answered reports; nine of ten had it within %(p90)s.") % {
        "n": number_format(n, force_grouping=True),
        "p90": duration(spread.p90),
    }


def cards(statistics: Statistics, link: Link) -> list[Cell]:
    """The four figures that matter most."""
    values = statistics.values
    found = [
        {
            "number": percent(values[share]),
            "says": promise_sentence(values[share]) if values[share].n else _("Nothing to judge in this period."),
            "source": str(values[share].measure.source).rstrip("."),
            "href": link(values[share]) if values[share].n else "",
        }
        for share in STANDING
    ]
    took = values[measures.MINUTES_TO_FIRST_RESPONSE.key]
    spread = statistics.spreads[took.measure.key]
    found.insert(
        1,
        {
            "number": duration(spread.median),
            "says": spread_sentence(spread, took.n) if took.n else _("No report was answered in this period."),
            "source": str(took.measure.source).rstrip("."),
            "href": link(took) if took.n else "",
        },
    )
    return found


def figure_columns(before: str) -> list[Cell]:
    """Columns of the table of all figures."""
    return [
        {"label": _("Figure")},
        {"label": _("This period"), "number": True},
        {"label": _("Counted (n)"), "number": True},
        {"label": before, "number": True},
        {"label": _("Counted from")},
    ]


def figure_rows(statistics: Statistics, chosen: tuple[Measure, ...], link: Link) -> list[list[Any]]:
    """All figures of the period beside those of the period before."""
    rows = [
        [
            str(measure.label),
            _linked(shown(statistics.values[measure.key]), link(statistics.values[measure.key])),
            statistics.values[measure.key].n,
            shown(statistics.before[measure.key]),
            str(measure.source),
        ]
        for measure in chosen
    ]
    for key, spread in statistics.spreads.items():
        value = statistics.values[key]
        for label, minutes in ((_("half within"), spread.median), (_("nine of ten within"), spread.p90)):
            name = f"{value.measure.label}, {label}"
            rows.append([name, _linked(duration(minutes), link(value)), value.n, NONE, str(value.measure.source)])
    return rows


def unit_columns() -> list[Cell]:
    """Columns of the table by unit."""
    return [
        {"label": _("Unit")},
        {"label": _("Ranking"), "number": True},
        {"label": _("Received"), "number": True},
        {"label": _("First answers in time"), "number": True},
        {"label": _("Counted (n)"), "number": True},
        {"label": _("Settled in time"), "number": True},
        {"label": _("Promises kept"), "number": True},
        {"label": _("Quality, of 5"), "number": True},
        {"label": _("Rating, of 5"), "number": True},
    ]


def unit_rows(rows: tuple[UnitRow, ...], link: Callable[[UnitRow], str], *, hide_few: bool) -> list[list[Any]]:
    """Units best first; `hide_few`: figures of too few cases are not shown at all."""
    return [_unit_row(row, link(row), hide_few=hide_few) for row in rows]


def _unit_row(row: UnitRow, href: str, *, hide_few: bool) -> list[Any]:
    def text(measure: Measure) -> str:
        value = row.values[measure.key]
        return NONE if hide_few and not value.is_enough else shown(value)

    return [
        _linked(row.unit.name, href),
        NONE if row.place is None else str(row.place),
        shown(row.values[measures.RECEIVED.key]),
        text(measures.FIRST_RESPONSE_ON_TIME),
        row.values[measures.FIRST_RESPONSE_ON_TIME.key].n,
        text(measures.SETTLED_ON_TIME),
        text(measures.PROMISES_KEPT),
        text(measures.QUALITY),
        text(measures.RATING),
    ]


def unit_finding(statistics: Statistics) -> str:
    """The title of the chart by unit: what it shows."""
    ranked = [row for row in statistics.units if row.place is not None]
    if not ranked:
        return _("No unit has enough first answers to be compared.")
    key = measures.FIRST_RESPONSE_ON_TIME.key
    best, worst = ranked[0], ranked[-1]
    said = {
        "best": best.unit.label,
        "high": percent(best.values[key]),
        "worst": worst.unit.label,
        "low": percent(worst.values[key]),
    }
    if len(ranked) == 1:
        return _("%(best)s gave %(high)s of its first answers in time.") % said
    return _("%(best)s gave %(high)s of its first answers in time, %(worst)s %(low)s.") % said


def unit_bars(statistics: Statistics) -> list[Cell]:
    """One bar for each unit that is compared."""
    key = measures.FIRST_RESPONSE_ON_TIME.key
    return [
        {
            "label": f"{row.unit.label} ({row.values[key].n})",
            "value": (200 * row.values[key].numerator + row.values[key].n) // (2 * row.values[key].n),
        }
        for row in statistics.units
        if row.place is not None
    ]


def _linked(text: str, href: str) -> Any:
    return {"text": text, "href": href} if href and text != NONE else text
