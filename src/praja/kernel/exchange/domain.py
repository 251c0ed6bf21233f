# SPDX-License-Identifier: EUPL-1.2
"""When something is handed over next, and how that stands today."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from praja.kernel.law.domain.clocks import add_months
from praja.kernel.law.domain.rules import Unit

SOON = 3
"""Days before its date from which it counts as due soon."""


class Standing(StrEnum):
    """How a hand-over stands. `open`: no rhythm is set, or nothing was ever handed over; nobody is late then."""

    OPEN = "open"
    DONE = "done"
    SOON = "soon"
    LATE = "late"


class NoRhythm(ValueError):
    """A figure of this unit sets no rhythm in days or months."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every so many calendar days or months. Raises `NoRhythm` for what is neither, or less than one."""

    value: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.value < 1 or self.unit not in (Unit.CALENDAR_DAYS, Unit.MONTHS):
            raise NoRhythm(f"{self.value} {self.unit}")


def next_due(last: date | None, rhythm: Rhythm | None) -> date | None:
    """The day by which it is handed over again; None before the first time and without a rhythm."""
    if last is None or rhythm is None:
        return None
    if rhythm.unit is Unit.MONTHS:
        return add_months(last, rhythm.value)
    return last + timedelta(days=rhythm.value)


def days_late(due: date | None, today: date) -> int:
    """How many days have passed since its day; 0 up to and on that day."""
    return max(0, (today - due).days) if due else 0


def standing(due: date | None, today: date) -> Standing:
    """How it stands on a day: its own day is not late yet."""
    if due is None:
        return Standing.OPEN
    if today > due:
        return Standing.LATE
    return Standing.SOON if (due - today).days <= SOON else Standing.DONE
