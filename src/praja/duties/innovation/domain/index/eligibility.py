# SPDX-License-Identifier: EUPL-1.2
"""Whether an innovation counts in a year's index: applied in the window of the edition, or older and developed in it, and its
rancang bangun long enough."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from praja.kernel.law.domain.editions import Edition


class Missing(StrEnum):
    """What keeps an innovation out."""

    NOT_APPLIED = "not_applied"
    TOO_NEW = "too_new"
    TOO_OLD = "too_old"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Window:
    """The days between which an innovation was applied or developed."""

    first_day: date
    last_day: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first_day <= day <= self.last_day


def window_of(edition: Edition) -> Window | None:
    """The edition's window, or None where it is not written down: then any day counts, which pages say."""
    first, last = edition.figures.get("first_year"), edition.figures.get("last_year")
    if first is None or last is None:
        return None
    return Window(date(int(first.value), 1, 1), date(int(last.value), 12, 31))


def least_words(edition: Edition) -> int:
    """The fewest words of the rancang bangun; 0 where none are asked."""
    held = edition.figures.get("least_words")
    return 0 if held is None else int(held.value)


def missing(edition: Edition, *, applied_on: date | None, developed_on: date | None, words: int) -> tuple[Missing, ...]:
    """What keeps it out of the index of this edition; nothing: it counts."""
    found: list[Missing] = []
    window = window_of(edition)
    if applied_on is None:
        found.append(Missing.NOT_APPLIED)
    elif window is not None and not window.holds(applied_on):
        if applied_on > window.last_day:
            found.append(Missing.TOO_NEW)
        elif not window.holds(developed_on):
            found.append(Missing.TOO_OLD)
    if words < least_words(edition):
        found.append(Missing.WORDS)
    return tuple(found)
