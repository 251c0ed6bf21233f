# SPDX-License-Identifier: EUPL-1.2
"""Queues in words: the wait as a range with what it is based on, and where a ticket stands."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.services.domain.queues.estimates import ENOUGH, Estimate
from praja.duties.services.enums.queues import TicketState
from praja.duties.services.models import Counter, Ticket
from praja.duties.services.queries.queues.tickets import Standing
from praja.lib.moments import local_time


@dataclass(frozen=True, slots=True)
class Wait:
    """The wait in words, and what that rests on."""

    text: str
    basis: str


def wait_in_words(estimate: Estimate | None, counters: int) -> Wait:
    """A range, or why none can be given; never a promise."""
    if not counters:
        return Wait(_("How long it takes cannot be said yet."), _("No counter is open for this queue now."))
    if estimate is None:
        basis = _("Fewer than %(enough)d services were measured here.") % {"enough": ENOUGH}
        return Wait(_("How long it takes cannot be said yet."), basis)
    said = {"low": estimate.low, "high": estimate.high}
    text = (
        _("About %(low)d to %(high)d minutes.") % said if estimate.low else _("At most about %(high)d minutes.") % said
    )
    measured = _("Counted from the last %(services)d services (usually %(usual)d minutes each)") % {
        "services": estimate.services,
        "usual": estimate.usual,
    }
    return Wait(
        text,
        _("%(measured)s and %(open)s. It is no promise.") % {"measured": measured, "open": open_in_words(counters)},
    )


def open_in_words(counters: int) -> str:
    return ngettext("%(count)d open counter", "%(count)d open counters", counters) % {"count": counters}


def waiting_in_words(waiting: int) -> str:
    if not waiting:
        return _("Nobody waits")
    return ngettext("%(count)d person waits", "%(count)d people wait", waiting) % {"count": waiting}


def counter_in_words(counter: Counter | None) -> str:
    return "" if counter is None else _("Counter %(number)d") % {"number": counter.number}


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a ticket stands: one sentence, what to do, and the tone of both."""

    says: str
    then: str
    tone: str


def stands_in_words(standing: Standing) -> Stands:
    """What the holder of a ticket reads."""
    ticket = standing.ticket
    if ticket.state == TicketState.WAITING:
        return _waits(standing)
    where = counter_in_words(ticket.counter)
    when = local_time(ticket.ended_at) if ticket.ended_at else ""
    return {
        TicketState.CALLED: Stands(
            _("It is your turn: %(where)s") % {"where": where}, _("Please go there now."), "soon"
        ),
        TicketState.SERVING: Stands(_("You are being served: %(where)s") % {"where": where}, "", "info"),
        TicketState.DONE: Stands(_("Served at %(when)s.") % {"when": when}, _("Thank you for coming."), "done"),
        TicketState.SKIPPED: Stands(
            _("You were called at %(when)s and were not there.") % {"when": when},
            _("Show your ticket at a counter today: you are called again with the waiting time you had."),
            "late",
        ),
        TicketState.LEFT: _left(ticket, when),
    }[TicketState(ticket.state)]


def _waits(standing: Standing) -> Stands:
    before = standing.before or 0
    if standing.ticket.appointment_id is not None:
        then = _("You are called from %(when)s on.") % {"when": local_time(standing.ticket.since)}
    else:
        then = _("You may wait elsewhere; keep this page open and be back in time.")
    if not before:
        return Stands(_("You are next."), _("Please stay near the counters."), "soon")
    said = ngettext("%(count)d person is before you.", "%(count)d people are before you.", before)
    return Stands(said % {"count": before}, then, "info")


def _left(ticket: Ticket, when: str) -> Stands:
    if ticket.ended_by_closing:
        return Stands(
            _("The office closed before your turn came. We are sorry."),
            _("Take a new ticket on the next day it is open, or book an hour where that is offered."),
            "late",
        )
    return Stands(_("You gave this ticket back at %(when)s.") % {"when": when}, "", "neutral")
