# SPDX-License-Identifier: EUPL-1.2
"""What allowances of a month follow from: whose they are, their days, base amounts and results. A fixed number of statements
whatever the number of people."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from praja.duties.attendance.domain.pay import Result, Terms, Worked
from praja.duties.attendance.models import Day, PayBase, PayResult, PayRule
from praja.kernel.organization.queries import units


@dataclass(frozen=True, slots=True)
class MonthOf:
    """Somebody's month: the unit of their last day in it, every unit in which they worked, their days."""

    employee: int
    unit: int
    units: frozenset[int]
    days: tuple[Worked, ...] = field(repr=False)


def terms_of(rule: PayRule) -> Terms:
    """The rule as what is calculated by."""
    return Terms(
        discipline_share=rule.discipline_share,
        late=tuple(rule.late),
        early=tuple(rule.early),
        absent=rule.absent,
        ceremony=rule.ceremony,
        cap=rule.cap,
        leave_cuts=dict(rule.leave_cuts),
        stopping=frozenset(rule.stopping),
        predicates=dict(rule.predicates),
        needs_result=rule.needs_result,
    )


def months_of_unit(unit_id: int, month: date) -> list[MonthOf]:
    """Whoever was at the unit, or below it, on their last day of the month, by id: a sheet pays them the whole month, wherever
    its other days were."""
    below = units.current().subtree(unit_id)
    between = (month, month.replace(day=monthrange(month.year, month.month)[1]))
    here = set(Day.objects.filter(day__range=between, unit_id__among=below).values_list("employee", flat=True))
    rows = Day.objects.filter(day__range=between, employee__among=here).order_by("employee", "day")
    found: dict[int, list[tuple[int, Worked]]] = {}
    told = rows.values_list("employee", "unit", "day", "code", "late_class", "early_class")
    for employee, unit, day, code, late, early in told.iterator():
        found.setdefault(employee, []).append((unit, Worked(day, code, late, early)))
    return [_month(employee, days) for employee, days in found.items() if days[-1][0] in below]


def _month(employee: int, days: list[tuple[int, Worked]]) -> MonthOf:
    return MonthOf(employee, days[-1][0], frozenset(unit for unit, _ in days), tuple(day for _, day in days))


def bases_of(employee_ids: Iterable[int], month: date) -> dict[int, int]:
    """The base amount of each in a month; nobody who has none, or whose ended. One statement."""
    rows = PayBase.objects.filter(employee__among=list(employee_ids), since__lte=month).order_by("since", "id")
    newest = dict(rows.values_list("employee", "amount"))
    return {employee: amount for employee, amount in newest.items() if amount}


def results_of(employee_ids: Iterable[int], month: date) -> dict[int, Result]:
    """What e-Kinerja says of each. One statement."""
    rows = PayResult.objects.filter(employee__among=list(employee_ids), month=month).order_by("id")
    told = rows.values_list("employee", "share", "predicate", "ceremonies")
    return {employee: Result(share, predicate, ceremonies) for employee, share, predicate, ceremonies in told}
