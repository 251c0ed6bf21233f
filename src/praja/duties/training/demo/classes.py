# SPDX-License-Identifier: EUPL-1.2
"""Training of the demo town: a programme for officers of kecamatan and kelurahan, from best practice to benchmarking; a class
that runs, and one that takes nominations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from praja.duties.training.enums import ClassFunction, LearningForm, SeatStatus
from praja.duties.training.models import Curriculum, Room, Seat, TrainingClass
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
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee, Person
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

PROGRAMME = ProgrammeWish(
    code="PEL-WILAYAH",
    title="Dari belajar ke perubahan layanan kecamatan dan kelurahan",
    form=LearningForm.TECHNICAL,
    aim="Petugas membaca angka layanannya sendiri, merancang perbaikan, menjalankan rencana aksi, dan menunjukkan hasilnya.",
    audience="Petugas kecamatan dan kelurahan",
)
SUBJECTS = (
    ("Praktik baik pelayanan", 4),
    ("Diagnosis masalah layanan", 6),
    ("Rancangan perbaikan", 6),
    ("Rencana aksi", 6),
    ("Reviu dan pendampingan", 4),
    ("Patok banding", 4),
)
LESSON = timedelta(minutes=45)
PARTICIPANTS = 40
HEADS = system_actor("demo.heads")
"""Nominates for heads who have no log-in in the demo town."""


@dataclass(frozen=True, slots=True)
class DemoClasses:
    """What other parts of training go on with."""

    curriculum: Curriculum
    running: TrainingClass
    opening: TrainingClass


def play_classes(
    *,
    unit: Unit,
    sending: Sequence[Unit],
    trainer: Person,
    keeper: Callable[[datetime], Actor],
    is_working: Callable[[date], bool],
    at: datetime,
) -> DemoClasses:
    """`unit` holds the classes; `sending` are the kecamatan, each with a quota for itself and its kelurahan."""
    began = at - timedelta(days=70)
    programme = list_programme(wish=PROGRAMME, unit=unit, actor=keeper(began), at=began)
    curriculum = publish_curriculum(
        programme=programme,
        subjects=[SubjectWish(*one) for one in SUBJECTS],
        least_presence=80,
        least_score=60,
        needs_plan=True,
        actor=keeper(began),
        at=began,
    )
    hall = keep_room(unit=unit, name="Aula Diklat", capacity=60, place="Lantai 2", actor=keeper(began), at=began)
    keep_room(unit=unit, name="Ruang Kelas A", capacity=24, place="Lantai 1", actor=keeper(began), at=began)
    running = _running(curriculum, unit, sending, hall, trainer, keeper, is_working, at)
    return DemoClasses(curriculum, running, _opening(curriculum, unit, sending, keeper, at))


def _running(
    curriculum: Curriculum,
    unit: Unit,
    sending: Sequence[Unit],
    hall: Room,
    trainer: Person,
    keeper: Callable[[datetime], Actor],
    is_working: Callable[[date], bool],
    at: datetime,
) -> TrainingClass:
    today, opened = local_date(at, local_zone()), at - timedelta(days=40)
    days = _working_days(today - timedelta(days=3), is_working, 5)
    wish = _wish("Angkatan I", days[0], days[-1], days[0] - timedelta(days=14), PARTICIPANTS, sending)
    row = open_class(curriculum=curriculum, unit=unit, wish=wish, actor=keeper(opened), at=opened)
    row.case = announce_class(case=row.case, actor=keeper(opened), at=opened, seen_version=None)
    _timetable(row, curriculum, hall, trainer, days, keeper(opened), opened)
    name_officer(case=row.case, person=trainer, function=ClassFunction.COACH, actor=keeper(opened), at=opened)
    nominated = opened + timedelta(days=3)
    for one, seats in wish.quotas:
        nominate(
            case=row.case,
            employees=_people(one)[:seats],
            reason="Melayani warga setiap hari.",
            actor=HEADS,
            at=nominated,
        )
    chosen_at = at - timedelta(days=12)
    chosen = list(Seat.objects.filter(training_class=row, status=SeatStatus.NOMINATED).values_list("pk", flat=True))
    row.case = select_participants(
        case=row.case, chosen=chosen, waiting=(), actor=keeper(chosen_at), at=chosen_at, seen_version=None
    )
    starts = at - timedelta(days=3) if days[0] < today else at
    row.case = start_class(case=row.case, actor=keeper(starts), at=starts, seen_version=None)
    return row


def _opening(
    curriculum: Curriculum, unit: Unit, sending: Sequence[Unit], keeper: Callable[[datetime], Actor], at: datetime
) -> TrainingClass:
    """A class that heads nominate for now; a few are nominated already."""
    today, opened = local_date(at, local_zone()), at - timedelta(days=2)
    first = today + timedelta(days=28)
    wish = _wish("Angkatan II", first, first + timedelta(days=4), today + timedelta(days=12), 24, sending)
    row = open_class(curriculum=curriculum, unit=unit, wish=wish, actor=keeper(opened), at=opened)
    row.case = announce_class(case=row.case, actor=keeper(opened), at=opened, seen_version=None)
    people = _people(sending[-1])
    if people:
        nominate(case=row.case, employees=people[-1:], reason="Baru pindah ke loket.", actor=HEADS, at=at)
    return row


def _wish(name: str, first: date, last: date, until: date, capacity: int, sending: Sequence[Unit]) -> ClassWish:
    each = max((capacity - 4) // len(sending), 1)
    return ClassWish(
        name=name,
        first_day=first,
        last_day=last,
        nominations_until=until,
        capacity=capacity,
        quotas=[(one, each) for one in sending],
        place="Aula Diklat BKPSDM",
        self_apply=True,
    )


def _people(unit: Unit) -> list[Employee]:
    """Who works in a kecamatan and its kelurahan, but for the heads."""
    below = Employee.objects.filter(unit__in=[unit.pk, *Unit.objects.filter(parent=unit).values_list("pk", flat=True)])
    return list(below.exclude(post__is_head=True).select_related("person").order_by("pk"))


def _working_days(day: date, is_working: Callable[[date], bool], how_many: int) -> list[date]:
    found = list[date]()
    while len(found) < how_many:
        if is_working(day):
            found.append(day)
        day += timedelta(days=1)
    return found


def _timetable(
    row: TrainingClass,
    curriculum: Curriculum,
    hall: Room,
    trainer: Person,
    days: Sequence[date],
    actor: Actor,
    at: datetime,
) -> None:
    """Each subject in a morning or an afternoon, and the opening before."""
    begins = datetime.combine(days[0], time(7, 45), local_zone())
    opening = SessionWish(title="Pembukaan", jp=0, starts_at=begins, ends_at=begins + timedelta(minutes=15), room=hall)
    set_session(case=row.case, wish=opening, actor=actor, at=at)
    slots = [(day, hour) for day in days for hour in (time(8), time(13))]
    for subject, (day, hour) in zip(curriculum.subjects.all(), slots, strict=False):
        starts = datetime.combine(day, hour, local_zone())
        wish = SessionWish(
            title=subject.title,
            jp=subject.jp,
            subject=subject,
            starts_at=starts,
            ends_at=starts + subject.jp * LESSON,
            room=hall,
            trainers=[trainer],
        )
        set_session(case=row.case, wish=wish, actor=actor, at=at)
