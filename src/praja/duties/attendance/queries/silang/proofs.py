# SPDX-License-Identifier: EUPL-1.2
"""The very rows by which a question is asked, as far as the reader may see them. Positions are not among them: they are looked
at with a reason."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from praja.duties.attendance.domain.silang.questions import Shown
from praja.duties.attendance.models import Correction, Finding, PayLine, Punch
from praja.duties.attendance.rules import may_look, may_see_correction
from praja.duties.attendance.rules.people import READERS
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Absence, Employee
from praja.lib.actors import Actor

SEE_PAY = (Role.PERSONNEL, Role.AUDITOR, Role.INSPECTOR)
"""Besides the employee, who reads what was paid."""


@dataclass(frozen=True, slots=True)
class Punched:
    """A punch, and whether the reader may ask to see where it was."""

    row: Punch
    has_position: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A correction, and whether the reader may open it."""

    row: Correction
    is_open: bool


@dataclass(slots=True)
class Proofs:
    """Rows by kind in order of time. `unseen`: how many more there are, of people whom the reader may not see."""

    punches: list[Punched] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    corrections: list[Asked] = field(default_factory=list)
    allowances: list[tuple[date, int | None]] = field(default_factory=list)
    """Month and whole rupiah; None where the reader may not know how much."""
    unseen: int = 0


def proofs_of(actor: Actor, finding: Finding) -> Proofs:
    """Everything that stands behind a question that this actor may see. At most five statements."""
    of_each = defaultdict[str, list[int]](list)
    seen, found = _whom(actor, finding), Proofs()
    for shown, number, employee in finding.proofs:
        if employee in seen:
            of_each[shown].append(number)
        else:
            found.unseen += 1
    found.punches = _punches(actor, of_each[Shown.PUNCH])
    found.absences = list(Absence.objects.filter(pk__in=of_each[Shown.ABSENCE]).order_by("first_day", "pk"))
    found.corrections = _corrections(actor, of_each[Shown.CORRECTION])
    found.allowances = list(_allowances(actor, finding, of_each[Shown.SHEET]))
    return found


def _whom(actor: Actor, finding: Finding) -> set[int]:
    """Whose rows the reader sees: about oneself only one's own; of others those of the units over which one reads."""
    if actor.person_id == finding.employee.person_id:
        return {finding.employee_id}
    others = {employee for _shown, _number, employee in finding.proofs} - {finding.employee_id}
    over = actor.units_as(*READERS, Role.INSPECTOR)
    held = Employee.objects.filter(pk__in=others, unit_id__in=over) if others else Employee.objects.none()
    return {finding.employee_id, *held.values_list("pk", flat=True)}


def _punches(actor: Actor, chosen: Collection[int]) -> list[Punched]:
    if not chosen:
        return []
    rows = Punch.objects.filter(pk__in=chosen).select_related("employee__person", "place", "machine", "correction")
    return [Punched(row, bool(row.position) and may_look.allows(actor, row)) for row in rows.order_by("at", "pk")]


def _corrections(actor: Actor, chosen: Collection[int]) -> list[Asked]:
    if not chosen:
        return []
    rows = Correction.objects.filter(pk__in=chosen).select_related("case", "employee").order_by("day", "pk")
    return [Asked(row, may_see_correction.allows(actor, row.case)) for row in rows]


def _allowances(actor: Actor, finding: Finding, sheets: Collection[int]) -> Iterable[tuple[date, int | None]]:
    if not sheets:
        return
    is_own = actor.person_id == finding.employee.person_id
    knows = is_own or finding.unit_id in actor.units_as(*SEE_PAY)
    rows = PayLine.objects.filter(sheet__in=sheets, employee=finding.employee_id).order_by("sheet__month", "sheet")
    for month, amount in rows.values_list("sheet__month", "amount"):
        yield month, amount if knows else None
