# SPDX-License-Identifier: EUPL-1.2
"""A practice town: beginning as a role, the ten exercises with what is still missing, and the proof."""

from typing import Any, cast
from urllib.parse import quote, urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.config.practice.beginning import begin, go_on, guard_practice, lay_ready
from praja.config.practice.checking import Learner, Standing, learner_with, standings
from praja.config.practice.figures import answer
from praja.config.practice.proving import prove
from praja.config.practice.web.forms import AnswerForm, BeginForm, CodeForm, ParticipantForm
from praja.config.practice.web.looking import shown_home, spoken, told
from praja.kernel.people.models import Account
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import ANYONE, SIGNED_IN
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

NO_NUMBER, WRONG = "bukan-angka", "keliru"
"""In the address of the page: which exercise was answered so."""


@require_POST
@guarded(ANYONE)
def start(request: PrajaRequest) -> HttpResponse:
    """Somebody begins a role and is signed in with the account made for it."""
    guard_practice()
    form = BeginForm(request.POST)
    if not form.is_valid():
        return shown_home(request, begin=form, status=422)
    return _signed_in(request, begin(role=form.role, at=request.at))


@require_POST
@guarded(ANYONE)
def resume(request: PrajaRequest) -> HttpResponse:
    """Whoever practised before goes on by their code."""
    guard_practice()
    form = CodeForm(request.POST)
    if not form.is_valid():
        return shown_home(request, code=form, status=422)
    try:
        learner = go_on(typed=form.cleaned_data["kode"], at=request.at)
    except DomainError as refused:
        form.add_error("kode", str(refused))
        return shown_home(request, code=form, status=422)
    return _signed_in(request, learner)


@guarded(ANYONE)
def mine(request: PrajaRequest) -> HttpResponse:
    """The learner's ten exercises; whoever is none is led to the beginning."""
    learner = _learner(request)
    return _page(request, learner) if learner else HttpResponseRedirect(reverse("practice:home"))


@require_POST
@guarded(ANYONE)
def give_answer(request: PrajaRequest) -> HttpResponse:
    """A number for an exercise that asks for one."""
    guard_practice()
    learner, form = _learner(request), AnswerForm(request.POST)
    if learner is None:
        return HttpResponseRedirect(reverse("practice:home"))
    if not form.is_valid():
        return _back_to(request.POST.get("latihan", ""), NO_NUMBER)
    given = form.cleaned_data
    right = answer(
        learner=learner, exercise=given["latihan"], number=given["angka"], actor=request.actor, at=request.at
    )
    if right:
        messages.success(request, _("That is right."))
    return _back_to(given["latihan"], "" if right else WRONG)


def _back_to(exercise: str, said: str) -> HttpResponse:
    """The page of exercises, at this one, where it says what was wrong."""
    query = f"?{urlencode({said: exercise[:40]})}" if said else ""
    return HttpResponseRedirect(f"{reverse('practice:mine')}{query}#{quote(exercise[:40])}")


@require_POST
@guarded(ANYONE)
def more(request: PrajaRequest) -> HttpResponse:
    """New rows on the desk."""
    guard_practice()
    learner = _learner(request)
    if learner is None:
        return HttpResponseRedirect(reverse("practice:home"))
    lay_ready(learner=learner, at=request.at)
    messages.success(request, _("New material lies ready."))
    return HttpResponseRedirect(reverse("practice:mine"))


@require_POST
@guarded(ANYONE)
def proof(request: PrajaRequest) -> HttpResponse:
    """The signed proof, shown once it was asked for with a participant's code."""
    guard_practice()
    learner, form = _learner(request), ParticipantForm(request.POST)
    if learner is None:
        return HttpResponseRedirect(reverse("practice:home"))
    if not form.is_valid():
        return _page(request, learner, participant=form, status=422)
    try:
        text = prove(learner=learner, participant=form.cleaned_data["peserta"], actor=request.actor, at=request.at)
    except DomainError as refused:
        form.add_error("peserta", str(refused))
        return _page(request, learner, participant=form, status=422)
    return no_store(render(request, "practice/proof.html", {"proof": text, "learner": learner}))


def _signed_in(request: PrajaRequest, learner: Learner) -> HttpResponse:
    assert learner.account is not None, "settled just now"
    account = Account.objects.get(pk=learner.account)
    login(cast("Any", request), account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(reverse("practice:mine"))


def _learner(request: PrajaRequest) -> Learner | None:
    if not settings.PRAJA_PRACTICE or not SIGNED_IN.opens(request.actor):
        return None
    return learner_with(int(request.actor.id))


def _page(
    request: PrajaRequest, learner: Learner, *, participant: ParticipantForm | None = None, status: int = 200
) -> HttpResponse:
    rows = [_row(one, request) for one in standings(learner)]
    done = sum(row["is_done"] for row in rows)
    intro, language = learner.course.introduction(spoken())
    context = {
        "learner": learner,
        "intro": intro,
        "language": language,
        "code": show_code(learner.code),
        "rows": rows,
        "done": done,
        "left": len(rows) - done,
        "has_material": bool(learner.course.material),
        "participant_form": participant or ParticipantForm(),
    }
    return no_store(render(request, "practice/mine.html", context, status=status))


def _row(one: Standing, request: PrajaRequest) -> dict[str, Any]:
    exercise = one.exercise
    return {
        **told(exercise),
        "times": exercise.times,
        "is_done": one.is_done,
        "href": reverse(exercise.where),
        "count": one.count,
        "asks": bool(exercise.question) and not one.is_done,
        "refused": _refused(exercise.key, request),
    }


def _refused(key: str, request: PrajaRequest) -> str:
    """What was wrong with the number that was typed for this exercise just now."""
    if request.GET.get(NO_NUMBER) == key:
        return _("Type a number, without words.")
    return _("That is not the number that stands there now. Look once more.") if request.GET.get(WRONG) == key else ""
