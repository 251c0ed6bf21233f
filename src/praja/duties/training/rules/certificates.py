# SPDX-License-Identifier: EUPL-1.2
"""Who sees whether somebody passed and by what."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from praja.duties.training.models import Seat
from praja.duties.training.rules.catalogue import KEEPERS
from praja.duties.training.rules.classes import _above, _committee_of, _is_person, _runners, runs_class
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule


def _sees(actor: Actor, seat: Seat) -> bool:
    if actor.kind is ActorKind.SYSTEM:
        return True
    if not _is_person(actor):
        return False
    if seat.employee.person_id == actor.person_id or seat.unit_id in actor.units_as(Role.HEAD):
        return True
    if seat.training_class.case.lead_unit_id in actor.units_as(Role.AUDITOR):
        return True
    return runs_class(actor, seat.training_class)


def _seen(actor: Actor, rows: "QuerySet[Seat]") -> "QuerySet[Seat]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    if not _is_person(actor) or actor.person_id is None:
        return rows.none()
    return rows.filter(
        Q(employee__person_id=actor.person_id)
        | Q(unit_id__in=actor.units_as(Role.HEAD))
        | Q(training_class__case__lead_unit_id__in=actor.units_as(*KEEPERS, Role.AUDITOR))
        | Q(_committee_of("training_class_id", actor.person_id))
    )


def _holders(seat: Seat) -> Iterable[Holders]:
    yield Holders("", person_id=seat.employee.person_id)
    yield Holders(Role.HEAD, _above(seat.unit_id))
    yield Holders(Role.AUDITOR, _above(seat.training_class.case.lead_unit_id))
    yield from _runners(seat.training_class)


SEE_COMPLETION: Rule[Seat] = Rule("training.see_completion", _sees, _seen, _holders)
"""Whoever sits there, the head over their unit, who runs or audits the class; neither fellow participants nor trainers."""
