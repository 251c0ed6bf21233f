# SPDX-License-Identifier: EUPL-1.2
"""What was paid, for those who compare it with something else. Nothing here asks who reads: the caller does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from praja.duties.attendance.models import PayLine, PayRule, PaySheet


@dataclass(frozen=True, slots=True)
class Paid:
    """The allowance of an employee for a month (its first day), whole rupiah, by which sheet."""

    employee: int
    month: date
    sheet: int
    amount: int


def newest_sheets() -> "QuerySet[PaySheet]":
    """Of each unit and month the sheet that holds."""
    later = PaySheet.objects.filter(unit=OuterRef("unit"), month=OuterRef("month"), version__gt=OuterRef("version"))
    return PaySheet.objects.filter(~Exists(later))


def paid_between(first: date, last: date, employee_ids: Iterable[int] | None = None) -> list[Paid]:
    """What the newest sheets of the months from that of `first` to that of `last` pay, above nothing, by month and employee; of
    these employees, or of all. One statement."""
    sheets = newest_sheets().filter(month__gte=first.replace(day=1), month__lte=last.replace(day=1))
    lines = PayLine.objects.filter(sheet__in=sheets, amount__gt=0)
    if employee_ids is not None:
        lines = lines.filter(employee__among=list(employee_ids))
    rows = lines.order_by("sheet__month", "employee", "sheet").values_list(
        "employee", "sheet__month", "sheet", "amount"
    )
    return [Paid(*row) for row in rows]


def rule_for(month: date) -> PayRule | None:
    """The regional rule that holds for a month: of several, the one entered last. One statement."""
    day = month.replace(day=1)
    rules = PayRule.objects.filter(since__lte=day).exclude(until__lte=day)
    return rules.order_by("-id").first()


def stopping_codes(month: date) -> frozenset[str]:
    """Codes of days for which the rule of the month pays no allowance; none without a rule."""
    rule = rule_for(month)
    return frozenset(rule.stopping) if rule else frozenset()
