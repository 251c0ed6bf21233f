# SPDX-License-Identifier: EUPL-1.2
"""Who proposes, supports and comments; who moderates and answers."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.innovation.enums import IDEA, IN_PUBLIC
from praja.duties.innovation.models import Idea
from praja.duties.innovation.rules.path import KEEPERS
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import NONE, CaseRule, case_rule
from praja.lib.actors import Actor, ActorKind, Door, Holders, Rule, role_door

MODERATORS = (Role.HEAD, *KEEPERS)
"""Who reads first and answers: the head of the unit and the organisation bureau over it."""

speaks_up = Door(
    "innovation.speak_up",
    lambda actor: actor.is_known and actor.person_id is not None,
    entrance="account_request_login_code",
)
"""Residents who have signed in by a one-time code, and officers: each is one person, and counts once."""

moderates_ideas = role_door("innovation.moderate", *MODERATORS)


def _is_idea(case: Case) -> bool:
    return case.procedure == IDEA


def keeps_ideas(actor: Actor, unit_id: int) -> bool:
    """Whether this actor moderates and answers the ideas of a unit."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*MODERATORS)


@dataclass(frozen=True, slots=True)
class Voice:
    """In which office somebody speaks: a role at their unit; a resident in none."""

    unit_id: int | None = None
    role: str = ""


def voice_of(actor: Actor, unit_id: int) -> Voice:
    """In which office this actor speaks of an idea for a unit: as whoever heads or keeps it, or as any officer of their own."""
    if actor.kind is not ActorKind.EMPLOYEE or actor.person_id is None:
        return Voice()
    own = Employee.objects.filter(person_id=actor.person_id).values_list("unit_id", flat=True).first()
    role = next((one for one in MODERATORS if unit_id in actor.units_as(one)), Role.OFFICER)
    return Voice(own, str(role))


may_propose_idea: CaseRule = case_rule(
    "innovation.idea_send",
    lambda actor, case: _is_idea(case) and speaks_up.opens(actor),
    lambda actor: Q(procedure=IDEA) if speaks_up.opens(actor) else NONE,
)


def _above(case: Case) -> tuple[Holders, ...]:
    above = frozenset((case.lead_unit_id, *units.current().ancestors(case.lead_unit_id)))
    return tuple(Holders(role, above) for role in MODERATORS)


may_moderate: CaseRule = case_rule(
    "innovation.idea_moderate",
    lambda actor, case: _is_idea(case) and keeps_ideas(actor, case.lead_unit_id),
    lambda actor: (
        Q(procedure=IDEA)
        if actor.kind is ActorKind.SYSTEM
        else Q(procedure=IDEA, lead_unit_id__among=actor.units_as(*MODERATORS))
    ),
    _above,
)


def is_author(actor: Actor, idea_id: int) -> bool:
    """Whether the idea is this actor's own."""
    return bool(actor.person_id) and Idea.objects.filter(pk=idea_id, person_id=actor.person_id or 0).exists()


def _own(actor: Actor) -> Q:
    mine = Idea.objects.filter(pk=OuterRef("pk"), person_id=actor.person_id or 0)
    return Q(procedure=IDEA) & Q(Exists(mine))


may_withdraw_idea: CaseRule = case_rule(
    "innovation.idea_withdraw",
    lambda actor, case: _is_idea(case) and is_author(actor, case.pk),
    _own,
    lambda case: tuple(
        Holders("", person_id=person) for person in Idea.objects.filter(pk=case.pk).values_list("person_id", flat=True)
    ),
)


def _reads(actor: Actor, row: Idea) -> bool:
    own = bool(actor.person_id) and row.person_id == actor.person_id
    return row.case.state in IN_PUBLIC or own or keeps_ideas(actor, row.case.lead_unit_id)


def _read_by(actor: Actor, rows: "QuerySet[Idea]") -> "QuerySet[Idea]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    kept = Q(case__lead_unit_id__among=actor.units_as(*MODERATORS))
    return rows.filter(Q(case__state__in=IN_PUBLIC) | Q(person_id=actor.person_id or 0) | kept)


SEE_IDEA: Rule[Idea] = Rule("innovation.idea_see", _reads, _read_by, lambda row: _above(row.case))
"""Everybody what is shown; its author and who moderates it also before and after."""
