# SPDX-License-Identifier: EUPL-1.2
"""Booking an hour, choosing another, cancelling, coming to it; and what schedules do about hours that near or have passed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from praja.duties.services.domain.queues.hours import GRACE, may_arrive
from praja.duties.services.enums.queues import AppointmentState, TicketChannel
from praja.duties.services.errors.queues import (
    AppointmentOver,
    HourGone,
    NotTheHour,
    NotYourQueue,
    QueueClosed,
)
from praja.duties.services.events.queues import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentChanged,
    AppointmentClosed,
    AppointmentMissed,
    AppointmentReminded,
    TicketTaken,
)
from praja.duties.services.models import Appointment, Queue, QueueDay
from praja.duties.services.operations.queues.locking import locked_days, record_appointment, record_ticket
from praja.duties.services.operations.queues.taking import Taken, guard_open, new_ticket
from praja.duties.services.queries.queues.booking import is_still_open, slots_on
from praja.duties.services.queries.queues.hours import today_of
from praja.duties.services.rules.queues import may_arrive_for, may_change_appointment
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret, new_code, new_secret

REMIND_BEFORE = timedelta(hours=24)
"""So long before the hour whoever asked for it is reminded; nobody who booked later than that."""
AT_MOST = 500
"""Appointments dealt with in one run of a schedule."""


@dataclass(frozen=True, slots=True)
class Booked:
    """An appointment with the secret of its link, which is told this once."""

    appointment: Appointment
    secret: str


def book_appointment(
    *,
    queue: Queue,
    starts_at: datetime,
    key: UUID,
    actor: Actor,
    at: datetime,
    person: Person | None = None,
    priority: str = "",
    secret: str | None = None,
) -> Booked:
    """Book an hour that is free. `person` (unsaved for somebody new) is reminded. A second press of the same form (`key`) gives
    the same appointment again. Raises `HourGone`.
    """
    given = secret or new_secret()
    with recalled(units, law_data), transaction.atomic():
        day = _locked_day(queue, starts_at)
        if known := Appointment.objects.select_related("queue").filter(key=key).first():
            return Booked(known, given)
        _guard_free(queue, day, starts_at, at)
        if person is not None and person.pk is None:
            person.save(force_insert=True)
        appointment = Appointment.objects.create(
            queue=queue,
            starts_at=starts_at,
            minutes=queue.slot_minutes or 0,
            code=new_code(),
            secret_hash=hash_secret(given),
            key=key,
            person=person,
            priority=priority,
            booked_at=at,
        )
        event = AppointmentBooked(
            appointment=appointment.pk, starts_at=starts_at.isoformat(), reminder=person is not None
        )
        record_appointment(event, appointment, day.day, actor=actor, at=at)
    return Booked(appointment, given)


def change_appointment(*, appointment: Appointment, starts_at: datetime, actor: Actor, at: datetime) -> Appointment:
    """Take another free hour of the same queue instead; a reminder is sent for the new one.

    Raises `NotYourQueue`, `AppointmentOver`, `HourGone`. The same hour again changes nothing.
    """
    _guard_actor(appointment, actor)
    with recalled(units, law_data), transaction.atomic():
        days = sorted({today_of(appointment.starts_at), today_of(starts_at)})
        rows = {day: locked_days([appointment.queue_id], day)[appointment.queue_id] for day in days}
        now = _booked(appointment)
        if now.starts_at == starts_at:
            return now
        before = now.starts_at
        _guard_free(now.queue, rows[today_of(starts_at)], starts_at, at)
        now.starts_at, now.reminded_at, now.told_closed_at = starts_at, None, None
        now.save(update_fields=["starts_at", "reminded_at", "told_closed_at"])
        event = AppointmentChanged(
            appointment=now.pk, from_starts_at=before.isoformat(), starts_at=starts_at.isoformat()
        )
        record_appointment(event, now, today_of(starts_at), actor=actor, at=at)
    return now


def cancel_appointment(*, appointment: Appointment, actor: Actor, at: datetime) -> Appointment:
    """Give the hour back. Raises `NotYourQueue`, `AppointmentOver`."""
    _guard_actor(appointment, actor)
    with transaction.atomic():
        day = _locked_day(appointment.queue, appointment.starts_at)
        now = _moved(appointment, AppointmentState.CANCELLED)
        record_appointment(AppointmentCancelled(appointment=now.pk), now, day.day, actor=actor, at=at)
    return now


def arrive(*, appointment: Appointment, actor: Actor, at: datetime, secret: str | None = None) -> Taken:
    """Whoever booked is here: they get a ticket that goes ahead of others from its hour on.

    The link's holder, the unit's kiosk and its officers may say so. Raises `NotYourQueue`, `AppointmentOver`, `NotTheHour`,
    `QueueClosed`.
    """
    if not may_arrive_for(actor, appointment):
        raise NotYourQueue
    given = secret or new_secret()
    with recalled(units, law_data), transaction.atomic():
        day = _locked_day(appointment.queue, appointment.starts_at)
        now = _booked(appointment)
        if not may_arrive(now.starts_at, at):
            raise NotTheHour(now.starts_at)
        guard_open(now.queue, at)
        if day.closed_at is not None:
            raise QueueClosed
        _moved(now, AppointmentState.ARRIVED)
        channel = TicketChannel.APPOINTMENT
        ticket = new_ticket(now.queue, day, channel, now.priority, at, given, appointment=now)
        event = TicketTaken(
            ticket=ticket.pk,
            number=day.last_number,
            label=ticket.label,
            channel=channel.value,
            priority=now.priority,
            appointment=now.pk,
        )
        record_ticket(event, ticket, actor=actor, at=at, appointment=now.pk)
    return Taken(ticket, given)


def miss_appointments(*, actor: Actor, at: datetime) -> int:
    """Mark the hours to which nobody came. Says how many."""
    passed = Appointment.objects.filter(state=AppointmentState.BOOKED, starts_at__lt=at - GRACE)
    missed = 0
    for appointment in passed.select_related("queue").order_by("starts_at", "pk")[:AT_MOST]:
        with transaction.atomic():
            day = _locked_day(appointment.queue, appointment.starts_at)
            still = passed.filter(pk=appointment.pk).update(state=AppointmentState.MISSED)
            if still:
                event = AppointmentMissed(appointment=appointment.pk)
                record_appointment(event, appointment, day.day, actor=actor, at=at)
                missed += 1
    return missed


def remind_of_appointments(*, actor: Actor, at: datetime) -> int:
    """Have everybody reminded who asked for it and whose hour is near, once; but not of an hour at which the office is closed:
    that they are told instead. Says how many were reminded."""
    near = Appointment.objects.filter(
        state=AppointmentState.BOOKED,
        person__isnull=False,
        told_closed_at=None,
        reminded_at=None,
        booked_at__lte=F("starts_at") - REMIND_BEFORE,
        starts_at__gt=at,
        starts_at__lte=at + REMIND_BEFORE,
    )
    reminded = 0
    for appointment in near.select_related("queue").order_by("starts_at", "pk")[:AT_MOST]:
        if not is_still_open(appointment):
            _tell_closed(appointment, actor, at)
            continue
        with transaction.atomic():
            if near.filter(pk=appointment.pk).update(reminded_at=at):
                event = AppointmentReminded(appointment=appointment.pk)
                record_appointment(event, appointment, today_of(appointment.starts_at), actor=actor, at=at)
                reminded += 1
    return reminded


def tell_of_closed_hours(*, days: Collection[date] | None, actor: Actor, at: datetime) -> int:
    """Have everybody told, once, who left an address and booked an hour at which the office is closed after all: on `days` that
    became days off, or (None) on any day, because opening hours changed. Says how many."""
    booked = Appointment.objects.filter(
        state=AppointmentState.BOOKED, person__isnull=False, told_closed_at=None, starts_at__gt=at
    )
    rows = booked.select_related("queue").order_by("starts_at", "pk")
    with recalled(units, law_data):
        meant = [row for row in rows if days is None or today_of(row.starts_at) in days]
        closed = [row for row in meant if not is_still_open(row)]
    return sum(_tell_closed(row, actor, at) for row in closed)


def _tell_closed(appointment: Appointment, actor: Actor, at: datetime) -> bool:
    with transaction.atomic():
        untold = Appointment.objects.filter(
            pk=appointment.pk, state=AppointmentState.BOOKED, starts_at=appointment.starts_at, told_closed_at=None
        )
        told = bool(untold.update(told_closed_at=at))
        if told:
            event = AppointmentClosed(appointment=appointment.pk)
            record_appointment(event, appointment, today_of(appointment.starts_at), actor=actor, at=at)
    return told


def _locked_day(queue: Queue, starts_at: datetime) -> QueueDay:
    return locked_days([queue.pk], today_of(starts_at))[queue.pk]


def _guard_free(queue: Queue, day: QueueDay, starts_at: datetime, at: datetime) -> None:
    """Raises `HourGone` unless the hour is one of those offered, with a place left. The day is locked."""
    offered = {slot.starts_at: slot.free for slot in slots_on(queue, today_of(starts_at), at)}
    if day.closed_at is not None or not offered.get(starts_at):
        raise HourGone


def _guard_actor(appointment: Appointment, actor: Actor) -> None:
    if not may_change_appointment(actor, appointment):
        raise NotYourQueue


def _booked(appointment: Appointment) -> Appointment:
    """The appointment as it is now, if it still stands. Raises `AppointmentOver`."""
    now = Appointment.objects.select_related("queue").select_for_update(of=("self",)).get(pk=appointment.pk)
    if now.state != AppointmentState.BOOKED:
        raise AppointmentOver
    return now


def _moved(appointment: Appointment, state: AppointmentState) -> Appointment:
    """The appointment in its new state, from booked. Raises `AppointmentOver`."""
    booked = Appointment.objects.filter(pk=appointment.pk, state=AppointmentState.BOOKED)
    if not booked.update(state=state):
        raise AppointmentOver
    appointment.state = state
    return appointment
