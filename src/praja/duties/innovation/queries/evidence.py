# SPDX-License-Identifier: EUPL-1.2
"""What the numbers of the units show: where one is far to the worse side of its kind or of its own past, which topics of
complaints rise, and what lies behind it, as far as the reader may see it.

Read from the kernel's facts and tallies alone: whose figures they are is not known here.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from praja.duties.innovation.domain.evidence import (
    Beside,
    Rise,
    Sure,
    beside_others,
    enough,
    rise,
    spread_of,
    sureness,
    tail_of_change,
)
from praja.duties.innovation.rules import KEEPERS
from praja.kernel.measures.declarations import Measure, abouts_named, all_measures, standing_measures
from praja.kernel.measures.domain.figures import Figure, total
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.domain.reporting import ReportingPeriod
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.queries import summed_by_month, summed_by_unit, tallies
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import IN_SERVICE
from praja.kernel.plans.domain.shares import Counted, Interval, difference
from praja.kernel.plans.queries.readings import least_people, sees_all_numbers
from praja.lib.actors import Actor, ActorKind

RECEIVED = "complaints.received"
"""What was received, tallied by topic."""
MOST = 40
"""Entries of one kind on the board."""
MOST_LEADERS = 200
"""People of a unit who are offered as leader."""

Sums = Mapping[tuple[str, int], Figure]


@dataclass(frozen=True, slots=True)
class Spot:
    """One unit's share of a period that stands out. `beside`: among units of its kind; `before` and `interval`: against its own
    period before, where it is worse than that. `sure` is the stronger of both."""

    measure: Measure
    unit: UnitNode
    figure: Figure
    beside: Beside | None
    peers: int
    before: Figure | None
    interval: Interval | None
    tail_of_past: float

    @property
    def is_far(self) -> bool:
        return self.beside is not None and self.beside.sure is not Sure.NO

    @property
    def is_worse_than_before(self) -> bool:
        return sureness(self.tail_of_past) is not Sure.NO

    @property
    def tail(self) -> float:
        return min(self.tail_of_past, self.beside.tail if self.beside else 1.0)

    @property
    def sure(self) -> Sure:
        return sureness(self.tail)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of complaints at a unit with everything below it."""

    id: int
    name: str
    unit: UnitNode
    rise: Rise


@dataclass(frozen=True, slots=True)
class Board:
    """What stands out in a subtree over a period; `compared` says how many figures were looked at, so that the reader knows how
    many look so by chance."""

    spots: tuple[Spot, ...]
    compared: int
    topics: tuple[Topic, ...]
    topics_compared: int


def board_of(actor: Actor, top: UnitNode, period: ReportingPeriod, *, today: date, at: datetime) -> Board:
    """What this actor may see stand out below `top`. Five statements."""
    found, compared = spots_of(actor, top, period, at=at)
    topics, topics_compared = rising_topics(actor, top, period, today=today, at=at)
    shown = sorted((one for one in found if one.sure is not Sure.NO), key=lambda one: one.tail)
    return Board(tuple(shown[:MOST]), compared, topics[:MOST], topics_compared)


def compared_measures() -> dict[str, Measure]:
    """Shares whose better direction is known; what depends on today cannot be read over a period."""
    known = all_measures().items()
    shares = {key: one for key, one in known if one.unit_of_measure is UnitOfMeasure.SHARE and one.better is not None}
    return {key: one for key, one in shares.items() if key not in standing_measures()}


def spots_of(
    actor: Actor, top: UnitNode, period: ReportingPeriod, *, at: datetime, only: str = ""
) -> tuple[list[Spot], int]:
    """Every readable figure below `top` beside its kind and its past, and how many comparisons that makes; `only` one measure."""
    measures = {key: one for key, one in compared_measures().items() if not only or key == only}
    tree, inside = units.current(), units.current().subtree(top.id)
    now = _rolled(summed_by_unit(measures, unit_ids=inside, period=period.span, at=at), inside, at)
    past = _rolled(summed_by_unit(measures, unit_ids=inside, period=period.previous.span, at=at), inside, at)
    least = least_people(at)
    all_seen = {unit: sees_all_numbers(actor, unit) for unit in inside}
    found: list[Spot] = []
    compared = 0
    for (key, _kind), figures in _by_kind(now, tree.nodes).items():
        measure = measures[key]
        seen = {unit: one for unit, one in figures.items() if _readable(measure, one, all_seen[unit], least)}
        ranked = {unit: one for unit, one in seen.items() if one.denominator >= measure.minimum_n}
        spread = spread_of([(one.numerator, one.denominator) for one in ranked.values()])
        for unit, figure in ranked.items():
            before = past.get((key, unit))
            if before is not None and not (_is_share(before) and _readable(measure, before, all_seen[unit], least)):
                before = None
            spot = _spot(measure, tree.nodes[unit], figure, ranked, before, spread)
            compared += (spot.beside is not None) + (spot.before is not None)
            found.append(spot)
    return found, compared


