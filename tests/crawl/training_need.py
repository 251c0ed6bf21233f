# SPDX-License-Identifier: EUPL-1.2
"""Lesson hours, what is needed and what is proposed, as employee and as personnel office."""

from collections.abc import Iterator
from datetime import date

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page
from praja.duties.training.enums import CreditSource, LearningForm
from praja.duties.training.operations.claims import tell_training
from praja.duties.training.operations.credits import Learned, book_credit
from praja.duties.training.operations.needs import Wish, name_remedy, propose_training, require_of_post
from praja.kernel.documents.operations import take_in
from praja.kernel.organization.models import Post
from praja.kernel.people.models import Employee
from praja.lib.actors import system_actor
from praja.lib.codes import show_code
from residents import photo
from training.conftest import OPENED, STARTED, College

TITLES = ("Bimtek Kearsipan", "Studi tiru pelayanan", "Pelatihan Komunikasi", "Pengukuran jembatan")
ORGANISER, NUMBER, DECREE = "ANRI", "800.2.4/12/2026", "Keputusan Kepala BKPSDM 1/2026"
REASON = "Hasil ukur sering harus diulang."
TYPED_IN_NEED = (*TITLES, ORGANISER, NUMBER, DECREE, REASON)
"""What these people type."""
PLATFORM = system_actor("tests")


def need(language: str, college: College) -> Iterator[Page]:
    """Every page of lesson hours and needs with something on it, and with a form that was sent empty."""
    worker = Employee.objects.get(person=college.staff.worker.person_id)
    post = Post.objects.create(unit=worker.unit, name="Pelaksana", kind="staff", since=date(2020, 1, 1))
    Employee.objects.filter(pk=worker.pk).update(post=post)
    credit = _credits(worker)
    told = Learned(
        form=LearningForm.TECHNICAL,
        title=TITLES[2],
        organiser=ORGANISER,
        first_day=date(2026, 1, 5),
        last_day=date(2026, 1, 6),
        jp=12,
        certificate_number=NUMBER,
    )
    file = take_in(upload=photo(), actor=PLATFORM, at=STARTED)
    claim = tell_training(employee=worker, learned=told, files=[file], actor=PLATFORM, at=STARTED)
    wish = Wish(title=TITLES[3], people=3, reason=REASON, programme=college.programme)
    proposal = propose_training(employee=worker, unit=worker.unit, wish=wish, actor=PLATFORM, at=STARTED)
    required = require_of_post(
        unit=college.staff.root,
        post_name="Pelaksana",
        programme=college.programme,
        decree=DECREE,
        since=date(2026, 1, 1),
        actor=PLATFORM,
        at=OPENED,
    )
    name_remedy(programme=college.programme, measure="complaints.first_response_on_time", actor=PLATFORM, at=OPENED)
    yield from _mine(language, college, claim.case.code, proposal.case.code)
    yield from _office(language, college, worker, credit, required.pk, claim.case.code, proposal.case.code)


def _credits(worker: Employee) -> int:
    made = [
        book_credit(
            employee=worker,
            form=form,
            title=title,
            organiser=ORGANISER,
            first_day=date(2026, 1, 12),
            last_day=date(2026, 1, 14),
            jp=30,
            source=CreditSource.IMPORTED,
            actor=PLATFORM,
            at=STARTED,
        )
        for form, title in ((LearningForm.GUIDANCE, TITLES[0]), (LearningForm.BENCHMARKING, TITLES[1]))
    ]
    return made[0].pk


def _mine(language: str, college: College, claim: str, proposal: str) -> Iterator[Page]:
    worker = signed_in(language, college.staff.worker)
    yield from worker.get("/diklat/saya/?tahun=2026")
    yield from worker.get("/diklat/saya/lapor/")
    yield from worker.post("/diklat/saya/lapor/")
    yield from worker.get(f"/diklat/saya/lapor/{show_code(claim)}/")
    yield from worker.get("/diklat/kebutuhan/usulan/")
    yield from worker.get("/diklat/kebutuhan/usulan/baru/")
    yield from worker.post("/diklat/kebutuhan/usulan/baru/")
    yield from worker.get(f"/diklat/kebutuhan/usulan/{show_code(proposal)}/")


def _office(
    language: str, college: College, worker: Employee, credit: int, required: int, claim: str, proposal: str
) -> Iterator[Page]:
    keeper = signed_in(language, college.keeper)
    yield from keeper.get("/diklat/kebutuhan/?tahun=2026")
    yield from keeper.get(f"/diklat/kebutuhan/?tahun=2026&unit={worker.unit.code}")
    yield from keeper.get(f"/diklat/kebutuhan/pegawai/{worker.pk}/?tahun=2026")
    yield from keeper.get(f"/diklat/kebutuhan/jp/{credit}/")
    yield from keeper.post(f"/diklat/kebutuhan/jp/{credit}/", reason="")
    yield from keeper.get("/diklat/kebutuhan/riwayat/")
    yield from keeper.post("/diklat/kebutuhan/riwayat/")
    yield from keeper.get("/diklat/kebutuhan/jabatan/")
    yield from keeper.get("/diklat/kebutuhan/jabatan/baru/")
    yield from keeper.post("/diklat/kebutuhan/jabatan/baru/")
    yield from keeper.get(f"/diklat/kebutuhan/jabatan/{required}/")
    yield from keeper.get("/diklat/kebutuhan/angka/")
    yield from keeper.get(f"/diklat/saya/lapor/{show_code(claim)}/")
    yield from keeper.get(f"/diklat/kebutuhan/usulan/{show_code(proposal)}/")
