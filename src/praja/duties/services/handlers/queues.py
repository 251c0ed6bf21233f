# SPDX-License-Identifier: EUPL-1.2
"""Who is told of queues: whoever asked to be reminded of their hour, and the head of an office that closed over people."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings
from django.urls import reverse

from praja.duties.services.events.queues import QueueDayClosed
from praja.duties.services.models import Appointment, Queue
from praja.duties.services.operations.queues import tell_of_closed_hours
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.kernel.notifications.declarations import announce
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import holders_of
from praja.lib.actors import system_actor
from praja.lib.codes import show_code
from praja.lib.moments import local_zone


def whoever_booked(delivered: Delivered) -> Iterable[int]:
    """The person to remind, if the hour still stands."""
    rows = Appointment.objects.filter(pk=delivered.refs["appointment"], person__isnull=False)
    return [pk for pk in rows.values_list("person_id", flat=True) if pk is not None]


def about_the_hour(delivered: Delivered) -> Mapping[str, str | int]:
    """Queue, office and hour; the link is the one that shows, not the secret one."""
    row = Appointment.objects.select_related("queue").get(pk=delivered.refs["appointment"])
    return {
        "queue": row.queue.name,
        "unit": units.current().name(row.queue.unit_id),
        "hour": row.starts_at.astimezone(local_zone()).isoformat(),
        "code": show_code(row.code),
        "url": f"{settings.PRAJA_BASE_URL}{reverse('queues:appointment', args=[row.code])}",
    }


def head_of_the_office(delivered: Delivered) -> Iterable[int]:
    """The head of the unit, if somebody still waited when its queue was closed."""
    event = delivered.event
    if not isinstance(event, QueueDayClosed) or not event.left:
        return []
    return [person.pk for person in holders_of(Role.HEAD, int(delivered.refs["unit"]), delivered.at)[:1]]


def about_those_left(delivered: Delivered) -> Mapping[str, str | int]:
    """How many waited in vain, in which queue of which office."""
    assert isinstance(delivered.event, QueueDayClosed)
    queue = Queue.objects.get(pk=delivered.refs["queue"])
    return {
        "count": len(delivered.event.left),
        "queue": queue.name,
        "unit": units.current().name(queue.unit_id),
        "url": f"{settings.PRAJA_BASE_URL}{reverse('queues:figures')}",
    }


@subscribe("law.holiday_decreed", "law.calendar_loaded", subscriber="services.closed_hours")
def on_day_off(delivered: Delivered) -> None:
    """Days became days off: whoever has booked an hour there is told."""
    said = delivered.event.payload()
    listed = said["days"] if "days" in said else [said["day"]]
    days = frozenset(date.fromisoformat(str(day)) for day in listed or ())  # type: ignore[union-attr]
    if days:
        tell_of_closed_hours(days=days, actor=system_actor("services.appointments"), at=delivered.at)


@subscribe(
    "organization.opening_hours_set", "organization.opening_hours_ended", subscriber="services.closed_hours_of_unit"
)
def on_other_hours(delivered: Delivered) -> None:
    """A unit, and those below it that follow it, open at other hours: whoever has booked one that is closed now is told."""
    tell_of_closed_hours(days=None, actor=system_actor("services.appointments"), at=delivered.at)


announce("services.appointment_closed", recipients=whoever_booked, context=about_the_hour)
announce("services.appointment_reminded", recipients=whoever_booked, context=about_the_hour)
announce("services.queue_day_closed", recipients=head_of_the_office, context=about_those_left)
