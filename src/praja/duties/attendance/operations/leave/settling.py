# SPDX-License-Identifier: EUPL-1.2
"""What follows from leave that was given or ended: the days away in the register, and that its letter is there."""

from datetime import date, datetime

from django.db import transaction

from praja.duties.attendance.enums import LeaveKind
from praja.duties.attendance.events.leave import LeaveLettered
from praja.duties.attendance.models import Leave
from praja.duties.attendance.operations.marking import mark_between
from praja.duties.attendance.procedure.names import ENDED, GRANTED
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations import record
from praja.kernel.people.enums import AbsenceKind
from praja.kernel.people.models import Absence
from praja.kernel.people.operations.absences import cancel_absence, record_absence
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor


def settle_absence(*, case_id: int, actor: Actor, at: datetime) -> None:
    """Let the employee's days away be what the leave is now: recorded, shortened or taken back. The same again changes
    nothing."""
    with transaction.atomic():
        case = lock(case_id)
        leave = Leave.objects.select_related("employee").get(pk=case_id)
        wanted = _days_away(leave, case.state)
        held = list(Absence.objects.filter(case=case_id, cancelled_at=None).order_by("id"))
        for absence in held:
            if (absence.first_day, absence.last_day) != wanted:
                cancel_absence(absence=absence, actor=actor, at=at)
        if wanted is not None:
            kind = AbsenceKind.SICK if leave.kind == LeaveKind.SICK else AbsenceKind.LEAVE
            record_absence(
                employee=leave.employee,
                kind=kind,
                first_day=wanted[0],
                last_day=wanted[1],
                actor=actor,
                at=at,
                basis=leave.document.number_text if leave.document else "",
                code=leave.kind,
                case=case_id,
            )
        mark_between([leave.employee_id], leave.first_day, leave.last_day)


def _days_away(leave: Leave, state: str) -> tuple[date, date] | None:
    if state == GRANTED:
        return leave.first_day, leave.last_day
    if state == ENDED and leave.ended_on is not None and leave.ended_on >= leave.first_day:
        return leave.first_day, leave.ended_on
    return None


def note_lettered(*, document_id: int, actor: Actor, at: datetime) -> None:
    """The letter was signed: the leave's story says so, once. Records `attendance.leave_lettered`."""
    with transaction.atomic():
        found = Leave.objects.filter(document=document_id).values_list("pk", flat=True).first()
        if found is None:
            return
        case = lock(found)
        if not LedgerEvent.objects.filter(stream=case.stream, name="attendance.leave_lettered").exists():
            refs = {"case": case.pk, "unit": case.lead_unit_id, "document": document_id}
            record(LeaveLettered(document=document_id), actor=actor, at=at, stream=case.stream, refs=refs)
