# SPDX-License-Identifier: EUPL-1.2
"""The whole way of a programme for forty officers of kecamatan and kelurahan in the demo town: announced, nominated, attended by
QR, tested, planned from the town's own reports, reviewed twice, certified and verified; and what the same numbers said three and
six months later."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db.models import QuerySet
from django.test import Client

from praja.config.demo import DemoTown, cast
from praja.duties.training.domain.exams.questions import Choice, Kind, Question
from praja.duties.training.enums import ClassState, LearningForm, SeatStatus
from praja.duties.training.enums.exams import ExamKind
from praja.duties.training.enums.presence import PresenceSource
from praja.duties.training.models import Certificate, ClassSession, Credit, Exam, Seat, TrainingClass
from praja.duties.training.operations.certificates import decide_completion, request_certificates
from praja.duties.training.operations.change.beginning import begin_diagnosis, begin_plan
from praja.duties.training.operations.change.reviewing import open_review, seal_review
from praja.duties.training.operations.classes import (
    ClassWish,
    ProgrammeWish,
    SessionWish,
    SubjectWish,
    announce_class,
    end_class,
    keep_room,
    list_programme,
    name_officer,
    nominate,
    open_class,
    publish_curriculum,
    report_class,
    select_participants,
    set_session,
    start_class,
)
from praja.duties.training.operations.exams import (
    ExamWish,
    PartWish,
    Sent,
    hand_in,
    keep_bank,
    release_exam,
    save_answers,
    set_exam,
    start_attempt,
    write_question,
)
from praja.duties.training.operations.presence import NewCode, Windows, bring_code, set_presence
from praja.duties.training.queries.change import standing_of
from praja.duties.training.queries.change.reviews import RUBRIC_CRITERIA
from praja.duties.training.queries.exams import scores_of
from praja.duties.training.queries.presence import presence_of
from praja.duties.training.queries.presence.scanning import code_of
from praja.kernel.assessments.operations import give_scores
from praja.kernel.documents.tasks import sign_waiting_documents
from praja.kernel.ledger.verification import verify
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import EmploymentKind, Role
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.operations import hire_employee, open_account, register_person
from praja.kernel.people.queries import actor_of, assignments_of
from praja.kernel.plans.domain.sheets import Cause, DesignSheet, DiagnosisSheet, Expectation, PlanSheet, Stage
from praja.kernel.plans.domain.vocabulary import CauseKind
from praja.kernel.plans.models import ActionPlan
from praja.kernel.plans.operations import Changed, accept_plan, read_due_effects, start_design, submit_plan
from praja.kernel.plans.queries.readings import effects_of_plans, numbers_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, system_actor
from procedures.cases import deliver_all
from training.certificates.test_pages_of_certificates import badge, checked, holder

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
PREPARED = datetime(2025, 10, 1, 3, 0, tzinfo=UTC)
NOMINATED = PREPARED + 5 * DAY
CHOSEN = PREPARED + 20 * DAY
BEGUN = datetime(2025, 11, 3, 1, 0, tzinfo=UTC)
"""Monday 3 November 2025, 08.00 WIB."""
ACCEPTED = BEGUN + 4 * DAY
REVIEWED = (BEGUN + 30 * DAY, BEGUN + 60 * DAY)
DONE = BEGUN + 61 * DAY
LATER = datetime(2026, 6, 10, 3, 0, tzinfo=UTC)
BEFORE = Period(date(2025, 6, 11), date(2025, 10, 31))
PLACES = 40
SUBJECTS = (
    SubjectWish("Praktik baik layanan kewilayahan", 4),
    SubjectWish("Diagnosis dari angka sendiri", 6),
    SubjectWish("Rancangan dan rencana aksi", 6),
    SubjectWish("Telaah dan studi tiru", 4),
)
QUESTIONS = tuple(
    Question(kind=Kind.SINGLE, text=text, choices=(Choice(wrong), Choice(right, right=True)))
    for text, wrong, right in (
        ("Dari mana diagnosis dimulai?", "Dari pendapat", "Dari angka unit sendiri"),
        ("Kapan rencana aksi berlaku?", "Setelah ditulis", "Setelah diterima atasan"),
        ("Apa yang dibandingkan setelah enam bulan?", "Angka lain", "Angka yang sama"),
        ("Apa yang dibawa pulang dari studi tiru?", "Foto bersama", "Yang diterapkan, oleh siapa, sampai kapan"),
    )
)


@dataclass
class School:
    """Who runs the class and who is in it."""

    keeper: Account
    trainer: Account
    case: Case
    people: dict[int, Account]

    @property
    def row(self) -> TrainingClass:
        return TrainingClass.objects.select_related("case", "curriculum__programme").get(pk=self.case.pk)

    def seats(self) -> list[Seat]:
        rows = Seat.objects.select_related("training_class__case", "employee__person", "unit")
        return list(rows.filter(training_class_id=self.case.pk).order_by("pk"))

    def plans(self) -> "QuerySet[ActionPlan]":
        mine = [seat.pk for seat in self.seats()]
        return ActionPlan.objects.filter(source_kind="training.seat", source_id__in=mine).order_by("pk")

    def learner(self, seat: Seat, at: datetime) -> Actor:
        return actor_of(self.people[seat.employee_id], at)


def _account(name: str) -> Account:
    found = authenticate(username=f"{name}@contoh.invalid", password=cast.PASSWORD)
    assert isinstance(found, Account)
    return found


def _head(unit_id: int, at: datetime) -> Actor:
    return actor_of(assignments_of(Role.HEAD, unit_id, at)[0].account, at)


def _officers() -> dict[int, list[Employee]]:
    """Forty officers of kecamatan and kelurahan by kecamatan; the tiny town has six too few, who are hired."""
    founder = system_actor("test")
    areas = list(Unit.objects.filter(kind="district").order_by("pk"))
    kinds = ("district", "subdistrict")
    rows = list(Employee.objects.filter(unit__kind__in=kinds).select_related("person", "unit").order_by("pk"))
    for number in range(PLACES - len(rows)):
        person = register_person(name=f"Peserta {number}", actor=founder, at=PREPARED - 200 * DAY)
        rows.append(
            hire_employee(
                person=person,
                employment=EmploymentKind.PNS,
                unit=areas[number % len(areas)],
                joined_on=date(2020, 1, 1),
                nip=f"19910101202001190{number}",
                actor=founder,
                at=PREPARED - 200 * DAY,
            )
        )
    found: dict[int, list[Employee]] = {area.pk: [] for area in areas}
    for row in rows[:PLACES]:
        area = row.unit if row.unit.kind == "district" else row.unit.parent
        found[area.pk].append(row)
    return found


def _with_log_in(employee: Employee) -> Account:
    held = Account.objects.filter(person=employee.person).first()
    return held or open_account(person=employee.person, actor=system_actor("test"), at=PREPARED)


def _announced(keeper: Account, trainer: Account, quotas: dict[int, int]) -> Case:
    office, actor = Unit.objects.get(short_name="BKPSDM"), actor_of(keeper, PREPARED)
    wish = ProgrammeWish(
        code="WILAYAH-UNGGUL",
        title="Pelayanan Kewilayahan Unggul",
        form=LearningForm.TECHNICAL,
        aim="Petugas kecamatan dan kelurahan memperbaiki layanan dari angkanya sendiri.",
        audience="Petugas kecamatan dan kelurahan",
    )
    programme = list_programme(wish=wish, unit=office, actor=actor, at=PREPARED)
    curriculum = publish_curriculum(
        programme=programme,
        subjects=SUBJECTS,
        least_presence=80,
        least_score=60,
        needs_plan=True,
        actor=actor,
        at=PREPARED,
    )
    row = open_class(
        curriculum=curriculum,
        unit=office,
        wish=ClassWish(
            name="Angkatan I",
            first_day=date(2025, 11, 3),
            last_day=date(2025, 11, 6),
            nominations_until=date(2025, 10, 17),
            capacity=PLACES,
            quotas=[(Unit.objects.get(pk=unit), seats) for unit, seats in quotas.items()],
            place="Aula BKPSDM",
        ),
        actor=actor,
        at=PREPARED,
    )
    room = keep_room(unit=office, name="Aula Besar", capacity=60, actor=actor, at=PREPARED)
    for place, subject in enumerate(curriculum.subjects.all()):
        starts = BEGUN + place * DAY
        session = SessionWish(
            title=subject.title,
            jp=subject.jp,
            subject=subject,
            room=room,
            trainers=[trainer.person],
            starts_at=starts,
            ends_at=starts + subject.jp * timedelta(minutes=45),
        )
        set_session(case=row.case, wish=session, actor=actor, at=PREPARED)
    name_officer(case=row.case, person=trainer.person, function="coach", actor=actor, at=PREPARED)
    return announce_class(case=row.case, actor=actor, at=PREPARED, seen_version=None)


@pytest.fixture
def school(demo_town: DemoTown) -> School:
    """Announced, nominated by every camat within the quota, chosen and begun."""
    keeper, trainer, by_area = _account("kepegawaian"), _account("widyaiswara"), _officers()
    people = {one.pk: _with_log_in(one) for rows in by_area.values() for one in rows}
    case = _announced(keeper, trainer, {area: len(rows) for area, rows in by_area.items()})
    for area, rows in by_area.items():
        nominate(case=case, employees=rows, reason="Melayani warga.", actor=_head(area, NOMINATED), at=NOMINATED)
    found = School(keeper, trainer, case, people)
    found.case = select_participants(
        case=case,
        chosen=[seat.pk for seat in found.seats()],
        waiting=(),
        actor=actor_of(keeper, CHOSEN),
        at=CHOSEN,
        seen_version=None,
    )
    found.case = start_class(case=found.case, actor=actor_of(keeper, BEGUN), at=BEGUN, seen_version=None)
    return found


def _attended(school: School) -> None:
    """Every session by its own code; one person misses the last."""
    for session in ClassSession.objects.filter(training_class_id=school.case.pk):
        at = session.starts_at
        plan = set_presence(session=session, windows=Windows(), actor=actor_of(school.keeper, at), at=at)
        for place, seat in enumerate(school.seats()):
            if place == 0 and session.title == SUBJECTS[-1].title:
                continue
            moment = at + timedelta(seconds=place)
            new = NewCode(plan.mark, code_of(plan.code_secret).at(moment), PresenceSource.SCANNED, moment)
            bring_code(new=new, actor=school.learner(seat, moment), at=moment)


def _tested(school: School) -> None:
    """Before, everybody knows half; after, all of it."""
    trainer = actor_of(school.trainer, PREPARED)
    office = Unit.objects.get(short_name="BKPSDM")
    bank = keep_bank(unit=office, code="WILAYAH", name="Layanan kewilayahan", actor=trainer, at=PREPARED)
    for question in QUESTIONS:
        write_question(bank=bank, question=question, actor=trainer, at=PREPARED)
    for kind, opens, right in ((ExamKind.PRE, BEGUN, 2), (ExamKind.POST, BEGUN + 3 * DAY, 4)):
        wish = ExamWish(kind=kind, title=str(kind), opens_at=opens, closes_at=opens + timedelta(hours=4), minutes=30)
        exam = set_exam(
            training_class=school.row,
            wish=wish,
            parts=[PartWish(bank=bank, count=len(QUESTIONS))],
            actor=trainer,
            at=PREPARED,
        )
        exam = release_exam(exam=exam, actor=trainer, at=PREPARED)
        for seat in school.seats():
            _sat(school, exam, seat, right, opens + timedelta(minutes=10))


def _sat(school: School, exam: Exam, seat: Seat, right: int, at: datetime) -> None:
    actor = school.learner(seat, at)
    attempt = start_attempt(exam=exam, seat=seat, actor=actor, at=at)
    answers = {row.number: Sent("B" if row.number <= right else "A") for row in attempt.answers.all()}
    save_answers(attempt=attempt, sent=answers, actor=actor, at=at + timedelta(minutes=5))
    hand_in(attempt=attempt, actor=actor, at=at + timedelta(minutes=10))


def _numbers(seat: Seat, me: Actor, at: datetime) -> list[str]:
    """What a participant may read of their unit's own numbers, as its own work left them in the demo town."""
    return [one.measure.key for one in numbers_of(me, seat.unit_id, BEFORE, at)]


