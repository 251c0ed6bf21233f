# SPDX-License-Identifier: EUPL-1.2
"""Circles and projects as far as the reader may see them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.circles import CIRCLE_PROJECT
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.models.circles import Circle, CircleMember, CircleProject, Minutes, StepSheet, Tool
from praja.duties.innovation.rules.circles import SEE_CIRCLE, SEE_PROJECT
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

MOST = 50
"""Circles of one's own that are shown."""


def circles_visible(actor: Actor) -> "QuerySet[Circle]":
    """Circles this actor may know of, the newest first."""
    return SEE_CIRCLE.visible(actor, Circle.objects.select_related("unit")).order_by("-pk")


def my_circles(actor: Actor) -> list[Circle]:
    """Circles the reader belongs to, that have not ended. One statement."""
    mine = CircleMember.objects.filter(person_id=actor.person_id or 0, until=None)
    rows = circles_visible(actor).filter(ended_on=None, pk__in=mine.values("circle"))
    return list(rows[:MOST])


def circle_with(actor: Actor, code: str) -> Circle:
    """One of them. Raises `NotFound`."""
    found = circles_visible(actor).filter(code=code).first()
    if found is None:
        raise NotFound(_("There is no such work-culture group."), next_step=_("Look in the list of groups."))
    return found


def projects_visible(actor: Actor) -> "QuerySet[CircleProject]":
    """Projects this actor may see, the newest first."""
    rows = CircleProject.objects.select_related("case__lead_unit", "circle__unit", "plan", "diagnosis")
    return SEE_PROJECT.visible(actor, rows).order_by("-pk")


def project_with(actor: Actor, code: str) -> CircleProject:
    """One of them. Raises `NotFound`, also for one that this actor may not see."""
    found = projects_visible(actor).filter(case__code=code).first()
    if found is None:
        raise NotFound(_("There is no such project."), next_step=_("Look in the list of groups and their projects."))
    return found


def innovation_from(project: CircleProject) -> Innovation | None:
    """The innovation that a project became, if it did."""
    rows = Innovation.objects.select_related("case").filter(origin_kind=CIRCLE_PROJECT, origin_id=project.pk)
    return rows.order_by("pk").first()


def people_of(circle: Circle) -> list[CircleMember]:
    """Who belongs to a circle now, the facilitator and leader first."""
    order = {"facilitator": 0, "leader": 1, "secretary": 2}
    rows = circle.people.filter(until=None).select_related("person").order_by("pk")
    return sorted(rows, key=lambda one: order.get(one.part, 3))


def last_sheets(project: CircleProject) -> dict[int, StepSheet]:
    """The last version of each step's sheet that was written. One statement."""
    return {row.step: row for row in project.sheets.select_related("written_by").order_by("step", "number")}


def minutes_of(project: CircleProject) -> "QuerySet[Minutes]":
    """The minutes of a project, the first meeting first, with who was there."""
    rows = project.minutes.select_related("written_by").prefetch_related("present__person")
    return rows.order_by("held_on", "pk")


def tools_of(project: CircleProject) -> list[Tool]:
    """The tools of a project that are shown, by step. One statement."""
    return list(project.tools.filter(dropped_at=None).order_by("step", "pk"))


def tool_with(project: CircleProject, pk: int) -> Tool:
    """One of them. Raises `NotFound`."""
    found = project.tools.filter(dropped_at=None, pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such tool."), next_step=_("Look in the list of the project's tools."))
    return found
