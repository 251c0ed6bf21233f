# SPDX-License-Identifier: EUPL-1.2
"""The list of a session: who came and how that is known, and the committee's word for whoever has no telephone or lent a code."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from praja.duties.training.domain.presence import was_there
from praja.duties.training.enums.presence import PresenceWord
from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.forms.presence import JudgeForm, WindowsForm
from praja.duties.training.models import ClassSession, Presence, PresencePlan, Seat
from praja.duties.training.operations.presence import Windows, judge_presence, set_presence
from praja.duties.training.queries.presence.rooms import (
    LISTED,
    counted,
    facts_of,
    listed,
    session_of,
    tries_of,
    window_of,
)
from praja.duties.training.rules import opens_training, runs_class
from praja.duties.training.web.frame import frame_of
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

SIZE = 50
WAYS = {
    "all": gettext_lazy("All"),
    "missing": gettext_lazy("Missing"),
    "here": gettext_lazy("Came"),
    "later": gettext_lazy("Sent later"),
    "tries": gettext_lazy("Codes that did not fit"),
}


@guarded(opens_training)
def session_list(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """The participants at one session."""
    return _page(request, session_of(request.actor, code, pk), JudgeForm(), frozenset())


@require_POST
@guarded(opens_training)
def judge(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Say of those who are ticked that they were there, or not."""
    session, form = session_of(request.actor, code, pk), JudgeForm(request.POST)
    ticked = frozenset(int(one) for one in request.POST.getlist("seats") if one.isascii() and one.isdigit())
    if not form.is_valid():
        return _page(request, session, form, ticked)
    said = form.cleaned_data
    try:
        number = judge_presence(
            session=session,
            seats=ticked,
            word=PresenceWord(said["word"]),
            reason=said["reason"],
            actor=request.actor,
            at=request.at,
        )
    except DomainError as refused:
        return _page(request, session, form, ticked, put_on(form, refused))
    done = ngettext("Written down for %(number)s participant.", "Written down for %(number)s participants.", number)
    messages.success(request, done % {"number": number})
    return HttpResponseRedirect(f"{_here(session)}?{_asked(request)}")


def _here(session: ClassSession) -> str:
    return reverse("training:presence_list", args=[session.training_class.case.code, session.pk])


def _asked(request: PrajaRequest) -> str:
    known = {name: request.GET.get(name, "") for name in ("lihat", "nama", "halaman")}
    return urlencode({name: value for name, value in known.items() if value})


def _page(
    request: PrajaRequest,
    session: ClassSession,
    form: JudgeForm,
    ticked: frozenset[int],
    error: DomainError | None = None,
) -> HttpResponse:
    way, name = request.GET.get("lihat", "all"), " ".join(request.GET.get("nama", "").split())[:60]
    way = way if way in LISTED else "all"
    page = page_of(listed(session, way, name), order=("pk",), cursor=request.GET.get("halaman"), size=SIZE)
    plan = PresencePlan.objects.filter(session=session).first()
    here, seats = counted(session)
    has_errors = bool(error or form.errors)
    context = {
        **frame_of(request.actor, session.training_class, "presence"),
        "session": session,
        "plan": plan,
        "window": window_of(session, plan) if plan else None,
        "may_judge": runs_class(request.actor, session.training_class),
        "here": here,
        "seats": seats,
        "rows": _rows(session, plan, page.items, ticked),
        "filters": _filters(session, way, name),
        "name": name,
        "way": way,
        "query": _asked(request),
        "next_url": _turned(way, name, page.next),
        "previous_url": _turned(way, name, page.previous),
        "form": form,
        "error": error,
        "has_errors": has_errors,
    }
    return no_store(render(request, "training/presence/list.html", context, status=422 if has_errors else 200))


def _filters(session: ClassSession, way: str, name: str) -> list[dict[str, Any]]:
    kept = {"nama": name} if name else {}
    return [
        {"label": label, "href": f"{_here(session)}?{urlencode({'lihat': one, **kept})}", "current": one == way}
        for one, label in WAYS.items()
    ]


def _turned(way: str, name: str, cursor: str | None) -> str:
    return f"?{urlencode({'lihat': way, 'nama': name, 'halaman': cursor})}" if cursor else ""


def _rows(
    session: ClassSession, plan: PresencePlan | None, seats: list[Seat], ticked: frozenset[int]
) -> list[dict[str, Any]]:
    facts, tries = facts_of(session, seats), tries_of(session, seats)
    asks = plan is not None and plan.leaves_from is not None
    return [
        {
            "seat": seat,
            "fact": facts.get(seat.pk),
            "standing": standing_of(facts.get(seat.pk), asks=asks),
            "tries": tries.get(seat.pk, 0),
            "ticked": seat.pk in ticked,
        }
        for seat in seats
    ]


def standing_of(fact: Presence | None, *, asks: bool) -> tuple[str, str]:
    """What somebody's presence at a session comes to, in a word, and its tone."""
    if fact is None:
        return _("Not recorded"), "neutral"
    if fact.word == PresenceWord.ABSENT:
        return _("Was not there"), "late"
    has_arrived, has_left = fact.arrived_at is not None, fact.left_at is not None
    if was_there(fact.word, has_arrived=has_arrived, has_left=has_left, asks_who_leaves=asks):
        return (_("Present, late"), "soon") if fact.is_late and not fact.word else (_("Present"), "done")
    return (_("Did not leave by code"), "soon") if has_arrived else (_("Did not come by code"), "soon")


@guarded(opens_training)
def set_windows(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Set when the session records whom."""
    session = session_of(request.actor, code, pk)
    if not runs_class(request.actor, session.training_class):
        raise NotYourClass
    plan = PresencePlan.objects.filter(session=session).first()
    form = WindowsForm(request.POST or None, initial=_initial(plan))
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            set_presence(session=session, windows=Windows(**form.cleaned_data), actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Set. The code stands on the screen of the session."))
            return HttpResponseRedirect(_here(session))
    has_errors = bool(error or form.errors)
    context = {
        **frame_of(request.actor, session.training_class, "presence"),
        "session": session,
        "form": form,
        "error": error,
        "has_errors": has_errors,
        "back": _here(session),
    }
    return no_store(render(request, "training/presence/windows.html", context, status=422 if has_errors else 200))


def _initial(plan: PresencePlan | None) -> dict[str, Any]:
    row: Any = plan or Windows()
    return {name: getattr(row, name) for name in ("opens_before", "late_after", "closes_after", "leaves_from")}
