# SPDX-License-Identifier: EUPL-1.2
"""Who reads lesson hours, who checks what employees tell of, who keeps what posts require, who answers proposals. Nobody decides
their own."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from praja.duties.training.enums import CLAIM, PROPOSAL
from praja.duties.training.models import Credit, PostRequirement
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import (
    ALL,
    NONE,
    CaseRule,
    by_system,
    case_rule,
    either,
    held_over_lead,
    of_procedure,
)
from praja.lib.actors import Actor, ActorKind, Holders, Rule, role_door

READERS = (Role.HEAD, Role.PERSONNEL, Role.AUDITOR)
"""Who reads the lesson hours of the people of their units."""

opens_need = role_door("training.need", *READERS)
"""Lesson hours, gaps and figures of the people of one's units."""


def units_of_need(actor: Actor) -> frozenset[int]:
    """The units whose people's lesson hours this actor reads."""
    return actor.units_as(*READERS)


def _above(unit_id: int) -> frozenset[int]:
    return frozenset((unit_id, *units.current().ancestors(unit_id)))


def _sees_credit(actor: Actor, row: Credit) -> bool:
    if actor.kind is ActorKind.SYSTEM:
        return True
    is_own = actor.person_id is not None and row.employee.person_id == actor.person_id
    return is_own or row.employee.unit_id in units_of_need(actor)


def _seen_credits(actor: Actor, rows: "QuerySet[Credit]") -> "QuerySet[Credit]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    seen = Q(employee__unit_id__in=units_of_need(actor))
    return rows.filter(seen if actor.person_id is None else seen | Q(employee__person_id=actor.person_id))


def _readers_of(row: Credit) -> Iterable[Holders]:
    yield Holders("", person_id=row.employee.person_id)
    yield from (Holders(role, _above(row.employee.unit_id)) for role in READERS)


SEE_CREDIT: Rule[Credit] = Rule("training.see_credit", _sees_credit, _seen_credits, _readers_of)
"""Whose hours they are; head, personnel office and auditor over their unit."""


def _sees_requirement(actor: Actor, row: PostRequirement) -> bool:
    return actor.kind is ActorKind.SYSTEM or row.unit_id in units_of_need(actor)


def _seen_requirements(actor: Actor, rows: "QuerySet[PostRequirement]") -> "QuerySet[PostRequirement]":
    return rows if actor.kind is ActorKind.SYSTEM else rows.filter(unit_id__in=units_of_need(actor))


SEE_REQUIREMENT: Rule[PostRequirement] = Rule(
    "training.see_requirement",
    _sees_requirement,
    _seen_requirements,
    lambda row: tuple(Holders(role, _above(row.unit_id)) for role in READERS),
)
"""What posts of one's units require; whoever holds such a post reads it with their own year."""


def _own(name: str, procedure: str, detail: str) -> CaseRule:
    """Whoever told of it, or proposed it."""

    def person_of(case: Case) -> int | None:
        found = getattr(case, detail, None) if case.procedure == procedure else None
        return None if found is None else int(found.employee.person_id)

    def where(actor: Actor) -> Q:
        if actor.kind is not ActorKind.EMPLOYEE or actor.person_id is None:
            return NONE
        return Q(**{"procedure": procedure, f"{detail}__employee__person_id": actor.person_id})

    def allows(actor: Actor, case: Case) -> bool:
        return actor.kind is ActorKind.EMPLOYEE and actor.person_id is not None and person_of(case) == actor.person_id

    return case_rule(name, allows, where, lambda case: (Holders("", person_id=person_of(case)),))


def _not_own(name: str, procedure: str, detail: str, *roles: str) -> CaseRule:
    """Whoever holds one of `roles` over the lead unit, and did not tell of it."""
    held, own = of_procedure(procedure, held_over_lead(name, *roles)), _own(f"{name}.own", procedure, detail)
    return case_rule(
        name,
        lambda actor, case: held.allows(actor, case) and not own.allows(actor, case),
        lambda actor: held.where(actor) & ~own.where(actor),
        held.holders,
    )


def _is_person(actor: Actor) -> bool:
    return actor.kind is ActorKind.EMPLOYEE and actor.person_id is not None


may_ask = either(
    "training.ask",
    case_rule(
        "training.ask_as_employee",
        lambda actor, _case: _is_person(actor),
        lambda actor: ALL if _is_person(actor) else NONE,
    ),
    by_system("training.ask_by_platform"),
)
"""Everybody at the office; the operations see to it that they tell of their own training, and propose for their own units."""

_own_claim = _own("training.own_claim", CLAIM, "training_claim")
_own_proposal = _own("training.own_proposal", PROPOSAL, "training_proposal")

may_check_claim = _not_own("training.check_claim", CLAIM, "training_claim", Role.PERSONNEL)
may_withdraw_claim = _own_claim
may_see_claim = either(
    "training.see_claim",
    _own_claim,
    of_procedure(CLAIM, held_over_lead("training.read_claims", Role.PERSONNEL, Role.AUDITOR)),
)
"""Its papers are for these alone; a head sees the hours once they are booked."""

may_answer_proposal = of_procedure(PROPOSAL, held_over_lead("training.answer_proposal", Role.PERSONNEL))
may_withdraw_proposal = _own_proposal
may_see_proposal = either(
    "training.see_proposal",
    _own_proposal,
    of_procedure(PROPOSAL, held_over_lead("training.read_proposals", *READERS)),
)


def proposes_for(actor: Actor, unit_id: int, own_unit: int) -> bool:
    """Whether this actor proposes training for the unit: their own, or one that they head."""
    return actor.kind is ActorKind.SYSTEM or unit_id == own_unit or unit_id in actor.units_as(Role.HEAD)
