# SPDX-License-Identifier: EUPL-1.2
"""The secret address of an employee's own calendar."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.events.schedules import CalendarLinkEnded, CalendarLinkMade, stream_of_calendar
from praja.duties.attendance.models import CalendarLink
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret, new_secret
from praja.lib.errors import NotAllowed


def make_calendar_link(*, employee: Employee, actor: Actor, at: datetime) -> str:
    """A new secret for the address of the actor's own calendar, told once; the one before opens nothing any more.

    Raises NotAllowed for anybody else's. Records `attendance.calendar_link_made`.
    """
    _guard(actor, employee)
    secret = new_secret()
    with transaction.atomic():
        CalendarLink.objects.filter(employee=employee, ended_at=None).update(ended_at=at)
        row = CalendarLink.objects.create(employee=employee, secret_hash=hash_secret(secret), since=at)
        event = CalendarLinkMade(employee=employee.pk, link=row.pk)
        record(event, actor=actor, at=at, stream=stream_of_calendar(employee.pk), refs={"employee": employee.pk})
    return secret


def end_calendar_link(*, employee: Employee, actor: Actor, at: datetime) -> None:
    """The secret address opens nothing any more; where there is none nothing changes. Raises NotAllowed. Records
    `attendance.calendar_link_ended`."""
    _guard(actor, employee)
    with transaction.atomic():
        row = CalendarLink.objects.select_for_update().filter(employee=employee, ended_at=None).first()
        if row is None:
            return
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        event = CalendarLinkEnded(employee=employee.pk, link=row.pk)
        record(event, actor=actor, at=at, stream=stream_of_calendar(employee.pk), refs={"employee": employee.pk})


def _guard(actor: Actor, employee: Employee) -> None:
    if actor.person_id is None or actor.person_id != employee.person_id:
        raise NotAllowed(_("This is somebody else's calendar."), next_step=_("Open your own."))
