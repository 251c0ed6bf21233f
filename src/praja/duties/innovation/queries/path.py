# SPDX-License-Identifier: EUPL-1.2
"""Reading innovations on their path."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import PATH
from praja.duties.innovation.models import Innovation, Profile, TeamMember
from praja.duties.innovation.rules import SEE_INNOVATION
from praja.kernel.plans.models import ActionPlan, Design, Diagnosis
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


def innovations_visible(actor: Actor) -> "QuerySet[Innovation]":
    """What this actor may see, with cases and units; unordered."""
    return SEE_INNOVATION.visible(actor, Innovation.objects.select_related("case__lead_unit"))


def innovation_with(actor: Actor, code: str) -> Innovation:
    """The innovation of a code. Raises NotFound, also where it is hidden."""
    found = innovations_visible(actor).filter(case__code=code).first()
    if found is None:
        raise NotFound(_("There is no such innovation."), next_step=_("Look it up in the list of innovations."))
    return found


def mine(actor: Actor) -> "QuerySet[Innovation]":
    """Those in whose team the actor is, the latest first."""
    teams = TeamMember.objects.filter(person_id=actor.person_id or 0, left_at=None).values("innovation")
    return Innovation.objects.select_related("case__lead_unit").filter(pk__in=teams).order_by("-pk")


def current_profile(row: Innovation) -> Profile | None:
    """The version of its words that was written last."""
    return row.profiles.order_by("-number").first()


def diagnosis_of(row: Innovation) -> Diagnosis | None:
    """Its diagnosis in `kernel.plans`, the latest."""
    return Diagnosis.objects.filter(source_kind=PATH, source_id=row.pk).order_by("-pk").first()


def design_of(row: Innovation) -> Design | None:
    """Its design in `kernel.plans`, the latest."""
    found = Design.objects.filter(diagnosis__source_kind=PATH, diagnosis__source_id=row.pk)
    return found.order_by("-pk").first()


def plan_of(row: Innovation) -> ActionPlan | None:
    """Its action plan in `kernel.plans`, the latest."""
    return ActionPlan.objects.filter(source_kind=PATH, source_id=row.pk).order_by("-pk").first()
