# SPDX-License-Identifier: EUPL-1.2
"""The figures of units by services over a reporting period: from tallies, with what is overdue and open counted in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from django.db.models import Q, QuerySet, Sum

from praja.duties.services import measures
from praja.duties.services.domain.grid import Shown
from praja.duties.services.domain.yardsticks import ENOUGH
from praja.kernel.measures.domain.figures import rounded
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, recent_periods
from praja.kernel.measures.models import Fact
from praja.kernel.measures.queries import Tallied, tallies, together
from praja.lib.clock import end_of, local_date
from praja.lib.moments import local_zone

Place = tuple[int, int]
"""Ids of unit and service."""
_NOTHING = Tallied()
TRAILING = 12
"""Months behind the figures of a service's own page, the running one besides."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted of one unit and service. Every figure has its n; what stands on fewer than ten is not compared."""

    tallied: Tallied = _NOTHING
    overdue: int = 0

    @property
    def received(self) -> int:
        return self.tallied.n(measures.RECEIVED.key)

    @property
    def kept(self) -> int:
        """Promises kept, of `due`: what ended, and what is overdue and open."""
        return self.tallied.numerator(measures.ON_TIME.key)

    @property
    def due(self) -> int:
        return self.tallied.n(measures.ON_TIME.key) + self.overdue

    @property
    def kept_percent(self) -> int | None:
        return percent(self.kept, self.due) if self.due else None

    @property
    def timed(self) -> int:
        """How many products the times are of."""
        return self.tallied.n(measures.TIME_TO_PRODUCT.key)

    @property
    def felt(self) -> tuple[Decimal | None, Decimal | None]:
        """Minutes within which half, and nine of ten, had their product, as people feel it."""
        return self.tallied.typical(measures.TIME_TO_PRODUCT.key)

    @property
    def at_office(self) -> Decimal | None:
        """The middle time in minutes as the standard counts."""
        return self.tallied.typical(measures.TIME_AT_OFFICE.key)[0]

    @property
    def stars(self) -> int:
        return self.tallied.numerator(measures.RATING.key)

    @property
    def raters(self) -> int:
        return self.tallied.n(measures.RATING.key)

    @property
    def rating(self) -> Decimal | None:
        return rounded(Fraction(self.stars, self.raters), 1) if self.raters else None

    def count_of(self, measure: str) -> int:
        """The sum of a measure that is a plain count or money."""
        return self.tallied.numerator(measure)


def percent(part: int, whole: int) -> int:
    """A share in whole percent, halves up."""
    return (200 * part + whole) // (2 * whole)


def is_enough(n: int) -> bool:
    """Whether so many cases are compared, and told to everybody."""
    return n >= ENOUGH


def moment_of(period: ReportingPeriod, at: datetime) -> datetime:
    """The moment for which a period's figures hold: its end, or now where it still runs."""
    return min(end_of(period.span.last_day, local_zone()), at)


def figures_of(
    period: ReportingPeriod,
    at: datetime,
    *,
    unit_ids: Collection[int] | None = None,
    services: Collection[int] | None = None,
    owed: bool = True,
) -> dict[Place, Figures]:
    """The figures of every unit and service that has any; None asks for all of them. Two statements, one without what is `owed`:
    then nothing is known of what is overdue and open, and no share of promises kept may be read."""
    cells = tallies(measures.ON_TIME.key, periods=[period.id], unit_ids=unit_ids, abouts=services, spreads=False)
    overdue = _overdue(period, at, unit_ids, services) if owed else {}
    found = {(cell.unit, cell.about): tallied for cell, tallied in cells.items()}
    return {
        place: Figures(found.get(place, _NOTHING), overdue.get(place, 0)) for place in found.keys() | overdue.keys()
    }


def figures_of_service(service: int, unit: int | None, at: datetime) -> Figures:
    """A service's figures of the last twelve months and the running one, at one unit or (None) everywhere: how long it really
    takes, how often the promise is kept, how satisfied people are, each with its n. Two statements."""
    today = local_date(at, local_zone())
    months = list(recent_periods(PeriodKind.MONTH, today, TRAILING + 1))
    unit_ids = None if unit is None else [unit]
    cells = tallies(measures.ON_TIME.key, periods=[month.id for month in months], unit_ids=unit_ids, abouts=[service])
    overdue = _overdue(months[0], at, unit_ids, [service])
    return Figures(together(cells.values()), sum(overdue.values()))


def _overdue(
    period: ReportingPeriod, at: datetime, unit_ids: Collection[int] | None, services: Collection[int] | None
) -> Mapping[Place, int]:
    """What was overdue and open when the period ended, or is now where it still runs."""
    rows = Fact.objects.filter(_left_open(period, at), about__isnull=False)
    if unit_ids is not None:
        rows = rows.filter(unit_id__in=unit_ids)
    if services is not None:
        rows = rows.filter(about__in=services)
    sums = rows.order_by().values_list("unit_id", "about").annotate(Sum("numerator"))
    return {(unit, int(about or 0)): int(count) for unit, about, count in sums}


def _left_open(period: ReportingPeriod, at: datetime) -> Q:
    """The facts of what was overdue and open when the period ended, or is now where it still runs."""
    yesterday = local_date(at, local_zone()) - timedelta(days=1)
    last_day: date = min(period.span.last_day, yesterday)
    wanted = Q(measure=measures.OWED.key, day__lte=last_day)
    if period.span.last_day <= yesterday:
        wanted |= Q(measure=measures.LEFT_OVERDUE.key, day=period.span.last_day)
    return wanted


COUNTED_FROM: Mapping[Shown, str] = {
    Shown.ON_TIME: measures.ON_TIME.key,
    Shown.TIME: measures.TIME_TO_PRODUCT.key,
    Shown.RATING: measures.RATING.key,
    Shown.VOLUME: measures.RECEIVED.key,
}
"""Of what the matrix shows, what is counted from applications, and by which measure."""


def facts_behind(shown: Shown, period: ReportingPeriod, at: datetime) -> QuerySet[Fact]:
    """The facts from which what the matrix shows is counted, each of an application (`subject` is `case:17`)."""
    days = Q(day__range=(period.span.first_day, period.span.last_day))
    wanted = Q(measure=COUNTED_FROM[shown]) & days
    return Fact.objects.filter(wanted | _left_open(period, at) if shown is Shown.ON_TIME else wanted)
