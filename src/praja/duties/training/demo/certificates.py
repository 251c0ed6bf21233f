# SPDX-License-Identifier: EUPL-1.2
"""A class of the demo town that ended some months ago: evaluated, decided, certified, and asked about again."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from praja.duties.training.enums import LearningForm
from praja.duties.training.enums.evaluation import OfClass, OfSession
from praja.duties.training.enums.presence import PresenceWord
from praja.duties.training.models import Certificate, ClassSession, Seat, TrainingClass
from praja.duties.training.operations.certificates import (
    Judgement,
    decide_completion,
    issue_certificate,
    open_certificate,
    request_certificates,
)
from praja.duties.training.operations.classes import (
    ClassWish,
    ProgrammeWish,
    SessionWish,
    SubjectWish,
    announce_class,
    end_class,
    list_programme,
    nominate,
    open_class,
    publish_curriculum,
    select_participants,
    set_session,
    start_class,
)
from praja.duties.training.operations.evaluation import Opinion, answer_reaction, ask_behaviour
from praja.duties.training.operations.presence import Windows, judge_presence, set_presence
from praja.kernel.documents.operations import sign_documents
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

PLATFORM = system_actor("demo")
LASTED = timedelta(days=2)
SUBJECTS = (
    SubjectWish("Budaya pelayanan dan sikap melayani", 4),
    SubjectWish("Standar pelayanan dan maklumat", 4),
    SubjectWish("Mengelola pengaduan", 4),
    SubjectWish("Rencana aksi perbaikan layanan", 4),
)
COMMENTS = (
    "Latihan di loket diperbanyak.",
    "",
    "Contoh dari kelurahan lain sangat membantu.",
    "",
    "",
    "Waktunya kurang.",
)


def play_certificates(*, unit: Unit, keeper: Account, people: Sequence[Account], at: datetime) -> None:
    """Hold a class of `unit` for these people that began at `at`; `keeper` runs it."""
    row = _held(unit, actor_of(keeper, at - timedelta(days=30)), people, at)
    _attended(row, keeper, people, at)
    ended_at = at + LASTED
    for place, account in enumerate(people):
        _say(row, account, place, ended_at)
    runs = actor_of(keeper, ended_at)
    row.case = end_class(case=row.case, actor=runs, at=ended_at, seen_version=None)
    _certified(row, runs, people, ended_at + timedelta(days=1))
    ask_behaviour(training_class=row, actor=PLATFORM, at=at + timedelta(days=95))


def _held(unit: Unit, keeper: Actor, people: Sequence[Account], at: datetime) -> TrainingClass:
    opened_at, first = at - timedelta(days=30), local_date(at, local_zone())
    wish = ProgrammeWish(
        code="LAYANAN-PRIMA",
        title="Pelatihan Pelayanan Prima",
        form=LearningForm.TECHNICAL,
        aim="Peserta melayani warga menurut standar pelayanan.",
        audience="Petugas kecamatan dan kelurahan",
    )
    programme = list_programme(wish=wish, unit=unit, actor=keeper, at=opened_at)
    curriculum = publish_curriculum(programme=programme, subjects=SUBJECTS, actor=keeper, at=opened_at)
    row = open_class(
        curriculum=curriculum,
        unit=unit,
        wish=ClassWish(
            name="Angkatan I",
            first_day=first,
            last_day=local_date(at + LASTED, local_zone()),
            nominations_until=local_date(at - timedelta(days=10), local_zone()),
            capacity=len(people),
            quotas=((_top(unit), len(people)),),
            place=f"Aula {unit.name}",
        ),
        actor=keeper,
        at=opened_at,
    )
    _timetable(row, keeper, at)
    row.case = announce_class(case=row.case, actor=keeper, at=opened_at, seen_version=None)
    employees = [Employee.objects.get(person=one.person_id) for one in people]
    nominate(case=row.case, employees=employees, reason="Melayani di loket.", actor=PLATFORM, at=opened_at)
    chosen = list(Seat.objects.filter(training_class=row).values_list("pk", flat=True))
    selected_at = at - timedelta(days=9)
    row.case = select_participants(
        case=row.case, chosen=chosen, waiting=(), actor=keeper, at=selected_at, seen_version=None
    )
    row.case = start_class(case=row.case, actor=keeper, at=at, seen_version=None)
    return row


def _top(unit: Unit) -> Unit:
    while unit.parent is not None:
        unit = unit.parent
    return unit


def _timetable(row: TrainingClass, keeper: Actor, at: datetime) -> None:
    """A subject in the morning and one in the afternoon of each day."""
    for number, subject in enumerate(row.curriculum.subjects.all()):
        starts = at + timedelta(days=number // 2, hours=5 * (number % 2))
        ends = starts + timedelta(minutes=45 * subject.jp)
        wish = SessionWish(title=subject.title, jp=subject.jp, subject=subject, starts_at=starts, ends_at=ends)
        set_session(case=row.case, wish=wish, actor=keeper, at=at - timedelta(days=29))


def _attended(row: TrainingClass, keeper: Account, people: Sequence[Account], at: datetime) -> None:
    """Everybody was there, but for the last, who stayed away from the second day on."""
    taking = Seat.objects.filter(training_class=row).select_related("employee")
    seats = {one.employee.person_id: one.pk for one in taking}
    everybody = [seats[one.person_id] for one in people if one.person_id in seats]
    for session in ClassSession.objects.filter(training_class=row).order_by("starts_at"):
        here = everybody[:-1] if session.starts_at >= at + timedelta(days=1) else everybody
        before, after = session.starts_at - timedelta(hours=1), session.ends_at
        set_presence(session=session, windows=Windows(), actor=actor_of(keeper, before), at=before)
        judge_presence(
            session=session,
            seats=here,
            word=PresenceWord.PRESENT,
            reason="Menandatangani daftar hadir kertas.",
            actor=actor_of(keeper, after),
            at=after,
        )


def _say(row: TrainingClass, account: Account, place: int, at: datetime) -> None:
    ratings = {value: 5 - (place * (nth + 1)) % (2 + nth % 2) for nth, value in enumerate(OfClass.values)}
    sessions = ClassSession.objects.filter(training_class=row)
    rated = {one.pk: {value: 4 + (place + nth) % 2 for nth, value in enumerate(OfSession.values)} for one in sessions}
    answer_reaction(
        training_class=row,
        of_class=Opinion(ratings, COMMENTS[place % len(COMMENTS)]),
        of_sessions=rated,
        actor=actor_of(account, at),
        at=at,
    )


def _certified(row: TrainingClass, keeper: Actor, people: Sequence[Account], at: datetime) -> None:
    last = Seat.objects.get(training_class=row, employee__person=people[-1].person_id)
    note = "Berhenti mengikuti pada hari kedua."
    decide_completion(case=row.case, judgements={last.pk: Judgement(passed=False, note=note)}, actor=keeper, at=at)
    asked = request_certificates(case=row.case, actor=keeper, at=at)
    sign_documents(document_ids=[one.document_id for one in asked], secret=None, actor=PLATFORM, at=at)
    for one in asked:
        issue_certificate(document_id=one.document_id, actor=PLATFORM, at=at)
    first = Certificate.objects.get(seat__employee__person=people[0].person_id, seat__training_class=row)
    open_certificate(certificate=first, is_open=True, actor=actor_of(people[0], at), at=at)
