# SPDX-License-Identifier: EUPL-1.2
"""Question banks and the tests of a class: kept, set, taken, marked."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from crawl.attendance_rooms import signed_in
from crawl.site import START
from crawl.tourist import Page
from praja.duties.training.models import Exam
from training.conftest import College
from training.exams.sitting import RIGHT, Sitting, bank_in, exam_in

NO_QUESTION = (
    '<quiz><question type="cloze"><name><text>Sela</text></name><questiontext><text>x</text></questiontext></question>'
    '<question type="shortanswer"><name><text>Nama jalan</text></name><questiontext format="html"><text>Jalan apa? &lt;table&gt;'
    '&lt;/table&gt;</text></questiontext><usecase>1</usecase><answer fraction="100"><text>Maw*r</text></answer></question></quiz>'
)
TYPED_IN_EXAMS = (
    *("QTI 3", "Moodle XML", "(cloze)", "skm"),
    *("Sela", "Nama jalan", "Jalan apa?", "Maw*r", "Berapa hari kerja untuk", "jawaban pertama", "atas pengaduan?"),
    *("Berapa hari kerja untuk jawaban pertama atas pengaduan?", "masalah nyata", "langkah jelas", "Kunci keliru."),
    *("Listrik padam di aula", "81,25", "terlambat", "Baik sekali", "Tes awal", "Tes akhir", "kosong", "Aduan → Warga"),
    *("Disposisi → Pimpinan", "Cuti → Pegawai", "Aduan = Warga", "Saya membuka loket kedua pada jam ramai."),
)
"""What these people type; a question is broken where its marks begin."""


def exams(language: str, college: College) -> Iterator[Page]:
    """Every page of banks and tests with something in it."""
    bank = bank_in(college)
    window = {"opens_at": START - timedelta(hours=1), "closes_at": START + timedelta(days=1), "tries": 2}
    draft = exam_in(college, bank, released=False, kind="post", title="Tes akhir", **window)
    released = exam_in(college, bank, **window)
    exam = Exam.objects.select_related("training_class__case").get(pk=released.pk)
    sitting = Sitting(college, bank, exam)
    address = f"/diklat/kelas/{exam.training_class.case.code}/tes/"
    yield from _banks(language, college)
    yield from _taking(language, sitting, f"{address}{exam.number}/")
    yield from _setting(language, sitting, address, draft.number)


def _banks(language: str, college: College) -> Iterator[Page]:
    trainer = signed_in(language, college.trainer)
    yield from trainer.get("/diklat/bank-soal/")
    yield from trainer.get("/diklat/bank-soal-baru/")
    yield from trainer.post("/diklat/bank-soal-baru/", name="", code="?")
    yield from trainer.get("/diklat/bank-soal/prima/")
    for number in range(1, 8):
        yield from trainer.get(f"/diklat/bank-soal/prima/soal/{number}/")
    yield from trainer.post("/diklat/bank-soal/prima/soal/1/", text="", choices="kosong", points="0")
    for kind in ("single", "matching", "essay"):
        yield from trainer.get(f"/diklat/bank-soal/prima/soal-baru/?jenis={kind}")
    yield from trainer.get("/diklat/bank-soal/prima/ambil/")
    yield from trainer.post("/diklat/bank-soal/prima/ambil/")
    file = SimpleUploadedFile("soal.xml", BytesIO(NO_QUESTION.encode()).read())
    yield from trainer.post("/diklat/bank-soal/prima/ambil/", file=file)
    yield from trainer.post("/diklat/bank-soal/prima/soal/8/pakai/")


def _taking(language: str, sitting: Sitting, page: str) -> Iterator[Page]:
    worker, staff = signed_in(language, sitting.college.staff.worker), sitting.college.staff
    yield from worker.get(page.rsplit("/", 2)[0] + "/")
    yield from worker.get(page)
    yield from worker.post(f"{page}mulai/")
    yield from worker.get(f"{page}periksa/")
    yield from worker.get(page)
    attempt = sitting.begin(staff.worker, START)
    sitting.answer(attempt, staff.worker, START, **{**RIGHT, "single": "A"})
    yield from worker.get(f"{page}periksa/")
    yield from worker.post(f"{page}serahkan/")
    sitting.answer(attempt, staff.worker, START, short="terlambat")
    yield from worker.get(page)
    second = sitting.begin(staff.colleague, START)
    sitting.answer(second, staff.colleague, START, **RIGHT)
    sitting.hand_in(second, staff.colleague, START)


def _setting(language: str, sitting: Sitting, address: str, draft: int) -> Iterator[Page]:
    trainer, exam, staff = signed_in(language, sitting.college.trainer), sitting.exam, sitting.college.staff
    page, attempt = f"{address}{exam.number}/", exam.attempts.get(seat=sitting.college.seat(staff.worker))
    yield from trainer.get(address)
    yield from trainer.get(f"{address}baru/")
    yield from trainer.post(f"{address}baru/", title="", tries="0")
    yield from trainer.get(f"{address}{draft}/")
    yield from trainer.get(f"{address}{draft}/ubah/")
    yield from trainer.get(f"{address}{draft}/soal/")
    yield from trainer.post(f"{address}{draft}/soal/", undi="1", bank="", count="0")
    yield from trainer.get(page)
    yield from trainer.get(f"{page}jawaban/")
    yield from trainer.post(f"{page}jawaban/", points="99", note="")
    yield from trainer.post(f"{page}jawaban/", points="8", note="Baik sekali")
    yield from trainer.get(f"{page}nilai/")
    yield from trainer.get(f"{page}nilai/{attempt.pk}/")
    yield from trainer.post(f"{page}nilai/{attempt.pk}/", reason="")
    yield from trainer.post(f"{page}nilai/{attempt.pk}/", reason="Listrik padam di aula")
    asked = exam.questions.get(version__question__kind="single")
    yield from trainer.get(f"{page}soal/{asked.pk}/")
    yield from trainer.post(f"{page}soal/{asked.pk}/", correction="full", reason="")
    yield from trainer.post(f"{page}soal/{asked.pk}/", correction="full", reason="Kunci keliru.")
    yield from signed_in(language, staff.worker).get(f"{page}hasil/")
    yield from trainer.post(f"{page}tarik/", reason="")