def _planned(school: School) -> None:
    """Everybody diagnoses their own unit's numbers, designs and plans; the head over them accepts."""
    written = BEGUN + 2 * DAY
    for seat in school.seats():
        me = school.learner(seat, written)
        numbers = _numbers(seat, me, written)
        diagnosis = begin_diagnosis(
            seat=seat,
            period=BEFORE,
            measures=numbers,
            sheet=DiagnosisSheet(
                problem="Laporan warga menunggu di meja.",
                causes=(Cause("Dipilah sekali sehari.", CauseKind.METHOD),),
            ),
            actor=me,
            at=written,
        )
        expected = tuple(Expectation(one, "Lebih baik") for one in numbers[:1])
        design = start_design(
            diagnosis=diagnosis,
            sheet=DesignSheet("Dipilah dua kali sehari.", "Bergiliran.", expected),
            changes=Changed("services.standard", 1, "time", "Jangka waktu pelayanan", "/layanan/"),
            actor=me,
            at=written,
        )
        first = date(2025, 11, 10)
        sheet = PlanSheet(
            issue="Laporan menunggu.",
            idea="Dua kali pemilahan.",
            aim="Selesai tepat waktu.",
            output="Jadwal pemilahan.",
            stages=(Stage("1", "Menyusun jadwal", first, first + 20 * DAY, "Jadwal", milestone=True),),
        )
        plan = begin_plan(seat=seat, design=design, sheet=sheet, actor=me, at=written)
        plan = submit_plan(plan=plan, actor=me, at=written)
        accept_plan(plan=plan, actor=_mentor(seat), at=ACCEPTED)


