# SPDX-License-Identifier: EUPL-1.2
"""What of a class falls together with something else: its rooms, its trainers, its people."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from praja.duties.training.domain.clashes import Clash, Slot, Stay, bound_elsewhere, clashes_between
from praja.duties.training.enums import HOLDING, OPEN, ClassState, SeatStatus
from praja.duties.training.models import ClassSession, Seat, TrainingClass
from praja.kernel.people.enums import AbsenceKind
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import absences_between
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

BLOCKING = (Clash.ROOM, Clash.TRAINER, Clash.TRAINER_AWAY)
"""What a class does not begin with unless somebody says why."""
TOLD = (AbsenceKind.DUTY_TRAVEL, AbsenceKind.TRAINING)
"""Absences whose kind is said to whoever plans; of all others only that somebody is away."""


@dataclass(frozen=True, slots=True)
class ClassClash:
    """One thing that falls together. `session` is the class's own; `name` the room or person; `other` what it meets, in words the
    reader may know, empty where nothing more is said."""

    kind: Clash
    session: ClassSession | None
    name: str
    first: date
    last: date
    other: str = ""
    kind_of_absence: str = ""


def clashes_of(row: TrainingClass) -> list[ClassClash]:
    """Everything that falls together with this class: rooms and trainers by session, then its people. Seven statements."""
    return [*session_clashes(row), *people_clashes(row)]


def blocking_clashes(row: TrainingClass) -> list[ClassClash]:
    """What the class does not begin with unless somebody says why."""
    return [one for one in session_clashes(row) if one.kind in BLOCKING]


def session_clashes(row: TrainingClass) -> list[ClassClash]:
    """Rooms and trainers of this class that are wanted elsewhere at the same time, rooms that are too small, trainers away."""
    mine = list(_sessions().filter(training_class=row))
    if not mine:
        return []
    first, last = min(one.starts_at for one in mine), max(one.ends_at for one in mine)
    near = {one.pk: one for one in (*mine, *_beside(row, mine, first, last))}
    found = [
        _between(one.kind, near[one.session], near[one.other], one.of)
        for one in clashes_between(map(_slot, near.values()))
        if near[one.session].training_class_id == row.pk
    ]
    return [*found, *_too_small(row, mine), *_trainers_away(mine, row.pk)]


def _sessions() -> "QuerySet[ClassSession]":
    held = ClassSession.objects.filter(cancelled_at=None).exclude(training_class__case__state=ClassState.CANCELLED)
    return held.select_related("room", "training_class__case").prefetch_related("trainers__person")


def _beside(row: TrainingClass, mine: Collection[ClassSession], first: datetime, last: datetime) -> list[ClassSession]:
    """Sessions of other classes in the same rooms or with the same trainers between two moments."""
    rooms = {one.room_id for one in mine if one.room_id is not None}
    trainers = {who.person_id for one in mine for who in one.trainers.all()}
    others = _sessions().exclude(training_class=row).filter(starts_at__lt=last, ends_at__gt=first)
    return list(others.filter(Q(room__in=rooms) | Q(trainers__person__in=trainers)).distinct())


def _slot(session: ClassSession) -> Slot:
    trainers = frozenset(one.person_id for one in session.trainers.all())
    return Slot(session.pk, session.training_class_id, session.starts_at, session.ends_at, session.room_id, trainers)


def _between(kind: Clash, session: ClassSession, other: ClassSession, of: int) -> ClassClash:
    if kind is Clash.ROOM:
        name = session.room.name if session.room else ""
    elif kind is Clash.TRAINER:
        name = next(one.person.name for one in session.trainers.all() if one.person_id == of)
    else:
        name = session.title
    same = session.training_class_id == other.training_class_id
    what = other.title if same else f"{other.training_class.case.subject}: {other.title}"
    return ClassClash(kind, session, name, _day(other.starts_at), _day(other.ends_at), what)


def _too_small(row: TrainingClass, mine: Iterable[ClassSession]) -> list[ClassClash]:
    people = Seat.objects.filter(training_class=row, status__in=HOLDING).count() or row.capacity
    return [
        ClassClash(
            Clash.TOO_SMALL,
            one,
            one.room.name,
            _day(one.starts_at),
            _day(one.ends_at),
            f"{one.room.capacity} < {people}",
        )
        for one in mine
        if one.room is not None and one.room.capacity < people
    ]


def _trainers_away(mine: Iterable[ClassSession], class_id: int) -> list[ClassClash]:
    """Sessions on days on which a trainer of the register is away."""
    teaching = [(one, who.person) for one in mine for who in one.trainers.all()]
    employees = Employee.objects.filter(person_id__in={person.pk for _one, person in teaching})
    person_of = dict(employees.values_list("pk", "person_id"))
    if not person_of:
        return []
    days = [_day(one.starts_at) for one, _person in teaching]
    away = [row for row in absences_between(person_of, min(days), max(days)) if row.case != class_id]
    return [
        ClassClash(Clash.TRAINER_AWAY, one, person.name, row.first_day, row.last_day, kind_of_absence=_told(row.kind))
        for one, person in teaching
        for row in away
        if person_of[row.employee_id] == person.pk and row.first_day <= _day(one.starts_at) <= row.last_day
    ]


def people_clashes(row: TrainingClass) -> list[ClassClash]:
    """Those of the class (nominated, waiting, participants) who are away on its days, or in another class then."""
    wanted = (SeatStatus.NOMINATED, SeatStatus.WAITING, SeatStatus.SELECTED)
    seats = Seat.objects.filter(training_class=row, status__in=wanted)
    return employees_bound(row, list(seats.values_list("employee_id", flat=True)))


def employees_bound(row: TrainingClass, employee_ids: Collection[int]) -> list[ClassClash]:
    """Those of these employees who are away on the days of the class, or in another one then, by name. Three statements."""
    wanted = list(dict.fromkeys(employee_ids))
    if not wanted:
        return []
    others = [
        Stay(one.employee_id, max(one.first_day, row.first_day), min(one.last_day, row.last_day), one.kind, one.pk)
        for one in absences_between(wanted, row.first_day, row.last_day)
        if one.case != row.pk
    ]
    beside = Seat.objects.filter(
        employee__in=wanted,
        status=SeatStatus.SELECTED,
        training_class__case__state__in=OPEN,
        training_class__first_day__lte=row.last_day,
        training_class__last_day__gte=row.first_day,
    ).exclude(training_class=row)
    classes = {one.training_class_id: one.training_class for one in beside.select_related("training_class__case")}
    others += [
        Stay(
            one.employee_id,
            classes[one.training_class_id].first_day,
            classes[one.training_class_id].last_day,
            CLASS_STAY,
            one.training_class_id,
        )
        for one in beside
    ]
    mine = [Stay(who, row.first_day, row.last_day, CLASS_STAY, row.pk) for who in wanted]
    found = bound_elsewhere(mine, others)
    names = dict(Employee.objects.filter(pk__in=found).values_list("pk", "person__name"))
    return sorted(
        (_stay(names[who], stay, classes) for who, stays in found.items() for stay in stays),
        key=lambda one: (one.name, one.first),
    )


CLASS_STAY = "class"


def _stay(name: str, stay: Stay, classes: "dict[int, TrainingClass]") -> ClassClash:
    if stay.reason == CLASS_STAY:
        subject = classes[stay.of].case.subject
        return ClassClash(Clash.OTHER_CLASS, None, name, stay.first, stay.last, subject)
    return ClassClash(Clash.AWAY, None, name, stay.first, stay.last, kind_of_absence=_told(stay.reason))


def _told(kind: str) -> str:
    return str(AbsenceKind(kind).label) if kind in TOLD else ""


def _day(moment: datetime) -> date:
    return local_date(moment, local_zone())
