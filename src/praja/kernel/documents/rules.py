# SPDX-License-Identifier: EUPL-1.2
"""Who may sign. Who may read or withdraw a document is asked by the duty that owns its object."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from praja.kernel.documents.models import IssuedDocument
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule


def _signs(actor: Actor, document: IssuedDocument) -> bool:
    if actor.kind is ActorKind.SYSTEM:
        return document.next_try_at is not None
    return actor.kind is ActorKind.EMPLOYEE and actor.id == str(document.signer_id)


def _to_sign(actor: Actor, queryset: "QuerySet[IssuedDocument]") -> "QuerySet[IssuedDocument]":
    if actor.kind is ActorKind.SYSTEM:
        return queryset.filter(next_try_at__isnull=False)
    if actor.kind is not ActorKind.EMPLOYEE or not actor.id.isdigit():
        return queryset.none()
    return queryset.filter(Q(signer_id=int(actor.id)))


def _signers(document: IssuedDocument) -> Iterable[Holders]:
    return (Holders("", person_id=document.signer.person_id),)


SIGN: Rule[IssuedDocument] = Rule("documents.sign", _signs, _to_sign, _signers)
"""The signer whom the document names and nobody in their place; the worker only what it signs by itself."""


def may_set_letterhead(actor: Actor, unit_id: int) -> bool:
    """Who says what stands at the head of a unit's papers."""
    return unit_id in actor.units_as(Role.RECORDS, Role.ORGANIZATION, Role.ADMINISTRATOR)
