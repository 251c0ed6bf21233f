# SPDX-License-Identifier: EUPL-1.2
"""What can happen in queues. Acts on tickets and appointments stand in the stream of their queue and day, what a counter or the
setup does in streams of their own. No event tells of a person: a ticket is a label."""

from praja.kernel.ledger.events import Event, event

SETUP = "services.queues"
"""Stream of how queues, counters and devices are set up."""


def stream_of_day(queue_id: int, day: object) -> str:
    """The stream of one queue on one local day: `queue:4:2026-01-05`."""
    return f"queue:{queue_id}:{day}"


def stream_of_counter(counter_id: int) -> str:
    """The stream of who sat at a counter, from when until when."""
    return f"counter:{counter_id}"


@event("services.queue_saved")
class QueueSaved(Event):
    """A queue was set up, changed or put away; the fields say how it is from now on."""

    queue: int
    unit: int
    letter: str
    title: str
    services: tuple[int, ...]
    daily_limit: int | None
    web_limit: int | None
    slot_minutes: int | None
    slot_capacity: int
    days_ahead: int
    active: bool


@event("services.counter_saved")
class CounterSaved(Event):
    """A counter was set up, changed or put away. `serves` holds pairs of queue and rank."""

    counter: int
    unit: int
    number: int
    title: str
    serves: tuple[tuple[int, int], ...]
    active: bool


@event("services.queue_device_registered")
class QueueDeviceRegistered(Event):
    """A display or kiosk of a unit's hall was registered."""

    device: int
    unit: int
    kind: str
    title: str


@event("services.queue_device_revoked")
class QueueDeviceRevoked(Event):
    """A device may no longer do anything."""

    device: int


@event("services.counter_opened")
class CounterOpened(Event):
    """An officer sat down at a counter."""

    counter: int


@event("services.counter_closed")
class CounterClosed(Event):
    """The officer left the counter."""

    counter: int


@event("services.ticket_taken")
class TicketTaken(Event):
    """Somebody took a ticket. `appointment` where they came to their hour."""

    ticket: int
    number: int
    label: str
    channel: str
    priority: str
    appointment: int | None = None


@event("services.ticket_called")
class TicketCalled(Event):
    """A counter called a ticket. `ahead`: before others who had waited longer, by the rule of the queue. `finished`: the ticket
    that the counter had until now, served herewith."""

    ticket: int
    counter: int
    ahead: bool
    finished: int | None = None


@event("services.ticket_recalled")
class TicketRecalled(Event):
    """The counter called the same ticket once more."""

    ticket: int
    counter: int
    calls: int


@event("services.ticket_started")
class TicketStarted(Event):
    """Whoever was called stands at the counter."""

    ticket: int
    counter: int


@event("services.ticket_finished")
class TicketFinished(Event):
    """The service at the counter is over."""

    ticket: int
    counter: int


@event("services.ticket_skipped")
class TicketSkipped(Event):
    """Nobody came when the ticket was called."""

    ticket: int
    counter: int
    calls: int


@event("services.ticket_brought_back")
class TicketBroughtBack(Event):
    """Whoever did not come is here now and waits again, with the waiting time they had."""

    ticket: int


@event("services.ticket_moved")
class TicketMoved(Event):
    """Whoever stood at the counter waits in another queue, under the same label and with the same waiting time. Recorded in the
    stream of the queue they left; `onward` is the ticket in the other one."""

    ticket: int
    counter: int
    to_queue: int
    onward: int


@event("services.ticket_left")
class TicketLeft(Event):
    """Whoever had the ticket no longer waits, by their own word."""

    ticket: int


@event("services.ticket_linked")
class TicketLinked(Event):
    """The ticket belongs to a matter that was begun or looked up at the counter."""

    ticket: int


@event("services.ticket_priority_set")
class TicketPrioritySet(Event):
    """An officer saw that somebody is to be served first, or not."""

    ticket: int
    priority: str


@event("services.queue_day_closed")
class QueueDayClosed(Event):
    """The day of a queue is over. `left` are the tickets that still waited, `unfinished` those that a counter had."""

    numbers: int
    left: tuple[int, ...]
    unfinished: tuple[int, ...]


@event("services.appointment_booked")
class AppointmentBooked(Event):
    """An hour was booked. `starts_at` is ISO text in UTC."""

    appointment: int
    starts_at: str
    reminder: bool


@event("services.appointment_changed")
class AppointmentChanged(Event):
    """Another hour was booked instead; recorded on the day of the new one."""

    appointment: int
    from_starts_at: str
    starts_at: str


@event("services.appointment_cancelled")
class AppointmentCancelled(Event):
    """The hour is free again."""

    appointment: int


@event("services.appointment_missed")
class AppointmentMissed(Event):
    """Nobody came to the hour."""

    appointment: int


@event("services.appointment_closed")
class AppointmentClosed(Event):
    """The office is closed at the hour after all, because the day became a day off or its opening hours changed. The hour stands
    until another one is chosen or it is given back."""

    appointment: int


@event("services.appointment_reminded")
class AppointmentReminded(Event):
    """The hour comes near, and whoever booked it asked to be told."""

    appointment: int
