# SPDX-License-Identifier: EUPL-1.2
"""From learning to change: every page on the way of one plan, as its owner, mentor, coach and the personnel office see it."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

from crawl.attendance_rooms import signed_in
from crawl.site import START
from crawl.tourist import Page, Tourist
from praja.duties.training.queries.change.reviews import RUBRIC_CRITERIA
from praja.kernel.assessments.models import Round
from praja.kernel.plans.models import Commitment, Visit
from praja.kernel.plans.operations import read_due_effects
from praja.lib.actors import system_actor
from praja.lib.codes import show_code
from residents import photo
from training.change.acting import DESIGN, DIAGNOSIS, MEASURE, PLAN, count, stages
from training.change.test_reviews_and_visits import VISIT, scores
from training.conftest import College

SENT_BACK, GONE_ON, CHANGED, SAID = (
    "Tambahkan uji coba di dua kelurahan.",
    "Jadwal sudah ditempel di ruang pemilahan.",
    "Ruang baru selesai pada bulan berikutnya.",
    "Mulailah dari laporan yang paling lama.",
)
SCORED = "Angkanya jelas dan sebabnya ditelusuri."
_WRITTEN = {**DIAGNOSIS, **DESIGN, **PLAN, **VISIT}
TYPED_IN_CHANGE = (
    *(words for name, words in _WRITTEN.items() if isinstance(words, str) and " " in words),
    *(title for _key, title, _weight in RUBRIC_CRITERIA),
    *(SENT_BACK, GONE_ON, CHANGED, SAID, SCORED, "Telaah pertama", "Rubrik rencana aksi", "kurang"),
)


def change(language: str, college: College) -> Iterator[Page]:
    """Everything on the way from a diagnosis to its effect."""
    base = f"/diklat/kelas/{show_code(college.training_class.case.code)}/rencana/"
    worker = signed_in(language, college.staff.worker)
    seat = college.seat(college.staff.worker)
    page = f"{base}{seat.pk}/"
    yield from worker.get("/diklat/rencana/")
    yield from _written(worker, base, page, seat.unit)
    yield from _decided(language, college, worker, base, page)
    yield from _reviewed(language, college, base, seat.pk)
    yield from _visited(language, college, worker, base, page, seat.unit_id)
    count(seat.unit, START.date() + timedelta(days=80), late=4, on_time=46)
    read_due_effects(actor=system_actor("tests"), at=START + timedelta(days=200))
    yield from worker.get(page)
    yield from worker.get(f"{page}berkas/pdf")
    yield from signed_in(language, college.staff.roads_head).get("/diklat/rencana/")


def _written(worker: Tourist, base: str, page: str, unit: object) -> Iterator[Page]:
    yield from worker.get(base)
    yield from worker.get(page)
    yield from worker.get(f"{base}diagnosis/")
    count(unit, date(2025, 11, 3), late=30, on_time=20)  # type: ignore[arg-type]
    yield from worker.get(f"{base}diagnosis/?masa=2025-T4")
    yield from worker.post(f"{base}diagnosis/", cause_0_text="Satu orang", problem="")
    yield from worker.post(f"{base}diagnosis/", **DIAGNOSIS)
    yield from worker.post(f"{base}rancangan/", component="biaya")
    yield from worker.post(f"{base}rancangan/", **DESIGN)
    yield from worker.get(page)
    yield from worker.get(f"{page}angka/{MEASURE}/")
    yield from worker.post(f"{base}tulis/", stage_0_title="Uji coba")
    yield from worker.post(f"{base}tulis/", **{**PLAN, **stages(START.date() + timedelta(days=1))})
    yield from worker.get(f"{base}diagnosis/")
    yield from worker.get(f"{base}tulis/")


def _decided(language: str, college: College, worker: Tourist, base: str, page: str) -> Iterator[Page]:
    head = signed_in(language, college.staff.bridges_head)
    act = f"{page}tindakan/"
    yield from worker.post(act, deed="submit")
    yield from head.get(page)
    yield from head.post(act, deed="send_back", words="kurang")
    yield from head.post(act, deed="send_back", words=SENT_BACK)
    yield from worker.post(f"{base}tulis/", **{**PLAN, **stages(START.date() + timedelta(days=2))})
    yield from worker.post(act, deed="submit")
    yield from head.post(act, deed="accept")
    first, second = (
        Commitment.objects.filter(milestone__isnull=False).order_by("pk").values_list("milestone", flat=True)[:2]
    )
    sent = BytesIO(photo().read())
    sent.name = "bukti.jpg"
    yield from worker.post(f"{page}tonggak/{first}/", deed="progress", note=GONE_ON, papers=sent)
    yield from worker.post(f"{page}tonggak/{first}/", deed="finish")
    yield from head.post(f"{page}tonggak/{second}/", deed="drop", note="kurang")
    yield from signed_in(language, college.coach).post(act, deed="say", words=SAID)
    yield from worker.post(act, deed="change", words=CHANGED)
    yield from worker.get(page)
    yield from signed_in(language, college.committee).get(base)


def _reviewed(language: str, college: College, base: str, seat_id: int) -> Iterator[Page]:
    keeper, coach = signed_in(language, college.keeper), signed_in(language, college.coach)
    yield from keeper.get(f"{base}telaah/")
    yield from keeper.post(f"{base}telaah/")
    day = START.date().isoformat()
    people = [college.coach.person_id, college.trainer.person_id]
    given = {"title": "Telaah pertama", "opens_on": day, "closes_on": day, "assessors": people}
    yield from keeper.post(f"{base}telaah/", **given)
    number = Round.objects.latest("pk").pk
    sheet = f"{base}telaah/{number}/{seat_id}/"
    yield from coach.get(base)
    yield from coach.get(f"{base}telaah/{number}/")
    yield from coach.get(sheet)
    yield from coach.post(sheet)
    yield from coach.post(sheet, **scores(3, SCORED))
    trainer = signed_in(language, college.trainer)
    yield from trainer.post(sheet, deed="conflict", words="Saya turut menyusunnya.")
    yield from trainer.get(sheet)
    yield from keeper.get(f"{base}telaah/{number}/")
    yield from keeper.post(f"{base}telaah/{number}/")
    yield from coach.get(sheet)


def _visited(language: str, college: College, worker: Tourist, base: str, page: str, unit_id: int) -> Iterator[Page]:
    address = f"{base}studi-tiru/"
    yield from worker.get(address)
    yield from worker.post(address, line_0_what="Papan antrean di ruang tunggu")
    due = (START.date() + timedelta(days=90)).isoformat()
    sent = BytesIO(photo().read())
    sent.name = "surat.jpg"
    yield from worker.post(address, **{**VISIT, "line_0_unit": str(unit_id), "line_0_due_on": due, "papers": sent})
    visit = f"{page}studi-tiru/{Visit.objects.latest('pk').pk}/"
    yield from worker.get(visit)
    head = signed_in(language, college.staff.bridges_head)
    yield from head.get(visit)
    yield from head.post(visit, deed="agree")
    yield from head.post(visit, deed="agree")
