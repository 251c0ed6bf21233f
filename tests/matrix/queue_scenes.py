# SPDX-License-Identifier: EUPL-1.2
"""What is done in a service hall: the hall of the roads department at three in the afternoon."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse

from matrix.applications_moved import application_in
from matrix.scenes import Makers, Scene, Stage
from praja.duties.services.enums.queues import AppointmentState, DeviceKind, TicketChannel, TicketState
from praja.duties.services.models import Appointment, Counter, Queue, QueueDay, QueueDevice, Ticket
from praja.duties.services.operations.queues import book_appointment, call_next, skip_ticket, take_ticket
from praja.kernel.organization.models import Unit
from praja.lib.actors import NOBODY
from services.queues.halls import Hall, device, furnish_unit
from services.queues.halls import take as taken

KEY = UUID(int=7)


def hall_of(stage: Stage, **words: object) -> Hall:
    return furnish_unit(stage.town.roads, stage.at, counters=1, **words)


def counter_scene(state: TicketState | None, **sent: object) -> Callable[[Stage], Scene]:
    """At a counter that is open: with its ticket in `state`, or with somebody who waits for it. It is over when the ticket is."""

    def make(stage: Stage) -> Scene:
        hall = hall_of(stage)
        ticket = taken(hall.a, stage.at)
        counter = hall.open(1, stage.at)
        if state is not None:
            call_next(counter=counter, seen=None, actor=hall.officer(), at=stage.at)
        if state == TicketState.SKIPPED:
            skip_ticket(counter=counter, ticket=ticket, actor=hall.officer(), at=stage.at)
        said = {"seen": ticket.pk if state else "", "kode": ticket.code, "queue": hall.b.pk, **sent}
        mine = Ticket.objects.filter(pk=ticket.pk)
        over = lambda: mine.update(state=TicketState.DONE, ended_at=stage.at)  # noqa: E731
        return Scene((counter.pk,), said, over, mine, sits=counter)

    return make


def sit(stage: Stage) -> Scene:
    counter = hall_of(stage).counters[0]
    mine = Counter.objects.filter(pk=counter.pk)
    return Scene((counter.pk,), {}, lambda: mine.update(is_active=False), mine)


def stand_up(stage: Stage) -> Scene:
    counter = hall_of(stage).open(1, stage.at)
    mine = Counter.objects.filter(pk=counter.pk)
    return Scene((counter.pk,), {}, lambda: mine.update(open_since=None, officer=None), mine, sits=counter)


def link(stage: Stage) -> Scene:
    case, _secret = application_in("check", stage.town, stage.at)
    return counter_scene(TicketState.CALLED, kode=case.code)(stage)


def leave(stage: Stage) -> Scene:
    hall = hall_of(stage)
    given = take_ticket(queue=hall.a, channel=TicketChannel.WEB, actor=NOBODY, at=stage.at)
    there = reverse("queues:ticket_secret", args=[given.ticket.code, given.secret])
    mine = Ticket.objects.filter(pk=given.ticket.pk)
    return Scene((given.ticket.code,), {}, lambda: mine.update(state=TicketState.DONE), mine, link=there)


def appointment_scene(*, hour: timedelta, another: timedelta | None = None) -> Callable[[Stage], Scene]:
    """A booked hour; with `another` one that is chosen instead."""

    def make(stage: Stage) -> Scene:
        return _booked(stage, hall_of(stage, slot_minutes=30), stage.at + hour, another)

    return make


def _booked(stage: Stage, hall: Hall, hour: datetime, another: timedelta | None = None) -> Scene:
    booked = book_appointment(queue=hall.a, starts_at=hour, key=KEY, actor=NOBODY, at=stage.at - timedelta(hours=2))
    row = booked.appointment
    there = reverse("queues:appointment_secret", args=[row.code, booked.secret])
    sent = {"key": KEY.hex, "slot": (stage.at + another).isoformat() if another else ""}
    mine = Appointment.objects.filter(pk=row.pk)
    return Scene((row.code,), sent, lambda: mine.update(state=AppointmentState.CANCELLED), mine, link=there)


def take(stage: Stage) -> Scene:
    hall = hall_of(stage)
    sent = {"key": KEY.hex, "queue": hall.a.pk, "priority": ""}
    day = stage.at.date()
    over = lambda: QueueDay.objects.create(queue=hall.a, day=day, closed_at=stage.at)  # noqa: E731
    return Scene((stage.town.roads.code,), sent, over, Ticket.objects.all())


def book(stage: Stage) -> Scene:
    hall, hour = hall_of(stage, slot_minutes=30), stage.at + timedelta(hours=18)
    full = {"queue": hall.a, "starts_at": hour, "key": UUID(int=8), "actor": NOBODY, "at": stage.at}
    sent = {"key": KEY.hex, "slot": hour.isoformat()}
    return Scene((stage.town.roads.code,), sent, lambda: book_appointment(**full), Appointment.objects.all())


def kiosk(stage: Stage) -> Scene:
    hall = hall_of(stage)
    made, secret, _actor = device(hall, DeviceKind.KIOSK)
    sent = {"key": KEY.hex, "queue": hall.a.pk, "priority": ""}
    over = lambda: QueueDevice.objects.filter(pk=made.pk).update(revoked_at=stage.at)  # noqa: E731
    return Scene((), sent, over, Ticket.objects.all(), link=reverse("queues:device", args=[secret]))


def kiosk_arrive(stage: Stage) -> Scene:
    hall = hall_of(stage, slot_minutes=30)
    booked = _booked(stage, hall, stage.at + timedelta(minutes=30))
    _made, secret, _actor = device(hall, DeviceKind.KIOSK)
    there = reverse("queues:device", args=[secret])
    return Scene((), {"kode": booked.arguments[0]}, booked.over, booked.moves, link=there)


def close_day(stage: Stage) -> Scene:
    hall = hall_of(stage)
    waiting = taken(hall.a, stage.at)
    day = QueueDay.objects.filter(queue=hall.a)
    over = lambda: day.update(closed_at=stage.at) and Ticket.objects.filter(pk=waiting.pk).update(state="left")  # noqa: E731
    return Scene((stage.town.roads.code, hall.a.pk), {}, over, day)


def revoke_device(stage: Stage) -> Scene:
    made, _secret, _actor = device(hall_of(stage), DeviceKind.DISPLAY)
    mine = QueueDevice.objects.filter(pk=made.pk)
    return Scene((stage.town.roads.code, made.pk), {}, lambda: mine.update(revoked_at=stage.at), mine)


def queue(stage: Stage) -> Scene:
    """A queue that changes its name; over when another one has its letter."""
    hall = hall_of(stage)
    sent = {"letter": "C", "name": "Perizinan", "slot_capacity": 1, "days_ahead": 14, "is_active": "on"}
    mine = Queue.objects.filter(pk=hall.a.pk)
    other = Queue.objects.filter(pk=hall.b.pk)
    return Scene((stage.town.roads.code, hall.a.pk), sent, lambda: other.update(letter="C"), mine)


def new_queue(stage: Stage) -> Scene:
    made = queue(stage)
    return Scene(made.arguments[:1], made.sent, made.over, Queue.objects.all())


def counter_setup(stage: Stage) -> Scene:
    """A counter that gets another number; over when another one has it."""
    hall = hall_of(stage)
    mine = Counter.objects.filter(pk=hall.counters[0].pk)
    sent = {"number": 9, "name": "Dekat pintu", "is_active": "on", f"queue_{hall.a.pk}": "1"}
    over = lambda: Counter.objects.create(unit=hall.unit, number=9)  # noqa: E731
    return Scene((stage.town.roads.code, hall.counters[0].pk), sent, over, mine)


def new_counter(stage: Stage) -> Scene:
    made = counter_setup(stage)
    return Scene(made.arguments[:1], made.sent, made.over, Counter.objects.all())


def new_device(stage: Stage) -> Scene:
    hall = hall_of(stage)
    sent = {"kind": DeviceKind.KIOSK.value, "name": "Dekat pintu"}
    over = lambda: Unit.objects.filter(pk=hall.unit.pk).update(code="lama")  # noqa: E731
    return Scene((hall.unit.code,), sent, over, QueueDevice.objects.all())


QUEUE_SCENES: Makers = {
    "queues:sit": sit,
    "queues:stand_up": stand_up,
    "queues:call": counter_scene(None),
    "queues:recall": counter_scene(TicketState.CALLED),
    "queues:start": counter_scene(TicketState.CALLED),
    "queues:finish": counter_scene(TicketState.CALLED),
    "queues:skip": counter_scene(TicketState.CALLED),
    "queues:transfer": counter_scene(TicketState.CALLED),
    "queues:bring_back": counter_scene(TicketState.SKIPPED),
    "queues:link": link,
    "queues:leave": leave,
    "queues:cancel_appointment": appointment_scene(hour=timedelta(minutes=30)),
    "queues:change_appointment": appointment_scene(hour=timedelta(minutes=30), another=timedelta(hours=18)),
    "queues:arrive": appointment_scene(hour=timedelta(minutes=30)),
    "queues:office": take,
    "queues:book": book,
    "queues:kiosk": kiosk,
    "queues:kiosk_arrive": kiosk_arrive,
    "queues:close_day": close_day,
    "queues:revoke_device": revoke_device,
    "queues:new_queue": new_queue,
    "queues:queue": queue,
    "queues:new_counter": new_counter,
    "queues:counter_setup": counter_setup,
    "queues:new_device": new_device,
}
