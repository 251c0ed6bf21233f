# SPDX-License-Identifier: EUPL-1.2
"""Who sees a class and its seats, who runs it, who teaches in it, who nominates for it."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.training.enums import CLASS, HOLDING, ClassFunction, ClassState
from praja.duties.training.models import ClassOfficer, ClassSession, Seat, SessionTrainer, TrainingClass
from praja.duties.training.rules.catalogue import KEEPERS
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import CaseRule, case_rule
from praja.lib.actors import Actor, ActorKind, Holders, Rule

_RUNNING = (ClassFunction.CHAIR, ClassFunction.COMMITTEE)
_OVERSEERS = (*KEEPERS, Role.AUDITOR)


def _above(unit_id: int) -> frozenset[int]:
    return frozenset((unit_id, *units.current().ancestors(unit_id)))


def _is_person(actor: Actor) -> bool:
    return actor.kind is ActorKind.EMPLOYEE and actor.person_id is not None


def _me(actor: Actor) -> int:
    """The actor's person; 0, which is nobody, for whoever is no employee."""
    return actor.person_id or 0 if actor.kind is ActorKind.EMPLOYEE else 0


def in_committee(actor: Actor, class_id: int) -> bool:
    """Whether this actor is of the committee of a class."""
    if not _is_person(actor):
        return False
    rows = ClassOfficer.objects.filter(training_class_id=class_id, person_id=_me(actor), ended_at=None)
    return rows.filter(function__in=_RUNNING).exists()


def runs_class(actor: Actor, row: TrainingClass) -> bool:
    """Whether this actor runs the class: the personnel office over the unit that holds it, its committee, the platform."""
    if actor.kind is ActorKind.SYSTEM or row.case.lead_unit_id in actor.units_as(*KEEPERS):
        return True
    return in_committee(actor, row.pk)


def _committee_of(path: str, person_id: int) -> Exists:
    mine = ClassOfficer.objects.filter(training_class=OuterRef(path), person_id=person_id, ended_at=None)
    return Exists(mine.filter(function__in=_RUNNING))


def _run_by(actor: Actor, rows: "QuerySet[TrainingClass]") -> "QuerySet[TrainingClass]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    kept = Q(case__lead_unit_id__in=actor.units_as(*KEEPERS))
    return rows.filter(kept | Q(_committee_of("pk", _me(actor))))


def _runners(row: TrainingClass) -> Iterable[Holders]:
    yield from (Holders(role, _above(row.case.lead_unit_id)) for role in KEEPERS)
    officers = row.officers.filter(ended_at=None, function__in=_RUNNING)
    yield from (Holders("", person_id=person) for person in officers.values_list("person_id", flat=True))


RUN_CLASS: Rule[TrainingClass] = Rule("training.run_class", runs_class, _run_by, _runners)
"""The personnel office over the unit that holds the class, and the committee."""


def _sees_class(actor: Actor, row: TrainingClass) -> bool:
    if row.case.state == ClassState.DRAFT:
        return runs_class(actor, row)
    return actor.kind is ActorKind.SYSTEM or _is_person(actor)


def _seen_classes(actor: Actor, rows: "QuerySet[TrainingClass]") -> "QuerySet[TrainingClass]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    if not _is_person(actor):
        return rows.none()
    in_hand = Q(case__lead_unit_id__in=actor.units_as(*KEEPERS)) | Q(_committee_of("pk", _me(actor)))
    return rows.filter(~Q(case__state=ClassState.DRAFT) | in_hand)


SEE_CLASS: Rule[TrainingClass] = Rule("training.see_class", _sees_class, _seen_classes, _runners)
"""What is in preparation only whoever runs it; from its announcement on everybody in the office: days, place, subjects. Who is
in it is `SEE_SEAT`'s."""


def takes_part(actor: Actor, class_id: int) -> bool:
    """Whether this actor is a participant of the class."""
    if not _is_person(actor):
        return False
    mine = Seat.objects.filter(training_class_id=class_id, employee__person_id=_me(actor))
    return mine.filter(status__in=HOLDING).exists()


def teaches_in(actor: Actor, class_id: int) -> bool:
    """Whether this actor teaches a session of the class that was not cancelled, or coaches in it."""
    if not _is_person(actor):
        return False
    taught = SessionTrainer.objects.filter(session__training_class_id=class_id, person_id=_me(actor))
    if taught.filter(session__cancelled_at=None).exists():
        return True
    coached = ClassOfficer.objects.filter(training_class_id=class_id, person_id=_me(actor), ended_at=None)
    return coached.filter(function=ClassFunction.COACH).exists()


