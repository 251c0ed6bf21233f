# SPDX-License-Identifier: EUPL-1.2
"""What follows from assignments, withdrawals and moves: the days away in the register, and that a class no longer held needs
nothing of anybody."""

from datetime import date, datetime

from django.db import transaction

from praja.duties.training.enums import CLASS, HOLDING, ClassState
from praja.duties.training.models import Seat, TrainingClass
from praja.kernel.documents.enums import DocumentState
from praja.kernel.people.enums import AbsenceKind
from praja.kernel.people.models import Absence, Employee
from praja.kernel.people.operations.absences import cancel_absence, record_absence
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor

CODE = "DIK"
"""How attendance calls a day in a class."""
Away = tuple[int, date, date]


def settle_absences(*, case_id: int, actor: Actor, at: datetime) -> None:
    """Let days away be what the class is now: participants whose assignment is signed are away on its days, nobody else, and
    nobody where it is not held. The same again changes nothing."""
    with transaction.atomic():
        case = lock(case_id)
        if case.procedure != CLASS:
            return
        row = TrainingClass.objects.get(pk=case_id)
        wanted = {} if case.state == ClassState.CANCELLED else _wanted(row)
        held = {_away(one): one for one in Absence.objects.filter(case=case_id, cancelled_at=None).order_by("id")}
        for away, absence in held.items():
            if away not in wanted:
                cancel_absence(absence=absence, actor=actor, at=at)
        missing = sorted(wanted.keys() - held.keys())
        employees = Employee.objects.in_bulk([employee for employee, _first, _last in missing])
        for away in missing:
            record_absence(
                employee=employees[away[0]],
                kind=AbsenceKind.TRAINING,
                first_day=away[1],
                last_day=away[2],
                actor=actor,
                at=at,
                basis=wanted[away],
                code=CODE,
                case=case_id,
            )


def _wanted(row: TrainingClass) -> dict[Away, str]:
    """Who is away when, by which letter."""
    seats = Seat.objects.filter(training_class=row, status__in=HOLDING, letter__document__state=DocumentState.ISSUED)
    rows = seats.values_list("employee_id", "letter__document__number_text")
    return {(employee, row.first_day, row.last_day): number for employee, number in rows}


def _away(row: Absence) -> Away:
    return row.employee_id, row.first_day, row.last_day
