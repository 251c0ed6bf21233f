# SPDX-License-Identifier: EUPL-1.2
"""Where a unit is far to the worse side of its kind, or of its own period before: shares, counts per day, and single values such
as times and scores, each by the method that fits what is counted.

Read from the kernel's sums and facts alone: whose figures they are is not known here.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from praja.duties.innovation.domain.evidence import (
    Beside,
    Sure,
    beside_others,
    enough,
    spread_of,
    sureness,
    tail_of_change,
)
from praja.duties.innovation.domain.evidence_counts import Change, change
from praja.duties.innovation.domain.evidence_values import (
    FEWEST_VALUES,
    Pairs,
    pairs,
    spread_of_scores,
    spread_of_values,
    without,
)
from praja.kernel.measures.declarations import Measure, all_measures, standing_measures
from praja.kernel.measures.domain.figures import Figure, total
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.domain.reporting import ReportingPeriod
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.queries import summed_by_unit, values_by_unit
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.plans.domain.shares import Counted, Interval, difference
from praja.kernel.plans.queries.readings import least_people, sees_all_numbers
from praja.lib.actors import Actor

Place = tuple[str, int]
"""A measure's key and a unit's id."""
Values = dict[int, int]
Part = TypeVar("Part")
Whole = TypeVar("Whole")


class Method(StrEnum):
    """How a figure is judged."""

    SHARE = "share"
    COUNT = "count"
    VALUES = "values"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A unit's figure of a period. `tail_beside` and `tail_of_past`: how likely chance alone puts it so far to the worse side of
    the `peers` units of its kind, or of its own period before; None where that could not be asked."""

    measure: Measure
    unit: UnitNode
    figure: Figure
    before: Figure | None
    peers: int
    tail_beside: float | None
    tail_of_past: float | None

    @property
    def method(self) -> Method:
        return method_of(self.measure)

    @property
    def is_far(self) -> bool:
        return self.tail_beside is not None and sureness(self.tail_beside) is not Sure.NO

    @property
    def is_worse_than_before(self) -> bool:
        return self.tail_of_past is not None and sureness(self.tail_of_past) is not Sure.NO

    @property
    def compared(self) -> int:
        """How many comparisons it took."""
        return (self.tail_beside is not None) + (self.tail_of_past is not None)

    @property
    def tail(self) -> float:
        return min(1.0, *(tail for tail in (1.0, self.tail_beside, self.tail_of_past) if tail is not None))

    @property
    def sure(self) -> Sure:
        return sureness(self.tail)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareSpot(Spot):
    """A share: `beside` among units of its kind, `interval` of its change."""

    beside: Beside | None
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSpot(Spot):
    """A count: its `change` per day, and `beside` the part of both periods' counts that came now, among units of its kind;
    `ratio_of_all`: how theirs changed together, per day."""

    change: Change | None
    beside: Beside | None
    ratio_of_all: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueSpot(Spot):
    """Single values: ours beside those of all other units of its kind, and beside its own before."""

    beside: Pairs | None
    past: Pairs | None


AnySpot = ShareSpot | CountSpot | ValueSpot


def method_of(measure: Measure) -> Method:
    """By which method a measure is judged."""
    if measure.unit_of_measure is UnitOfMeasure.SHARE:
        return Method.SHARE
    return Method.COUNT if measure.unit_of_measure is UnitOfMeasure.COUNT else Method.VALUES


