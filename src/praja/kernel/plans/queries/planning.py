# SPDX-License-Identifier: EUPL-1.2
"""Reading plans and what belongs to them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from praja.kernel.documents.models import Attachment
from praja.kernel.law.queries import rule_in_force
from praja.kernel.ledger.queries import history
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, Person
from praja.kernel.people.queries import assignments_of
from praja.kernel.plans.domain.sheets import (
    DesignSheet,
    DiagnosisSheet,
    PlanSheet,
    VisitSheet,
    read_design,
    read_diagnosis,
    read_plan,
    read_visit,
)
from praja.kernel.plans.domain.spans import Horizons
from praja.kernel.plans.events import PlanSubmitted, plan_stream
from praja.kernel.plans.models import ActionPlan, Design, Diagnosis, Milestone, PlanVersion, Visit
from praja.kernel.plans.queries.commitments import OBJECT_KIND
from praja.kernel.plans.rules import SEE_DIAGNOSIS, SEE_PLAN, SEE_VISIT
from praja.lib.actors import Actor, ActorKind

FIRST_MONTHS, SECOND_MONTHS = "plans.effect_first", "plans.effect_second"
SHORT_MONTHS, MEDIUM_MONTHS = "plans.milestone_short", "plans.milestone_medium"
VISIT_PAPERS = "plans.visit"
"""What the papers of a visit are attached to."""


def visible_plans(actor: Actor) -> "QuerySet[ActionPlan]":
    """Plans that this actor may see, the newest first."""
    rows = ActionPlan.objects.select_related("design__diagnosis", "unit", "owner", "mentor", "coach")
    return SEE_PLAN.visible(actor, rows).order_by("-pk")


def visible_diagnoses(actor: Actor) -> "QuerySet[Diagnosis]":
    """Diagnoses that this actor may see, the newest first."""
    return SEE_DIAGNOSIS.visible(actor, Diagnosis.objects.select_related("unit", "owner")).order_by("-pk")


def visible_visits(actor: Actor) -> "QuerySet[Visit]":
    """Visits that this actor may see, the newest first."""
    return SEE_VISIT.visible(actor, Visit.objects.select_related("unit", "owner")).order_by("-pk")


def diagnosis_sheet(diagnosis: Diagnosis) -> DiagnosisSheet:
    return read_diagnosis(diagnosis.sheet)


def design_sheet(design: Design) -> DesignSheet:
    return read_design(design.sheet)


def plan_sheet(version: PlanVersion) -> PlanSheet:
    return read_plan(version.sheet)


def visit_sheet(visit: Visit) -> VisitSheet:
    return read_visit(visit.sheet)


def version_of(plan: ActionPlan, number: int | None = None) -> PlanVersion:
    """A version of a plan, the last one unless named."""
    return plan.versions.get(number=plan.number if number is None else number)


@dataclass(frozen=True, slots=True)
class Superior:
    """Who decides on a plan: the person, and the unit over which they hold that office."""

    person: Person
    unit_id: int


def superior_of(owner_id: int, unit_id: int, at: datetime, *, but: Collection[int] = ()) -> Superior | None:
    """The nearest head of the unit, or of one above it, other than the owner and those in `but` (persons); None where there is
    none."""
    for held in assignments_of(Role.HEAD, unit_id, at):
        if held.account.person_id != owner_id and held.account.person_id not in but:
            return Superior(held.account.person, held.unit_id)
    return None


def paper_of(plan: ActionPlan, attachment_id: int) -> Attachment | None:
    """A paper that shows what was done for a milestone of this plan; None for any other."""
    found = Attachment.objects.select_related("file").filter(pk=attachment_id, object_kind=OBJECT_KIND).first()
    held = found is not None and plan.milestones.filter(commitment_id=found.object_id).exists()
    return found if held else None


def handed_in_by(plan: ActionPlan) -> dict[int, str]:
    """Who handed in each version of a plan, by number: the name. Two statements."""
    told = [row for row in history(plan_stream(plan.pk)) if row.name == PlanSubmitted.name]
    by = {row.payload["number"]: int(row.actor_id) for row in told if row.actor_kind == ActorKind.EMPLOYEE}
    names = dict(Account.objects.filter(pk__in=by.values()).values_list("pk", "person__name"))
    return {number: names.get(account, "") for number, account in by.items()}


def live_milestones(plans: Collection[ActionPlan]) -> dict[int, list[Milestone]]:
    """By plan: the milestones that its accepted version promises, the next first. One statement."""
    rows = Milestone.objects.filter(plan__in=plans).select_related("commitment").order_by("commitment__due_on", "pk")
    found: dict[int, dict[str, Milestone]] = {plan.pk: {} for plan in plans}
    for row in rows:
        held = found[row.plan_id].get(row.key)
        if held is None or held.number <= row.number:
            found[row.plan_id][row.key] = row
    return {plan: sorted(some.values(), key=lambda one: one.commitment.due_on) for plan, some in found.items()}


def horizons(on: date) -> Horizons:
    """Up to when milestones are short and medium, by the figures of that day."""
    return Horizons(rule_in_force(SHORT_MONTHS, on).value, rule_in_force(MEDIUM_MONTHS, on).value)


def effect_months(on: date) -> tuple[int, int]:
    """After how many months effects are read, by the figures of that day."""
    return rule_in_force(FIRST_MONTHS, on).value, rule_in_force(SECOND_MONTHS, on).value
