# SPDX-License-Identifier: EUPL-1.2
"""The periods that figures are asked for: month, quarter, half-year, year, by the local calendar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from praja.kernel.measures.domain.periods import Period


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}
_LETTERS = {PeriodKind.QUARTER: "T", PeriodKind.HALF: "S"}
_PLACES = {PeriodKind.MONTH: 0, PeriodKind.QUARTER: 20, PeriodKind.HALF: 30, PeriodKind.YEAR: 40}
_CODE = re.compile(r"(20\d\d)(?:-(?:(\d\d)|T([1-4])|S([12])))?")


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """The `number`th month, quarter or half of a year, counted from 1."""

    kind: PeriodKind
    year: int
    number: int = 1

    @property
    def code(self) -> str:
        """As it stands in addresses: `2026-03`, `2026-T1` (triwulan), `2026-S1` (semester), `2026`."""
        if self.kind is PeriodKind.YEAR:
            return str(self.year)
        if self.kind is PeriodKind.MONTH:
            return f"{self.year}-{self.number:02d}"
        return f"{self.year}-{_LETTERS[self.kind]}{self.number}"

    @property
    def id(self) -> int:
        """A number of its own, for rows that point to it: 202621 is the first quarter of 2026."""
        return self.year * 100 + _PLACES[self.kind] + self.number

    @property
    def span(self) -> Period:
        """Its days."""
        months = MONTHS[self.kind]
        first = Period.of_month(self.year, (self.number - 1) * months + 1)
        return Period(first.first_day, Period.of_month(self.year, self.number * months).last_day)

    @property
    def previous(self) -> "ReportingPeriod":
        """The one before, of the same length."""
        return period_of(self.kind, self.span.first_day - timedelta(days=1))


def period_of(kind: PeriodKind, day: date) -> ReportingPeriod:
    """The period of this kind in which `day` lies."""
    return ReportingPeriod(kind, day.year, (day.month - 1) // MONTHS[kind] + 1)


def read_period(code: str) -> ReportingPeriod | None:
    """The period that a code names; None for anything else."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    year, month, quarter, half = found.groups()
    if month:
        return ReportingPeriod(PeriodKind.MONTH, int(year), int(month)) if 1 <= int(month) <= 12 else None
    if quarter:
        return ReportingPeriod(PeriodKind.QUARTER, int(year), int(quarter))
    return (
        ReportingPeriod(PeriodKind.HALF, int(year), int(half)) if half else ReportingPeriod(PeriodKind.YEAR, int(year))
    )


def period_numbered(number: int) -> ReportingPeriod | None:
    """The period whose `id` this is; None if it is none."""
    year, place = divmod(number, 100)
    for kind in (PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.MONTH, PeriodKind.YEAR):
        within = place - _PLACES[kind]
        if 1 <= within <= 12 // MONTHS[kind]:
            return ReportingPeriod(kind, year, within)
    return None


def recent_periods(kind: PeriodKind, today: date, count: int) -> Iterator[ReportingPeriod]:
    """The period of this kind that is running and those before it, the newest first."""
    period = period_of(kind, today)
    for _ in range(count):
        yield period
        period = period.previous


def periods_around(day: date) -> tuple[ReportingPeriod, ...]:
    """The month, quarter, half-year and year in which `day` lies."""
    return tuple(period_of(kind, day) for kind in PeriodKind)
