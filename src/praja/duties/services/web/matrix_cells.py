# SPDX-License-Identifier: EUPL-1.2
"""The cells of the matrix: a number with its n and its level, and where it leads.

A page has up to 1,500 of them and few distinct ones: each distinct cell is put into words and into markup once.
"""

from collections.abc import Collection
from fractions import Fraction
from functools import cache, partial
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.services.domain.grid import Shown
from praja.duties.services.domain.heat import (
    COMPONENTS,
    level_of_filled,
    level_of_kept,
    level_of_stars,
    level_of_time,
    level_of_volume,
)
from praja.duties.services.domain.promises import comparable_minutes
from praja.duties.services.queries.figures import COUNTED_FROM, Figures, is_enough, percent
from praja.duties.services.queries.matrix import Cell, Matrix, Row
from praja.duties.services.queries.shapes import HeldStandard
from praja.duties.services.web.matrix_words import one_place, promised, short_time
from praja.kernel.law.domain.terms import Week
from praja.kernel.measures.wording import NONE
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import opening_of

Units = Collection[int]
"""Ids of units."""


class Drawn(NamedTuple):
    """A cell in words. A level of 0 has neither colour nor shape."""

    text: str
    small: str = ""
    level: int = 0


NOT_OFFERED = Drawn(NONE)


class Drawing:
    """Puts the cells of one matrix into words. What stands on fewer than ten cases is told of the units in `told` alone."""

    def __init__(self, matrix: Matrix, *, told: Units = ()) -> None:
        self.shown, self.told, self.on = matrix.choice.shown, told, matrix.on
        self.most = max((cell.now.received for row in matrix.rows for cell in row.cells), default=0)
        self.week: Week = ()
        self.tells_few = False
        self.none, self.too_few = Drawn(_("none yet")), _("too few")
        self._share, self._stars = cache(_share_of), cache(_stars_of)
        self._count = cache(partial(_count_of, most=self.most))
        # Thousands of cells say one of a few things: the reader's language is asked for once, not in each.
        self._short, self._promises = cache(short_time), dict[int, str]()
        self._times = _("9 of 10: %(slow)s · promised %(promise)s · n %(n)s")
        self._draw = {
            Shown.ON_TIME: self._on_time,
            Shown.TIME: self._time,
            Shown.RATING: self._rating,
            Shown.VOLUME: self._volume,
        }

    def cells_of(self, row: Row) -> list[Drawn]:
        """The cells of one unit, service by service."""
        self.week, self.tells_few = opening_of(row.unit.id, self.on), row.unit.id in self.told
        return [self._cell(cell) for cell in row.cells]

    def _cell(self, cell: Cell) -> Drawn:
        if self.shown is Shown.COMPLETENESS:
            return self._completeness(cell)
        if not cell.is_offered and cell.now.received == 0 and cell.now.due == 0:
            return NOT_OFFERED
        drawn = self._draw[self.shown](cell.now, cell.standard)
        if cell.before is None:
            return drawn
        said = _("before %(figure)s") % {"figure": self._draw[self.shown](cell.before, cell.standard).text}
        return drawn._replace(small=f"{drawn.small} · {said}" if drawn.small else said)

    def _completeness(self, cell: Cell) -> Drawn:
        if not cell.is_offered:
            return NOT_OFFERED
        filled = cell.standard.filled if cell.standard else 0
        return Drawn(f"{filled}/{COMPONENTS}", "" if cell.standard else _("no standard"), int(level_of_filled(filled)))

    def _on_time(self, figures: Figures, _standard: HeldStandard | None) -> Drawn:
        due = figures.due
        return self._few(due) or self._share(figures.kept, due)

    def _time(self, figures: Figures, standard: HeldStandard | None) -> Drawn:
        if (few := self._few(figures.timed)) is not None:
            return few
        middle, slow = figures.felt
        said = {"slow": self._short(slow), "promise": self._promised(standard), "n": figures.timed}
        return Drawn(self._short(middle), self._times % said, self._level_of_time(figures, standard))

    def _promised(self, standard: HeldStandard | None) -> str:
        key = id(standard)  # the matrix keeps all of them as long as it is drawn
        if key not in self._promises:
            self._promises[key] = promised(standard)
        return self._promises[key]

    def _level_of_time(self, figures: Figures, standard: HeldStandard | None) -> int:
        promise = standard.promise if standard is not None and is_enough(figures.timed) else None
        taken = figures.at_office if promise is not None else None
        if taken is None or promise is None:
            return 0
        limit = comparable_minutes(promise, self.week)
        return int(level_of_time(int(taken), limit)) if limit else 0

    def _rating(self, figures: Figures, _standard: HeldStandard | None) -> Drawn:
        raters = figures.raters
        return self._few(raters) or self._stars(figures.stars, raters)

    def _volume(self, figures: Figures, _standard: HeldStandard | None) -> Drawn:
        received = figures.received
        return self._count(received) if received else self.none

    def _few(self, n: int) -> Drawn | None:
        """What stands where nothing was counted, or too little to be told; None where there is enough."""
        if not n:
            return self.none
        return None if self.tells_few or is_enough(n) else Drawn(self.too_few, f"n {n}")