def _mentor(seat: Seat) -> Actor:
    """The head over the unit; over heads the next one up, for nobody accepts their own plan."""
    rows = assignments_of(Role.HEAD, seat.unit_id, ACCEPTED)
    account = next(row.account for row in rows if row.account.person_id != seat.employee.person_id)
    return actor_of(account, ACCEPTED)


def _reviewed(school: School) -> None:
    plans = list(school.plans().values_list("pk", flat=True))
    for at, value in zip(REVIEWED, (2, 4), strict=True):
        keeper, coach = actor_of(school.keeper, at), actor_of(school.trainer, at)
        found = open_review(
            training_class=school.row,
            title=f"Telaah {at:%m}",
            opens_at=at,
            closes_at=at + 7 * DAY,
            seats={school.trainer.person: plans},
            actor=keeper,
            at=at,
        )
        for plan in plans:
            values = {key: value for key, _title, _weight in RUBRIC_CRITERIA}
            give_scores(round=found, subject_id=plan, values=values, actor=coach, at=at)
        seal_review(training_class=school.row, round=found, actor=keeper, at=at + DAY)


def _certified(school: School) -> list[Certificate]:
    keeper = actor_of(school.keeper, DONE)
    school.case = end_class(case=school.case, actor=keeper, at=DONE, seen_version=None)
    decide_completion(case=school.case, actor=keeper, at=DONE)
    request_certificates(case=school.case, actor=keeper, at=DONE)
    for _round in range(PLACES):
        if not sign_waiting_documents(DONE):
            break
    deliver_all(DONE)
    rows = Certificate.objects.filter(seat__training_class_id=school.case.pk).select_related("document", "seat")
    return list(rows.order_by("pk"))


