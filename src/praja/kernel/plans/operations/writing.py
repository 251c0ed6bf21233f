# SPDX-License-Identifier: EUPL-1.2
"""What every writing of a sheet begins with: the owner, the number that was seen, and that nothing lies with the mentor."""

from django.utils.translation import gettext_lazy as _

from praja.kernel.plans.enums import WRITABLE
from praja.kernel.plans.errors import HandedIn, NotYourSheet, PlanUnfinished, WordsMissing, WrittenSince
from praja.kernel.plans.models import ActionPlan, Design, Diagnosis
from praja.kernel.plans.operations.making import LEAST
from praja.kernel.plans.rules import carries, is_owner, writes
from praja.lib.actors import Actor, ActorKind

LONGEST = 4_000
"""Characters of one answer in a sheet."""


def guard_owner(actor: Actor, owner_id: int) -> None:
    """The owner writes; what a step asks of the platform itself, it writes for them. Raises NotYourSheet."""
    if actor.kind is not ActorKind.SYSTEM and not is_owner(actor, owner_id):
        raise NotYourSheet


def guard_writer(actor: Actor, diagnosis: Diagnosis) -> None:
    """Who writes a diagnosis and its design now: the owner, or the team that it is made for. Raises NotYourSheet."""
    if actor.kind is not ActorKind.SYSTEM and not writes(actor, diagnosis):
        raise NotYourSheet


def guard_carrier(actor: Actor, plan: ActionPlan) -> None:
    """Who writes a plan and hands it in: the owner, or the team that it is made for. Raises NotYourSheet."""
    if actor.kind is not ActorKind.SYSTEM and not carries(actor, plan):
        raise NotYourSheet


def guard_seen(number: int, seen_number: int) -> None:
    """Raises WrittenSince unless the form saw this very number."""
    if number != seen_number:
        raise WrittenSince


def guard_unlocked(plan: ActionPlan | None) -> None:
    """Raises HandedIn while the plan that stands on a sheet cannot be written."""
    if plan is not None and plan.state not in WRITABLE:
        raise HandedIn


def locked_plan_of(*, diagnosis: Diagnosis | None = None, design: Design | None = None) -> ActionPlan | None:
    """The plan that stands on a diagnosis or design, locked in the caller's transaction."""
    rows = ActionPlan.objects.select_for_update(of=("self",))
    wanted = rows.filter(design=design) if design is not None else rows.filter(design__diagnosis=diagnosis)
    return wanted.order_by("pk").first()


def said_enough(text: str, field: str) -> str:
    """The words, without space around them. Raises WordsMissing, PlanUnfinished (too long)."""
    words = text.strip()
    if len(words) < LEAST:
        raise WordsMissing(field)
    return not_too_long(words, field)


def not_too_long(text: str, field: str) -> str:
    """The words, without space around them. Raises PlanUnfinished."""
    words = text.strip()
    if len(words) > LONGEST:
        raise PlanUnfinished(
            _("This is longer than %(most)s characters.") % {"most": LONGEST},
            field=field,
            next_step=_("Shorten it, and attach the rest as a file."),
        )
    return words
