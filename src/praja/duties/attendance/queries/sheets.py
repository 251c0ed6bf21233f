# SPDX-License-Identifier: EUPL-1.2
"""Sheets of allowances as they are shown: to whoever keeps them, to heads their sums, to everybody their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from praja.duties.attendance.domain.footing import COLUMNS, Sums
from praja.duties.attendance.errors.pay import NoSuchSheet
from praja.duties.attendance.models import Day, PayLine, PaySheet
from praja.duties.attendance.queries.months import days_of_month
from praja.duties.attendance.queries.paid import newest_sheets
from praja.duties.attendance.queries.paying import bases_of
from praja.duties.attendance.rules.pay import LINE_READERS, may_see_pay, may_see_sheet
from praja.duties.attendance.rules.people import READERS
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class UnitSums:
    """A unit's part of a sheet."""

    name: str
    people: int
    sums: Sums


@dataclass(frozen=True, slots=True)
class Change:
    """What a version of a sheet pays somebody, and what the one before did; None: nothing at all."""

    line: PayLine
    before: int | None
    after: int | None


def sheets_for(actor: Actor) -> "QuerySet[PaySheet]":
    """The sheets that hold, of the units whose sums this actor may see, the newest month first."""
    rows = may_see_sheet.visible(actor, newest_sheets())
    return rows.select_related("unit", "rule").order_by("-month", "unit__code", "id")


def sheet_for(actor: Actor, pk: int) -> PaySheet:
    """A sheet whose sums this actor may see. Raises `NoSuchSheet`."""
    rows = may_see_sheet.visible(actor, PaySheet.objects.filter(pk=pk))
    found = rows.select_related("unit", "rule", "lock", "made_by__person").first()
    if found is None:
        raise NoSuchSheet
    return found


def reads_lines(actor: Actor, sheet: PaySheet) -> bool:
    """Whether this actor sees what each person is paid, not only sums."""
    return sheet.unit_id in actor.units_as(*LINE_READERS)


def sums_for(actor: Actor, sheet: PaySheet) -> list[UnitSums]:
    """What the sheet sums up to for each unit that this actor may see, by code: all of them for whoever sees the whole sheet,
    those of their own for a head further down. One statement."""
    lines = PayLine.objects.filter(_summed_for(actor), sheet=sheet)
    sums = {name: Sum(name) for name in COLUMNS}
    rows: Any = (
        lines.order_by("unit__code").values("unit", "unit__name", "unit__code").annotate(people=Count("pk"), **sums)
    )
    return [
        UnitSums(row["unit__name"], row["people"], Sums(**{name: int(row[name]) for name in COLUMNS})) for row in rows
    ]


def list_sums(actor: Actor, sheets: Iterable[PaySheet]) -> dict[int, tuple[int, int]]:
    """People and rupiah of each sheet, as far as this actor may see them. One statement."""
    lines = PayLine.objects.filter(_summed_for(actor), sheet__in=[sheet.pk for sheet in sheets])
    rows = lines.order_by().values("sheet").annotate(people=Count("pk"), paid=Sum("amount"))
    return {row["sheet"]: (row["people"], int(row["paid"])) for row in rows}


def _summed_for(actor: Actor) -> Q:
    """Lines that go into the sums which this actor sees."""
    whole = Q(sheet__unit_id__among=actor.units_as(*READERS))
    return whole | Q(unit_id__among=actor.units_as(Role.HEAD))


def lines_of(sheet: PaySheet) -> list[PayLine]:
    """Every line, by unit and name. One statement."""
    rows = PayLine.objects.filter(sheet=sheet).select_related("employee__person", "unit")
    return list(rows.order_by("unit__code", "employee__person__name", "pk"))


def versions_of(sheet: PaySheet) -> "QuerySet[PaySheet]":
    """Every version of the unit's month, the newest first."""
    return PaySheet.objects.filter(unit=sheet.unit_id, month=sheet.month).order_by("-version")


def changes_of(sheet: PaySheet) -> list[Change]:
    """Whom this version pays otherwise than the one before, by name. Two statements."""
    earlier = PaySheet.objects.filter(unit=sheet.unit_id, month=sheet.month, version=sheet.version - 1).first()
    if earlier is None:
        return []
    before, after = ({line.employee_id: line for line in lines_of(one)} for one in (earlier, sheet))
    found = [
        Change(after.get(one) or before[one], _amount(before.get(one)), _amount(after.get(one)))
        for one in {*before, *after}
        if _amount(before.get(one)) != _amount(after.get(one))
    ]
    return sorted(found, key=lambda one: (one.line.employee.person.name, one.line.employee_id))


def _amount(line: PayLine | None) -> int | None:
    return line.amount if line else None


def own_lines(actor: Actor) -> "QuerySet[PayLine]":
    """What whoever acts was paid by the sheets that hold, the newest month first."""
    mine = may_see_pay.visible(actor, PayLine.objects.filter(sheet__in=newest_sheets()))
    mine = mine.filter(employee__person_id=actor.person_id) if actor.person_id is not None else mine.none()
    return mine.select_related("employee", "unit", "sheet__rule", "sheet__lock").order_by("-sheet__month", "-sheet")


def days_of_line(line: PayLine) -> "Sequence[Day]":
    """The days of the line's month as they stand now, in order."""
    month = line.sheet.month
    rows = Day.objects.filter(employee=line.employee_id, day__year=month.year, day__month=month.month)
    return list(rows.order_by("day"))


def without_base(unit_id: int, month: date) -> list[Employee]:
    """Whoever has days of the month at the unit, or below it, and no base amount: they stand on no sheet. By name; a fixed number
    of statements."""
    here = set(days_of_month(unit_id, month).order_by().values_list("employee", flat=True))
    missing = here - set(bases_of(here, month))
    return list(Employee.objects.filter(pk__among=missing).select_related("person").order_by("person__name", "pk"))


def units_of_keeper(actor: Actor, roles: Sequence[str]) -> list[tuple[str, str]]:
    """Code and name of the units over which the actor holds one of these roles, by code."""
    nodes = units.current().nodes
    held = [nodes[unit] for unit in actor.units_as(*roles) if unit in nodes]
    return [(node.code, node.name) for node in sorted(held, key=lambda node: node.code)]
