# SPDX-License-Identifier: EUPL-1.2
"""What follows from a signed letter that sends somebody: their days away in the register, and none any more once it counts no
longer."""

from datetime import datetime

from django.db import transaction

from praja.duties.letters.domain.errands import Away
from praja.duties.letters.procedure.names import SENT, SIGNED
from praja.duties.letters.queries.errands import errand_of
from praja.duties.letters.queries.signing import outgoing_of
from praja.kernel.people.enums import AbsenceKind
from praja.kernel.people.models import Absence, Employee
from praja.kernel.people.operations.absences import cancel_absence, record_absence
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor

KIND_OF_CODE = {"DL": AbsenceKind.DUTY_TRAVEL, "TB": AbsenceKind.STUDY, "DIK": AbsenceKind.TRAINING}
"""What an absence is called for each code of an errand."""


def _wanted(case_id: int, state: str) -> set[Away]:
    """Who is away when by this letter as it stands: nobody unless it is signed and counts."""
    errand = errand_of(outgoing_of(case_id)) if state in (SIGNED, SENT) else None
    return errand.away() if errand else set()


def settle_errand(*, case_id: int, actor: Actor, at: datetime) -> None:
    """Let the days away of those whom the letter sends be what it says now: recorded once it is signed, taken back once it is
    withdrawn. The same again changes nothing."""
    with transaction.atomic():
        case = lock(case_id)
        wanted = _wanted(case_id, case.state)
        held = {_away(row): row for row in Absence.objects.filter(case=case_id, cancelled_at=None).order_by("id")}
        for away, absence in held.items():
            if away not in wanted:
                cancel_absence(absence=absence, actor=actor, at=at)
        missing = sorted(wanted - held.keys())
        employees = Employee.objects.in_bulk([employee for employee, *_days in missing])
        number = outgoing_of(case_id).letter.number_text if missing else ""
        for employee, code, first_day, last_day in missing:
            record_absence(
                employee=employees[employee],
                kind=KIND_OF_CODE[code],
                first_day=first_day,
                last_day=last_day,
                actor=actor,
                at=at,
                basis=number,
                code=code,
                case=case_id,
            )


def _away(row: Absence) -> Away:
    return row.employee_id, row.code, row.first_day, row.last_day
