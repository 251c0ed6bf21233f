# SPDX-License-Identifier: EUPL-1.2
"""Days of absence as they are counted: those of a year together, and those in a row.

A row counts working days of the employee's own calendar. Days off, decreed or by roster, are not counted and do not end it, also
where they lie within leave; a presence or an approved absence on a working day ends it. That reading is derived from the words
"terus-menerus" and "hari kerja", and is no text of the law.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from praja.duties.attendance.domain.classifying import ABSENT, JOINT_LEAVE, OFF, OPEN
from praja.duties.attendance.domain.discipline.ladder import RUN, Ladder, days_in

NEITHER = frozenset({OFF, JOINT_LEAVE, OPEN})
"""Codes of days that are not counted and end no row: days off, and one that is not over."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands in one year: `days` of absence, the first `run` that is long enough (else none), days that lateness
    was `converted` into where it counts, and the heaviest `band` reached."""

    days: tuple[date, ...]
    run: tuple[date, ...]
    converted: int
    band: str

    @property
    def counted(self) -> int:
        """Days towards the bands of a year."""
        return len(self.days) + self.converted

    @property
    def evidence(self) -> tuple[date, ...]:
        """Every day that the proposal rests on, in order; a row may have begun in the year before."""
        return tuple(sorted({*self.days, *self.run}))


def runs_of(codes: Iterable[tuple[date, str]]) -> list[tuple[date, ...]]:
    """Absences in a row, in order of time, from days and their codes in any order. A day of which nothing is known ends a row:
    days off are known too."""
    found, before = list[list[date]]([[]]), date.min
    for day, code in sorted(codes):
        if (day - before).days > 1 or (code != ABSENT and code not in NEITHER):
            found.append([])
        if code == ABSENT:
            found[-1].append(day)
        before = day
    return [tuple(row) for row in found if row]


def run_of_year(codes: Iterable[tuple[date, str]], year: int, least: int) -> tuple[date, ...]:
    """The first row of at least so many days that became so long in `year`; none is ()."""
    return next((row for row in runs_of(codes) if len(row) >= least and row[least - 1].year == year), ())


def standing(codes: Mapping[date, str], year: int, ladder: Ladder, *, minutes: int = 0) -> Standing:
    """How somebody with these days stands in `year`. Days before the year matter to rows alone."""
    days = tuple(sorted(day for day, code in codes.items() if code == ABSENT and day.year == year))
    run = run_of_year(codes.items(), year, ladder.run)
    converted = days_in(minutes, ladder.minutes_per_day) if ladder.minutes_per_day else 0
    return Standing(days, run, converted, ladder.band_of(len(days) + converted, len(run)))


def still_reached(band: str, held: Standing, ladder: Ladder) -> bool:
    """Whether the days as they stand now still reach `band`, be it that a heavier one is reached too."""
    return bool(held.run) if band == RUN else held.counted >= ladder.begins[band]


def evidence_for(band: str, held: Standing, ladder: Ladder) -> Standing:
    """What a proposal of `band` rests on: the row and all days for a row, else the days up to where the next band begins, so that
    a proposal stays as it was when a heavier one follows."""
    if band == RUN:
        return replace(held, band=band)
    following = next((begin for begin in ladder.begins.values() if begin > ladder.begins[band]), None)
    converted = held.converted if following is None else min(held.converted, following - 1)
    days = held.days if following is None else held.days[: following - 1 - converted]
    return Standing(days, (), converted, band)
