# SPDX-License-Identifier: EUPL-1.2
"""The page on which the office answers what a reader asks, or passes it on to the unit that has the data."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.enums import Outcome, Wish
from praja.duties.opendata.forms.answering import AnswerForm, AssignForm
from praja.duties.opendata.models import Asked
from praja.duties.opendata.operations.asking import answer_asked, assign_asked
from praja.duties.opendata.procedure import ASKED
from praja.duties.opendata.procedure.names import ANSWERED
from praja.duties.opendata.queries.asked import asked_of
from praja.duties.opendata.queries.catalogue import shown_datasets
from praja.duties.opendata.rules import may_answer, may_assign, opens_office
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import clocks_of
from praja.kernel.procedures.queries.explaining import explanation
from praja.kernel.procedures.queries.opening import case_to_open
from praja.kernel.procedures.web.taking import put_on
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_office)
def question(request: PrajaRequest, code: str) -> HttpResponse:
    """One question: what was asked, by when it is to be answered, and both ways to deal with it."""
    case = case_to_open(request.actor, code)
    if case is None or case.procedure != ASKED.name:
        raise NotFound(gettext_lazy("There is no such question."))
    asked = asked_of(case)
    seen = {"seen_version": case.version}
    step = request.POST.get("step", "")
    answering = AnswerForm(request.POST if step == "answer" else None, wish=asked.wish, initial=seen)
    assigning = AssignForm(request.POST if step == "assign" else None, units=_units(case), initial=seen)
    sent = {"answer": (answering, _answer), "assign": (assigning, _assign)}.get(step)
    error = None
    if request.method == "POST" and sent is not None and sent[0].is_valid():
        try:
            sent[1](request, asked, sent[0].cleaned_data)
        except DomainError as refused:
            error = put_on(sent[0], refused)
        else:
            return _done(request, case, step)
    is_open = case.state != ANSWERED
    context = {
        "case": case,
        "code": show_code(case.code),
        "state": ASKED.by_state[case.state],
        "asked": asked,
        "wish": Wish(asked.wish).label,
        "outcome": Outcome(asked.outcome).label if asked.outcome else "",
        "clocks": [(one, explanation(one)) for one in clocks_of(case)],
        "answering": answering if is_open and may_answer.allows(request.actor, case) else None,
        "assigning": assigning if is_open and may_assign.allows(request.actor, case) else None,
        "error": error,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "opendata/questions/question.html", context, status=status)


def _answer(request: PrajaRequest, asked: Asked, said: dict[str, Any]) -> None:
    name = said["dataset"].strip().strip("/").rsplit("/", 1)[-1]
    dataset = shown_datasets().filter(name=name).first() if name else None
    if name and dataset is None:
        raise NotFound(
            gettext_lazy("No published dataset has this name."),
            field="dataset",
            next_step=gettext_lazy("Copy it from the address of its page."),
        )
    answer_asked(
        asked=asked,
        outcome=said["outcome"],
        answer=said["answer"],
        dataset=dataset,
        actor=request.actor,
        at=request.at,
        seen_version=said["seen_version"],
    )


def _assign(request: PrajaRequest, asked: Asked, said: dict[str, Any]) -> None:
    unit = Unit.objects.get(pk=int(said["unit"]))
    assign_asked(asked=asked, unit=unit, actor=request.actor, at=request.at, seen_version=said["seen_version"])


def _done(request: PrajaRequest, case: Case, step: str) -> HttpResponse:
    messages.success(request, _("Answered.") if step == "answer" else _("Passed on."))
    still = case_to_open(request.actor, case.code) is not None
    return HttpResponseRedirect(reverse("opendata:question", args=[case.code]) if still else reverse("desk"))


def _units(case: Case) -> list[tuple[str, str]]:
    nodes = units.current().nodes.values()
    return sorted(((str(one.id), one.name) for one in nodes if one.id != case.lead_unit_id), key=lambda one: one[1])


routes = [path("<str:code>/", question, name="question")]
"""Beneath /satu-data/pertanyaan/."""