def _share_of(kept: int, due: int) -> Drawn:
    level = level_of_kept(kept, due) if is_enough(due) else 0
    return Drawn(f"{percent(kept, due)}%", f"n {due}", int(level))


def _stars_of(stars: int, raters: int) -> Drawn:
    level = level_of_stars(stars, raters) if is_enough(raters) else 0
    return Drawn(one_place(Fraction(stars, raters)), f"n {raters}", int(level))


def _count_of(received: int, most: int) -> Drawn:
    return Drawn(number_format(received, force_grouping=True), "", int(level_of_volume(received, max(most, received))))


def page_rows(matrix: Matrix, *, own: Units) -> list[dict[str, Any]]:
    """The rows as the page shows them. A cell leads to the service at that unit, of the units in `own` (whose applications the
    reader may open) to the cases behind the figure."""
    draw, markup = Drawing(matrix, told=own), Markup()
    codes = [quote(service.code) for service in matrix.services.items]
    public = [reverse("services:service", args=[service.code]) for service in matrix.services.items]
    register, counts_cases = reverse("services:applications"), matrix.choice.shown in COUNTED_FROM
    figure = urlencode({"hitungan": matrix.choice.shown.value, "periode": matrix.choice.period.code})

    def addresses(unit: UnitNode) -> list[str]:
        if counts_cases and unit.id in own:
            start = f"{register}?{figure}&unit={quote(unit.code)}&layanan="
            return [f"{start}{code}" for code in codes]
        end = f"?kantor={quote(unit.code)}"
        return [f"{page}{end}" for page in public]

    return [
        {
            "unit": row.unit,
            "is_yardstick": row.place is not None and row.place.is_yardstick,
            "beside": _beside(row),
            "cells": markup.of(draw.cells_of(row), addresses(row.unit)),
        }
        for row in matrix.rows
    ]


def _beside(row: Row) -> str:
    """What stands beside a unit's name: its place, and the reports about it, as far as there are any."""
    said = []
    if row.place is not None and row.place.among > 1:
        said.append(_("place %(place)s of %(among)s") % {"place": row.place.place, "among": row.place.among})
    if row.complaints:
        said.append(ngettext("%(count)s report", "%(count)s reports", row.complaints) % {"count": row.complaints})
    return " · ".join(said)


class Markup:
    """Cells as markup, each distinct one made once."""

    def __init__(self) -> None:
        self._known: dict[Drawn, tuple[str, str]] = {}

    def of(self, cells: Collection[Drawn], addresses: Collection[str]) -> SafeString:
        """A row of `<td>`, each leading to its address; what is not offered leads nowhere."""
        parts = []
        for drawn, address in zip(cells, addresses, strict=True):
            start, inside = self._known.get(drawn) or self._make(drawn)
            led = inside if drawn is NOT_OFFERED else f'<a href="{escape(address)}">{inside}</a>'
            parts.append(f"{start}{led}</td>")
        return mark_safe("".join(parts))  # noqa: S308 - every part was escaped by format_html or escape

    def _make(self, drawn: Drawn) -> tuple[str, str]:
        start = f'<td class="v{drawn.level}">' if drawn.level else "<td>"
        inside = format_html("{}<small>{}</small>", drawn.text, drawn.small) if drawn.small else escape(drawn.text)
        self._known[drawn] = start, inside
        return start, inside
