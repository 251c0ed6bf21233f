# SPDX-License-Identifier: EUPL-1.2
"""Records of the demo town: a small classification of its own choice, an invented schedule, files with letters in them, one that
is held, and a list of old files that wait to be destroyed."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from praja.duties.letters.enums import INCOMING, FileState, Schedule
from praja.duties.letters.models import ClassificationCode, RecordFile
from praja.duties.letters.operations.records.clearing import propose_clearance
from praja.duties.letters.operations.records.files import close_file, lay_into_file, open_file
from praja.duties.letters.operations.records.holding import hold_file
from praja.duties.letters.operations.records.planning import Decreed
from praja.duties.letters.operations.records.schedules import LISTS, take_over_schedule
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.imports import Line

CODES = {
    "000": "Umum",
    "000.1": "Ketatausahaan dan Kerumahtanggaan",
    "000.1.2": "Perjalanan Dinas Dalam Negeri",
    "000.1.2.3": "Perjalanan Dinas Pegawai",
    "000.5": "Kearsipan",
    "000.7": "Perencanaan Pembangunan",
    "000.8": "Organisasi dan Tata Laksana",
    "100": "Pemerintahan",
    "100.2": "Pemerintahan Umum",
    "100.3": "Hukum",
    "300": "Keamanan dan Ketertiban",
    "300.1": "Satuan Polisi Pamong Praja",
    "400": "Kesejahteraan Rakyat",
    "400.7": "Kesehatan",
    "400.9": "Sosial",
    "400.12": "Kependudukan dan Pencatatan Sipil",
    "500": "Perekonomian",
    "500.11": "Perhubungan",
    "500.12": "Komunikasi dan Informatika",
    "600": "Pekerjaan Umum dan Ketenagaan",
    "600.1": "Pekerjaan Umum",
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
    ("100", "2 tahun sejak ketentuan lama tidak berlaku", "3 tahun", "Permanen"),
    ("400", "2 tahun", "3 tahun", "Dinilai kembali"),
    ("500", "2 tahun", "3 tahun", "Musnah"),
    ("600", "3 tahun setelah pekerjaan diserahterimakan", "7 tahun", "Permanen"),
    ("800", "2 tahun", "3 tahun", "Musnah, kecuali surat keputusan masuk berkas perseorangan"),
    ("900", "3 tahun", "7 tahun", "Musnah"),
)
"""Invented for a town that does not exist; a real region's stands in its own regulation."""

ACCESS = (("700", "Terbatas", "pimpinan"), ("800.1", "Terbatas", "meja"), ("000.5", "Terbatas", "kantor"))

OLD = (
    ("000.1.2.3", "Perjalanan dinas 2015"),
    ("000.1", "Undangan dan jadwal rapat 2017"),
    ("500.11", "Izin trayek 2016"),
)
FILED_OF = 3
"""Of so many letters two are filed: the rest waits."""


def play_records(
    *, units: Mapping[str, Unit], at_units: tuple[str, ...], keeper: Callable[[datetime], Actor], at: datetime
) -> None:
    """Take the lists over, open files and fill them, hold one, and propose that old ones are destroyed."""
    _lists(keeper, at - timedelta(days=330))
    for short in at_units:
        _fill(units[short], keeper, at - timedelta(days=2))
    _old_files(units[at_units[0]], keeper, at - timedelta(days=1))


def _lists(keeper: Callable[[datetime], Actor], at: datetime) -> None:
    decreed = Decreed(decree="Peraturan Wali Kota Tirtamarga Nomor 12 Tahun 2024", since=date(2024, 1, 2))
    retention = [dict(zip(("code", "active", "inactive", "fate"), row, strict=True)) for row in RETENTION]
    access = [dict(zip(("code", "security", "reach"), row, strict=True)) for row in ACCESS]
    rows = {
        Schedule.CODES: [{"code": code, "title": title} for code, title in CODES.items()],
        Schedule.RETENTION: retention,
        Schedule.ACCESS: access,
    }
    for what, given in rows.items():
        empty = dict.fromkeys(LISTS[what].profile.columns, "")
        lines = [Line(number, {**empty, **row}) for number, row in enumerate(given, 2)]
        take_over_schedule(what=what, lines=lines, decreed=decreed, actor=keeper(at), at=at)


def _fill(unit: Unit, keeper: Callable[[datetime], Actor], at: datetime) -> None:
    """Two files of this year, with most of what is dealt with."""
    files = [
        open_file(unit=unit, code=_code(code), title=title, place="Lemari 2, rak 1", actor=keeper(at), at=at)
        for code, title in (("000.1", f"Undangan dan jadwal rapat {at.year}"), ("500.11", f"Surat dari luar {at.year}"))
    ]
    done = Case.objects.filter(procedure=INCOMING, lead_unit=unit, closed_at__lte=at).order_by("pk")
    for number, case in enumerate(done):
        if number % FILED_OF:
            lay_into_file(file=files[number % 2], case=case, actor=keeper(at), at=at)


def _old_files(unit: Unit, keeper: Callable[[datetime], Actor], at: datetime) -> None:
    """Files of paper whose time is over: one is held, the others stand on a list."""
    old: list[RecordFile] = []
    for code, title in OLD:
        year = int(title[-4:])
        file = open_file(
            unit=unit,
            code=_code(code),
            title=title,
            place="Gudang arsip, boks 14",
            opened_on=date(year, 1, 4),
            actor=keeper(at),
            at=at,
        )
        old.append(close_file(file=file, closed_on=date(year, 12, 31), actor=keeper(at), at=at))
    held, *rest = old
    hold_file(file=held, reason="Diminta Inspektorat untuk pemeriksaan", actor=keeper(at), at=at)
    propose_clearance(fate=FileState.DESTROYED, unit=unit, files=rest, actor=keeper(at), at=at)


def _code(code: str) -> ClassificationCode:
    return ClassificationCode.objects.get(code=code)
