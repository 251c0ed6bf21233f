# SPDX-License-Identifier: EUPL-1.2
"""What the head's overview says: kernel figures side by side, and what waits. Nothing here knows a duty's tables.

Everything is summed from facts and from what is open, so that it costs the same whether a thousand cases were ever filed or a
million.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from django.db.models import Count

from praja.kernel.measures.declarations import measure_of
from praja.kernel.measures.domain.figures import Figure, total
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import standing_figures, summed_by_span
from praja.kernel.measures.queries.sums import ByUnit
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
BROKEN = "complaints.broken_promises"

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
    is open past its date, whatever the duty and step; `broken` are promised dates that passed unkept."""

    units: frozenset[int]
    received: Pair
    judged: Pair
    overdue: Pair
    broken: int
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
    asked = _asked(at)
    sums = summed_by_span((RECEIVED, ON_TIME), unit_ids=mine, spans=asked, at=at)
    overdue = {days: _overdue(mine, at - timedelta(days=days)) for days in (0, WEEK, MONTH)}
    now, before = total(overdue[0].values(), at), total(overdue[WEEK].values(), at - timedelta(days=WEEK))
    late_units = _late_units(mine, at)
    waiting, more = capped_count(open_items(actor))
    groups = {child.id: tree.subtree(child.id) & mine for child in _below(mine)}
    moved = _movers(groups, (sums["month"], overdue[0]), (sums["month_before"], overdue[MONTH]), at)
    return Overview(
        units=mine,
        received=Pair(_sum(sums["week"], RECEIVED, mine, at), _sum(sums["week_before"], RECEIVED, mine, at)),
        judged=Pair(
            _judged(_sum(sums["week"], ON_TIME, mine, at), now),
            _judged(_sum(sums["week_before"], ON_TIME, mine, at), before),
        ),
        overdue=Pair(now, before),
        broken=total(standing_figures(BROKEN, unit_ids=mine, as_of=at).values(), at).n,
        late=sum(unit.count for unit in late_units),
        late_units=tuple(late_units[:TOP]),
        waiting=waiting,
        waiting_more=more,
        better=tuple(mover for mover in moved if mover.points > 0)[:3],
        worse=tuple(mover for mover in reversed(moved) if mover.points < 0)[:3],
        minimum_n=measure_of(ON_TIME).minimum_n,
    )


def spans(at: datetime, days: int) -> tuple[Period, Period]:
    """The last `days` days, today among them, and as many before."""
    today = local_date(at, local_zone())
    first = today - timedelta(days=days - 1)
    return Period(first, today), Period(first - timedelta(days=days), first - timedelta(days=1))


def percent(figure: Figure) -> int | None:
    """Whole per cent, rounded half up; None over nothing."""
    return None if not figure.denominator else (200 * figure.numerator + figure.denominator) // (2 * figure.denominator)


def _asked(at: datetime) -> dict[str, Period]:
    week, week_before = spans(at, WEEK)
    month, month_before = spans(at, MONTH)
    return {"week": week, "week_before": week_before, "month": month, "month_before": month_before}


def _overdue(unit_ids: Collection[int], as_of: datetime) -> dict[int, Figure]:
    return standing_figures(OVERDUE, unit_ids=unit_ids, as_of=as_of)


def _sum(found: ByUnit, measure: str, unit_ids: Collection[int], at: datetime) -> Figure:
    return total((found[measure, unit] for unit in unit_ids if (measure, unit) in found), at)


def _judged(answered: Figure, overdue: Figure) -> Figure:
    """In time, of all that were answered or should have been."""
    denominator = answered.denominator + overdue.n
    return Figure(answered.numerator, denominator, denominator, answered.as_of)


def _late_units(mine: frozenset[int], at: datetime) -> list[LateUnit]:
    tree = units.value
    # What waits for the inspectorate's eyes alone does not even show by its number.
    seen = late(open_in_units(mine), at).exclude(holder_role=Role.INSPECTOR)
    rows = seen.order_by().values_list("holder_unit_id").annotate(count=Count("id"))
    found = [(count, tree.nodes[unit]) for unit, count in rows]
    return [LateUnit(node.code, node.name, count) for count, node in sorted(found, key=lambda f: (-f[0], f[1].code))]


def _below(mine: frozenset[int]) -> list[UnitNode]:
    """The units to compare: the next level below the actor's highest ones."""
    tree = units.value
    tops = [unit for unit in mine if not set(tree.ancestors(unit)) & mine]
    return [child for top in tops for child in tree.children(top) if child.id in mine]


def _movers(
    groups: Mapping[int, Collection[int]],
    now: tuple[ByUnit, Mapping[int, Figure]],
    before: tuple[ByUnit, Mapping[int, Figure]],
    at: datetime,
) -> list[Mover]:
    """Units by the change of their share over four weeks, the best first; those with too few cases left out. Each moment comes
    with its sums and with what was overdue then.
    """
    minimum = measure_of(ON_TIME).minimum_n
    found = []
    for unit, members in groups.items():
        new, old = (
            _judged(_sum(sums, ON_TIME, members, at), total((overdue[member] for member in members), at))
            for sums, overdue in (now, before)
        )
        if min(new.denominator, old.denominator) >= minimum:
            change = Fraction(new.numerator, new.denominator) - Fraction(old.numerator, old.denominator)
            found.append((change, unit, new, old))
    ordered = sorted(found, key=lambda row: (-row[0], row[1]))
    return [_mover(unit, new, old) for _change, unit, new, old in ordered]


def _mover(unit: int, new: Figure, old: Figure) -> Mover:
    node, now, before = units.value.nodes[unit], percent(new) or 0, percent(old) or 0
    return Mover(node.code, node.name, now - before, now, before, new.denominator, old.denominator)
