# SPDX-License-Identifier: EUPL-1.2
"""Who organises a round, and who sees which scores when."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from praja.kernel.assessments.models import Assessor, Round, Score
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule

_ORGANISERS = (Role.HEAD, Role.ORGANIZATION, Role.PERSONNEL)
_READERS = (*_ORGANISERS, Role.AUDITOR)


def may_organise(actor: Actor, unit_id: int) -> bool:
    """Whether this actor may publish rubrics and open rounds for the unit."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*_ORGANISERS)


def _organises(actor: Actor, row: Round) -> bool:
    return may_organise(actor, row.unit_id)


def _organised(actor: Actor, rows: "QuerySet[Round]") -> "QuerySet[Round]":
    return rows if actor.kind is ActorKind.SYSTEM else rows.filter(unit_id__in=actor.units_as(*_ORGANISERS))


def _above(unit_id: int) -> frozenset[int]:
    return frozenset((unit_id, *units.current().ancestors(unit_id)))


ORGANISE: Rule[Round] = Rule(
    "assessments.organise",
    _organises,
    _organised,
    lambda row: tuple(Holders(role, _above(row.unit_id)) for role in _ORGANISERS),
)
"""Sealing: head, organisation bureau or personnel office over the organising unit."""


def _sees(actor: Actor, score: Score) -> bool:
    if actor.person_id is not None and score.assessor.person_id == actor.person_id:
        return True
    if score.assessor.round.sealed_at is None:
        return False
    return _reads_result(actor, score.assessor.round)


def _reads_result(actor: Actor, row: Round) -> bool:
    if actor.kind is ActorKind.SYSTEM or row.unit_id in actor.units_as(*_READERS):
        return True
    return actor.person_id is not None and row.assessors.filter(person_id=actor.person_id).exists()


def _seen(actor: Actor, rows: "QuerySet[Score]") -> "QuerySet[Score]":
    sealed = Q(assessor__round__sealed_at__isnull=False)
    if actor.kind is ActorKind.SYSTEM:
        return rows.filter(sealed)
    mine, fellow = Q(pk__in=()), Q(pk__in=())
    if actor.person_id is not None:
        mine = Q(assessor__person_id=actor.person_id)
        fellow = Q(assessor__round_id__in=Assessor.objects.filter(person_id=actor.person_id).values("round_id"))
    return rows.filter(mine | sealed & (fellow | Q(assessor__round__unit_id__in=actor.units_as(*_READERS))))


def _seers(score: Score) -> Iterable[Holders]:
    yield Holders("", person_id=score.assessor.person_id)
    row = score.assessor.round
    if row.sealed_at is None:
        return
    yield from (Holders(role, _above(row.unit_id)) for role in _READERS)
    for person_id in row.assessors.exclude(pk=score.assessor_id).values_list("person_id", flat=True):
        yield Holders("", person_id=person_id)


SEE_SCORE: Rule[Score] = Rule("assessments.see_score", _sees, _seen, _seers)
"""Before sealing an assessor sees their own scores and nobody sees another's, the organiser included; after it the round's
assessors, the organiser and the auditor see all."""
