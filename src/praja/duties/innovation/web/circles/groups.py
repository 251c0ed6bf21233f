# SPDX-License-Identifier: EUPL-1.2
"""Groups: one's own and all, founding one, who belongs to it, its projects."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.innovation.enums.circles import ENDED, CirclePart
from praja.duties.innovation.errors.circles import NotYourCircle
from praja.duties.innovation.forms.circles.keeping import CircleForm, FindForm, ProjectForm
from praja.duties.innovation.models.circles import Circle, CircleProject
from praja.duties.innovation.operations.circles import (
    CircleWish,
    end_circle,
    keep_circle,
    leave,
    open_project,
    take_in_person,
)
from praja.duties.innovation.procedure.circles import CIRCLE
from praja.duties.innovation.queries.circles import circle_with, circles_visible, my_circles, projects_visible
from praja.duties.innovation.queries.circles.figures import circle_figures
from praja.duties.innovation.queries.circles.finding import people_of
from praja.duties.innovation.queries.circles.numbers import last_months
from praja.duties.innovation.queries.circles.people import colleagues, units_to_found
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.rules.circles import KEEP_CIRCLE, leads_circle, opens_founding
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.plans.queries.readings import numbers_of
from praja.kernel.plans.wording import figure_words
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

BASELINE_MONTHS = 3
"""Whole months before this one that a project starts from."""
MOST_PROJECTS = 50


@guarded(opens_innovation)
def circles(request: PrajaRequest) -> HttpResponse:
    """One's own groups with what they work on, and all groups of the office."""
    with recalled(units):
        page = page_of(circles_visible(request.actor), order=("-pk",), cursor=request.GET.get("halaman"))
        mine = my_circles(request.actor)
        working = projects_visible(request.actor).filter(circle__in=mine).exclude(case__state__in=ENDED)
        working = working[:MOST_PROJECTS]
        may_found = bool(units_to_found(request.actor))
        counted = circle_figures(request.at)
    context = {
        "figures": [
            [one.measure.label, figure_words(one.measure, one.now), figure_words(one.measure, one.before)]
            for one in counted
        ],
        "figure_columns": [_("Figure of all units"), _("This year"), _("The year before")],
        "figures_source": _("Counted from what the groups do. No law sets a time: a house rule does."),
        "projects": project_rows(working),
        "mine": circle_rows(mine),
        "rows": circle_rows(page.items),
        "may_found": may_found,
        "next_url": f"?halaman={page.next}" if page.next else "",
        "previous_url": f"?halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "innovation/circles/list.html", context))


def circle_rows(rows: Iterable[Circle]) -> list[dict[str, Any]]:
    """Groups as rows of a list."""
    return [
        {
            "title": row.title,
            "url": reverse("innovation:circle", args=[row.code]),
            "meta": row.unit.name,
            "label": _("Ended") if row.ended_on else "",
        }
        for row in rows
    ]


def project_rows(rows: Iterable[CircleProject]) -> list[dict[str, Any]]:
    """Projects as rows of a list."""
    return [
        {
            "title": row.case.subject,
            "url": reverse("innovation:circle_project", args=[row.case.code]),
            "meta": f"{row.circle.title} · {row.case.lead_unit.name}",
            "label": CIRCLE.by_state[row.case.state].public,
            "tone": CIRCLE.by_state[row.case.state].tone,
        }
        for row in rows
    ]


@guarded(opens_innovation)
def circle(request: PrajaRequest, code: str) -> HttpResponse:
    """One group: what for, who belongs to it, and its projects as far as the reader may see them."""
    with recalled(units):
        row = circle_with(request.actor, code)
        keeps, leads = KEEP_CIRCLE.allows(request.actor, row), leads_circle(request.actor, row.pk)
        projects = list(projects_visible(request.actor).filter(circle=row)[:MOST_PROJECTS])
    context = {
        "circle": row,
        "people": [
            {"row": one, "can_go": one.part != CirclePart.LEADER and (keeps or leads) and not row.ended_on}
            for one in people_of(row)
        ],
        "former": row.people.exclude(until=None).select_related("person").order_by("-until", "-pk")[:MOST_PROJECTS],
        "projects": project_rows(projects),
        "keeps": keeps and not row.ended_on,
        "leads": leads and not row.ended_on,
    }
    return no_store(render(request, "innovation/circles/circle.html", context))


@guarded(opens_founding)
def new_circle(request: PrajaRequest) -> HttpResponse:
    """Found a group: the one who founds it finds its leader next to it."""
    with recalled(units, law_data):
        mine = units_to_found(request.actor)
        if not mine:
            raise NotYourCircle
        find = request.POST.get("find", "")
        people = colleagues(find)
        looks = "look" in request.POST
        form = CircleForm(request.POST or None, units=mine, initial={"founded_on": today(request)})
        who = FindForm(
            None if looks else request.POST or None,
            people=people,
            parts=[(CirclePart.LEADER, CirclePart.LEADER.label)],
            initial={"find": find, "part": CirclePart.LEADER},
        )
        error = None
        if request.method == "POST" and not looks and form.is_valid() & who.is_valid():
            try:
                made = _found(request, form, who)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Founded. Say next who belongs to it."))
                return HttpResponseRedirect(reverse("innovation:circle", args=[made.code]))
    if looks:
        form.errors.clear()
    has_errors = bool(error or form.errors or who.errors)
    context = {"form": form, "who": who, "error": error, "has_errors": has_errors, "found": people, "looked": looks}
    return no_store(render(request, "innovation/circles/new.html", context, status=422 if has_errors else 200))


def _found(request: PrajaRequest, form: CircleForm, who: FindForm) -> Circle:
    given = dict(form.cleaned_data)
    unit = Unit.objects.get(pk=given.pop("unit"))
    leader = Person.objects.get(pk=who.cleaned_data["person"])
    return keep_circle(wish=CircleWish(**given), unit=unit, leader=leader, actor=request.actor, at=request.at)


@guarded(opens_innovation)
def change_circle(request: PrajaRequest, code: str) -> HttpResponse:
    """What a group is called and for."""
    with recalled(units, law_data):
        row = _kept(request, code)
        initial = {name: getattr(row, name) for name in ("title", "aim", "founded_on", "decree")}
        form = CircleForm(request.POST or None, initial=initial)

        def act() -> str:
            wish = CircleWish(**form.cleaned_data)
            keep_circle(wish=wish, unit=row.unit, leader=None, circle=row, actor=request.actor, at=request.at)
            return reverse("innovation:circle", args=[code])

        context = {
            "heading": _("Change the group"),
            "back": reverse("innovation:circle", args=[code]),
            "button": _("Save"),
        }
        template = "innovation/circles/form.html"
        return form_page(request, form, act=act, template=template, context=context, done=_("Kept."))


def _kept(request: PrajaRequest, code: str) -> Circle:
    """A group that the reader keeps. Raises NotFound."""
    row = circle_with(request.actor, code)
    if not KEEP_CIRCLE.allows(request.actor, row) or row.ended_on:
        raise NotFound(_("There is no such group among those that you keep."), next_step=_("Ask the head of the unit."))
    return row


@guarded(opens_innovation)
def people(request: PrajaRequest, code: str) -> HttpResponse:
    """Take somebody into a group, or give them another part in it."""
    with recalled(units, law_data):
        row = circle_with(request.actor, code)
        keeps = KEEP_CIRCLE.allows(request.actor, row)
        if row.ended_on or not (keeps or leads_circle(request.actor, row.pk)):
            raise NotFound(_("There is no such group among those that you keep."), next_step=_("Ask its leader."))
        find, looks = request.POST.get("find", ""), "look" in request.POST
        found = colleagues(find)
        parts = CirclePart.choices if keeps else [(CirclePart.MEMBER, CirclePart.MEMBER.label)]
        form = FindForm(None if looks else request.POST or None, people=found, parts=parts, initial={"find": find})

        def act() -> str:
            person = Person.objects.get(pk=form.cleaned_data["person"])
            part = form.cleaned_data["part"]
            take_in_person(circle=row, person=person, part=part, actor=request.actor, at=request.at)
            return reverse("innovation:circle", args=[code])

        context = {"circle": row, "found": found, "looked": looks}
        if looks:
            shown = {**context, "form": form, "has_errors": False}
            return no_store(render(request, "innovation/circles/people.html", shown))
        template = "innovation/circles/people.html"
        return form_page(request, form, act=act, template=template, context=context, done=_("Taken in."))


@require_POST
@guarded(opens_innovation)
def let_go(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Somebody belongs to the group no more."""
    with recalled(units, law_data):
        row = circle_with(request.actor, code)
        member = row.people.select_related("circle").filter(pk=pk).first()
        if member is None:
            raise NotFound(_("There is no such person in the group."), next_step=_("Open the group again."))
        leave(member=member, actor=request.actor, at=request.at)
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(reverse("innovation:circle", args=[code]))


@require_POST
@guarded(opens_innovation)
def end(request: PrajaRequest, code: str) -> HttpResponse:
    """The group works no more."""
    with recalled(units, law_data):
        row = circle_with(request.actor, code)
        try:
            end_circle(circle=row, actor=request.actor, at=request.at)
        except NotYourCircle:
            raise
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The group has ended. Its finished projects stay."))
    return HttpResponseRedirect(reverse("innovation:circle", args=[code]))


@guarded(opens_innovation)
def new_project(request: PrajaRequest, code: str) -> HttpResponse:
    """The leader begins a project, from numbers of the unit where these help."""
    with recalled(units, law_data):
        row = circle_with(request.actor, code)
        if row.ended_on or not leads_circle(request.actor, row.pk):
            raise NotFound(_("A project is begun by the leader of the group."), next_step=_("Ask the leader."))
        period = last_months(BASELINE_MONTHS, today(request))
        numbers = numbers_of(request.actor, row.unit_id, period, request.at)
        choices = [
            (one.measure.key, f"{one.measure.label}: {figure_words(one.measure, one.figure)}") for one in numbers
        ]
        form = ProjectForm(request.POST or None, choices=choices)

        def act() -> str:
            made = open_project(
                circle=row,
                title=form.cleaned_data["title"],
                period=period,
                measures=form.cleaned_data.get("measures", ()),
                actor=request.actor,
                at=request.at,
            )
            return reverse("innovation:circle_project", args=[made.case.code])

        context = {
            "heading": _("Begin a project"),
            "lead": row.title,
            "back": reverse("innovation:circle", args=[code]),
            "button": _("Begin"),
            "consequence": _("Your group and the head of the unit see it; everybody else once it is finished."),
        }
        template = "innovation/circles/form.html"
        return form_page(request, form, act=act, template=template, context=context, done=_("Begun."))
