# SPDX-License-Identifier: EUPL-1.2
"""Need read from the numbers: which units are weak in which figure of any duty, and which programme would answer it.

Only figures that everybody may be shown are read, over units that the reader answers for, and none with fewer cases than its own
declaration asks for.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from praja.duties.training.enums import ProposalState
from praja.duties.training.models import Programme, Proposal, Remedy
from praja.duties.training.rules import units_of_need
from praja.kernel.law.queries import rule_in_force
from praja.kernel.measures.declarations import Measure, all_measures, standing_measures
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import standing_figures, summed_by_unit
from praja.kernel.organization.queries import units
from praja.lib.actors import Actor

MOST_UNITS = 5
OWN = "training."


@dataclass(frozen=True, slots=True)
class WeakUnit:
    """A unit by itself and its figure, worse than that of the whole government."""

    unit: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Weakness:
    """A figure in which units are weak, the weakest first (`more` are left out); `whole` is the figure of the whole government
    (None: a count of what is overdue now); `programmes` would answer it; `proposals` speak of it and are not answered."""

    measure: Measure
    whole: Figure | None
    units: tuple[WeakUnit, ...]
    more: int
    programmes: tuple[Programme, ...]
    proposals: int


def weaknesses(actor: Actor, period: Period, at: datetime) -> list[Weakness]:
    """Every figure in which a unit of the reader is weak, by key. As many statements however many units; one more for each figure
    that depends on today."""
    seen = units_of_need(actor)
    answers, asked = remedies(), _proposed()
    least = int(rule_in_force("training.least_people", period.last_day).value)
    found = [*_over_period(seen, period, at, least), *_at_moment(seen, at, least)]
    return [
        Weakness(
            measure,
            whole,
            tuple(weak[:MOST_UNITS]),
            max(0, len(weak) - MOST_UNITS),
            tuple(answers.get(measure.key, ())),
            asked[measure.key],
        )
        for measure, whole, weak in sorted(found, key=lambda one: one[0].key)
        if weak
    ]


def readable_measures() -> dict[str, Measure]:
    """Figures of other duties that everybody may be shown and of which one direction is progress, by key."""
    return {
        key: measure
        for key, measure in all_measures().items()
        if measure.better and measure.open_to_all and not key.startswith(OWN)
    }


def remedies() -> Mapping[str, list[Programme]]:
    """By figure, the programmes that are offered and would answer it."""
    found: dict[str, list[Programme]] = defaultdict(list)
    rows = Remedy.objects.filter(ended_at=None, programme__is_offered=True).select_related("programme")
    for row in rows.order_by("programme__title", "pk"):
        found[row.measure].append(row.programme)
    return found


Found = tuple[Measure, Figure | None, list[WeakUnit]]


def _over_period(seen: Collection[int], period: Period, at: datetime, least: int) -> Iterator[Found]:
    asked = {
        key: measure
        for key, measure in readable_measures().items()
        if key not in standing_measures() and not measure.unit_of_measure.is_sum
    }
    everywhere = frozenset(units.current().nodes)
    sums = summed_by_unit(list(asked), unit_ids=everywhere, period=period, at=at)
    by_measure: dict[str, dict[int, Figure]] = defaultdict(dict)
    for (key, unit), figure in sums.items():
        if figure.denominator:
            by_measure[key][unit] = figure
    for key, figures in by_measure.items():
        measure, whole = asked[key], _together(figures.values(), at)
        enough = max(measure.minimum_n, least)
        weak = [
            WeakUnit(unit, figure)
            for unit, figure in figures.items()
            if unit in seen and figure.denominator >= enough and _is_worse(measure, figure, whole)
        ]
        yield measure, whole, sorted(weak, key=lambda one: _badness(measure, one.figure), reverse=True)


def _at_moment(seen: Collection[int], at: datetime, least: int) -> Iterator[Found]:
    for key in sorted(standing_measures() & readable_measures().keys()):
        measure = readable_measures()[key]
        if not measure.unit_of_measure.is_sum or measure.better != "lower":
            continue
        figures = standing_figures(key, unit_ids=seen, as_of=at)
        weak = [WeakUnit(unit, figure) for unit, figure in figures.items() if figure.n >= least]
        yield measure, None, sorted(weak, key=lambda one: (-one.figure.numerator, one.unit))


def _together(figures: Collection[Figure], at: datetime) -> Figure:
    numerator, denominator = (sum(getattr(one, name) for one in figures) for name in ("numerator", "denominator"))
    return Figure(numerator, denominator, len(figures), at)


def _is_worse(measure: Measure, figure: Figure, whole: Figure) -> bool:
    return _badness(measure, figure) > _badness(measure, whole)


def _badness(measure: Measure, figure: Figure) -> Fraction:
    value = Fraction(figure.numerator, figure.denominator)
    return -value if measure.better == "higher" else value


def _proposed() -> Counter[str]:
    rows = Proposal.objects.exclude(measure="").filter(case__state=ProposalState.PROPOSED)
    return Counter(rows.values_list("measure", flat=True))


def span_until(today: date) -> Period:
    """The twelve months up to a day."""
    return Period(today.replace(year=today.year - 1, day=min(today.day, 28)), today)
