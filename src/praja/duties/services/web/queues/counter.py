# SPDX-License-Identifier: EUPL-1.2
"""The counter's screen: one hand, one key for each act. Every act says which ticket the officer saw."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.services.errors.queues import NoSuchQueue
from praja.duties.services.models import Counter, Queue, Ticket
from praja.duties.services.operations.queues import (
    bring_back,
    call_next,
    close_counter,
    finish_ticket,
    link_case,
    open_counter,
    recall_ticket,
    skip_ticket,
    start_ticket,
    transfer_ticket,
)
from praja.duties.services.queries.queues.counters import (
    at_counter,
    case_at_counter,
    counter_numbered,
    other_queues,
)
from praja.duties.services.queries.queues.offices import counters_served_by
from praja.duties.services.queries.queues.tickets import ticket_with
from praja.duties.services.rules.queues import SERVE, opens_counters
from praja.duties.services.web.queues.words import waiting_in_words
from praja.kernel.procedures.counters import counter_services
from praja.kernel.procedures.declarations import procedure_of
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_counters)
def counters(request: PrajaRequest) -> HttpResponse:
    """The counters at which one may sit."""
    rows = [
        {
            "counter": counter,
            "is_mine": counter.open_since is not None and str(counter.officer) == request.actor.id,
            "url": reverse("queues:counter", args=[counter.pk]),
        }
        for counter in counters_served_by(request.actor)
    ]
    return render(request, "services/queues/counters.html", {"rows": rows})


@guarded(opens_counters)
def counter(request: PrajaRequest, pk: int) -> HttpResponse:
    """One counter: who is there, who is next, what can be done."""
    return _page(request, _found(request, pk))


@guarded(opens_counters)
def counter_now(request: PrajaRequest, pk: int) -> HttpResponse:
    """Those who are next, for pages that ask again by themselves."""
    found = _found(request, pk)
    context = _waiting(found, request)
    response = render(request, "services/queues/_next.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@guarded(opens_counters)
def sit(request: PrajaRequest, pk: int) -> HttpResponse:
    """Open the counter, or take it over."""
    return _acted(request, pk, lambda held: open_counter(counter=held, actor=request.actor, at=request.at))


@require_POST
@guarded(opens_counters)
def stand_up(request: PrajaRequest, pk: int) -> HttpResponse:
    """Close the counter."""
    return _acted(request, pk, lambda held: close_counter(counter=held, actor=request.actor, at=request.at))


@require_POST
@guarded(opens_counters)
def call(request: PrajaRequest, pk: int) -> HttpResponse:
    """Call whoever is next; the ticket at the counter is finished by it."""
    seen = _seen(request)
    return _acted(
        request,
        pk,
        lambda held: call_next(counter=held, seen=seen, actor=request.actor, at=request.at),
    )


@require_POST
@guarded(opens_counters)
def recall(request: PrajaRequest, pk: int) -> HttpResponse:
    """Call the same ticket again."""
    return _with_ticket(request, pk, recall_ticket)


@require_POST
@guarded(opens_counters)
def start(request: PrajaRequest, pk: int) -> HttpResponse:
    """Whoever was called is here."""
    return _with_ticket(request, pk, start_ticket)


@require_POST
@guarded(opens_counters)
def finish(request: PrajaRequest, pk: int) -> HttpResponse:
    """The service is over."""
    return _with_ticket(request, pk, finish_ticket)


@require_POST
@guarded(opens_counters)
def skip(request: PrajaRequest, pk: int) -> HttpResponse:
    """Nobody came."""
    return _with_ticket(request, pk, skip_ticket)


@require_POST
@guarded(opens_counters)
def transfer(request: PrajaRequest, pk: int) -> HttpResponse:
    """Send whoever is at the counter on to another queue."""

    def send(*, counter: Counter, ticket: Ticket, **given: Any) -> object:
        chosen = request.POST.get("queue", "")
        queue = Queue.objects.filter(pk=int(chosen)).first() if chosen.isdecimal() else None
        if queue is None:
            raise NoSuchQueue
        return transfer_ticket(counter=counter, ticket=ticket, to_queue=queue, **given)

    return _with_ticket(request, pk, send)


@require_POST
@guarded(opens_counters)
def link(request: PrajaRequest, pk: int) -> HttpResponse:
    """Say which matter the ticket is about, by the code that somebody shows."""

    def join(*, counter: Counter, ticket: Ticket, **given: Any) -> object:
        case = case_at_counter(request.POST.get("kode", ""), request.actor)
        if case is None:
            raise NotFound(
                _("No matter has this code."),
                next_step=_("Check each letter: a code has ten letters and digits, for example 7KQ2M-9XW4P."),
            )
        return link_case(counter=counter, ticket=ticket, case=case, **given)

    return _with_ticket(request, pk, join)


@require_POST
@guarded(opens_counters)
def back(request: PrajaRequest, pk: int) -> HttpResponse:
    """Whoever did not come is here after all."""

    def bring(held: Counter) -> object:
        ticket = ticket_with(request.POST.get("kode", "")[:10])
        if ticket is None or ticket.queue.unit_id != held.unit_id:
            raise NoSuchQueue
        return bring_back(ticket=ticket, actor=request.actor, at=request.at)

    return _acted(request, pk, bring)


def _found(request: PrajaRequest, pk: int) -> Counter:
    found = counter_numbered(pk)
    if found is None or not SERVE.allows(request.actor, found):
        raise NotFound(_("There is no such counter."), next_step=_("Choose one from the list of counters."))
    return found


def _seen(request: PrajaRequest) -> int | None:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < 19 else None


def _with_ticket(request: PrajaRequest, pk: int, act: Callable[..., object]) -> HttpResponse:
    """Do `act` to the ticket that the page showed."""
    seen = Ticket(pk=_seen(request) or 0)
    return _acted(request, pk, lambda held: act(counter=held, ticket=seen, actor=request.actor, at=request.at))


def _acted(request: PrajaRequest, pk: int, act: Callable[[Counter], object]) -> HttpResponse:
    """Do it and show the counter anew; what was refused stands above it."""
    held = _found(request, pk)
    try:
        act(held)
    except DomainError as error:
        if error.status >= 500:
            raise
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("queues:counter", args=[pk]))


def _page(request: PrajaRequest, held: Counter) -> HttpResponse:
    context = _waiting(held, request)
    ticket = context["now"].ticket
    if ticket is not None:
        context |= {
            "queues": other_queues(held, ticket),
            "services": _services(request),
            "case_url": _case_url(ticket),
        }
    response = render(request, "services/queues/counter.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _waiting(held: Counter, request: PrajaRequest) -> dict[str, Any]:
    now = at_counter(held, request.at)
    return {
        "counter": held,
        "now": now,
        "waiting": waiting_in_words(now.waiting),
        "is_open": held.open_since is not None,
        "is_mine": held.open_since is not None and str(held.officer) == request.actor.id,
    }


def _services(request: PrajaRequest) -> list[dict[str, Any]]:
    return [{"label": one.label, "url": reverse(one.url_name)} for one in counter_services(request.actor)]


def _case_url(ticket: Ticket) -> str:
    return "" if ticket.case is None else procedure_of(ticket.case).office_url(ticket.case)
