# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from attendance.conftest import Staff, staff_in
from officers import officer
from praja.duties.training.enums import LearningForm
from praja.duties.training.models import ClassSession, Curriculum, Programme, Room, Seat, TrainingClass
from praja.duties.training.operations.classes import (
    ClassWish,
    ProgrammeWish,
    SessionWish,
    SubjectWish,
    announce_class,
    keep_room,
    list_programme,
    name_officer,
    nominate,
    open_class,
    publish_curriculum,
    select_participants,
    set_session,
    start_class,
)
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from remembering import Remembered
from towns import FOUNDER, found_town

FOUNDED = datetime(2025, 1, 2, 2, 0, tzinfo=UTC)
OPENED = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)
"""When the class is prepared, a Monday; everything before it is at the same hour."""
STARTED = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
"""When the class begins, a Monday at 08.30 local time (WITA)."""


@dataclass(frozen=True)
class College:
    """A personnel office that teaches: the cast of attendance with a trainer (of the personnel office, without another role), a
    committee member who holds no role, a coach; a programme of two subjects (4 and 2 JP) and one class of it that runs since
    `STARTED`, in which `worker`, `colleague` and `stranger` take part, with two sessions on its first day."""

    staff: Staff
    trainer: Account
    committee: Account
    coach: Account
    programme: Programme
    curriculum: Curriculum
    room: Room
    training_class: TrainingClass
    sessions: tuple[ClassSession, ...]

    @property
    def keeper(self) -> Account:
        return self.staff.keeper

    def actor(self, account: Account, at: datetime) -> Actor:
        """Who acts when this account does."""
        return actor_of(account, at)

    def seat(self, account: Account) -> Seat:
        """The seat of this account's person in the class."""
        found = Seat.objects.select_related("training_class__case", "employee__person", "unit")
        return found.get(training_class=self.training_class, employee__person=account.person_id)

    def reread(self) -> TrainingClass:
        """The class with its case as they stand now."""
        return TrainingClass.objects.select_related("case", "curriculum__programme").get(pk=self.training_class.pk)


def college_in(staff: Staff) -> College:
    """The college in a town whose staff stands."""
    keeper = actor_of(staff.keeper, OPENED)
    trainer = officer("Tirta", Role.TRAINER, staff.personnel)
    committee, coach = officer("Panji", Role.OFFICER, staff.personnel), officer("Karang", Role.OFFICER, staff.lights)
    wish = ProgrammeWish(
        code="PEL-PRIMA",
        title="Pelayanan Prima",
        form=LearningForm.TECHNICAL,
        aim="Peserta melayani warga menurut standar pelayanan.",
        audience="Petugas kecamatan dan kelurahan",
    )
    programme = list_programme(wish=wish, unit=staff.personnel, actor=keeper, at=OPENED)
    curriculum = publish_curriculum(
        programme=programme,
        subjects=(SubjectWish("Praktik baik", 4), SubjectWish("Rencana aksi", 2)),
        least_presence=80,
        least_score=60,
        actor=keeper,
        at=OPENED,
    )
    room = keep_room(unit=staff.personnel, name="Aula", capacity=40, actor=keeper, at=OPENED)
    row = _class_of(staff, curriculum, keeper)
    for account, function in ((committee, "committee"), (coach, "coach")):
        name_officer(case=row.case, person=account.person, function=function, actor=keeper, at=OPENED)
    sessions = _timetable(row, curriculum, room, trainer, keeper)
    _filled(staff, row)
    return College(staff, trainer, committee, coach, programme, curriculum, room, row, sessions)


def _class_of(staff: Staff, curriculum: Curriculum, keeper: Actor) -> TrainingClass:
    first = local_date(STARTED, local_zone())
    wish = ClassWish(
        name="Angkatan I",
        first_day=first,
        last_day=first + timedelta(days=4),
        nominations_until=date(2026, 2, 20),
        capacity=4,
        quotas=((staff.roads, 2), (staff.lights, 1)),
        place="Aula Badan Kepegawaian",
    )
    return open_class(curriculum=curriculum, unit=staff.personnel, wish=wish, actor=keeper, at=OPENED)


def _timetable(
    row: TrainingClass, curriculum: Curriculum, room: Room, trainer: Account, keeper: Actor
) -> tuple[ClassSession, ...]:
    sessions, starts = [], STARTED
    for subject in curriculum.subjects.all():
        wish = SessionWish(
            title=subject.title,
            jp=subject.jp,
            subject=subject,
            room=room,
            trainers=[trainer.person],
            starts_at=starts,
            ends_at=starts + timedelta(minutes=45 * subject.jp),
        )
        sessions.append(set_session(case=row.case, wish=wish, actor=keeper, at=OPENED))
        starts = wish.ends_at + timedelta(hours=1)
    return tuple(sessions)


def _filled(staff: Staff, row: TrainingClass) -> None:
    keeper, nominated_at = actor_of(staff.keeper, OPENED), OPENED + timedelta(days=1)
    row.case = announce_class(case=row.case, actor=keeper, at=OPENED, seen_version=None)
    groups = ((staff.roads_head, (staff.worker, staff.colleague)), (staff.lights_head, (staff.stranger,)))
    for head, people in groups:
        employees = [Employee.objects.get(person=one.person_id) for one in people]
        actor = actor_of(head, nominated_at)
        nominate(case=row.case, employees=employees, reason="Melayani warga.", actor=actor, at=nominated_at)
    chosen = list(Seat.objects.filter(training_class=row).values_list("pk", flat=True))
    chosen_at = OPENED + timedelta(days=19)
    row.case = select_participants(
        case=row.case, chosen=chosen, waiting=(), actor=keeper, at=chosen_at, seen_version=None
    )
    row.case = start_class(case=row.case, actor=keeper, at=STARTED, seen_version=None)


_college = Remembered(lambda: college_in(staff_in(found_town(FOUNDED, since=date(2020, 1, 1)))))


@pytest.fixture
def college(db: None) -> College:
    """A personnel office that teaches, with a class that runs."""
    return _college()


__all__ = ["FOUNDER", "OPENED", "STARTED", "College", "college", "college_in"]
