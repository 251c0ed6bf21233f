# SPDX-License-Identifier: EUPL-1.2
"""Who keeps questions, who sets and marks tests, who sees them. Whoever takes part in a class never sets its tests, whatever
else they are."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.training.enums import HOLDING
from praja.duties.training.models import (
    Attempt,
    ClassOfficer,
    Exam,
    QuestionBank,
    Seat,
    SessionTrainer,
    TrainingClass,
)
from praja.duties.training.rules.catalogue import KEEPERS
from praja.duties.training.rules.classes import runs_class, takes_part
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule, role_door

BANK_KEEPERS = (*KEEPERS, Role.TRAINER)

opens_banks = role_door("training.banks", *BANK_KEEPERS)
"""Banks of questions."""


def keeps_questions(actor: Actor, unit_id: int) -> bool:
    """Whether this actor keeps questions of the unit: its trainers and its personnel office, or the platform."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*BANK_KEEPERS)


def _above(unit_id: int) -> frozenset[int]:
    return frozenset((unit_id, *units.current().ancestors(unit_id)))


KEEP_BANK: Rule[QuestionBank] = Rule(
    "training.keep_bank",
    lambda actor, row: keeps_questions(actor, row.unit_id),
    lambda actor, rows: (
        rows if actor.kind is ActorKind.SYSTEM else rows.filter(unit_id__in=actor.units_as(*BANK_KEEPERS))
    ),
    lambda row: tuple(Holders(role, _above(row.unit_id)) for role in BANK_KEEPERS),
)
"""The trainers and the personnel office of the unit that keeps it."""


def _person(actor: Actor) -> int:
    return actor.person_id or 0 if actor.kind is ActorKind.EMPLOYEE else 0


def teaches_class(actor: Actor, class_id: int) -> bool:
    """Whether this actor teaches a session of the class that was not cancelled. A coach does not."""
    taught = SessionTrainer.objects.filter(session__training_class_id=class_id, session__cancelled_at=None)
    return bool(_person(actor)) and taught.filter(person_id=_person(actor)).exists()


def sets_exams(actor: Actor, row: TrainingClass) -> bool:
    """Whether this actor sets the tests of a class: its trainers and whoever runs it, unless they take part in it."""
    if actor.kind is ActorKind.SYSTEM:
        return True
    return (runs_class(actor, row) or teaches_class(actor, row.pk)) and not takes_part(actor, row.pk)


def _seats_of(actor: Actor, path: str) -> Exists:
    mine = Seat.objects.filter(training_class=OuterRef(path), employee__person_id=_person(actor), status__in=HOLDING)
    return Exists(mine)


def _set_by(actor: Actor, path: str) -> Q:
    """That the class at `path` is one whose tests this actor sets."""
    taught = SessionTrainer.objects.filter(
        session__training_class=OuterRef(path), session__cancelled_at=None, person_id=_person(actor)
    )
    committee = ClassOfficer.objects.filter(
        training_class=OuterRef(path), person_id=_person(actor), ended_at=None, function__in=("chair", "committee")
    )
    kept = Q(**{f"{path}__case__lead_unit_id__in": actor.units_as(*KEEPERS)})
    return (kept | Q(Exists(taught)) | Q(Exists(committee))) & ~Q(_seats_of(actor, path))


def _setters(row: TrainingClass) -> Iterable[Holders]:
    taking = set(row.seats.filter(status__in=HOLDING).values_list("employee__person_id", flat=True))
    yield from (Holders(role, _above(row.case.lead_unit_id)) for role in KEEPERS)
    people = set(
        SessionTrainer.objects.filter(session__training_class=row, session__cancelled_at=None).values_list(
            "person_id", flat=True
        )
    )
    officers = row.officers.filter(ended_at=None, function__in=("chair", "committee"))
    people |= set(officers.values_list("person_id", flat=True))
    yield from (Holders("", person_id=person) for person in sorted(people - taking))


SET_EXAM: Rule[Exam] = Rule(
    "training.set_exam",
    lambda actor, exam: sets_exams(actor, exam.training_class),
    lambda actor, rows: rows if actor.kind is ActorKind.SYSTEM else rows.filter(_set_by(actor, "training_class")),
    lambda exam: tuple(_setters(exam.training_class)),
)
"""Trainers of the class and whoever runs it; they see its questions, mark it, and see everybody's results."""


def _sees(actor: Actor, exam: Exam) -> bool:
    if sets_exams(actor, exam.training_class):
        return True
    return exam.released_at is not None and takes_part(actor, exam.training_class_id)


def _seen(actor: Actor, rows: "QuerySet[Exam]") -> "QuerySet[Exam]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    released = Q(released_at__isnull=False) & Q(_seats_of(actor, "training_class"))
    return rows.filter(_set_by(actor, "training_class") | released)


def _seers(exam: Exam) -> Iterable[Holders]:
    yield from _setters(exam.training_class)
    if exam.released_at is not None:
        seats = exam.training_class.seats.filter(status__in=HOLDING)
        yield from (Holders("", person_id=one) for one in seats.values_list("employee__person_id", flat=True))


SEE_EXAM: Rule[Exam] = Rule("training.see_exam", _sees, _seen, _seers)
"""Before its release only whoever sets it; then also the participants of the class: what it is and when, never its questions,
which only an attempt shows."""


def _sees_attempt(actor: Actor, attempt: Attempt) -> bool:
    mine = bool(_person(actor)) and attempt.seat.employee.person_id == _person(actor)
    return mine or sets_exams(actor, attempt.exam.training_class)


def _seen_attempts(actor: Actor, rows: "QuerySet[Attempt]") -> "QuerySet[Attempt]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    return rows.filter(Q(seat__employee__person_id=_person(actor)) | _set_by(actor, "exam__training_class"))


def _seers_of_attempt(attempt: Attempt) -> Iterable[Holders]:
    yield Holders("", person_id=attempt.seat.employee.person_id)
    yield from _setters(attempt.exam.training_class)


SEE_ATTEMPT: Rule[Attempt] = Rule("training.see_attempt", _sees_attempt, _seen_attempts, _seers_of_attempt)
"""Whoever answered, and whoever sets the test. Nobody answers for somebody else."""