def rising_topics(
    actor: Actor, top: UnitNode, period: ReportingPeriod, *, today: date, at: datetime
) -> tuple[tuple[Topic, ...], int]:
    """Topics that came more often than in the period before, at `top` with everything below it; the surest first. To who does not
    lead it counts of fewer people than may be published are not shown. Two statements, and one for their names."""
    if RECEIVED not in all_measures():
        return (), 0
    inside = units.current().subtree(top.id)
    counted: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for cell, one in tallies(RECEIVED, periods=(period.id, period.previous.id), unit_ids=inside, spreads=False).items():
        counted[cell.about][cell.period] += one.n(RECEIVED)
    least = 0 if sees_all_numbers(actor, top.id) else least_people(at)
    names = abouts_named(RECEIVED, list(counted))
    days, days_before = _days(period, today), _days(period.previous, today)
    shown, compared = [], 0
    for topic, by_period in counted.items():
        now, before = by_period[period.id], by_period[period.previous.id]
        if topic not in names or not now or now < least or 0 < before < least:
            continue
        compared += 1
        shown.append(Topic(topic, names[topic], top, rise(now, before, days, days_before)))
    rising = sorted((one for one in shown if one.rise.ratio > 1), key=lambda one: (one.rise.tail, -one.rise.now))
    return tuple(one for one in rising if one.rise.sure is not Sure.NO or not one.rise.is_few), compared


def starts_for(actor: Actor) -> frozenset[int]:
    """The units for which this actor may begin an innovation: their own, and those they lead or keep."""
    if actor.kind is not ActorKind.EMPLOYEE or actor.person_id is None:
        return frozenset()
    own = Employee.objects.filter(person_id=actor.person_id).values_list("unit_id", flat=True)
    return actor.units_as(Role.HEAD, *KEEPERS) | frozenset(own)


def leaders_at(actor: Actor, unit_id: int) -> list[tuple[int, str]]:
    """Whom this actor may name as leader of what begins at a unit: those who work there or below, for who leads or keeps it."""
    if unit_id not in actor.units_as(Role.HEAD, *KEEPERS):
        return []
    rows = Employee.objects.filter(unit_id__in=units.current().subtree(unit_id), standing__in=IN_SERVICE)
    rows = rows.exclude(person_id=actor.person_id or 0).select_related("person").order_by("person__name", "pk")
    return [(one.person_id, one.person.name) for one in rows[:MOST_LEADERS]]


def monthly(actor: Actor, spot: Spot, today: date, at: datetime) -> list[tuple[date, Figure]]:
    """A measure of a unit month by month over the last year, where anything was counted that this actor may read."""
    first = today.replace(year=today.year - 1, day=1)
    inside = units.current().subtree(spot.unit.id)
    found = summed_by_month([spot.measure.key], unit_ids=inside, period=Period(first, today), at=at)
    least, sees_all = least_people(at), sees_all_numbers(actor, spot.unit.id)
    shown = sorted(found[spot.measure.key].items())
    return [(month, one) for month, one in shown if _is_share(one) and _readable(spot.measure, one, sees_all, least)]


def _rolled(sums: Sums, inside: Iterable[int], at: datetime) -> dict[tuple[str, int], Figure]:
    """Each unit's figure with everything below it, for the units of a subtree."""
    tree, within = units.current(), frozenset(inside)
    parts: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for (key, unit), one in sums.items():
        for above in (unit, *tree.ancestors(unit)):
            if above in within:
                parts[key, above].append(one)
    return {place: total(some, at) for place, some in parts.items()}


def _by_kind(sums: Sums, nodes: Mapping[int, UnitNode]) -> dict[tuple[str, str], dict[int, Figure]]:
    found: dict[tuple[str, str], dict[int, Figure]] = defaultdict(dict)
    for (key, unit), one in sums.items():
        if _is_share(one):
            found[key, nodes[unit].kind][unit] = one
    return found


def _is_share(figure: Figure) -> bool:
    return 0 <= figure.numerator <= figure.denominator and figure.denominator > 0


def _readable(measure: Measure, figure: Figure, sees_all: bool, least: int) -> bool:
    return sees_all or (measure.open_to_all is not None and figure.n >= least)


def _spot(
    measure: Measure,
    unit: UnitNode,
    figure: Figure,
    ranked: Mapping[int, Figure],
    before: Figure | None,
    spread: float,
) -> Spot:
    higher = measure.better == "higher"
    beside = None
    if enough(list(ranked)):
        parts, wholes = sum(one.numerator for one in ranked.values()), sum(one.denominator for one in ranked.values())
        beside = beside_others(
            figure.numerator, figure.denominator, parts, wholes, higher_is_better=higher, spread=spread
        )
    if before is None or before.denominator < measure.minimum_n:
        return Spot(measure, unit, figure, beside, len(ranked), None, None, 1.0)
    pair = (before.numerator, before.denominator), (figure.numerator, figure.denominator)
    return Spot(
        measure,
        unit,
        figure,
        beside,
        len(ranked),
        before,
        difference(Counted(*pair[0]), Counted(*pair[1])),
        tail_of_change(*pair, higher_is_better=higher, spread=spread),
    )


def _days(period: ReportingPeriod, today: date) -> int:
    """Days of a period that are over, today among them; at least one."""
    span = Period(period.span.first_day, max(period.span.first_day, min(period.span.last_day, today)))
    return (span.last_day - span.first_day).days + 1
