# SPDX-License-Identifier: EUPL-1.2
"""A small class of today for one trainer: a pre-test whose essays wait to be marked, and an assignment that was handed in."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta

from praja.duties.training.demo.classes import HEADS, LESSON
from praja.duties.training.demo.exams import play_pretest
from praja.duties.training.enums import HOLDING, ClassFunction, SeatStatus
from praja.duties.training.models import Attempt, Curriculum, QuestionBank, Seat, TrainingClass
from praja.duties.training.operations.classes import (
    ClassWish,
    SessionWish,
    announce_class,
    name_officer,
    nominate,
    open_class,
    select_participants,
    set_session,
    start_class,
)
from praja.duties.training.operations.exams.waiting import settle_marking
from praja.duties.training.operations.room import NewAssignment, hand_in, set_assignment
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

SESSIONS = (time(8), time(13))
MAPPED = (
    "Legalisasi dokumen: 41 dari 60 selesai dalam satu hari. Yang menunggu kehilangan satu hari kerja.",
    "Surat domisili: pemohon datang dua kali karena syaratnya hanya tertulis di dalam kantor.",
    "Surat usaha: tanda tangan menunggu kepala kembali dari rapat.",
)


def play_class_to_teach(
    *,
    name: str,
    unit: Unit,
    sending: Unit,
    trainer: Account,
    participants: Sequence[Account],
    keeper: Callable[[datetime], Actor],
    at: datetime,
) -> TrainingClass:
    """A class of `unit` that runs since today, in which `trainer` teaches and is of the committee. Its `participants` are people
    of `sending` and all below it."""
    curriculum, bank = Curriculum.objects.order_by("pk")[0], QuestionBank.objects.order_by("pk")[0]
    row = _running(name, curriculum, unit, sending, trainer, participants, keeper, at)
    seats = Seat.objects.filter(training_class=row, status__in=HOLDING).select_related("employee").order_by("pk")
    mine = {account.person_id: actor_of(account, at) for account in participants}
    takers = [(seat, mine[seat.employee.person_id]) for seat in seats]
    play_pretest(training_class=row, bank=bank, trainer=keeper(at), takers=takers, at=at)
    settle_marking(attempt_id=Attempt.objects.filter(exam__training_class=row).latest("pk").pk, at=at)
    _handed_in(row, takers, keeper, at)
    return row


def _running(
    name: str,
    curriculum: Curriculum,
    unit: Unit,
    sending: Unit,
    trainer: Account,
    participants: Sequence[Account],
    keeper: Callable[[datetime], Actor],
    at: datetime,
) -> TrainingClass:
    today, opened = local_date(at, local_zone()), at - timedelta(days=10)
    last = today + timedelta(days=1)
    wish = ClassWish(
        name=name,
        first_day=today,
        last_day=last,
        nominations_until=today - timedelta(days=2),
        capacity=len(participants),
        quotas=[(sending, len(participants))],
        place="Ruang Kelas A",
    )
    row = open_class(curriculum=curriculum, unit=unit, wish=wish, actor=keeper(opened), at=opened)
    row.case = announce_class(case=row.case, actor=keeper(opened), at=opened, seen_version=None)
    name_officer(
        case=row.case, person=trainer.person, function=ClassFunction.COMMITTEE, actor=keeper(opened), at=opened
    )
    for subject, hour in zip(curriculum.subjects.all(), SESSIONS, strict=False):
        starts = datetime.combine(today, hour, local_zone())
        session = SessionWish(
            title=subject.title,
            jp=subject.jp,
            subject=subject,
            starts_at=starts,
            ends_at=starts + subject.jp * LESSON,
            trainers=[trainer.person],
        )
        set_session(case=row.case, wish=session, actor=keeper(opened), at=opened)
    return _filled(row, participants, keeper, at)


def _filled(
    row: TrainingClass, participants: Sequence[Account], keeper: Callable[[datetime], Actor], at: datetime
) -> TrainingClass:
    employees = list(Employee.objects.filter(person__account__in=participants).order_by("pk"))
    named, chosen_at = at - timedelta(days=5), at - timedelta(days=2)
    nominate(case=row.case, employees=employees, reason="Melayani warga setiap hari.", actor=HEADS, at=named)
    chosen = list(Seat.objects.filter(training_class=row, status=SeatStatus.NOMINATED).values_list("pk", flat=True))
    row.case = select_participants(
        case=row.case, chosen=chosen, waiting=(), actor=keeper(chosen_at), at=chosen_at, seen_version=None
    )
    clashes = "Kelas latihan: yang bentrok hanya latihan."
    row.case = start_class(
        case=row.case, actor=keeper(at), at=at - timedelta(days=1), seen_version=None, clash_words=clashes
    )
    return row


def _handed_in(
    row: TrainingClass, takers: Sequence[tuple[Seat, Actor]], keeper: Callable[[datetime], Actor], at: datetime
) -> None:
    given = at - timedelta(days=1)
    new = NewAssignment(
        "Peta masalah layanan",
        "Pilih satu layanan unit Anda. Tulis angka terakhirnya, siapa yang dirugikan, dan satu sebab yang dapat Anda ubah.",
        at + timedelta(days=3),
    )
    assignment = set_assignment(training_class=row, assignment=None, new=new, actor=keeper(given), at=given)
    for (seat, actor), words in zip(takers, MAPPED, strict=False):
        hand_in(assignment=assignment, seat=seat, words=words, files=(), actor=actor, at=at - timedelta(hours=3))
