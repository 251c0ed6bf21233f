# SPDX-License-Identifier: EUPL-1.2
"""Days on which an employee is rightly away."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import record
from praja.kernel.people.enums import AbsenceKind
from praja.kernel.people.events import AbsenceCancelled, AbsenceRecorded, stream_of_employee
from praja.kernel.people.models import Absence, Employee
from praja.kernel.people.rules import RECORD_ABSENCE
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput, NotAllowed


def record_absence(
    *,
    employee: Employee,
    kind: str,
    first_day: date,
    last_day: date,
    actor: Actor,
    at: datetime,
    basis: str = "",
    code: str = "",
    case: int | None = None,
) -> Absence:
    """Note that an employee is away from `first_day` to `last_day`, both included. The same again changes nothing.

    `basis` names the letter, `code` is the office's short name of the absence (CT, DL), `case` the case it comes from. Raises
    NotAllowed, and InvalidInput for days in the wrong order or an unknown kind.
    """
    if not RECORD_ABSENCE.allows(actor, employee):
        raise NotAllowed(
            _("You may not enter absences of this employee."),
            next_step=_("Ask their head or the personnel office."),
        )
    if kind not in AbsenceKind.values or last_day < first_day:
        raise InvalidInput(
            _("An absence needs a known kind, and its last day not before its first."),
            field="last_day" if kind in AbsenceKind.values else "kind",
            next_step=_("Correct it."),
        )
    with transaction.atomic():
        absence, is_new = Absence.objects.get_or_create(
            employee=employee,
            kind=kind,
            first_day=first_day,
            last_day=last_day,
            case=case,
            cancelled_at=None,
            defaults={"basis": basis.strip(), "code": code},
        )
        if is_new:
            event = AbsenceRecorded(
                employee=employee.pk,
                absence=absence.pk,
                first_day=first_day.isoformat(),
                last_day=last_day.isoformat(),
            )
            refs = {"employee": employee.pk}
            record(event, actor=actor, at=at, stream=stream_of_employee(employee.pk), refs=refs)
    return absence


def cancel_absence(*, absence: Absence, actor: Actor, at: datetime) -> Absence:
    """Take an absence back: those days count as if it had never been entered. The same again changes nothing. Raises
    NotAllowed."""
    if not RECORD_ABSENCE.allows(actor, absence.employee):
        raise NotAllowed(
            _("You may not take back absences of this employee."),
            next_step=_("Ask their head or the personnel office."),
        )
    with transaction.atomic():
        held = Absence.objects.select_for_update().get(pk=absence.pk)
        if held.cancelled_at is None:
            held.cancelled_at = at
            held.save(update_fields=["cancelled_at"])
            event = AbsenceCancelled(
                employee=held.employee_id,
                absence=held.pk,
                first_day=held.first_day.isoformat(),
                last_day=held.last_day.isoformat(),
            )
            record(
                event,
                actor=actor,
                at=at,
                stream=stream_of_employee(held.employee_id),
                refs={"employee": held.employee_id},
            )
    return held
