# SPDX-License-Identifier: EUPL-1.2
"""The matrix in words: a number in every cell with its n, and why a unit is a yardstick."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from praja.duties.services.domain.grid import Shown
from praja.duties.services.domain.heat import (
    COMPONENTS,
    Level,
    level_of_filled,
    level_of_kept,
    level_of_stars,
    level_of_time,
    level_of_volume,
)
from praja.duties.services.domain.promises import comparable_minutes
from praja.duties.services.domain.yardsticks import Aspect, Difference
from praja.duties.services.queries.figures import Figures, is_enough
from praja.duties.services.queries.matrix import Cell, Matrix, Row, Yardstick
from praja.duties.services.queries.shapes import HeldStandard
from praja.kernel.law.domain.terms import Week
from praja.kernel.measures.domain.figures import rounded
from praja.kernel.measures.wording import DAY, HOUR, NONE
from praja.kernel.organization.enums import UnitKind
from praja.kernel.organization.queries import opening_of
from praja.lib.errors import Text

NAMES: Mapping[Shown, Text] = {
    Shown.ON_TIME: gettext_lazy("Served in the promised time"),
    Shown.TIME: gettext_lazy("Promised and real time"),
    Shown.COMPLETENESS: gettext_lazy("Completeness of the standard"),
    Shown.RATING: gettext_lazy("Satisfaction of applicants"),
    Shown.VOLUME: gettext_lazy("Number of applications"),
}
LEGENDS: Mapping[Shown, tuple[Text, Text, Text, Text]] = {
    Shown.ON_TIME: (
        gettext_lazy("95% and more"),
        gettext_lazy("from 80%"),
        gettext_lazy("from half"),
        gettext_lazy("less than half"),
    ),
    Shown.TIME: (
        gettext_lazy("at the office at most half of the promise"),
        gettext_lazy("within the promise"),
        gettext_lazy("up to half as long again"),
        gettext_lazy("longer still"),
    ),
    Shown.COMPLETENESS: (
        gettext_lazy("all 14"),
        gettext_lazy("12 or 13"),
        gettext_lazy("7 to 11"),
        gettext_lazy("6 or fewer"),
    ),
    Shown.RATING: (
        gettext_lazy("4.5 stars and more"),
        gettext_lazy("from 4"),
        gettext_lazy("from 3"),
        gettext_lazy("fewer than 3"),
    ),
    Shown.VOLUME: (
        gettext_lazy("from half of the most on this page"),
        gettext_lazy("from a fifth"),
        gettext_lazy("from a twentieth"),
        gettext_lazy("fewer"),
    ),
}
"""What the four levels mean, the highest first."""

_DURATIONS: Mapping[tuple[str, bool | None], Callable[[int], str]] = {
    ("minutes", None): lambda n: ngettext("%(n)d minute", "%(n)d minutes", n),
    ("hours", True): lambda n: ngettext("%(n)d open hour", "%(n)d open hours", n),
    ("hours", False): lambda n: ngettext("%(n)d hour", "%(n)d hours", n),
    ("days", True): lambda n: ngettext("%(n)d working day", "%(n)d working days", n),
    ("days", False): lambda n: ngettext("%(n)d calendar day", "%(n)d calendar days", n),
    ("months", None): lambda n: ngettext("%(n)d month", "%(n)d months", n),
}


def promised(standard: HeldStandard | None) -> str:
    """What the standard promises: "3 working days"; a dash where it promises no time."""
    value, unit, working = standard.duration if standard is not None else (None, "", None)
    if standard is None or standard.promise is None or value is None:
        return NONE
    counted = working if unit in ("hours", "days") else None
    return _DURATIONS[unit, counted](value) % {"n": value}


def short_time(minutes: Decimal | None) -> str:
    """A time as a cell has room for it: 35 min, 5.3 h, 3.2 d."""
    return NONE if minutes is None else _short_time(int(minutes), get_language() or "")


@lru_cache(maxsize=4096)
def _short_time(minutes: int, _language: str) -> str:
    if minutes < HOUR:
        return pgettext("short", "%(n)s min") % {"n": minutes}
    if minutes < 2 * DAY:
        return pgettext("short", "%(n)s h") % {"n": one_place(Fraction(minutes, HOUR))}
    return pgettext("short", "%(n)s d") % {"n": one_place(Fraction(minutes, DAY))}


def one_place(value: Fraction | Decimal) -> str:
    """A number with one decimal, as the reader writes it."""
    shown: str = number_format(value if isinstance(value, Decimal) else rounded(value, 1), decimal_pos=1)
    return shown


def kind_name(kind: str) -> str:
    return str(dict(UnitKind.choices).get(kind, kind))


def table_of(matrix: Matrix, *, hide_few: bool) -> list[dict[str, Any]]:
    """The rows of the matrix as the template draws them."""
    draw = Drawing(matrix, hide_few=hide_few)
    return [draw.row(row) for row in matrix.rows]


class Drawing:
    """Draws cells of one matrix; `hide_few`: what stands on fewer than ten cases is not told."""

    def __init__(self, matrix: Matrix, *, hide_few: bool) -> None:
        self.shown, self.hide_few, self.on = matrix.choice.shown, hide_few, matrix.on
        counts = [cell.now.received for row in matrix.rows for cell in row.cells]
        self.most = max(counts, default=0)
        self.week: Week = ()
        self.none, self.too_few = _("none yet"), _("too few")
        self._draw = {
            Shown.ON_TIME: self._on_time,
            Shown.TIME: self._time,
            Shown.RATING: self._rating,
            Shown.VOLUME: self._volume,
        }

    def row(self, row: Row) -> dict[str, Any]:
        self.week = opening_of(row.unit.id, self.on)
        place = row.place
        return {
            "unit": row.unit,
            "place": place,
            "complaints": row.complaints,
            "cells": [self.cell(cell) for cell in row.cells],
        }

    def cell(self, cell: Cell) -> dict[str, Any]:
        """Text, small text and level of a cell; a level of 0 has neither colour nor shape."""
        if self.shown is Shown.COMPLETENESS:
            return self._completeness(cell)
        if not cell.is_offered and cell.now.received == 0 and cell.now.due == 0:
            return {"text": NONE, "small": "", "level": 0}
        text, small, level = self._draw[self.shown](cell.now, cell.standard)
        if cell.before is not None:
            before = self._draw[self.shown](cell.before, cell.standard)[0]
            said = _("before %(figure)s") % {"figure": before}
            small = f"{small} · {said}" if small else said
        return {"text": text, "small": small, "level": level}

    def _completeness(self, cell: Cell) -> dict[str, Any]:
        if not cell.is_offered:
            return {"text": NONE, "small": "", "level": 0}
        filled = cell.standard.filled if cell.standard else 0
        small = "" if cell.standard else _("no standard")
        return {"text": f"{filled}/{COMPONENTS}", "small": small, "level": int(level_of_filled(filled))}

    def _on_time(self, figures: Figures, _standard: HeldStandard | None) -> tuple[str, str, int]:
        if (few := self._few(figures.due)) is not None:
            return few
        level = level_of_kept(figures.kept, figures.due) if is_enough(figures.due) else 0
        return f"{figures.kept_percent}%", f"n {figures.due}", int(level)

    def _time(self, figures: Figures, standard: HeldStandard | None) -> tuple[str, str, int]:
        if (few := self._few(figures.timed)) is not None:
            return few
        middle, slow = figures.felt
        said = {"slow": short_time(slow), "promise": promised(standard), "n": figures.timed}
        small = _("9 of 10: %(slow)s · promised %(promise)s · n %(n)s") % said
        return short_time(middle), small, int(self._level_of_time(figures, standard))

    def _level_of_time(self, figures: Figures, standard: HeldStandard | None) -> int:
        taken = figures.at_office
        if taken is None or standard is None or standard.promise is None or not is_enough(figures.timed):
            return 0
        limit = comparable_minutes(standard.promise, self.week)
        return level_of_time(Fraction(taken), limit) if limit else 0

    def _rating(self, figures: Figures, _standard: HeldStandard | None) -> tuple[str, str, int]:
        if (few := self._few(figures.raters)) is not None:
            return few
        level = level_of_stars(figures.stars, figures.raters) if is_enough(figures.raters) else 0
        return one_place(figures.rating or Decimal()), f"n {figures.raters}", int(level)

    def _volume(self, figures: Figures, _standard: HeldStandard | None) -> tuple[str, str, int]:
        if not figures.received:
            return self.none, "", 0
        level: Level = level_of_volume(figures.received, max(self.most, figures.received))
        return number_format(figures.received, force_grouping=True), "", int(level)

    def _few(self, n: int) -> tuple[str, str, int] | None:
        """What stands where nothing was counted, or too little to be told; None where there is enough."""
        if not n:
            return self.none, "", 0
        return (self.too_few, f"n {n}", 0) if self.hide_few and not is_enough(n) else None


def yardstick_words(one: Yardstick) -> dict[str, Any]:
    """A yardstick in sentences: what it keeps, its place, what it does differently."""
    said = {
        "kept": (200 * one.contender.kept + one.contender.due) // (2 * one.contender.due),
        "due": number_format(one.contender.due, force_grouping=True),
        "place": one.place.place,
        "among": one.place.among,
        "kind": kind_name(one.unit.kind),
    }
    lead = _("Kept %(kept)s%% of %(due)s promises: place %(place)s of %(among)s compared (%(kind)s).") % said
    return {"unit": one.unit, "lead": lead, "differences": [difference_words(each) for each in one.differences]}


def difference_words(difference: Difference) -> str:
    """What a yardstick does differently, in one sentence."""
    own, others = _in_words(difference.aspect, difference.own), _in_words(difference.aspect, difference.others)
    said = {"own": own, "others": others, "n": difference.services}
    sentences = {
        Aspect.REQUIREMENTS: _("Asks for fewer papers: %(own)s on average, the others %(others)s."),
        Aspect.STAGES: _("Has a shorter path: %(own)s stages on average, the others %(others)s."),
        Aspect.DIGITAL: _("Gives more products online, without a walk to the office: %(own)s, the others %(others)s."),
        Aspect.FEE: _("Costs less: %(own)s on average, the others %(others)s."),
        Aspect.PROMISE: _("Promises a shorter time: %(own)s of opening hours on average, the others %(others)s."),
        Aspect.OPENING: _("Is open longer: %(own)s hours a week, the others %(others)s."),
    }
    sentence = sentences[difference.aspect] % said
    if not difference.services:
        return sentence
    told = ngettext(
        "Over %(n)d service that they have in common.",
        "Over %(n)d services that they have in common.",
        difference.services,
    )
    return f"{sentence} {told % said}"


def _in_words(aspect: Aspect, value: Fraction) -> str:
    if aspect is Aspect.DIGITAL:
        return f"{int(rounded(100 * value, 0))}%"
    if aspect is Aspect.FEE:
        return f"Rp{number_format(rounded(value, 0), force_grouping=True)}"
    if aspect is Aspect.PROMISE:
        return short_time(rounded(value, 0))
    return one_place(value / HOUR if aspect is Aspect.OPENING else value)
