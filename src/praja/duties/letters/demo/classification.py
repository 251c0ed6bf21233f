# SPDX-License-Identifier: EUPL-1.2
"""How the demo town's letters are classified and kept: a small list of its own choice, an invented schedule, and who may read
what."""

from datetime import date, datetime

from praja.duties.letters.enums import Schedule
from praja.duties.letters.models import ClassificationCode
from praja.duties.letters.operations.records.planning import Decreed
from praja.duties.letters.operations.records.schedules import LISTS, take_over_schedule
from praja.lib.actors import Actor
from praja.lib.imports import Line

CODES = {
    "000": "Umum",
    "000.1": "Ketatausahaan dan Kerumahtanggaan",
    "000.1.2": "Perjalanan Dinas Dalam Negeri",
    "000.1.2.3": "Perjalanan Dinas Pegawai",
    "000.2": "Perlengkapan",
    "000.5": "Kearsipan",
    "000.7": "Perencanaan Pembangunan",
    "000.8": "Organisasi dan Tata Laksana",
    "100": "Pemerintahan",
    "100.2": "Pemerintahan Umum",
    "100.3": "Hukum",
    "300": "Keamanan dan Ketertiban",
    "300.1": "Satuan Polisi Pamong Praja",
    "300.2": "Penanggulangan Bencana",
    "400": "Kesejahteraan Rakyat",
    "400.7": "Kesehatan",
    "400.9": "Sosial",
    "400.12": "Kependudukan dan Pencatatan Sipil",
    "500": "Perekonomian",
    "500.11": "Perhubungan",
    "500.12": "Komunikasi dan Informatika",
    "500.17": "Pertanahan",
    "600": "Pekerjaan Umum dan Ketenagaan",
    "600.1": "Pekerjaan Umum",
    "600.4": "Lingkungan Hidup",
    "700": "Pengawasan",
    "800": "Kepegawaian",
    "800.1": "Sumber Daya Manusia",
    "800.2": "Pendidikan dan Pelatihan",
    "900": "Keuangan",
    "900.1": "Keuangan Daerah",
}
"""What this town uses most; a real one takes the whole list over from a file."""

RETENTION = (
    ("000", "2 tahun", "3 tahun", "Musnah"),
    ("000.1.2.3", "5 tahun", "3 tahun", "Musnah"),
    ("000.5", "2 tahun", "3 tahun", "Permanen"),
    ("000.7", "2 tahun", "3 tahun", "Permanen"),
    ("100", "2 tahun sejak ketentuan lama tidak berlaku", "3 tahun", "Permanen"),
    ("400", "2 tahun", "3 tahun", "Dinilai kembali"),
    ("500", "2 tahun", "3 tahun", "Musnah"),
    ("600", "3 tahun setelah pekerjaan diserahterimakan", "7 tahun", "Permanen"),
    ("700", "2 tahun setelah tindak lanjut selesai", "3 tahun", "Musnah"),
    ("800", "2 tahun", "3 tahun", "Musnah, kecuali surat keputusan masuk berkas perseorangan"),
    ("900", "3 tahun", "7 tahun", "Musnah"),
)
"""Invented for a town that does not exist; a real region's stands in its own regulation."""

ACCESS = (("700", "Terbatas", "pimpinan"), ("800.1", "Terbatas", "meja"), ("000.5", "Terbatas", "kantor"))


def take_lists_over(*, actor: Actor, at: datetime) -> None:
    """Codes, retention and access, by one decree, before any letter comes."""
    decreed = Decreed(decree="Peraturan Wali Kota Tirtamarga Nomor 12 Tahun 2024", since=date(2024, 1, 2))
    rows = {
        Schedule.CODES: [{"code": code, "title": title} for code, title in CODES.items()],
        Schedule.RETENTION: [dict(zip(("code", "active", "inactive", "fate"), row, strict=True)) for row in RETENTION],
        Schedule.ACCESS: [dict(zip(("code", "security", "reach"), row, strict=True)) for row in ACCESS],
    }
    for what, given in rows.items():
        empty = dict.fromkeys(LISTS[what].profile.columns, "")
        lines = [Line(number, {**empty, **row}) for number, row in enumerate(given, 2)]
        take_over_schedule(what=what, lines=lines, decreed=decreed, actor=actor, at=at)


def code_of(code: str) -> ClassificationCode:
    """One of the town's codes."""
    return ClassificationCode.objects.get(code=code)
