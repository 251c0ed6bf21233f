# SPDX-License-Identifier: EUPL-1.2
"""Small predicates over cases, to be named and combined by the duties. Each comes as allows, visible and holders."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from praja.kernel.procedures.models import Case, SupportingUnit
from praja.kernel.work.queries import case_ids_held_by, case_ids_on_desk, holds_item_of, waits_on_desk
from praja.lib.actors import Actor, ActorKind, Holders, Rule

Where = Callable[[Actor], Q]

NONE = Q(pk__in=())
ALL = ~NONE


@dataclass(frozen=True)
class CaseRule(Rule[Case]):
    """A rule whose visible rows are one condition on the case, so that rules combine without nesting their queries:
    a list of visible cases stays one walk along the index of its order."""

    where: Where = lambda _actor: NONE


def case_rule(
    name: str,
    allows: Callable[[Actor, Case], bool],
    where: Where,
    holders: Callable[[Case], Iterable[Holders]] = lambda _case: (),
) -> CaseRule:
    """A rule over cases from its two halves; a test holds them to each other."""
    return CaseRule(name, allows, lambda actor, cases: cases.filter(where(actor)), holders, where)


def held_over_lead(name: str, *roles: str) -> CaseRule:
    """Whoever holds one of `roles` over the lead unit."""
    return case_rule(
        name,
        lambda actor, case: case.lead_unit_id in actor.units_as(*roles),
        lambda actor: Q(lead_unit_id__among=actor.units_as(*roles)),
        lambda case: tuple(Holders(role, frozenset({case.lead_unit_id})) for role in roles),
    )


def nearest_over_lead(name: str, *roles: str) -> CaseRule:
    """Whoever holds one of `roles` over the lead unit, and nobody nearer to it does: what is for the head of a unit alone."""

    def units_of(actor: Actor) -> frozenset[int]:
        return frozenset().union(*(actor.nearest_as(role) for role in roles))

    return case_rule(
        name,
        lambda actor, case: case.lead_unit_id in units_of(actor),
        lambda actor: Q(lead_unit_id__among=units_of(actor)),
        lambda case: tuple(Holders(role, frozenset({case.lead_unit_id})) for role in roles),
    )


def of_procedure(procedure: str, rule: CaseRule) -> CaseRule:
    """`rule`, and only for cases of this procedure."""
    return case_rule(
        rule.name,
        lambda actor, case: case.procedure == procedure and rule.allows(actor, case),
        lambda actor: Q(procedure=procedure) & rule.where(actor),
        lambda case: rule.holders(case) if case.procedure == procedure else (),
    )


def by_reporter(name: str) -> CaseRule:
    """Whoever came by the secret link of this very case."""
    return case_rule(
        name,
        lambda actor, case: actor.kind is ActorKind.LINK and actor.case_id == case.pk,
        lambda actor: Q(pk=actor.case_id) if actor.kind is ActorKind.LINK else NONE,
    )


def by_system(name: str) -> CaseRule:
    """The platform itself, through one of its schedules or imports."""
    return case_rule(
        name,
        lambda actor, _case: actor.kind is ActorKind.SYSTEM,
        lambda actor: ALL if actor.kind is ActorKind.SYSTEM else NONE,
    )


def anybody(name: str) -> CaseRule:
    """Everybody, known or not."""
    return case_rule(name, lambda _actor, _case: True, lambda _actor: ALL)


def is_public(name: str) -> CaseRule:
    """Cases that everybody may read."""
    return case_rule(name, lambda _actor, case: case.is_public, lambda _actor: Q(is_public=True))


def holds_work(name: str) -> CaseRule:
    """Whoever holds an open work item of the case: sees that row and no more."""
    return case_rule(
        name,
        lambda actor, case: holds_item_of(actor, case.pk),
        lambda actor: Q(pk__in=case_ids_held_by(actor)) if actor.kind is ActorKind.EMPLOYEE else NONE,
    )


def has_on_desk(name: str) -> CaseRule:
    """Whoever has an open work item of the case on their own desk: what waits for a head further down is not seen from above.

    Asked of each case by itself, so that a page of them costs no walk over everything that lies on a full desk.
    """

    def where(actor: Actor) -> Q:
        waiting = case_ids_on_desk(actor).filter(case_id=OuterRef("pk"))
        return Q(Exists(waiting)) if actor.kind is ActorKind.EMPLOYEE else NONE

    return case_rule(name, lambda actor, case: waits_on_desk(actor, case.pk), where)


def supports(name: str, *roles: str) -> CaseRule:
    """Whoever holds one of `roles` over a unit that was asked to help."""
    return case_rule(
        name,
        lambda actor, case: case.supporting_units.filter(unit_id__among=actor.units_as(*roles)).exists(),
        lambda actor: Q(pk__in=SupportingUnit.objects.filter(unit_id__among=actor.units_as(*roles)).values("case")),
    )


def either(name: str, *rules: CaseRule) -> CaseRule:
    """Allowed when one of `rules` allows it."""

    def where(actor: Actor) -> Q:
        found = NONE
        for rule in rules:
            found |= rule.where(actor)
        return found

    return case_rule(
        name,
        lambda actor, case: any(rule.allows(actor, case) for rule in rules),
        where,
        lambda case: tuple(holder for rule in rules for holder in rule.holders(case)),
    )
