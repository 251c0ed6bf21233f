# SPDX-License-Identifier: EUPL-1.2
"""Modules: kept and written, brought as packages, read, checked, finished, withdrawn."""

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page
from praja.duties.training.demo.packages import zipped
from praja.duties.training.models import Module
from praja.duties.training.operations.modules.keeping import assign_module
from residents import photo
from training.conftest import College
from training.modules.schooled import AT, packaged_module

TITLE, TEXT, SUMMARY = "Modul Uji", "Kalimat uji berbunyi begini.", "Ringkasan uji."
HEADING, ALTERNATIVE, QUESTION, WHY, REASON = "Halaman Uji", "Gambar uji.", "Soal uji?", "Sebab uji.", "Alasan uji."
TYPED_IN_MODULES = (
    *(TITLE, TEXT, SUMMARY, HEADING, ALTERNATIVE, QUESTION, WHY, REASON, "Jawab satu", "Jawab dua", "uji.zip"),
    *("Menata loket", "Menyapa, mendengar, menyebut langkah berikutnya.", "Menyapa warga di loket"),
)


def modules(language: str, college: College) -> Iterator[Page]:
    """Every room of modules with something in it."""
    yield from _empty(language, college)
    module = yield from _written(language, college)
    yield from _read(language, college, module)
    yield from _packages(language, college)


def _empty(language: str, college: College) -> Iterator[Page]:
    keeper = signed_in(language, college.trainer)
    yield from keeper.get("/diklat/modul/")
    yield from keeper.get("/diklat/modul/?lihat=kelola")
    yield from keeper.get("/diklat/modul/baru/")
    yield from keeper.post("/diklat/modul/baru/")


def _written(language: str, college: College) -> Iterator[Page]:
    keeper = signed_in(language, college.trainer)
    entry = {"title": TITLE, "summary": SUMMARY, "jp": "2", "is_free": "on"}
    yield from keeper.post("/diklat/modul/baru/", unit=college.staff.personnel.pk, kind="native", **entry)
    module = Module.objects.get(title=TITLE)
    base = f"/diklat/modul/{module.code}/kelola/"
    yield from keeper.get(f"/diklat/modul/{module.code}/")
    yield from keeper.post(f"{base}halaman/1/", seen_version=1)
    picture = {"picture": photo(size=(40, 30)), "alternative": ALTERNATIVE}
    yield from keeper.post(f"{base}halaman/1/", seen_version=1, title=HEADING, text=TEXT, picture=photo(size=(40, 30)))
    yield from keeper.post(f"{base}halaman/1/", seen_version=1, title=HEADING, text=TEXT, **picture)
    yield from keeper.post(f"{base}halaman/2/", seen_version=2, title=HEADING, text=TEXT)
    yield from keeper.get(f"{base}halaman/1/")
    wrong = {"text": QUESTION, "options": "Jawab satu"}
    yield from keeper.post(f"{base}soal/1/", seen_version=3, **wrong)
    yield from keeper.post(f"{base}soal/1/", seen_version=3, text=QUESTION, options="* Jawab satu\nJawab dua", why=WHY)
    yield from keeper.get(f"{base}soal/1/")
    yield from keeper.post(f"{base}langkah/", langkah="batas", least="", seen_version=4)
    yield from keeper.post(f"{base}langkah/", langkah="batas", least="50", seen_version=4)
    yield from keeper.post(f"{base}langkah/", langkah="terbitkan", seen_version=1)
    yield from keeper.post(f"{base}langkah/", langkah="terbitkan", seen_version=5)
    yield from keeper.get(f"{base}rincian/")
    yield from keeper.get(f"{base}untuk/")
    yield from keeper.post(f"{base}untuk/")
    assign_module(module=module, programme=college.programme, actor=college.actor(college.keeper, AT), at=AT)
    yield from keeper.get(base)
    yield from keeper.get(f"{base}peserta/")
    return module


def _read(language: str, college: College, module: Module) -> Iterator[Page]:
    learner, address = signed_in(language, college.staff.worker), f"/diklat/modul/{module.code}/"
    yield from learner.get("/diklat/modul/?lihat=saya")
    yield from learner.get(address)
    yield from learner.post(f"{address}mulai/")
    yield from learner.post(f"{address}baca/1/")
    yield from learner.get(address)
    yield from learner.post(f"{address}baca/2/")
    yield from learner.post(f"{address}periksa/")
    yield from learner.post(f"{address}periksa/", q0="1")
    yield from learner.post(f"{address}periksa/", q0="0")
    yield from learner.get(address)
    yield from learner.get("/diklat/modul/")
    keeper, base = signed_in(language, college.keeper), f"/diklat/modul/{module.code}/kelola/"
    yield from keeper.get(f"{base}peserta/")
    yield from keeper.get("/diklat/modul/?lihat=kelola")
    yield from signed_in(language, college.staff.colleague).post(f"{address}mulai/")
    yield from keeper.post(f"{base}tarik/1/", reason="")
    yield from keeper.post(f"{base}tarik/1/", reason=REASON)
    yield from learner.get(address)
    other = signed_in(language, college.staff.colleague)
    yield from other.get(address)
    yield from other.get(f"{address}baca/1/")


def _packages(language: str, college: College) -> Iterator[Page]:
    with tempfile.TemporaryDirectory() as folder:
        module = packaged_module(college, Path(folder))
    keeper, learner = signed_in(language, college.keeper), signed_in(language, college.staff.worker)
    base, address = f"/diklat/modul/{module.code}/kelola/", f"/diklat/modul/{module.code}/"
    yield from keeper.get(base)
    yield from keeper.get(f"{base}paket/")
    for data in (b"no zip", zipped("arsip")):
        sent = BytesIO(data)
        sent.name = "uji.zip"
        yield from keeper.post(f"{base}paket/", seen_version=module.version, package=sent)
    yield from learner.post(f"{address}mulai/")
    yield from learner.post(f"{address}buka/1/")
    yield from learner.get(address)
    yield from learner.get("/diklat/modul/putar/00000000-0000-0000-0000-000000000000/")
