# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound
from praja.lib.moments import describe_moment


class NotYourQueue(NotAllowed):
    """The actor has no role at this unit that serves or keeps queues, or came by no valid device."""

    code = "not_your_queue"

    def __init__(self) -> None:
        super().__init__(
            _("You may not do this at this office's queues."),
            next_step=_("Ask the head of the unit for the role of a counter officer there."),
        )


class NoSuchQueue(NotFound):
    """No queue in use has this number."""

    code = "no_such_queue"

    def __init__(self) -> None:
        super().__init__(
            _("There is no such queue here."), next_step=_("Choose one from the list of the office's queues.")
        )


class NoSuchTicket(NotFound):
    """No ticket has this code."""

    code = "no_such_ticket"

    def __init__(self) -> None:
        super().__init__(
            _("There is no such ticket."),
            next_step=_("Scan the code on your ticket again, or take a new ticket."),
        )


class NoSuchAppointment(NotFound):
    """No appointment has this code, or the link is not its own."""

    code = "no_such_appointment"

    def __init__(self) -> None:
        super().__init__(
            _("There is no such appointment."),
            next_step=_("Check each letter of the code: it has ten letters and digits, for example 7KQ2M-9XW4P."),
        )


class QueueClosed(Conflict):
    """No tickets are given now: the office is closed today, or not open yet or any more, or the queue was closed."""

    code = "queue_closed"

    def __init__(self, opens_at: datetime | None = None) -> None:
        super().__init__(
            _("This queue gives no tickets now."),
            next_step=_("It gives tickets again from %(moment)s.") % {"moment": describe_moment(opens_at)}
            if opens_at
            else _("Come back when the office is open."),
        )


class QueueFull(Conflict):
    """All tickets of the day are given."""

    code = "queue_full"

    def __init__(self, limit: int) -> None:
        super().__init__(
            _("All %(limit)d tickets of today are given.") % {"limit": limit},
            next_step=_("Come back on the next day the office is open, or book an hour where that is offered."),
        )


class WebTicketsGone(Conflict):
    """No more tickets of the day are given by phone."""

    code = "web_tickets_gone"

    def __init__(self, limit: int) -> None:
        super().__init__(
            _("All %(limit)d tickets that can be taken by phone today are given.") % {"limit": limit},
            next_step=_("There are still tickets at the office itself."),
        )


class TooManyTickets(Conflict):
    """This phone has as many tickets that still wait as one phone may have."""

    code = "too_many_tickets"

    def __init__(self, most: int) -> None:
        super().__init__(
            _("This phone already has %(most)d tickets here that still wait.") % {"most": most},
            next_step=_("Give one back first if you do not need it; whoever comes along can take one at the office."),
        )


class CounterIsClosed(Conflict):
    """Nobody is called to a counter that is closed."""

    code = "counter_is_closed"

    def __init__(self) -> None:
        super().__init__(_("This counter is closed."), next_step=_("Open it first."))


class CounterTaken(Conflict):
    """Somebody else sits at the counter."""

    code = "counter_taken"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else has opened this counter."),
            next_step=_("Choose another one, or ask them to close it."),
        )


class TicketInHand(Conflict):
    """A counter is closed only with nobody before it."""

    code = "ticket_in_hand"

    def __init__(self, label: str) -> None:
        super().__init__(
            _("%(label)s is still at this counter.") % {"label": label},
            next_step=_("Finish it, or skip it if nobody came."),
        )


class CounterMovedOn(Conflict):
    """The page showed another ticket at the counter than it has now: a second press, or a second officer."""

    code = "counter_moved_on"

    def __init__(self) -> None:
        super().__init__(
            _("This was done already, or somebody else was quicker."),
            next_step=_("Look at what the counter shows now, then go on."),
        )


class NobodyWaits(Conflict):
    """There is nobody to call."""

    code = "nobody_waits"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody waits for this counter."), next_step=_("The page shows it as soon as somebody takes a ticket.")
        )


class TicketOver(Conflict):
    """The ticket no longer waits, so that this cannot be done with it."""

    code = "ticket_over"

    def __init__(self, label: str) -> None:
        super().__init__(
            _("This cannot be done with %(label)s any more.") % {"label": label},
            next_step=_("Look at where it stands now."),
        )


class SameQueue(InvalidInput):
    """Sending somebody on needs another queue of the same office, in use and open."""

    code = "same_queue"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody can be sent on to this queue."),
            field="queue",
            next_step=_("Choose another queue of this office."),
        )


class HourGone(Conflict):
    """The hour is full, past, too far ahead, or the office is closed then."""

    code = "hour_gone"

    def __init__(self) -> None:
        super().__init__(
            _("This hour can no longer be booked."), field="slot", next_step=_("Choose another one from the list.")
        )


class AppointmentOver(Conflict):
    """The appointment was kept, cancelled or missed, so that it cannot be changed."""

    code = "appointment_over"

    def __init__(self) -> None:
        super().__init__(
            _("This appointment is over and cannot be changed."), next_step=_("Book a new one, or take a ticket.")
        )


class NotTheHour(Conflict):
    """Too early, or too late, to say that one is here."""

    code = "not_the_hour"

    def __init__(self, starts_at: datetime) -> None:
        super().__init__(
            _("Your hour is %(moment)s; you can say that you are here from 45 minutes before to 15 minutes after.")
            % {"moment": describe_moment(starts_at)},
            next_step=_("If it has passed, take a ticket as everybody else does."),
        )


class LetterTaken(Conflict):
    """Another queue of the unit has this letter."""

    code = "letter_taken"

    def __init__(self) -> None:
        super().__init__(
            _("Another queue of this office has this letter."), field="letter", next_step=_("Choose another one.")
        )


class NumberTaken(Conflict):
    """Another counter of the unit has this number."""

    code = "number_taken"

    def __init__(self) -> None:
        super().__init__(
            _("Another counter of this office has this number."), field="number", next_step=_("Choose another one.")
        )


class StillWaiting(Conflict):
    """A queue or counter is put away only when nobody waits for it."""

    code = "still_waiting"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody still waits there or is being served."),
            field="is_active",
            next_step=_("Put it away after the day is closed."),
        )
