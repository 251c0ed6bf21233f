# SPDX-License-Identifier: EUPL-1.2
"""Who keeps the room of a class, and who reads what lies in it. When something is released is asked by `queries.room`."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.training.enums import HOLDING
from praja.duties.training.enums.room import Audience
from praja.duties.training.models import ClassOfficer, Handin, Material, Seat, SessionTrainer, TrainingClass
from praja.duties.training.rules.classes import RUN_CLASS, runs_class, takes_part, teaches_in
from praja.lib.actors import Actor, ActorKind, Holders, Rule


def keeps_room(actor: Actor, row: TrainingClass) -> bool:
    """Whether this actor gives materials and assignments to a class: whoever runs it, teaches or coaches in it."""
    return runs_class(actor, row) or teaches_in(actor, row.pk)


def kept_by(actor: Actor, path: str) -> Q:
    """Rows of the classes whose room this actor keeps; `path` leads to the class."""
    run = RUN_CLASS.visible(actor, TrainingClass.objects.all()).filter(pk=OuterRef(path))
    if actor.kind is not ActorKind.EMPLOYEE:
        return Q(Exists(run))
    me = actor.person_id or 0
    taught = SessionTrainer.objects.filter(
        session__training_class=OuterRef(path), session__cancelled_at=None, person_id=me
    )
    coached = ClassOfficer.objects.filter(training_class=OuterRef(path), person_id=me, ended_at=None, function="coach")
    return Q(Exists(run)) | Q(Exists(taught)) | Q(Exists(coached))


def sits_in(actor: Actor, path: str) -> Q:
    """Rows of the classes that this actor takes part in; `path` leads to the class."""
    me = actor.person_id or 0 if actor.kind is ActorKind.EMPLOYEE else 0
    mine = Seat.objects.filter(training_class=OuterRef(path), employee__person_id=me, status__in=HOLDING)
    return Q(Exists(mine))


def _reads(actor: Actor, row: Material) -> bool:
    if keeps_room(actor, row.training_class):
        return True
    return row.audience == Audience.PARTICIPANTS and takes_part(actor, row.training_class_id)


def _read_by(actor: Actor, rows: "QuerySet[Material]") -> "QuerySet[Material]":
    mine = Q(audience=Audience.PARTICIPANTS) & sits_in(actor, "training_class_id")
    return rows.filter(kept_by(actor, "training_class_id") | mine)


def _readers(row: Material) -> Iterable[Holders]:
    yield from RUN_CLASS.holders(row.training_class)


READ_MATERIAL: Rule[Material] = Rule("training.read_material", _reads, _read_by, _readers)
"""Who runs the class, teaches or coaches in it: everything; its participants what is meant for them."""


def _reads_handin(actor: Actor, row: Handin) -> bool:
    if actor.kind is ActorKind.EMPLOYEE and row.seat.employee.person_id == actor.person_id:
        return True
    return keeps_room(actor, row.assignment.training_class)


def _handins_read_by(actor: Actor, rows: "QuerySet[Handin]") -> "QuerySet[Handin]":
    kept = kept_by(actor, "assignment__training_class_id")
    if actor.kind is not ActorKind.EMPLOYEE:
        return rows.filter(kept)
    return rows.filter(kept | Q(seat__employee__person_id=actor.person_id or 0))


READ_HANDIN: Rule[Handin] = Rule(
    "training.read_handin",
    _reads_handin,
    _handins_read_by,
    lambda row: (
        Holders("", person_id=row.seat.employee.person_id),
        *RUN_CLASS.holders(row.assignment.training_class),
    ),
)
"""Whoever handed it in, and who runs the class, teaches or coaches in it; no fellow participant."""
