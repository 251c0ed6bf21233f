# SPDX-License-Identifier: EUPL-1.2
"""Dated reviews of plans by rubric: opened and sealed by the personnel office, carried out by coaches, mentors, trainers."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.enums import HOLDING
from praja.duties.training.forms.change import ReviewForm, ScoreForm
from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.operations.change import open_review, seal_review
from praja.duties.training.queries.change.reviews import may_review, reviewers_of, round_of
from praja.duties.training.queries.change.seats import seat_of_plan, work_of
from praja.duties.training.queries.change.standing import plans_of_seats, rounds_of
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.rules import opens_training, runs_class
from praja.duties.training.web.change.own import sent
from praja.duties.training.web.change.words import plan_link
from praja.duties.training.web.frame import frame_of
from praja.kernel.assessments.models import Round, Score
from praja.kernel.assessments.operations import declare_conflict, give_scores
from praja.kernel.assessments.queries import seat_of, tasks_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.plans.forms.following import WordsForm
from praja.kernel.plans.models import ActionPlan
from praja.lib.clock import start_of
from praja.lib.errors import DomainError, NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def reviews(request: PrajaRequest, code: str) -> HttpResponse:
    """The reviews of a class; whoever holds it opens a new one."""
    with recalled(units):
        row = class_with_code(request.actor, code)
        if not runs_class(request.actor, row):
            raise NotFound(gettext_lazy("Reviews are held by who runs the class."))
        may = may_review(request.actor, row)
        people = reviewers_of(row)
    form = ReviewForm(sent(request), people=[(one.pk, one.name) for one in people]) if may else None
    if form is not None and form.is_bound and form.is_valid() and _opened(request, row, form):
        return HttpResponseRedirect(reverse("training:reviews", args=[code]))
    wrong = form is not None and form.is_bound and bool(form.errors)
    context = {
        **frame_of(request.actor, row, "plans"),
        "rounds": [
            {
                "row": one,
                "url": reverse("training:review", args=[code, one.pk]),
                "scored": Score.objects.filter(assessor__round=one).values("assessor", "subject_id").distinct().count(),
            }
            for one in rounds_of(row)
        ],
        "form": form,
        "has_errors": wrong,
        "back": reverse("training:plans", args=[code]),
    }
    return render(request, "training/change/reviews.html", context, status=422 if wrong else 200)


def _opened(request: PrajaRequest, row: TrainingClass, form: ReviewForm) -> bool:
    given = form.cleaned_data
    seats = Seat.objects.filter(training_class=row, status__in=HOLDING).values_list("pk", flat=True)
    plans = list(plans_of_seats(list(seats)))
    people = Person.objects.filter(pk__in=[int(one) for one in given["assessors"]])
    try:
        open_review(
            training_class=row,
            title=given["title"],
            opens_at=start_of(given["opens_on"], local_zone()),
            closes_at=start_of(given["closes_on"] + timedelta(days=1), local_zone()),
            seats={one: [plan.pk for plan in plans if plan.owner_id != one.pk] for one in people},
            actor=request.actor,
            at=request.at,
        )
    except DomainError as refused:
        names = {"closes_at": "closes_on", "seats": "assessors"}
        name = names.get(refused.field, refused.field)
        form.add_error(name if name in form.fields else None, str(refused))
        return False
    messages.success(request, _("The review is open."))
    return True


@guarded(opens_training)
def review(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """One review: for an assessor what was given to them, for who holds it how far it is and its sealing."""
    with recalled(units):
        row = class_with_code(request.actor, code)
        found = _round(request, row, number)
        seat = seat_of(request.actor, found)
        may = may_review(request.actor, row)
        if seat is None and not may:
            raise NotFound(gettext_lazy("There is no such review among yours."))
    if request.method == "POST":
        try:
            seal_review(training_class=row, round=found, actor=request.actor, at=request.at)
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Sealed. Each owner reads now what was said of their plan."))
        return HttpResponseRedirect(reverse("training:review", args=[code, number]))
    tasks = tasks_of(seat) if seat else []
    plans = {plan.pk: plan for plan in _plans([task.subject_id for task in tasks])}
    context = {
        **frame_of(request.actor, row, "plans"),
        "round": found,
        "tasks": [_task(code, number, task, plans[task.subject_id]) for task in tasks if task.subject_id in plans],
        "may_seal": may and found.sealed_at is None and found.opens_at <= request.at,
        "criteria": list(found.rubric.criteria.order_by("position")),
        "back": reverse("training:plans", args=[code]),
    }
    return render(request, "training/change/review.html", context)


def _plans(ids: list[int]) -> Any:
    return ActionPlan.objects.filter(pk__in=ids).select_related("owner", "unit")


def _task(code: str, number: int, task: Any, plan: ActionPlan) -> dict[str, Any]:
    return {
        "name": plan.owner.name,
        "unit": plan.unit.name,
        "url": reverse("training:score_plan", args=[code, number, plan.source_id]),
        "label": _("Left to others") if task.in_conflict else _("Scored") if task.is_scored else _("To be reviewed"),
        "tone": "neutral" if task.in_conflict else "done" if task.is_scored else "info",
    }


def _round(request: PrajaRequest, row: TrainingClass, number: int) -> Round:
    found = round_of(row, number)
    if found is None:
        raise NotFound(gettext_lazy("There is no such review among yours."))
    return found


@guarded(opens_training)
def score_plan(request: PrajaRequest, code: str, number: int, pk: int) -> HttpResponse:
    """Score one plan by every criterion, or step back from it."""
    with recalled(units):
        row = class_with_code(request.actor, code)
        found = _round(request, row, number)
        seat = seat_of_plan(request.actor, row, pk)
        plan, mine = work_of(seat).plan, seat_of(request.actor, found)
    if plan is None or mine is None or not mine.subjects.filter(subject_id=plan.pk).exists():
        raise NotFound(gettext_lazy("There is no such review among yours."))
    given = {one.criterion.key: one for one in mine.scores.filter(subject_id=plan.pk).select_related("criterion")}
    steps_back = request.POST.get("deed") == "conflict"
    form, stepping = _score_form(request, found, given), WordsForm(request.POST if steps_back else None)
    if request.method == "POST" and _scored(request, found, plan, form, stepping):
        return HttpResponseRedirect(reverse("training:review", args=[code, number]))
    wrong = bool(form.errors or stepping.errors)
    context = {
        **frame_of(request.actor, row, "plans"),
        "round": found,
        "plan": plan,
        "plan_url": plan_link(code, seat),
        "form": form,
        "stepping": stepping,
        "in_conflict": mine.conflicts.filter(subject_id=plan.pk).exists(),
        "is_open": found.sealed_at is None and found.opens_at <= request.at < found.closes_at,
        "has_errors": wrong,
        "back": reverse("training:review", args=[code, number]),
    }
    return render(request, "training/change/score.html", context, status=422 if wrong else 200)


def _score_form(request: PrajaRequest, found: Round, given: dict[str, Score]) -> ScoreForm:
    rubric = found.rubric
    criteria = [(one.key, one.title, one.weight) for one in rubric.criteria.order_by("position")]
    initial: dict[str, Any] = {}
    for key, score in given.items():
        initial |= {f"value_{key}": str(score.value), f"comment_{key}": score.comment}
    data = request.POST if request.method == "POST" and request.POST.get("deed") != "conflict" else None
    return ScoreForm(data, criteria=criteria, scale=(rubric.lowest, rubric.highest), initial=initial)


def _scored(request: PrajaRequest, found: Round, plan: ActionPlan, form: ScoreForm, stepping: WordsForm) -> bool:
    given: dict[str, Any] = {"round": found, "subject_id": plan.pk, "actor": request.actor, "at": request.at}
    sent: Form = stepping if stepping.is_bound else form
    if not sent.is_valid():
        return False
    try:
        if stepping.is_bound:
            declare_conflict(reason=stepping.cleaned_data["words"], **given)
        else:
            give_scores(values=form.values(), comments=form.comments(), **given)
    except DomainError as refused:
        sent.add_error("words" if refused.field == "reason" else None, str(refused))
        return False
    messages.success(request, _("Kept."))
    return True