def compared_measures() -> dict[str, Measure]:
    """Measures whose better direction is known, but for money; what depends on today cannot be read over a period."""
    return {
        key: one
        for key, one in all_measures().items()
        if one.better is not None and one.unit_of_measure is not UnitOfMeasure.RUPIAH and key not in standing_measures()
    }


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a subtree, and what of it this reader may be told."""

    now: Mapping[Place, Figure]
    past: Mapping[Place, Figure]
    values_now: Mapping[Place, Values]
    values_past: Mapping[Place, Values]
    days: tuple[int, int]
    at: datetime
    sees: Callable[[Measure, int, Figure], bool]


def spots_of(
    actor: Actor, top: UnitNode, period: ReportingPeriod, *, today: date, at: datetime, only: str = ""
) -> tuple[list[AnySpot], int]:
    """Every readable figure below `top` beside its kind and its past, and how many comparisons that makes; `only` one measure.
    At most eight statements, however many units and measures."""
    measures = {key: one for key, one in compared_measures().items() if not only or key == only}
    read = _read(actor, top, period, measures, today, at)
    found: list[AnySpot] = []
    for (key, _kind), inside in _by_kind({*read.now, *read.past}).items():
        measure = measures[key]
        found += _JUDGED[method_of(measure)](measure, inside, read)
    return found, sum(one.compared for one in found)


def is_share(figure: Figure) -> bool:
    """Whether a figure is so many of so many."""
    return 0 <= figure.numerator <= figure.denominator and figure.denominator > 0


def reader_of(actor: Actor, inside: Iterable[int], at: datetime) -> Callable[[Measure, int, Figure], bool]:
    """Whether this actor may be told a figure of a unit: its leaders all, everybody else what is open and not of few people."""
    least, all_seen = least_people(at), {unit: sees_all_numbers(actor, unit) for unit in inside}

    def sees(measure: Measure, unit: int, figure: Figure) -> bool:
        return all_seen[unit] or (measure.open_to_all is not None and figure.n >= least)

    return sees


def days_over(period: ReportingPeriod, today: date) -> int:
    """Days of a period that are over, today among them; at least one."""
    span = Period(period.span.first_day, max(period.span.first_day, min(period.span.last_day, today)))
    return (span.last_day - span.first_day).days + 1


def _read(
    actor: Actor, top: UnitNode, period: ReportingPeriod, measures: Mapping[str, Measure], today: date, at: datetime
) -> _Read:
    inside = units.current().subtree(top.id)
    means = [key for key, one in measures.items() if method_of(one) is Method.VALUES]
    spans = (period.span, period.previous.span)
    now, past = (
        _rolled(summed_by_unit(measures, unit_ids=inside, period=span, at=at), inside, lambda some: total(some, at))
        for span in spans
    )
    values_now, values_past = (
        _rolled(values_by_unit(means, unit_ids=inside, period=span) if means else {}, inside, _together)
        for span in spans
    )
    days = days_over(period, today), days_over(period.previous, today)
    return _Read(now, past, values_now, values_past, days, at, reader_of(actor, inside, at))


def _together(parts: Iterable[Mapping[int, int]]) -> Values:
    found: Counter[int] = Counter()
    for one in parts:
        found.update(one)
    return dict(found)


def _rolled(
    counted: Mapping[Place, Part], inside: Iterable[int], add: Callable[[list[Part]], Whole]
) -> dict[Place, Whole]:
    """What was counted at each unit with everything below it, for the units of a subtree."""
    tree, within = units.current(), frozenset(inside)
    parts: dict[Place, list[Part]] = defaultdict(list)
    for (key, unit), one in counted.items():
        for above in (unit, *tree.ancestors(unit)):
            if above in within:
                parts[key, above].append(one)
    return {place: add(some) for place, some in parts.items()}


def _by_kind(places: Iterable[Place]) -> dict[tuple[str, str], list[int]]:
    """The units of one kind by measure, in a fixed order."""
    nodes = units.current().nodes
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key, unit in sorted(places):
        found[key, nodes[unit].kind].append(unit)
    return found


def _shares(measure: Measure, inside: Iterable[int], read: _Read) -> Iterator[ShareSpot]:
    higher = measure.better == "higher"
    ranked = {
        unit: one
        for unit in inside
        if (one := read.now.get((measure.key, unit))) is not None
        and is_share(one)
        and one.denominator >= measure.minimum_n
        and read.sees(measure, unit, one)
    }
    spread = spread_of([(one.numerator, one.denominator) for one in ranked.values()])
    parts, wholes = sum(one.numerator for one in ranked.values()), sum(one.denominator for one in ranked.values())
    for unit, figure in ranked.items():
        beside = (
            beside_others(figure.numerator, figure.denominator, parts, wholes, higher_is_better=higher, spread=spread)
            if enough(list(ranked))
            else None
        )
        before = _share_before(measure, unit, read)
        pair = ((before.numerator, before.denominator), (figure.numerator, figure.denominator)) if before else None
        yield ShareSpot(
            measure=measure,
            unit=units.current().nodes[unit],
            figure=figure,
            before=before,
            peers=len(ranked),
            tail_beside=beside.tail if beside else None,
            tail_of_past=tail_of_change(*pair, higher_is_better=higher, spread=spread) if pair else None,
            beside=beside,
            interval=difference(Counted(*pair[0]), Counted(*pair[1])) if pair else None,
        )


def _share_before(measure: Measure, unit: int, read: _Read) -> Figure | None:
    before = read.past.get((measure.key, unit))
    if before is None or not is_share(before) or before.denominator < measure.minimum_n:
        return None
    return before if read.sees(measure, unit, before) else None


def _counts(measure: Measure, inside: Iterable[int], read: _Read) -> Iterator[CountSpot]:
    higher, nothing = measure.better == "higher", Figure(0, 0, 0, read.at)
    counted: dict[int, tuple[Figure, Figure]] = {}
    for unit in inside:
        now, before = (some.get((measure.key, unit), nothing) for some in (read.now, read.past))
        told = read.sees(measure, unit, now) and (not before.n or read.sees(measure, unit, before))
        if told and min(now.numerator, before.numerator) >= 0 and now.numerator + before.numerator >= measure.minimum_n:
            counted[unit] = now, before
    parts = {unit: (now.numerator, now.numerator + before.numerator) for unit, (now, before) in counted.items()}
    later, wholes = sum(part for part, _whole in parts.values()), sum(whole for _part, whole in parts.values())
    if later == wholes:
        return  # nothing was counted anywhere before: there is no change to be judged
    spread, days = spread_of(list(parts.values())), read.days
    for unit, (now, before) in counted.items():
        beside = (
            beside_others(*parts[unit], later, wholes, higher_is_better=higher, spread=spread)
            if enough(list(counted))
            else None
        )
        moved = change(now.numerator, before.numerator, *days, higher_is_better=higher, spread=spread)
        yield CountSpot(
            measure=measure,
            unit=units.current().nodes[unit],
            figure=now,
            before=before,
            peers=len(counted),
            tail_beside=beside.tail if beside else None,
            tail_of_past=moved.tail,
            change=moved,
            beside=beside,
            ratio_of_all=later / (wholes - later) * days[1] / days[0] if beside else None,
        )


def _values(measure: Measure, inside: Iterable[int], read: _Read) -> Iterator[ValueSpot]:
    higher, least = measure.better == "higher", max(measure.minimum_n, FEWEST_VALUES)

    def known(unit: int, figures: Mapping[Place, Figure], values: Mapping[Place, Values]) -> Values:
        """A unit's values, where each thing that was counted is one and the reader may be told of them."""
        figure, found = figures.get((measure.key, unit)), values.get((measure.key, unit), {})
        count = sum(found.values())
        is_whole = figure is not None and count == figure.denominator >= least and read.sees(measure, unit, figure)
        return found if is_whole else {}

    ours = {unit: found for unit in inside if (found := known(unit, read.now, read.values_now))}
    together = _together(ours.values())
    others = {unit: without(together, found) for unit, found in ours.items()} if enough(list(ours)) else {}
    spread = spread_of_values(list(ours.values()), higher_is_better=higher)
    held = {unit: known(unit, read.past, read.values_past) for unit in ours}
    moved = {unit: pairs(found, held[unit], higher_is_better=higher) for unit, found in ours.items() if held[unit]}
    spread_before = spread_of_scores([one.z for one in moved.values() if one is not None])
    for unit, found in ours.items():
        beside = pairs(found, others[unit], higher_is_better=higher, spread=spread) if unit in others else None
        past = pairs(found, held[unit], higher_is_better=higher, spread=spread_before) if held[unit] else None
        yield ValueSpot(
            measure=measure,
            unit=units.current().nodes[unit],
            figure=read.now[measure.key, unit],
            before=read.past.get((measure.key, unit)) if past else None,
            peers=len(ours),
            tail_beside=beside.tail if beside else None,
            tail_of_past=past.tail if past else None,
            beside=beside,
            past=past,
        )


_JUDGED: Mapping[Method, Callable[[Measure, Iterable[int], _Read], Iterator[AnySpot]]] = {
    Method.SHARE: _shares,
    Method.COUNT: _counts,
    Method.VALUES: _values,
}