def _sees_seat(actor: Actor, seat: Seat) -> bool:
    if actor.kind is ActorKind.SYSTEM:
        return True
    if not _is_person(actor):
        return False
    if seat.employee.person_id == actor.person_id or seat.unit_id in actor.units_as(Role.HEAD):
        return True
    if seat.training_class.case.lead_unit_id in actor.units_as(*_OVERSEERS):
        return True
    if in_committee(actor, seat.training_class_id):
        return True
    beside = takes_part(actor, seat.training_class_id) or teaches_in(actor, seat.training_class_id)
    return seat.status in HOLDING and beside


def _seen_seats(actor: Actor, rows: "QuerySet[Seat]") -> "QuerySet[Seat]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    if not _is_person(actor):
        return rows.none()
    me, of_class = _me(actor), OuterRef("training_class_id")
    fellows = Seat.objects.filter(training_class_id=of_class, employee__person_id=me, status__in=HOLDING)
    taught = SessionTrainer.objects.filter(
        session__training_class_id=of_class, session__cancelled_at=None, person_id=me
    )
    coached = ClassOfficer.objects.filter(
        training_class_id=of_class, person_id=me, ended_at=None, function=ClassFunction.COACH
    )
    beside = Q(Exists(fellows)) | Q(Exists(taught)) | Q(Exists(coached))
    return rows.filter(
        Q(employee__person_id=me)
        | Q(unit_id__in=actor.units_as(Role.HEAD))
        | Q(training_class__case__lead_unit_id__in=actor.units_as(*_OVERSEERS))
        | Q(_committee_of("training_class_id", me))
        | Q(status__in=HOLDING) & beside
    )


def _seers_of_seat(seat: Seat) -> Iterable[Holders]:
    yield Holders("", person_id=seat.employee.person_id)
    yield Holders(Role.HEAD, _above(seat.unit_id))
    yield from (Holders(role, _above(seat.training_class.case.lead_unit_id)) for role in _OVERSEERS)
    yield from _runners(seat.training_class)


SEE_SEAT: Rule[Seat] = Rule("training.see_seat", _sees_seat, _seen_seats, _seers_of_seat)
"""Whoever sits there, the head over their unit, who runs or audits the class; who takes part, also fellow participants, trainers
and coaches."""


def may_nominate_of(actor: Actor, unit_id: int) -> bool:
    """Whether this actor nominates people of the unit: its head, or the platform."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(Role.HEAD)


def _nominates(actor: Actor, seat: Seat) -> bool:
    return may_nominate_of(actor, seat.unit_id)


def _nominated_by(actor: Actor, rows: "QuerySet[Seat]") -> "QuerySet[Seat]":
    return rows if actor.kind is ActorKind.SYSTEM else rows.filter(unit_id__in=actor.units_as(Role.HEAD))


NOMINATE: Rule[Seat] = Rule(
    "training.nominate", _nominates, _nominated_by, lambda seat: (Holders(Role.HEAD, _above(seat.unit_id)),)
)
"""Heads nominate the people of their units, and withdraw them."""


def _teaches(actor: Actor, session: ClassSession) -> bool:
    if runs_class(actor, session.training_class):
        return True
    return _is_person(actor) and session.trainers.filter(person_id=_me(actor)).exists()


def _taught_by(actor: Actor, rows: "QuerySet[ClassSession]") -> "QuerySet[ClassSession]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    kept = Q(training_class__case__lead_unit_id__in=actor.units_as(*KEEPERS))
    own = SessionTrainer.objects.filter(session=OuterRef("pk"), person_id=_me(actor))
    return rows.filter(kept | Q(_committee_of("training_class_id", _me(actor))) | Q(Exists(own)))


def _teachers(session: ClassSession) -> Iterable[Holders]:
    yield from _runners(session.training_class)
    people = session.trainers.values_list("person_id", flat=True)
    yield from (Holders("", person_id=person) for person in people)


TEACH_SESSION: Rule[ClassSession] = Rule("training.teach_session", _teaches, _taught_by, _teachers)
"""Trainers of the session, and whoever runs its class."""


def _runs_case(actor: Actor, case: Case) -> bool:
    if case.procedure != CLASS:
        return False
    return (
        actor.kind is ActorKind.SYSTEM
        or case.lead_unit_id in actor.units_as(*KEEPERS)
        or (case.pk is not None and in_committee(actor, case.pk))
    )


def _cases_run_by(actor: Actor) -> Q:
    if actor.kind is ActorKind.SYSTEM:
        return Q(procedure=CLASS)
    kept = Q(lead_unit_id__in=actor.units_as(*KEEPERS)) | Q(_committee_of("pk", _me(actor)))
    return Q(procedure=CLASS) & kept


def _runners_of_case(case: Case) -> Iterable[Holders]:
    found = TrainingClass.objects.select_related("case").filter(pk=case.pk).first()
    return () if found is None else tuple(_runners(found))


may_run_case: CaseRule = case_rule("training.run_case", _runs_case, _cases_run_by, _runners_of_case)
"""The steps of a class: `RUN_CLASS`, asked of its case."""
