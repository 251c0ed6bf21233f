# SPDX-License-Identifier: EUPL-1.2
"""Taking a ticket with one's own phone, and following it."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from praja.duties.services.enums.queues import TicketChannel, TicketState
from praja.duties.services.errors.queues import NoSuchQueue, NoSuchTicket
from praja.duties.services.forms.queues import TakeForm
from praja.duties.services.models import Ticket
from praja.duties.services.operations.queues import leave_queue, take_ticket
from praja.duties.services.queries.queues.offices import Offered, offered, offices, opens_at, queues_of
from praja.duties.services.queries.queues.tickets import open_tickets, standing_of, ticket_with
from praja.duties.services.web.queues.holding import actor_for, held_codes, hold, secret_for
from praja.duties.services.web.queues.words import stands_in_words, wait_in_words, waiting_in_words
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.lib.actors import ANYONE
from praja.lib.codes import hash_secret
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
def office_list(request: PrajaRequest) -> HttpResponse:
    """The offices where one can wait, and the tickets that this phone has."""
    with recalled(units):
        found = offices()
    context = {"offices": found, "mine": mine_of(request)}
    return render(request, "services/queues/offices.html", context)


@guarded(ANYONE)
def office(request: PrajaRequest, name: str) -> HttpResponse:
    """The queues of an office; POST takes a ticket."""
    with recalled(units, law_data):
        node = unit_named(name)
        queues = queues_of(node.id)
        if not queues:
            raise NoSuchQueue
        form = TakeForm(request.POST or None, queues=queues, initial={"key": uuid4()})
        if request.method != "POST" or not form.is_valid():
            return _page(request, node, form)
        key = form.cleaned_data["key"]
        try:
            taken = take_ticket(
                queue=form.queue_chosen(),
                channel=TicketChannel.WEB,
                actor=request.actor,
                at=request.at,
                priority=form.cleaned_data["priority"],
                key=key,
                secret=secret_for(key),
                mine=held_codes(request, Ticket),
            )
        except DomainError as error:
            return _page(request, node, form, error)
    response = HttpResponseRedirect(reverse("queues:ticket", args=[taken.ticket.code]))
    hold(request, response, taken.ticket)
    return response


@guarded(ANYONE)
def ticket(request: PrajaRequest, code: str) -> HttpResponse:
    """Where a ticket stands; whoever came by its link may give it back."""
    return render(request, "services/queues/ticket.html", _standing(request, code))


@guarded(ANYONE)
def ticket_now(request: PrajaRequest, code: str) -> HttpResponse:
    """The part of the page that changes, for pages that ask again by themselves."""
    response = render(request, "services/queues/_ticket_now.html", _standing(request, code))
    response["Cache-Control"] = "no-store"
    return response


@guarded(ANYONE)
def ticket_secret(request: PrajaRequest, code: str, secret: str) -> HttpResponse:
    """The secret link of a ticket, swapped for a cookie."""
    found = ticket_with(code)
    if found is None or bytes(found.secret_hash or b"") != hash_secret(secret):
        raise NoSuchTicket
    response = HttpResponseRedirect(reverse("queues:ticket", args=[code]))
    hold(request, response, found)
    return response


@require_POST
@guarded(ANYONE)
def leave(request: PrajaRequest, code: str) -> HttpResponse:
    """Give a ticket back."""
    found = ticket_with(code)
    holder = actor_for(request, found) if found else None
    if found is None or holder is None:
        raise NoSuchTicket
    leave_queue(ticket=found, actor=holder, at=request.at)
    return HttpResponseRedirect(reverse("queues:ticket", args=[code]))


def unit_named(name: str) -> UnitNode:
    """The unit with this code. Raises `NoSuchQueue`."""
    node = units.current().by_code(name[:30].replace("\x00", ""))
    if node is None:
        raise NoSuchQueue
    return node


def mine_of(request: PrajaRequest) -> list[dict[str, Any]]:
    """The tickets of this phone that still wait."""
    rows = open_tickets(held_codes(request, Ticket))
    return [{"label": t.label, "unit": t.queue.unit.name, "url": reverse("queues:ticket", args=[t.code])} for t in rows]


def choices_of(found: list[Offered]) -> list[dict[str, Any]]:
    """Each queue with its wait in words, as the form shows it."""
    shown = []
    for one in found:
        wait = wait_in_words(one.estimate, one.counters)
        said = f"{waiting_in_words(one.waiting)}. {wait.text}"
        shown.append({"queue": one.queue, "waiting": one.waiting, "says": said, "basis": wait.basis})
    return shown


def _page(request: PrajaRequest, node: UnitNode, form: TakeForm, error: DomainError | None = None) -> HttpResponse:
    shown = choices_of(offered(form.queues, request.at))
    form.explain({one["queue"].pk: one["says"] for one in shown})
    context = {
        "unit": node,
        "form": form,
        "error": error,
        "opens_at": opens_at(node.id, request.at),
        "mine": mine_of(request),
        "bases": {one["basis"] for one in shown},
        "books": any(queue.slot_minutes for queue in form.queues),
    }
    status = error.status if error else 422 if form.is_bound else 200
    return render(request, "services/queues/office.html", context, status=status)


def _standing(request: PrajaRequest, code: str) -> dict[str, Any]:
    found = ticket_with(code)
    if found is None:
        raise NoSuchTicket
    standing = standing_of(found, request.at)
    now = standing.ticket
    return {
        "ticket": found,
        "now_ticket": now,
        "unit": found.queue.unit,
        "stands": stands_in_words(standing),
        "wait": wait_in_words(standing.estimate, standing.counters) if now.state == TicketState.WAITING else None,
        "may_leave": now.state == TicketState.WAITING and actor_for(request, found) is not None,
        "is_open": now.state in (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING),
    }
