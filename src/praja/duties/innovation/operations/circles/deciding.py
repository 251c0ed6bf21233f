# SPDX-License-Identifier: EUPL-1.2
"""What the head of the unit decides: the plan, the new standard; and showing or stopping a project."""

from datetime import datetime

from praja.duties.innovation.errors.circles import StepNotOpen
from praja.duties.innovation.models.circles import CircleProject
from praja.duties.innovation.operations.circles.stepping import keep_word, leader_of
from praja.duties.innovation.queries.circles.finding import last_sheets
from praja.kernel.plans.enums import FINISHED
from praja.kernel.plans.models import ActionPlan
from praja.kernel.plans.operations import accept_plan, send_back
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor

LONGEST_WORDS = 1_000


def approve_plan(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Accept the plan for the unit: its rows become commitments with their days. Raises what `accept_plan` raises (a day that has
    passed), and what `perform` raises. Records `innovation.circle_plan_approved`."""
    project = _project(case)
    plan = _plan(project)

    def write(_locked: Case) -> None:
        accept_plan(plan=plan, actor=actor, at=at)

    data = {"leader": leader_of(project), "plan": plan.pk}
    return perform(case, "approve_plan", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def send_plan_back(*, case: Case, why: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Ask the circle to change the plan. Raises words missing at `why`, and what `perform` raises."""
    project = _project(case)
    plan = _plan(project)
    words = words_of(why, field="why", longest=LONGEST_WORDS)

    def write(_locked: Case) -> None:
        keep_word(project, "send_plan_back", words.text, words.salt, actor, at)
        send_back(plan=plan, words=words.text, actor=actor, at=at)

    data = {"leader": leader_of(project), "why": words.digest}
    return perform(case, "send_plan_back", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def approve_standard(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Make the new way of working the unit's standard. Raises what `perform` raises."""
    project = _project(case)
    data = {"leader": leader_of(project), "number": last_sheets(project)[7].number}
    return perform(case, "approve_standard", actor=actor, at=at, seen_version=seen_version, data=data)


def send_standard_back(*, case: Case, why: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Ask the circle to change the standard. Raises words missing at `why`, and what `perform` raises."""
    return _with_words(case, "send_standard_back", why, actor, at, seen_version)


def display_project(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Show a finished project among the results of the office. Raises what `perform` raises."""
    data = {"leader": leader_of(_project(case))}
    return perform(case, "display", actor=actor, at=at, seen_version=seen_version, data=data)


def stop_project(*, case: Case, why: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It goes no further. What the unit promised by the plan stays its promise until it is given up there. Raises words missing
    at `why`, and what `perform` raises."""
    return _with_words(case, "stop", why, actor, at, seen_version)


def _with_words(case: Case, step: str, why: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    project = _project(case)
    words = words_of(why, field="why", longest=LONGEST_WORDS)

    def write(_locked: Case) -> None:
        keep_word(project, step, words.text, words.salt, actor, at)

    data = {"leader": leader_of(project), "why": words.digest}
    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _project(case: Case) -> CircleProject:
    return CircleProject.objects.select_related("case", "plan", "circle").get(pk=case.pk)


def _plan(project: CircleProject) -> ActionPlan:
    """Raises `StepNotOpen` while no plan was handed in."""
    if project.plan is None or project.plan.state in FINISHED:
        raise StepNotOpen
    return project.plan
