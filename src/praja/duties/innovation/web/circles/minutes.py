# SPDX-License-Identifier: EUPL-1.2
"""Minutes of the meetings of a project: when, who was there, what was discussed and decided."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.innovation.enums.circles import STEP_OF, ProjectState
from praja.duties.innovation.forms.circles.keeping import MinutesForm
from praja.duties.innovation.forms.circles.words import STEP_NAMES
from praja.duties.innovation.models.circles import CircleProject, Minutes
from praja.duties.innovation.operations.circles import MinutesWish, write_minutes
from praja.duties.innovation.queries.circles import project_with
from praja.duties.innovation.queries.circles.finding import minutes_of, people_of
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.web.circles.frame import frame_of
from praja.duties.innovation.web.circles.tools import may_write
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def minutes_list(request: PrajaRequest, code: str) -> HttpResponse:
    """All minutes of a project, the first meeting first."""
    with recalled(units):
        project = project_with(request.actor, code)
        writes = may_write(request.actor, project)
        rows = [
            {
                "row": row,
                "step": f"{row.step} {STEP_NAMES[row.step]}",
                "present": [one.person.name for one in row.present.all()],
                "url": reverse("innovation:change_circle_minutes", args=[code, row.pk]) if writes else "",
            }
            for row in minutes_of(project)
        ]
    context = {**frame_of(project, "minutes"), "rows": rows, "may_write": writes}
    return no_store(render(request, "innovation/circles/minutes.html", context))


@guarded(opens_innovation)
def new_minutes(request: PrajaRequest, code: str) -> HttpResponse:
    """Write the minutes of a meeting."""
    with recalled(units, law_data):
        return _page(request, _written(request, code), None)


@guarded(opens_innovation)
def change_minutes(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Write minutes anew."""
    with recalled(units, law_data):
        project = _written(request, code)
        row = project.minutes.filter(pk=pk).first()
        if row is None:
            raise NotFound(_("There are no such minutes."), next_step=_("Look in the list of minutes."))
        return _page(request, project, row)


def _written(request: PrajaRequest, code: str) -> CircleProject:
    project = project_with(request.actor, code)
    if not may_write(request.actor, project):
        raise NotFound(_("There is no such project among those of your groups."), next_step=_("Open your groups."))
    return project


def _page(request: PrajaRequest, project: CircleProject, row: Minutes | None) -> HttpResponse:
    people = {one.person_id: one.person.name for one in people_of(project.circle)}
    there = {one.person_id: one.person.name for one in row.present.select_related("person")} if row else {}
    form = MinutesForm(
        request.POST or None, people=list((people | there).items()), initial=_initial(request, project, row)
    )
    if not form.is_bound and row is not None:
        form.initial["present"] = list(there)

    def act() -> str:
        given = dict(form.cleaned_data)
        seen = given.pop("number") or 0
        wish = MinutesWish(**{**given, "present": list(Person.objects.filter(pk__in=given["present"]))})
        write_minutes(project=project, wish=wish, minutes=row, seen_number=seen, actor=request.actor, at=request.at)
        return reverse("innovation:circle_minutes", args=[project.case.code])

    context = {
        **frame_of(project, "minutes"),
        "heading": _("Change the minutes") if row else _("Minutes of a meeting"),
        "back": reverse("innovation:circle_minutes", args=[project.case.code]),
        "button": _("Keep the minutes"),
    }
    template = "innovation/circles/tool_form.html"
    return form_page(request, form, act=act, template=template, context=context, done=_("Kept."))


def _initial(request: PrajaRequest, project: CircleProject, row: Minutes | None) -> dict[str, object]:
    if row is None:
        return {"held_on": today(request), "step": STEP_OF.get(ProjectState(project.case.state), 1), "number": 0}
    names = ("held_on", "place", "step", "discussed", "decided", "number")
    return {name: getattr(row, name) for name in names}
