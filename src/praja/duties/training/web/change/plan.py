# SPDX-License-Identifier: EUPL-1.2
"""One plan with everything on the way to it, and what its owner, mentor, coach and committee do with it."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.training.forms.change import StepForm, WordsForm
from praja.duties.training.models import Seat
from praja.duties.training.operations.change import choose_coach
from praja.duties.training.queries.change.seats import Work, coaches_of, seat_of_plan, work_of
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.rules import opens_training
from praja.duties.training.web.change.showing import shown_plan
from praja.duties.training.web.change.words import plan_link
from praja.duties.training.web.frame import frame_of
from praja.kernel.documents.operations import take_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.plans.models import ActionPlan, Milestone
from praja.kernel.plans.operations import (
    accept_plan,
    change_plan,
    drop_commitment,
    end_plan,
    finish_commitment,
    report_carried_out,
    report_progress,
    send_back,
    speak_to_plan,
    submit_plan,
)
from praja.kernel.plans.rules import CARRY
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def plan_page(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """The plan of a participant: numbers, causes, design, stages, milestones, reviews, effect."""
    return _page(request, code, number)


def _page(
    request: PrajaRequest, code: str, number: int, *, said: WordsForm | None = None, deed: str = "", status: int = 200
) -> HttpResponse:
    with recalled(units, law_data):
        row = class_with_code(request.actor, code)
        seat = seat_of_plan(request.actor, row, number)
        work = work_of(seat)
        context = {
            **frame_of(request.actor, row, "plans"),
            **shown_plan(request.actor, work, request.at),
            "said": said or WordsForm(),
            "refused_deed": deed,
            "has_errors": said is not None,
        }
    return render(request, "training/change/plan.html", context, status=status)


Deed = Callable[[ActionPlan, str, PrajaRequest], object]
_DEEDS: Mapping[str, Deed] = {
    "submit": lambda plan, _words, request: submit_plan(plan=plan, actor=request.actor, at=request.at),
    "accept": lambda plan, words, request: accept_plan(plan=plan, words=words, actor=request.actor, at=request.at),
    "send_back": lambda plan, words, request: send_back(plan=plan, words=words, actor=request.actor, at=request.at),
    "change": lambda plan, words, request: change_plan(plan=plan, why=words, actor=request.actor, at=request.at),
    "say": lambda plan, words, request: speak_to_plan(plan=plan, text=words, actor=request.actor, at=request.at),
    "carried_out": lambda plan, words, request: report_carried_out(
        plan=plan, what_came=words, actor=request.actor, at=request.at
    ),
    "end": lambda plan, words, request: end_plan(plan=plan, why=words, actor=request.actor, at=request.at),
}
_DONE = {
    "submit": gettext_lazy("It lies with your mentor now."),
    "accept": gettext_lazy("Accepted. Its milestones stand on the owner's desk."),
    "send_back": gettext_lazy("It went back to its owner with your words."),
    "change": gettext_lazy("A new version is open; the accepted one holds until your mentor accepts the new one."),
    "say": gettext_lazy("Kept."),
    "carried_out": gettext_lazy("Kept. The same numbers are read again when their time comes."),
    "end": gettext_lazy("The plan has ended; what was open is given up."),
    "coach": gettext_lazy("Kept."),
}


@require_POST
@guarded(opens_training)
def plan_act(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Hand in, accept, send back, change, say something, tell what came of it, end it, let another coach help."""
    row = class_with_code(request.actor, code)
    seat = seat_of_plan(request.actor, row, number)
    plan = _plan_of(work_of(seat))
    deed, form = request.POST.get("deed", ""), WordsForm(request.POST)
    try:
        if deed == "coach":
            _coach(request, seat, plan)
        elif deed in _DEEDS and form.is_valid():
            _DEEDS[deed](plan, form.cleaned_data["words"], request)
        else:
            raise NotFound(_("Nothing was sent that can be kept."))
    except DomainError as refused:
        form.is_valid()
        form.add_error("words" if deed in _WORDED else None, str(refused))
        return _page(request, code, number, said=form, deed=deed, status=refused.status)
    messages.success(request, str(_DONE[deed]))
    if deed == "change":
        return HttpResponseRedirect(reverse("training:my_plan", args=[code]))
    return HttpResponseRedirect(plan_link(code, seat))


_WORDED = frozenset(_DEEDS) - {"submit", "accept"}


def _coach(request: PrajaRequest, seat: Seat, plan: ActionPlan) -> None:
    wanted = request.POST.get("coach", "")
    coach = next((one for one in coaches_of(seat) if str(one.pk) == wanted), None)
    choose_coach(seat=seat, plan=plan, coach=coach, actor=request.actor, at=request.at)


def _plan_of(work: Work) -> ActionPlan:
    if work.plan is None:
        raise NotFound(gettext_lazy("There is no plan yet."), next_step=gettext_lazy("It is written by its owner."))
    return work.plan


@require_POST
@guarded(opens_training)
def milestone_act(request: PrajaRequest, code: str, number: int, pk: int) -> HttpResponse:
    """Tell how far a milestone is, show that it is done, or give it up with the reason."""
    row = class_with_code(request.actor, code)
    seat = seat_of_plan(request.actor, row, number)
    plan = _plan_of(work_of(seat))
    found = Milestone.objects.filter(plan=plan, pk=pk).select_related("commitment").first()
    if found is None:
        raise NotFound(_("There is no such milestone."))
    form = StepForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise NotFound(_("Nothing was sent that can be kept."))
        _carry(request, found, form)
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Kept."))
    return HttpResponseRedirect(f"{plan_link(code, seat)}#tonggak-{pk}")


def _carry(request: PrajaRequest, found: Milestone, form: StepForm) -> None:
    deed, actor, at = request.POST.get("deed", ""), request.actor, request.at
    note, row = form.cleaned_data["note"], found.commitment
    if deed == "drop":
        drop_commitment(commitment=row, reason=note, actor=actor, at=at)
        return
    sent = request.FILES.getlist("papers") if CARRY.allows(actor, row) else []
    files = [take_in(upload=upload, actor=actor, at=at) for upload in sent]
    if deed == "finish":
        finish_commitment(commitment=row, actor=actor, at=at, files=files)
    else:
        report_progress(commitment=row, note=note, actor=actor, at=at, files=files)
