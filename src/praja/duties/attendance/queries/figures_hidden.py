# SPDX-License-Identifier: EUPL-1.2
"""Which figures of attendance are not shown, because too few people stand behind them or because they would tell of such.

How many stand behind the units is counted on one day of the month, so that nobody is counted at two: who was on duty, and for
figures of the days present who came, on the day on which most units have people enough. What is hidden is judged for all of the
reader's units at once (`lib.small_cells`), whichever of them the page shows.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, Q, QuerySet, Sum

from praja.duties.attendance.measures import IN_TRAINING, LATE, LEFT_EARLY, LOST, ON_LEAVE, PRESENT, TRAVELLING, WORKED
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.domain.figures import rounded
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.enums import Step
from praja.kernel.measures.models import FactSum
from praja.kernel.organization.queries import units
from praja.lib.small_cells import Hidden, hidden_in_tree

AWAY = (ON_LEAVE, TRAVELLING, IN_TRAINING)
OF_DAYS_PRESENT = frozenset(measure.key for measure in (LATE, LEFT_EARLY, LOST, WORKED))
"""Figures that only those who came stand behind."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numerator and denominator of each measure that has any. `too_few`: of those who came, so that the figures of
    days present are left out."""

    sums: Mapping[str, tuple[int, int]]
    too_few: bool = False

    def numerator(self, measure: Measure) -> int:
        return self.sums.get(measure.key, (0, 0))[0]

    def denominator(self, measure: Measure) -> int:
        return self.sums.get(measure.key, (0, 0))[1]

    def percent(self, measure: Measure) -> Decimal | None:
        """The share in per cent with one decimal; None over nothing."""
        return _percent(*self.sums.get(measure.key, (0, 0)))

    def is_hidden(self, measure: Measure) -> bool:
        """Whether this figure is left out of what is shown."""
        return self.too_few and measure.key in OF_DAYS_PRESENT

    def without_few(self) -> "Counts":
        """What is left where too few people came."""
        kept = {key: sums for key, sums in self.sums.items() if key not in OF_DAYS_PRESENT}
        return Counts(kept, too_few=len(kept) < len(self.sums))

    @property
    def on_duty(self) -> int:
        """Days of duty of everybody together."""
        return self.denominator(PRESENT)

    @property
    def away(self) -> Decimal | None:
        """Days on leave, travel and in training, of all days of duty, in per cent."""
        return _percent(sum(map(self.numerator, AWAY)), self.on_duty)


class Forest:
    """The units that somebody reads, as trees: each is in one place only."""

    def __init__(self, scope: frozenset[int]) -> None:
        self.nodes = units.current().nodes
        self.scope = frozenset(unit for unit in scope if unit in self.nodes)
        tops = (unit for unit in self.scope if self.nodes[unit].parent_id not in self.scope)
        self.tops = sorted(tops, key=lambda unit: self.nodes[unit].code)

    def below(self, unit: int) -> list[int]:
        return [child.id for child in units.value.children(unit) if child.id in self.scope]

    def within(self, unit: int) -> frozenset[int]:
        """The unit and all below it, as far as the reader's eyes go."""
        found, waiting = set[int](), [unit] if unit in self.scope else []
        while waiting:
            found.add(one := waiting.pop())
            waiting += self.below(one)
        return frozenset(found)


People = dict[int, int]
"""How many people stand behind each unit that has any figure."""
NOTHING: Hidden[int] = Hidden(everything=True)


@dataclass(frozen=True, slots=True)
class Veil:
    """What is not shown of a month: of the figures of days of duty, and of those of days present."""

    duty: Hidden[int] = NOTHING
    present: Hidden[int] = NOTHING

    def over_whole(self, unit: int | None, counts: Counts) -> Counts | None:
        """What is shown of a unit with all below it; None: of everything that the reader sees."""
        if _is_hidden(self.duty, unit):
            return None
        return counts.without_few() if _is_hidden(self.present, unit) else counts

    def over_alone(self, unit: int, counts: Counts) -> Counts | None:
        """What is shown of a unit beside those below it."""
        if unit in self.duty.alone:
            return None
        return counts.without_few() if unit in self.present.alone else counts


def _is_hidden(hidden: Hidden[int], unit: int | None) -> bool:
    return hidden.everything or unit in hidden.wholes


def veils_over(forest: Forest, span: Period, least: int) -> dict[date, Veil]:
    """What is not shown of each month in `span` that has any figure, by its first day. Four statements."""
    return {
        month: Veil(*(hidden_in_tree(forest.tops, forest.below, counts, least) for counts in people))
        for month, people in _people(forest.scope, span, least).items()
    }


def _people(scope: Collection[int], span: Period, least: int) -> dict[date, tuple[People, People]]:
    """For each month how many people of each unit were on duty, and how many came, on the day that tells it best."""
    sums = FactSum.objects.filter(measure=PRESENT.key, unit__among=scope).order_by()
    days = sums.filter(span=Step.DAY, day__range=(span.first_day, span.last_day))
    fullest = _fullest(days, "denominator", least), _fullest(days, "numerator", least)
    people: dict[date, tuple[People, People]] = {month: ({}, {}) for month in fullest[0]}
    months = sums.filter(span=Step.MONTH, day__in=list(people))
    for month, unit, *both in months.values_list("day", "unit", "denominator", "numerator"):
        for known, count in zip(people[month], both, strict=True):
            if count:
                known[unit] = 0
    rows = days.filter(day__in={day for of_months in fullest for day in of_months.values()})
    for day, unit, *both in rows.values_list("day", "unit", "denominator", "numerator"):
        month = day.replace(day=1)
        for known, of_months, count in zip(people[month], fullest, both, strict=True):
            if of_months[month] == day and unit in known:
                known[unit] = count
    return people


def _fullest(days: "QuerySet[FactSum]", part: str, least: int) -> dict[date, date]:
    """For each month the day on which most units have people enough, of several that with most people, of several the latest."""
    counted = days.values_list("day").annotate(
        enough=Count("pk", filter=Q(**{f"{part}__gte": least})), people=Sum(part)
    )
    best: dict[date, tuple[int, int, date]] = {}
    for day, enough, people in counted:
        month = day.replace(day=1)
        best[month] = max(best.get(month, (-1, 0, day)), (enough, int(people), day))
    return {month: day for month, (_enough, _number, day) in best.items()}


def _percent(numerator: int, denominator: int) -> Decimal | None:
    return rounded(Fraction(100 * numerator, denominator), 1) if denominator else None
