# SPDX-License-Identifier: EUPL-1.2
"""Codes that are brought: the address that a telephone's camera opens, digits that are typed, and what a telephone kept.

Everybody in a room comes here within the same quarter of a minute, so these pages are small and bare.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.training.domain.presence import TAKEN, Outcome
from praja.duties.training.enums.presence import PresenceSource
from praja.duties.training.operations.presence import NewCode, Recorded, bring_code
from praja.duties.training.queries.presence.rooms import plan_of
from praja.duties.training.rules import opens_training
from praja.duties.training.web.presence.words import WORDS
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import ANYONE
from praja.lib.errors import Conflict, DomainError, InvalidInput
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.offline import offline_worker

KEPT = (
    "css/praja.css",
    "js/presence.js",
    "img/favicon.svg",
    "vendor/plus-jakarta-sans/plus-jakarta-sans-latin-wght-normal.woff2",
)
LONGEST_BODY = 1_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FINE = TAKEN | {Outcome.ALREADY}


@guarded(opens_training)
def scan(request: PrajaRequest, mark: str, digits: str) -> HttpResponse:
    """The address on a session's screen: whoever opens it, signed in, is recorded for their own seat. A GET that writes, since a
    camera can do nothing else; opened twice it changes nothing, and the code is its own proof that somebody saw the screen."""
    return _brought(request, NewCode(mark, digits, PresenceSource.SCANNED, request.at))


@require_POST
@guarded(opens_training)
def type_code(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """The six digits, typed by somebody whose telephone cannot scan."""
    plan = plan_of(request.actor, code, pk)
    digits = "".join(request.POST.get("digits", "").split())
    return _brought(request, NewCode(plan.mark, digits, PresenceSource.TYPED, request.at))


def _brought(request: PrajaRequest, new: NewCode) -> HttpResponse:
    try:
        recorded = bring_code(new=new, actor=request.actor, at=request.at)
    except DomainError as refused:
        context: dict[str, Any] = {"is_fine": False, "title": refused.message, "sentence": refused.next_step}
        return _page(context, refused.status)
    title, sentence = said_of(recorded)
    is_fine = recorded.outcome in FINE
    context = {
        "is_fine": is_fine,
        "title": title,
        "sentence": sentence,
        "session": recorded.session.title,
        "class_title": recorded.session.class_title,
        "back": reverse("training:presence", args=[recorded.session.class_code]),
    }
    return _page(context, 200 if is_fine else 422)


def _page(context: dict[str, Any], status: int) -> HttpResponse:
    return no_store(HttpResponse(render_to_string("training/presence/recorded.html", context), status=status))


def said_of(recorded: Recorded) -> tuple[str, str]:
    """What a person reads of it: the title, with the hour, and the sentence below."""
    outcome = recorded.outcome
    if outcome not in FINE:
        title, step = WORDS[outcome]
        return str(title), str(step)
    if recorded.left_at is not None and (outcome is Outcome.LEFT or recorded.arrived_at is None):
        return _("Left %(time)s") % {"time": describe_moment(recorded.left_at, "time")}, str(WORDS[outcome][0])
    assert recorded.arrived_at is not None
    title = _("Recorded %(time)s") % {"time": describe_moment(recorded.arrived_at, "time")}
    if outcome is Outcome.ALREADY:
        return title, str(WORDS[outcome][0])
    return title, _("You came late.") if recorded.is_late else _("You are on time.")


@require_POST
@guarded(opens_training)
def send(request: PrajaRequest) -> HttpResponse:
    """Take a code that a telephone kept while there was no signal; answers what came of it in the reader's language. A refusal
    that is final is none of the statuses on which the telephone tries again."""
    try:
        recorded = bring_code(new=_kept(request), actor=request.actor, at=request.at)
    except DomainError as refused:
        told = {"taken": False, "title": str(refused.message), "sentence": str(refused.next_step)}
        return no_store(JsonResponse(told, status=409 if refused.status == 403 else refused.status))
    title, sentence = said_of(recorded)
    return no_store(JsonResponse({"taken": recorded.outcome in FINE, "title": title, "sentence": sentence}))


def _kept(request: PrajaRequest) -> NewCode:
    """The code, scanned when the telephone says, set right by as much as its clock is off."""
    try:
        said = json.loads(request.body[:LONGEST_BODY])
        scanned, sent = (timedelta(milliseconds=int(said[name])) for name in ("at", "sent"))
        mark, digits, who = (str(said[name]) for name in ("mark", "digits", "who"))
        seen_at = EPOCH + scanned + (request.at - EPOCH - sent)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise InvalidInput(
            _("What the telephone sent did not arrive whole."), next_step=_("Tell the committee; they can record it.")
        ) from error
    if who != str(request.actor.person_id):
        raise Conflict(
            _("This was scanned while somebody else was signed in on this telephone."),
            next_step=_("Whoever scanned it signs in here, or speaks to the committee."),
        )
    return NewCode(mark, digits, PresenceSource.LATER, seen_at)


@guarded(ANYONE)
def shell(request: PrajaRequest) -> HttpResponse:
    """The page that stands in for one that did not come, as a telephone keeps it: nothing of anybody stands on it."""
    return HttpResponse(render_to_string("training/presence/shell.html"))


@guarded(ANYONE)
def worker(request: PrajaRequest) -> HttpResponse:
    """The worker that keeps it."""
    return offline_worker(name="hadir", shell=reverse("training:presence_shell"), files=KEPT)
