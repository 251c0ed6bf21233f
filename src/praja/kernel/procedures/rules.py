# SPDX-License-Identifier: EUPL-1.2
"""Small predicates over cases, to be named and combined by the duties. Each comes as allows, visible and holders."""

from django.db.models import Q, QuerySet

from praja.kernel.procedures.models import Case
from praja.kernel.work.queries import case_ids_held_by, holds_item_of
from praja.lib.actors import Actor, ActorKind, Holders, Rule


def held_over_lead(name: str, *roles: str) -> Rule[Case]:
    """Whoever holds one of `roles` over the lead unit."""
    return Rule(
        name,
        lambda actor, case: case.lead_unit_id in actor.units_as(*roles),
        lambda actor, cases: cases.filter(lead_unit_id__in=actor.units_as(*roles)),
        lambda case: tuple(Holders(role, frozenset({case.lead_unit_id})) for role in roles),
    )


def by_reporter(name: str) -> Rule[Case]:
    """Whoever came by the secret link of this very case."""
    return Rule(
        name,
        lambda actor, case: actor.kind is ActorKind.LINK and actor.case_id == case.pk,
        lambda actor, cases: cases.filter(pk=actor.case_id) if actor.kind is ActorKind.LINK else cases.none(),
    )


def by_system(name: str) -> Rule[Case]:
    """The platform itself, through one of its schedules or imports."""
    return Rule(
        name,
        lambda actor, _case: actor.kind is ActorKind.SYSTEM,
        lambda actor, cases: cases if actor.kind is ActorKind.SYSTEM else cases.none(),
    )


def anybody(name: str) -> Rule[Case]:
    """Everybody, known or not."""
    return Rule(name, lambda _actor, _case: True, lambda _actor, cases: cases)


def is_public(name: str) -> Rule[Case]:
    """Cases that everybody may read."""
    return Rule(name, lambda _actor, case: case.is_public, lambda _actor, cases: cases.filter(is_public=True))


def holds_work(name: str) -> Rule[Case]:
    """Whoever holds an open work item of the case: sees that row and no more."""

    def visible(actor: Actor, cases: "QuerySet[Case]") -> "QuerySet[Case]":
        return cases.filter(pk__in=case_ids_held_by(actor))

    return Rule(name, lambda actor, case: holds_item_of(actor, case.pk), visible)


def supports(name: str, *roles: str) -> Rule[Case]:
    """Whoever holds one of `roles` over a unit that was asked to help."""

    def units(actor: Actor) -> Q:
        return Q(supporting_units__unit_id__in=actor.units_as(*roles))

    return Rule(
        name,
        lambda actor, case: case.supporting_units.filter(unit_id__in=actor.units_as(*roles)).exists(),
        lambda actor, cases: cases.filter(pk__in=Case.objects.filter(units(actor)).values("pk")),
    )


def either(name: str, *rules: Rule[Case]) -> Rule[Case]:
    """Allowed when one of `rules` allows it."""

    def visible(actor: Actor, cases: "QuerySet[Case]") -> "QuerySet[Case]":
        found = Q(pk__in=())
        for rule in rules:
            found |= Q(pk__in=rule.visible(actor, Case.objects.all()).values("pk"))
        return cases.filter(found)

    return Rule(
        name,
        lambda actor, case: any(rule.allows(actor, case) for rule in rules),
        visible,
        lambda case: tuple(holder for rule in rules for holder in rule.holders(case)),
    )
