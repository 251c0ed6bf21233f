# SPDX-License-Identifier: EUPL-1.2
"""A class of the demo town that ended in action plans, half a year ago: begun with the figures of the town, reviewed twice, and
read again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO

from PIL import Image

from praja.duties.training.enums import ClassFunction, LearningForm
from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.operations.change import begin_diagnosis, begin_plan, open_review, seal_review
from praja.duties.training.operations.classes import (
    ClassWish,
    ProgrammeWish,
    SubjectWish,
    announce_class,
    end_class,
    list_programme,
    name_officer,
    nominate,
    open_class,
    publish_curriculum,
    select_participants,
    start_class,
)
from praja.duties.training.queries.change.reviews import RUBRIC_CRITERIA
from praja.kernel.assessments.operations import give_scores
from praja.kernel.documents.operations import take_in
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.domain.sheets import (
    Cause,
    DesignSheet,
    DiagnosisSheet,
    Expectation,
    PlanSheet,
    Stage,
    Stakeholder,
)
from praja.kernel.plans.domain.vocabulary import CauseKind, Stance
from praja.kernel.plans.models import ActionPlan
from praja.kernel.plans.operations import (
    Changed,
    accept_plan,
    finish_commitment,
    read_due_effects,
    start_design,
    submit_plan,
)
from praja.kernel.plans.queries.planning import live_milestones, superior_of
from praja.kernel.plans.queries.readings import numbers_of
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

DAY = timedelta(days=1)
AGO = 220 * DAY
"""How long ago the class began: both readings of its effect are due since."""
BASELINE = 90 * DAY


@dataclass(frozen=True, slots=True)
class Set:
    """What one participant set out to change."""

    problem: str
    cause: str
    root: str
    unseen: str
    what: str
    aim: str
    stages: tuple[str, str, str]


WRITTEN = (
    Set(
        problem="Laporan warga menunggu lama sebelum ada yang menjawab.",
        cause="Laporan dibagikan sekali sehari, pada sore hari.",
        root="Tidak ada petugas pengganti bila pembagi laporan sedang di lapangan.",
        unseen="Warga yang menyampaikan langsung di jalan dan tidak pernah melapor.",
        what="Laporan dibagikan dua kali sehari dengan petugas pengganti yang ditetapkan.",
        aim="Jawaban pertama sampai sebelum tenggat.",
        stages=("Menetapkan petugas pengganti", "Uji coba pembagian dua kali sehari", "Memasukkan ke dalam SOP"),
    ),
    Set(
        problem="Warga kembali dua atau tiga kali karena berkasnya belum lengkap.",
        cause="Persyaratan dijelaskan berbeda oleh setiap petugas.",
        root="Daftar persyaratan di loket belum diperbarui sejak standar terakhir.",
        unseen="Warga yang mengurungkan permohonannya setelah pulang.",
        what="Satu lembar persyaratan untuk setiap layanan, sama di loket, di dinding, dan di laman.",
        aim="Warga cukup datang satu kali.",
        stages=("Menyusun lembar persyaratan", "Memasang di loket dan laman", "Memeriksa setiap bulan"),
    ),
    Set(
        problem="Tindak lanjut di lapangan tidak kembali kepada pelapor.",
        cause="Petugas lapangan melapor lisan kepada kepala seksi.",
        root="Tidak ada foto dan catatan yang dapat dikutip dalam jawaban.",
        unseen="Perbaikan yang selesai tanpa laporan warga.",
        what="Petugas lapangan mengirim foto dan satu kalimat pada hari yang sama.",
        aim="Setiap jawaban menyebut apa yang dikerjakan.",
        stages=("Membuat contoh catatan lapangan", "Uji coba pada satu ruas", "Berlaku untuk semua regu"),
    ),
)


def play_change(
    *, unit: Unit, keeper: Account, coach: Account, participants: Sequence[Account], at: datetime
) -> TrainingClass:
    """Hold the class of `unit`; each of the participants ends it with a plan that their superior accepts. Figures must have been
    counted: diagnoses and effects read them."""
    began = at - AGO
    row = _held(unit, keeper, coach, participants, began)
    plans = [
        _planned(Seat.objects.get(training_class=row, employee__person=one.person_id), one, what, began + DAY)
        for one, what in zip(participants, WRITTEN, strict=True)
    ]
    for place, title in enumerate(("Telaah pertama rencana aksi", "Telaah kedua rencana aksi")):
        _reviewed(row, title, plans, (coach, keeper), began + (5 + 40 * place) * DAY)
    for plan in plans[:2]:
        _carried(plan, began + 30 * DAY)
    read_due_effects(actor=system_actor("plans.effects"), at=at)
    return row


def _held(
    unit: Unit, keeper: Account, coach: Account, participants: Sequence[Account], began: datetime
) -> TrainingClass:
    prepared = began - 30 * DAY
    actor, day = actor_of(keeper, prepared), local_date(began, local_zone())
    wish = ProgrammeWish(
        code="PEL-AKSI",
        title="Diagnosis dan Rencana Aksi Pelayanan",
        form=LearningForm.TECHNICAL,
        aim="Peserta mengubah satu bagian pelayanan unitnya, berangkat dari angkanya sendiri.",
        audience="Petugas dan kepala seksi kecamatan, kelurahan, dan dinas",
    )
    programme = list_programme(wish=wish, unit=unit, actor=actor, at=prepared)
    subjects = (SubjectWish("Membaca angka unit", 4), SubjectWish("Akar masalah", 4), SubjectWish("Rencana aksi", 6))
    curriculum = publish_curriculum(programme=programme, subjects=subjects, needs_plan=True, actor=actor, at=prepared)
    employees = [Employee.objects.get(person=one.person_id) for one in participants]
    seats = Counter(employee.unit for employee in employees)
    planned = ClassWish(
        name="Angkatan I",
        first_day=day,
        last_day=day + 4 * DAY,
        nominations_until=day - 10 * DAY,
        capacity=len(participants),
        quotas=tuple(seats.items()),
        place="Aula BKPSDM",
    )
    row = open_class(curriculum=curriculum, unit=unit, wish=planned, actor=actor, at=prepared)
    name_officer(case=row.case, person=coach.person, function=ClassFunction.COACH, actor=actor, at=prepared)
    case = announce_class(case=row.case, actor=actor, at=prepared, seen_version=None)
    for employee in employees:
        head = _superior(employee.person_id, employee.unit_id, prepared)
        nominate(case=case, employees=[employee], reason="Melayani warga setiap hari.", actor=head, at=prepared)
    chosen = list(Seat.objects.filter(training_class=row).values_list("pk", flat=True))
    closed = began - 5 * DAY
    actor = actor_of(keeper, closed)
    case = select_participants(case=case, chosen=chosen, waiting=(), actor=actor, at=closed, seen_version=None)
    case = start_class(case=case, actor=actor_of(keeper, began), at=began, seen_version=None)
    ended = began + 4 * DAY
    end_class(case=case, actor=actor_of(keeper, ended), at=ended, seen_version=None)
    return TrainingClass.objects.select_related("case__lead_unit").get(pk=row.pk)


def _superior(person_id: int, unit_id: int, at: datetime) -> Actor:
    found = superior_of(person_id, unit_id, at)
    assert found is not None  # every unit of the town has somebody above it
    return actor_of(Account.objects.get(person=found.person), at)


def _planned(seat: Seat, account: Account, what: Set, at: datetime) -> ActionPlan:
    actor, day = actor_of(account, at), local_date(at, local_zone())
    period = Period(day - BASELINE, day - DAY)
    measures = _most_counted(actor, seat.unit_id, period, at)
    causes = (Cause(what.cause, CauseKind.METHOD), Cause(what.root, CauseKind.PEOPLE, 0))
    diagnosis = begin_diagnosis(
        seat=seat,
        period=period,
        measures=measures,
        sheet=DiagnosisSheet(what.problem, what.unseen, causes),
        actor=actor,
        at=at,
    )
    expects = tuple(Expectation(key, "Lebih baik dalam enam bulan") for key in measures[:1])
    sheet = DesignSheet(what.what, "Dimulai di satu loket atau satu regu, lalu diperluas.", expects)
    design = start_design(diagnosis=diagnosis, sheet=sheet, changes=Changed(), actor=actor, at=at)
    plan = begin_plan(seat=seat, design=design, sheet=_sheet(what, day), actor=actor, at=at + DAY)
    plan = submit_plan(plan=plan, actor=actor, at=at + 2 * DAY)
    head = _superior(plan.owner_id, plan.unit_id, at + 3 * DAY)
    return accept_plan(plan=plan, words="Lanjutkan; laporkan setiap bulan.", actor=head, at=at + 3 * DAY)


def _most_counted(actor: Actor, unit_id: int, period: Period, at: datetime) -> list[str]:
    """Up to two shares with a direction, of which most was counted."""

    def fits(measure: Measure) -> bool:
        return measure.unit_of_measure is UnitOfMeasure.SHARE and measure.better is not None

    found = [one for one in numbers_of(actor, unit_id, period, at) if fits(one.measure)]
    return [one.measure.key for one in sorted(found, key=lambda one: (-one.figure.n, one.measure.key))[:2]]


def _sheet(what: Set, day: date) -> PlanSheet:
    spans = ((4, 20), (21, 60), (61, 150))
    stages = tuple(
        Stage(str(place), title, day + first * DAY, day + last * DAY, milestone=True)
        for place, (title, (first, last)) in enumerate(zip(what.stages, spans, strict=True), start=1)
    )
    people = (
        Stakeholder("Kepala unit", Stance.SUPPORTS, "Laporan setiap bulan"),
        Stakeholder("Petugas loket", Stance.NEUTRAL, "Diajak menyusun cara barunya"),
    )
    return PlanSheet(what.problem, what.what, what.aim, "Cara kerja baru yang tertulis", people, stages)


def _reviewed(
    row: TrainingClass, title: str, plans: Sequence[ActionPlan], assessors: Sequence[Account], at: datetime
) -> None:
    keeper = assessors[-1]
    review = open_review(
        training_class=row,
        title=title,
        opens_at=at,
        closes_at=at + 3 * DAY,
        seats={one.person: [plan.pk for plan in plans] for one in assessors},
        actor=actor_of(keeper, at),
        at=at,
    )
    for number, assessor in enumerate(assessors):
        for place, plan in enumerate(plans):
            values = {key: 2 + (number + place + len(key)) % 3 for key, _title, _weight in RUBRIC_CRITERIA}
            give_scores(
                round=review, subject_id=plan.pk, values=values, actor=actor_of(assessor, at + DAY), at=at + DAY
            )
    sealed = at + 3 * DAY
    seal_review(training_class=row, round=review, actor=actor_of(keeper, sealed), at=sealed)


def _carried(plan: ActionPlan, at: datetime) -> None:
    """The owner shows the first two milestones by a photo."""
    owner = actor_of(Account.objects.get(person=plan.owner_id), at)
    for place, one in enumerate(live_milestones([plan])[plan.pk][:2]):
        done = at + 20 * place * DAY
        photo = take_in(upload=_photo(plan.pk, place), actor=owner, at=done)
        finish_commitment(commitment=one.commitment, actor=owner, at=done, files=[photo])


def _photo(plan_id: int, place: int) -> BytesIO:
    out = BytesIO()
    shade = 150 + (plan_id * 20 + place * 40) % 90
    Image.new("RGB", (320, 200), (shade, 190, 170)).save(out, "JPEG", quality=60)
    out.seek(0)
    return out
