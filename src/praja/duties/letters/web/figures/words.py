# SPDX-License-Identifier: EUPL-1.2
"""Figures of letters in words: every number with what it is counted from."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.letters import measures
from praja.duties.letters.enums import Speed
from praja.duties.letters.queries.figures import LetterFigures, Row
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.wording import NONE, duration

Cell = dict[str, Any]
Link = Callable[[Measure], str]
Names = list[tuple[int, str, str]]
TIMES = (measures.FIRST_DISPOSITION_TIME, measures.ENDING_TIME, measures.ANSWER_TIME)


def behind_link(period: str, unit: str) -> Link:
    """Where the letters behind a figure are."""
    given = urlencode({key: value for key, value in (("periode", period), ("unit", unit)) if value})

    def link(measure: Measure) -> str:
        name = measure.key.partition(".")[2].replace("_", "-")
        return f"{reverse('letters:letters_of_figure', args=[name])}?{given}"

    return link


def cards(found: LetterFigures, link: Link) -> list[Cell]:
    """The figures that matter most: three times, and what is open."""
    whole = found.whole
    shown = [_time_card(whole, measure, link) for measure in TIMES]
    return [*shown, _open_card(whole)]


def _time_card(row: Row, measure: Measure, link: Link) -> Cell:
    middle, slow = row.counted.typical(measure.key)
    count = row.counted.n(measure.key)
    if not count:
        says = _("%(label)s: nothing to count in this period.") % {"label": measure.label}
        return {"number": NONE, "says": says, "href": ""}
    says = ngettext(
        "%(label)s, of %(count)s letter; nine of ten within %(slow)s.",
        "%(label)s, for half of %(count)s letters; nine of ten within %(slow)s.",
        count,
    ) % {"label": measure.label, "count": _whole(count), "slow": duration(slow)}
    return {"number": duration(middle), "says": says, "href": link(measure)}


def _open_card(row: Row) -> Cell:
    says = ngettext(
        "letter is open now; %(overdue)s overdue.", "letters are open now; %(overdue)s overdue.", row.now.open
    ) % {"overdue": _whole(row.now.overdue)}
    return {"number": _whole(row.now.open), "says": says, "href": ""}


def unit_columns(first: str) -> list[Cell]:
    """Columns of the tables by unit and by speed."""
    numbers = (
        _("Received"),
        _("Dealt with"),
        _("In time"),
        _("Half disposed within"),
        _("Half ended within"),
        _("Half answered within"),
        _("Open now"),
        _("Overdue now"),
    )
    return [{"label": first}, *({"label": label, "number": True} for label in numbers)]


def unit_rows(found: LetterFigures, names: Names, period: str) -> list[list[Any]]:
    """A row for each unit that has anything, by code."""
    rows = []
    for unit, code, name in names:
        link = behind_link(period, code)
        href = f"{reverse('letters:figures')}?{urlencode({'periode': period, 'unit': code})}"
        rows.append([{"text": name, "href": href}, *_numbers(found.by_unit[unit], link)])
    return rows


def speed_rows(found: LetterFigures) -> list[list[Any]]:
    """A row for each speed."""
    return [[str(Speed(speed).label), *_numbers(row, lambda _measure: "")] for speed, row in found.by_speed.items()]


def _numbers(row: Row, link: Link) -> list[Any]:
    counted = row.counted
    return [
        _linked(counted.n(measures.RECEIVED.key), link(measures.RECEIVED)),
        _linked(counted.n(measures.ENDED.key), link(measures.ENDED)),
        percent(row),
        *(duration(_middle(row, measure)) for measure in TIMES),
        _whole(row.now.open),
        _whole(row.now.overdue),
    ]


def percent(row: Row) -> str:
    """In time, of what was dealt with or is overdue and open: who leaves letters lying does not look better for it."""
    met, n = row.counted.numerator(measures.ON_TIME.key), row.counted.n(measures.ON_TIME.key) + row.now.overdue
    return NONE if not n else f"{(200 * met + n) // (2 * n)}%"


def unit_bars(found: LetterFigures, names: Names) -> list[Cell]:
    """One bar for each unit that disposed letters: within how many hours half of them."""
    bars = []
    for unit, _code, name in names:
        middle = _middle(found.by_unit[unit], measures.FIRST_DISPOSITION_TIME)
        if middle is not None:
            bars.append({"label": name, "value": int((middle + 30) // 60)})
    return sorted(bars, key=lambda bar: bar["value"])


def months_table(found: LetterFigures) -> list[list[Any]]:
    """Received and dealt with, by month."""
    return [[first, received, ended] for first, received, ended in found.months]


def adds(measure: Measure, numerator: int) -> str:
    """What one letter adds to a figure."""
    if measure.unit_of_measure is UnitOfMeasure.HOURS:
        return duration(Decimal(numerator))
    if measure.unit_of_measure is UnitOfMeasure.SHARE:
        return _("In time") if numerator else _("Too late")
    return ""


def _middle(row: Row, measure: Measure) -> Decimal | None:
    return row.counted.typical(measure.key)[0]


def _whole(number: int) -> str:
    return number_format(number, force_grouping=True)


def _linked(number: int, href: str) -> Any:
    return {"text": _whole(number), "href": href} if href and number else _whole(number)
