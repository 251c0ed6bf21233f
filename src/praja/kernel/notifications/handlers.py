# SPDX-License-Identifier: EUPL-1.2
"""What the kernel itself tells: a lawful date was missed, whatever the duty."""

from collections.abc import Iterable, Mapping

from django.conf import settings

from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.organization.queries import units
from praja.kernel.people.queries import holders_of
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.events import DeadlineMissed
from praja.kernel.procedures.models import Case
from praja.lib.codes import show_code


def _missed(delivered: Delivered) -> tuple[Case, DeadlineMissed]:
    assert isinstance(delivered.event, DeadlineMissed)
    return Case.objects.get(pk=delivered.refs["case"]), delivered.event


def head_of_lead_unit(delivered: Delivered) -> Iterable[int]:
    """The one who holds the clock's role at the lead unit at that moment; of several the nearest."""
    case, event = _missed(delivered)
    role = procedure_of(case).by_clock[event.clock].escalates_to
    return [person.pk for person in holders_of(role, case.lead_unit_id, delivered.at)[:1]] if role else []


def what_was_missed(delivered: Delivered) -> Mapping[str, str | int]:
    """The case by its code and neutral subject, and the page of the office."""
    case, event = _missed(delivered)
    procedure = procedure_of(case)
    return {
        "code": show_code(case.code),
        "subject": case.subject,
        "clock": str(procedure.by_clock[event.clock].label),
        "due": event.due,
        "unit": units.current().name(case.lead_unit_id),
        "url": f"{settings.PRAJA_BASE_URL}{procedure.office_url(case)}",
    }


announce("procedures.deadline_missed", recipients=head_of_lead_unit, context=what_was_missed)
