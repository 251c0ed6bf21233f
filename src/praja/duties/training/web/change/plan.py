# SPDX-License-Identifier: EUPL-1.2
"""One plan with everything on the way to it, and what its owner, mentor, coach and committee do with it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.training.models import Seat
from praja.duties.training.operations.change import choose_coach
from praja.duties.training.queries.change.seats import Work, coaches_of, seat_of_plan, work_of
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.rules import opens_training
from praja.duties.training.web.change.showing import shown_plan
from praja.duties.training.web.change.words import plan_link
from praja.duties.training.web.frame import frame_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.plans.forms.following import WordsForm
from praja.kernel.plans.models import ActionPlan
from praja.kernel.plans.web.acting import Said, Stepped, act_on_milestone, act_on_plan
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def plan_page(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """The plan of a participant: numbers, causes, design, stages, milestones, reviews, effect."""
    return _page(request, code, number)


def _page(
    request: PrajaRequest, code: str, number: int, *, said: Said | None = None, stepped: Stepped | None = None
) -> HttpResponse:
    with recalled(units, law_data):
        row = class_with_code(request.actor, code)
        work = work_of(seat_of_plan(request.actor, row, number))
        refused = said.refused if said else stepped.refused if stepped else None
        context = {
            **frame_of(request.actor, row, "plans"),
            **shown_plan(request.actor, work, request.at, said=said, stepped=stepped),
            "has_errors": refused is not None,
        }
    return render(request, "training/change/plan.html", context, status=refused.status if refused else 200)


@require_POST
@guarded(opens_training)
def plan_act(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Hand in, accept, send back, change, say something, tell what came of it, end it, let another coach help."""
    row = class_with_code(request.actor, code)
    seat = seat_of_plan(request.actor, row, number)
    plan = _plan_of(work_of(seat))
    said = _coach(request, seat, plan) if request.POST.get("deed") == "coach" else act_on_plan(request, plan)
    if said.refused is not None:
        return _page(request, code, number, said=said)
    if said.deed == "change":
        return HttpResponseRedirect(reverse("training:my_plan", args=[code]))
    return HttpResponseRedirect(plan_link(code, seat))


def _coach(request: PrajaRequest, seat: Seat, plan: ActionPlan) -> Said:
    wanted, form = request.POST.get("coach", ""), WordsForm(request.POST)
    coach = next((one for one in coaches_of(seat) if str(one.pk) == wanted), None)
    try:
        choose_coach(seat=seat, plan=plan, coach=coach, actor=request.actor, at=request.at)
    except DomainError as refused:
        form.is_valid()
        form.add_error(None, str(refused))
        return Said("coach", form, refused)
    messages.success(request, _("Kept."))
    return Said("coach", form)


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
    stepped = act_on_milestone(request, _plan_of(work_of(seat)), pk)
    if stepped.refused is not None:
        return _page(request, code, number, stepped=stepped)
    return HttpResponseRedirect(f"{plan_link(code, seat)}{stepped.anchor}")
