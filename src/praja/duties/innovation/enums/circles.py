# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

CIRCLE_PROJECT = "innovation.circle"
"""Name of the procedure that a circle's project walks, and of the source of its diagnosis and plan in `kernel.plans`."""


class CirclePart(models.TextChoices):
    """What somebody is in a work-culture group. Each has one leader; facilitator and secretary are not always there."""

    FACILITATOR = "facilitator", _("Facilitator")
    LEADER = "leader", _("Leader")
    SECRETARY = "secretary", _("Secretary")
    MEMBER = "member", _("Member")


class ProjectState(models.TextChoices):
    """Where a project of a circle stands: at one of the eight steps, with the head of the unit, or at its end."""

    THEME = "theme", _("1 Theme and title")
    CAUSES = "causes", _("2 Causes")
    SOLUTION = "solution", _("3 Solution")
    PLAN = "plan", _("4 Improvement plan")
    PLAN_WAITS = "plan_waits", _("Plan with the head")
    DO = "do", _("5 Carry it out")
    RESULTS = "results", _("6 Examine the results")
    STANDARD = "standard", _("7 New standard")
    STANDARD_WAITS = "standard_waits", _("Standard with the head")
    NEXT = "next", _("8 Next plan")
    FINISHED = "finished", _("Finished")
    DISPLAYED = "displayed", _("Shown in the office")
    STOPPED = "stopped", _("Stopped")


P = ProjectState
STEP_STATES = (P.THEME, P.CAUSES, P.SOLUTION, P.PLAN, P.DO, P.RESULTS, P.STANDARD, P.NEXT)
"""The states in which the circle works on a step, in order: step n is at place n - 1."""
STEP_OF = {**{state: place for place, state in enumerate(STEP_STATES, start=1)}, P.PLAN_WAITS: 4, P.STANDARD_WAITS: 7}
"""The step that a state belongs to."""
DONE = (P.FINISHED, P.DISPLAYED)
"""States of what was carried through."""
ENDED = (*DONE, P.STOPPED)
