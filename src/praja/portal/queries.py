# SPDX-License-Identifier: EUPL-1.2
"""What the head's overview says: kernel figures side by side, and what waits. Nothing here knows a duty's tables."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from django.db.models import Count

from praja.kernel.measures.declarations import measure_of
from praja.kernel.measures.domain.figures import Figure, total
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import counted_by_unit, standing_figures
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.work.queries import late, open_in_units, open_items
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.pages import capped_count

RECEIVED = "complaints.received"
ON_TIME = "complaints.first_response_on_time"
OVERDUE = "complaints.overdue_open"

READERS = (Role.HEAD, Role.AUDITOR, Role.COMPLAINT_COORDINATOR, Role.LIAISON)
"""Whose units an overview shows: those who may open the cases behind it."""

WEEK, MONTH = 7, 28
TOP = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure now and the same one period before."""

    now: Figure
    before: Figure

    @property
    def change(self) -> int:
        return self.now.numerator - self.before.numerator


@dataclass(frozen=True, slots=True)
class LateUnit:
    """A unit with `count` items past their date."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Mover:
    """A unit whose share moved by `points` per cent; both shares in whole per cent, `n` and `n_before` cases behind them."""

    code: str
    name: str
    points: int
    percent: int
    percent_before: int
    n: int
    n_before: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the page. `judged` are first answers given or overdue, `overdue` those not given; `late` is everything that
    is open past its date, whatever the duty and step."""

    units: frozenset[int]
    received: Pair
    judged: Pair
    overdue: Pair
    late: int
    late_units: tuple[LateUnit, ...]
    waiting: int
    waiting_more: bool
    better: tuple[Mover, ...]
    worse: tuple[Mover, ...]
    minimum_n: int


def overview_of(actor: Actor, at: datetime) -> Overview:
    """The overview of everything under this actor, at a moment. The same number of statements however many units."""
    tree, mine = units.current(), actor.units_as(*READERS)
    week, week_before = spans(at, WEEK)
    overdue, overdue_before = (
        total(standing_figures(OVERDUE, unit_ids=mine, as_of=moment).values(), moment)
        for moment in (at, at - timedelta(days=WEEK))
    )
    received = {span: _sum(RECEIVED, mine, span, at) for span in (week, week_before)}
    answered = {span: _sum(ON_TIME, mine, span, at) for span in (week, week_before)}
    late_units = _late_units(mine, at)
    waiting, more = capped_count(open_items(actor))
    groups = {child.id: tree.subtree(child.id) & mine for child in _below(mine)}
    moved, minimum = _movers(groups, at), measure_of(ON_TIME).minimum_n
    return Overview(
        units=mine,
        received=Pair(received[week], received[week_before]),
        judged=Pair(_judged(answered[week], overdue), _judged(answered[week_before], overdue_before)),
        overdue=Pair(overdue, overdue_before),
        late=sum(unit.count for unit in late_units),
        late_units=tuple(late_units[:TOP]),
        waiting=waiting,
        waiting_more=more,
        better=tuple(mover for mover in moved if mover.points > 0)[:3],
        worse=tuple(mover for mover in reversed(moved) if mover.points < 0)[:3],
        minimum_n=minimum,
    )


def spans(at: datetime, days: int) -> tuple[Period, Period]:
    """The last `days` days, today among them, and as many before."""
    today = local_date(at, local_zone())
    first = today - timedelta(days=days - 1)
    return Period(first, today), Period(first - timedelta(days=days), first - timedelta(days=1))


def percent(figure: Figure) -> int | None:
    """Whole per cent, rounded half up; None over nothing."""
    return None if not figure.denominator else (200 * figure.numerator + figure.denominator) // (2 * figure.denominator)


def _sum(measure: str, unit_ids: Collection[int], span: Period, at: datetime) -> Figure:
    return total(counted_by_unit([measure], unit_ids=unit_ids, period=span, at=at).values(), at)


def _judged(answered: Figure, overdue: Figure) -> Figure:
    """In time, of all that were answered or should have been."""
    denominator = answered.denominator + overdue.n
    return Figure(answered.numerator, denominator, denominator, answered.as_of)


def _late_units(mine: frozenset[int], at: datetime) -> list[LateUnit]:
    tree = units.value
    rows = late(open_in_units(mine), at).order_by().values_list("holder_unit_id").annotate(count=Count("id"))
    found = [(count, tree.nodes[unit]) for unit, count in rows]
    return [LateUnit(node.code, node.name, count) for count, node in sorted(found, key=lambda f: (-f[0], f[1].code))]


def _below(mine: frozenset[int]) -> list[UnitNode]:
    """The units to compare: the next level below the actor's highest ones."""
    tree = units.value
    tops = [unit for unit in mine if not set(tree.ancestors(unit)) & mine]
    return [child for top in tops for child in tree.children(top) if child.id in mine]


def _movers(groups: Mapping[int, Collection[int]], at: datetime) -> list[Mover]:
    """Units by the change of their share over four weeks, the best first; those with too few cases left out."""
    minimum, everyone = measure_of(ON_TIME).minimum_n, frozenset().union(*groups.values()) if groups else frozenset()
    now, before = (counted_by_unit([ON_TIME], unit_ids=everyone, period=span, at=at) for span in spans(at, MONTH))
    found = []
    for unit, members in groups.items():
        new = total((now[ON_TIME, member] for member in members if (ON_TIME, member) in now), at)
        old = total((before[ON_TIME, member] for member in members if (ON_TIME, member) in before), at)
        if min(new.denominator, old.denominator) >= minimum:
            found.append(
                (Fraction(new.numerator, new.denominator) - Fraction(old.numerator, old.denominator), unit, new, old)
            )
    ordered = sorted(found, key=lambda row: (-row[0], row[1]))
    return [_mover(unit, new, old) for _change, unit, new, old in ordered]


def _mover(unit: int, new: Figure, old: Figure) -> Mover:
    node, now, before = units.value.nodes[unit], percent(new) or 0, percent(old) or 0
    return Mover(node.code, node.name, now - before, now, before, new.denominator, old.denominator)
