# SPDX-License-Identifier: EUPL-1.2
"""What the numbers of the units show: where one is far to the worse side of its kind or of its own past, which topics of
complaints rise, and what lies behind it, as far as the reader may see it.

Read from the kernel's facts and tallies alone: whose figures they are is not known here.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from praja.duties.innovation.domain.evidence import Rise, Sure, rise
from praja.duties.innovation.queries.evidence_spots import (
    AnySpot,
    Method,
    Spot,
    days_over,
    is_share,
    reader_of,
    spots_of,
)
from praja.duties.innovation.rules import KEEPERS
from praja.kernel.measures.declarations import abouts_named, all_measures
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.domain.reporting import ReportingPeriod
from praja.kernel.measures.queries import summed_by_month, tallies
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import IN_SERVICE
from praja.kernel.plans.queries.readings import least_people, sees_all_numbers
from praja.lib.actors import Actor, ActorKind

RECEIVED = "complaints.received"
"""What was received, tallied by topic."""
MOST = 40
"""Entries of one kind on the board."""
MOST_LEADERS = 200
"""People of a unit who are offered as leader."""


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

    spots: tuple[AnySpot, ...]
    compared: int
    topics: tuple[Topic, ...]
    topics_compared: int


def board_of(actor: Actor, top: UnitNode, period: ReportingPeriod, *, today: date, at: datetime) -> Board:
    """What this actor may see stand out below `top`. As many statements whatever there is."""
    found, compared = spots_of(actor, top, period, today=today, at=at)
    topics, topics_compared = rising_topics(actor, top, period, today=today, at=at)
    shown = sorted((one for one in found if one.sure is not Sure.NO), key=lambda one: one.tail)
    return Board(tuple(shown[:MOST]), compared, topics[:MOST], topics_compared)


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
    days, days_before = days_over(period, today), days_over(period.previous, today)
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
    first, unit = today.replace(year=today.year - 1, day=1), spot.unit.id
    inside = units.current().subtree(unit)
    found = summed_by_month([spot.measure.key], unit_ids=inside, period=Period(first, today), at=at)
    sees, is_of_shares = reader_of(actor, [unit], at), spot.method is Method.SHARE
    shown = sorted(found[spot.measure.key].items())
    return [
        (month, one) for month, one in shown if sees(spot.measure, unit, one) and (is_share(one) or not is_of_shares)
    ]
