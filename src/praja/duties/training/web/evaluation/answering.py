# SPDX-License-Identifier: EUPL-1.2
"""Answering: a participant at the end of a class; months later everybody who is asked."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.errors.evaluation import NotAsked
from praja.duties.training.forms.evaluation import BehaviourForm, ReactionForm
from praja.duties.training.models import ClassSession
from praja.duties.training.operations.evaluation import answer_behaviour, answer_reaction
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.queries.evaluation import open_turn
from praja.duties.training.rules import opens_training, takes_part
from praja.duties.training.web.frame import frame_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

TAB = "evaluation"


@guarded(opens_training)
def reaction(request: PrajaRequest, code: str) -> HttpResponse:
    """The questionnaire at the end of a class."""
    with recalled(units):
        row = class_with_code(request.actor, code)
        if not takes_part(request.actor, row.pk):
            raise NotAsked
        held = ClassSession.objects.filter(
            training_class=row, cancelled_at=None, trainers__isnull=False, starts_at__lte=request.at
        )
        sessions = list(held.distinct().prefetch_related("trainers__person"))
        form, error = ReactionForm(sessions, request.POST or None), None
        if request.method == "POST" and form.is_valid():
            try:
                answer_reaction(
                    training_class=row,
                    of_class=form.opinion(),
                    of_sessions=form.of_sessions(),
                    actor=request.actor,
                    at=request.at,
                )
            except DomainError as refused:
                error = refused
            else:
                messages.success(request, _("Thank you. Nobody can find out what you answered."))
                return HttpResponseRedirect(reverse("training:class_evaluation", args=[row.case.code]))
        context = {
            **frame_of(request.actor, row, TAB),
            "of_class": form.fields_of("class"),
            "of_sessions": [
                {
                    "title": session.title,
                    "trainers": ", ".join(one.person.name for one in session.trainers.all()),
                    "fields": form.fields_of(f"s{session.pk}"),
                }
                for session in sessions
            ],
            **_problems(form, error),
        }
        page = render(
            request, "training/evaluation/reaction.html", context, status=422 if context["has_errors"] else 200
        )
        return no_store(page)


@guarded(opens_training)
def behaviour(request: PrajaRequest, pk: int) -> HttpResponse:
    """The questionnaire months later, about one participant."""
    turn = open_turn(request.actor, pk)
    form, error = BehaviourForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            answer_behaviour(turn=turn, opinion=form.opinion(), actor=request.actor, at=request.at)
        except DomainError as refused:
            error = refused
        else:
            messages.success(request, _("Thank you. Your answer stands there without your name."))
            return HttpResponseRedirect(reverse("desk"))
    context = {
        "turn": turn,
        "name": turn.seat.employee.person.name,
        "case": turn.seat.training_class.case,
        "is_self": turn.seat.employee.person_id == turn.person_id,
        "fields": form.fields_of("b"),
        **_problems(form, error),
    }
    page = render(request, "training/evaluation/behaviour.html", context, status=422 if context["has_errors"] else 200)
    return no_store(page)


def _problems(form: forms.Form, error: DomainError | None) -> dict[str, object]:
    return {"form": form, "error": error, "has_errors": bool(error or form.errors)}