@pytest.fixture
def finished(school: School) -> tuple[School, list[Certificate]]:
    """The whole way up to the certificates."""
    _attended(school)
    _tested(school)
    _planned(school)
    _reviewed(school)
    return school, _certified(school)


def test_forty_officers_go_the_whole_way(
    finished: tuple[School, list[Certificate]], client: Client, settings: Any
) -> None:
    school, certificates = finished
    row = school.row

    present = presence_of(row)
    assert sorted(share.jp_present for share in present.values())[:2] == [20 - SUBJECTS[-1].jp, 20]
    assert {share.jp_held for share in present.values()} == {20}
    scores = scores_of(row)
    assert {(score.pre, score.post, score.normalised_gain) for score in scores.values()} == {(50, 100, 1)}
    assert {(plan.accepted, plan.reviews) for plan in standing_of(row).values()} == {(True, 2)}

    assert len(certificates) == PLACES
    assert set(row.seats.values_list("status", flat=True)) == {SeatStatus.PASSED}
    assert len({one.document.number_text for one in certificates}) == PLACES
    assert set(Credit.objects.filter(seat__training_class=row).values_list("jp", flat=True)) == {20}
    page = client.get(f"/diklat/sertifikat/{certificates[0].code}/").content.decode()
    assert certificates[0].document.number_text in page
    assert certificates[0].seat.employee.person.name not in page
    token = badge(holder(certificates[0]), certificates[0]).content.decode()
    assert checked(token, settings).achievement.name == "Pelayanan Kewilayahan Unggul"

    case = report_class(case=school.case, actor=actor_of(school.keeper, DONE), at=DONE, seen_version=None)
    assert case.state == ClassState.REPORTED

    assert read_due_effects(actor=system_actor("plans.effects"), at=LATER) > 0
    effects = effects_of_plans(list(school.plans().select_related("design")))
    lines = [line for found in effects.values() for line in found]
    assert {line.months for line in lines} == {3, 6}
    assert any(line.before.n and line.after.n and line.interval is not None for line in lines)
    assert list(verify()) == []
