# SPDX-License-Identifier: EUPL-1.2
"""The room of a class: its materials, its assignments, what is handed in and what is said to it."""

from collections.abc import Iterator
from datetime import timedelta

from crawl.attendance_rooms import signed_in
from crawl.site import START
from crawl.tourist import Page
from praja.duties.training.enums.room import Audience
from praja.duties.training.models import DiscussionPost, Handin
from praja.duties.training.operations.room import NewAssignment, NewMaterial, add_material, set_assignment
from praja.kernel.documents.operations import take_in
from residents import photo
from training.conftest import College

TYPED_IN_CLASS_ROOMS = (
    "Salindia",
    "Kunci",
    "Catatan",
    "Peta masalah",
    "Gambarkan unit Anda.",
    "Sudah lewat",
    "Antrean panjang.",
    "Tambahkan angka.",
    "Syarat domisili",
    "Masih perlu pengantar RT?",
    "Tidak lagi.",
    "Tanya sendiri.",
    "Tidak santun.",
    "Masih perlukah?",
    "Aduan jalan",
    "0812345678",
)
"""What trainers and participants type."""


def class_rooms(language: str, college: College) -> Iterator[Page]:
    """Every page of the room with something on it."""
    row, here = college.training_class, f"/diklat/kelas/{college.training_class.case.code}/"
    trainer, worker, fellow = (
        signed_in(language, one) for one in (college.trainer, college.staff.worker, college.staff.colleague)
    )
    for address in ("bahan/", "tugas/"):
        yield from trainer.get(here + address)
    actor, typed = college.actor(college.trainer, START), TYPED_IN_CLASS_ROOMS
    file = take_in(upload=photo(), actor=actor, at=START)
    for title, audience, later in (
        (typed[0], "participants", 0),
        (typed[1], "participants", 9),
        (typed[2], "trainers", 0),
    ):
        new = NewMaterial(title, file, START + timedelta(days=later), Audience(audience))
        add_material(training_class=row, new=new, actor=actor, at=START)
    yield from trainer.get(f"{here}bahan/")
    yield from worker.get(f"{here}bahan/")
    yield from trainer.post(f"{here}bahan/baru/", title="")
    yield from trainer.get(f"{here}tugas/baru/")
    yield from trainer.post(f"{here}tugas/baru/", title="", due_at="kapan")
    days = ((typed[3], typed[4], 2), (typed[5], "", -1))
    held, over = (
        set_assignment(
            training_class=row,
            assignment=None,
            new=NewAssignment(title, words, START + timedelta(days=due)),
            actor=actor,
            at=START,
        )
        for title, words, due in days
    )
    yield from worker.get(f"{here}tugas/")
    yield from worker.get(f"{here}tugas/{over.pk}/")
    yield from worker.post(f"{here}tugas/{over.pk}/kumpul/", words=typed[6])
    yield from worker.post(f"{here}tugas/{held.pk}/kumpul/", words="", photos=[photo()])
    yield from worker.post(f"{here}tugas/{held.pk}/kumpul/", words=typed[6])
    handin = Handin.objects.filter(assignment=held).latest("pk")
    yield from trainer.get(f"{here}tugas/{held.pk}/")
    yield from trainer.get(f"{here}tugas/{held.pk}/ubah/")
    yield from trainer.post(f"{here}tugas/kumpulan/{handin.pk}/", points="101", answer="")
    yield from trainer.post(f"{here}tugas/kumpulan/{handin.pk}/", points="70", answer=typed[7])
    for reader in (worker, fellow):
        yield from reader.get(f"{here}tugas/{held.pk}/")
    yield from _discussions(language, college)
    yield from _directory(language, college)


def _discussions(language: str, college: College) -> Iterator[Page]:
    typed, here = TYPED_IN_CLASS_ROOMS[8:14], f"/diklat/kelas/{college.training_class.case.code}/diskusi/"
    trainer, worker, fellow = (
        signed_in(language, one) for one in (college.trainer, college.staff.worker, college.staff.colleague)
    )
    yield from worker.get(here)
    yield from worker.get(f"{here}baru/")
    yield from worker.post(f"{here}baru/", kind="question", title="", words="")
    yield from worker.post(f"{here}baru/", kind="question", title=typed[0], words=typed[1])
    first = DiscussionPost.objects.latest("pk")
    thread = f"{here}{first.thread_id}/"
    yield from worker.post(f"{here}pesan/{first.pk}/ubah/", title=typed[0], words="")
    yield from worker.post(f"{here}pesan/{first.pk}/ubah/", title=typed[0], words=typed[5])
    yield from worker.get(thread)
    yield from trainer.get(here)
    yield from trainer.post(f"{thread}jawab/", words=typed[2])
    yield from fellow.post(f"{thread}jawab/", words="")
    yield from fellow.post(f"{thread}jawab/", words=typed[3])
    rude = DiscussionPost.objects.latest("pk")
    yield from trainer.get(f"{here}pesan/{rude.pk}/sembunyikan/")
    yield from trainer.post(f"{here}pesan/{rude.pk}/sembunyikan/", reason="")
    yield from trainer.post(f"{here}pesan/{rude.pk}/sembunyikan/", reason=typed[4])
    for reader in (worker, fellow):
        yield from reader.get(thread)
    yield from worker.post(f"{here}pesan/{first.pk}/tarik/")
    for act in ("sematkan", "tutup"):
        yield from trainer.post(f"{thread}{act}/")
    yield from worker.get(here)
    yield from worker.post(f"{thread}jawab/", words=typed[2])


def _directory(language: str, college: College) -> Iterator[Page]:
    typed, here = TYPED_IN_CLASS_ROOMS[14:], "/diklat/siapa-tahu/"
    worker = signed_in(language, college.staff.worker)
    yield from worker.get(f"{here}saya/")
    yield from worker.post(f"{here}saya/", topics="")
    yield from worker.post(f"{here}saya/", topics=typed[1])
    yield from worker.post(f"{here}saya/", topics=typed[0], shows_learning="on")
    yield from worker.get(here)
    yield from worker.get(f"{here}?q=tiadalah")
    yield from worker.get(f"{here}saya/")
    yield from worker.post(f"{here}keluar/")
    yield from worker.get(here)
