# SPDX-License-Identifier: EUPL-1.2
"""What is counted of queues: how long people wait and are served, who leaves unserved, who does not come to their hour."""

from collections.abc import Collection, Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums.queues import AppointmentState, TicketState
from praja.duties.services.models import Appointment, Ticket
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.measures.declarations import FactRow, Measure, measure_source
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import Openness
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

COUNT, SHARE, HOURS = UnitOfMeasure.COUNT, UnitOfMeasure.SHARE, UnitOfMeasure.HOURS

TICKETS = Measure(
    "services.queue_tickets",
    _("Queue tickets"),
    COUNT,
    None,
    _("Tickets taken, on their day; whoever was sent on to another queue counts once."),
    open_to_all=Openness(alike="tickets"),
)
WAITED = Measure(
    "services.queue_waited",
    _("Waiting time in queues"),
    HOURS,
    "lower",
    _(
        "From coming into a queue (or the hour of the appointment) to the first call, in minutes, on the day of the ticket."
    ),
    open_to_all=Openness(alike="tickets"),
)
SERVED = Measure(
    "services.queue_served",
    _("Service time at the counter"),
    HOURS,
    None,
    _("From standing at the counter (or the call) to the end, in minutes; services that nobody finished are left out."),
    inside_because=_("At a small counter it would tell how one officer works."),
)
UNSERVED = Measure(
    "services.queue_unserved",
    _("Left without service"),
    SHARE,
    "lower",
    _("Tickets that were given back, called in vain or still waiting when the office closed, of all that ended."),
    open_to_all=Openness(alike="tickets"),
)
NO_SHOWS = Measure(
    "services.appointments_missed",
    _("Appointments to which nobody came"),
    SHARE,
    "lower",
    _("Of the appointments that were kept or missed, on the day of the hour."),
    open_to_all=Openness(),
)

ENDED = (TicketState.DONE, TicketState.MOVED, TicketState.SKIPPED, TicketState.LEFT)
WITHOUT_SERVICE = (TicketState.SKIPPED, TicketState.LEFT)
TICKET_CHANGES = (
    "services.ticket_taken",
    "services.ticket_called",
    "services.ticket_finished",
    "services.ticket_skipped",
    "services.ticket_brought_back",
    "services.ticket_moved",
    "services.ticket_left",
    "services.queue_day_closed",
)
APPOINTMENT_CHANGES = (
    "services.appointment_booked",
    "services.appointment_changed",
    "services.appointment_cancelled",
    "services.appointment_missed",
    "services.ticket_taken",
)


def ticket_ids() -> Iterator[int]:
    """Every ticket, for a rebuild."""
    yield from Ticket.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


def tickets_touched(delivered: Delivered) -> list[int]:
    """The tickets that an event changes: its own, the one finished by a call, the one it led to, those a closing ended."""
    refs, event = delivered.refs, delivered.event
    named = [refs[name] for name in ("ticket", "finished", "onward") if name in refs]
    return [*map(int, named), *getattr(event, "left", ()), *getattr(event, "unfinished", ())]


@measure_source(
    "services.queues",
    subject_kind="ticket",
    dirty_on=TICKET_CHANGES,
    measures=(TICKETS, WAITED, SERVED, UNSERVED),
    all_subjects=ticket_ids,
    subject_of=tickets_touched,
)
def facts_of_tickets(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these tickets, in one statement."""
    for ticket in Ticket.objects.filter(pk__in=subjects).select_related("queue"):
        for measure, numerator in _counted(ticket):
            yield FactRow(measure.key, ticket.pk, ticket.queue.unit_id, ticket.day, numerator, 1)


def _counted(ticket: Ticket) -> Iterable[tuple[Measure, int]]:
    if ticket.number is not None:
        yield TICKETS, 1
    if ticket.first_called_at is not None:
        yield WAITED, minutes_waited(ticket)
    if ticket.state in ENDED:
        yield UNSERVED, int(ticket.state in WITHOUT_SERVICE)
    served = minutes_served(ticket)
    if served is not None:
        yield SERVED, served


def minutes_waited(ticket: Ticket) -> int:
    """Whole minutes from coming into the queue, or from the hour of an appointment, to the first call; 0 if called before."""
    called = ticket.first_called_at or ticket.entered_at
    begun = max(ticket.entered_at, ticket.since) if ticket.appointment_id else ticket.entered_at
    return max(0, int((called - begun).total_seconds() // 60))


def minutes_served(ticket: Ticket) -> int | None:
    """Whole minutes at the counter; None for whoever was not served to the end there."""
    begun = ticket.started_at or ticket.called_at
    if ticket.state != TicketState.DONE or ticket.ended_by_closing or begun is None or ticket.ended_at is None:
        return None
    return int((ticket.ended_at - begun).total_seconds() // 60)


def appointment_ids() -> Iterator[int]:
    """Every appointment, for a rebuild."""
    yield from Appointment.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@measure_source(
    "services.appointments",
    subject_kind="appointment",
    dirty_on=APPOINTMENT_CHANGES,
    measures=(NO_SHOWS,),
    all_subjects=appointment_ids,
)
def facts_of_appointments(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these appointments, in one statement."""
    over = (AppointmentState.ARRIVED, AppointmentState.MISSED)
    for row in Appointment.objects.filter(pk__in=subjects, state__in=over).select_related("queue"):
        day = local_date(row.starts_at, local_zone())
        yield FactRow(NO_SHOWS.key, row.pk, row.queue.unit_id, day, int(row.state == AppointmentState.MISSED), 1)
