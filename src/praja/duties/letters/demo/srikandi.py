# SPDX-License-Identifier: EUPL-1.2
"""A district whose letters stay in SRIKANDI: its registers are taken in here at the end of the day, disposed and followed up
here, and its answers come back with the register of what went out."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from praja.duties.letters.demo.filing import Keeper
from praja.duties.letters.enums import Mode, RegisterKind
from praja.duties.letters.operations.modes import set_mode
from praja.duties.letters.operations.srikandi import take_in_register
from praja.duties.letters.queries.srikandi import columns_for, lines_under
from praja.kernel.law.queries import current_calendar
from praja.kernel.organization.models import Unit
from praja.lib.clock import local_date
from praja.lib.imports import read_sheet
from praja.lib.moments import local_zone

SINCE = timedelta(days=210)
CAME_IN_HEAD = (
    *("Nomor Naskah", "Hal", "Asal Naskah", "Tanggal Diterima", "Tanggal Naskah"),
    *("Sifat Naskah", "Tingkat Urgensi", "Kode Klasifikasi", "Jenis Naskah"),
)
WENT_OUT_HEAD = (
    "Nomor Naskah",
    "Hal",
    "Tanggal Naskah",
    "Tujuan",
    "Balasan atas nomor",
    "Kode Klasifikasi",
    "Jenis Naskah",
)

CAME_IN = (
    (
        "Undangan rapat koordinasi kewaspadaan banjir",
        "Badan Penanggulangan Bencana Daerah",
        "Segera",
        "300.2",
        "surat_undangan",
    ),
    ("Permintaan data kelompok tani", "Dinas Ketahanan Pangan dan Pertanian", "Biasa", "400.12", "surat_dinas"),
    ("Penyampaian jadwal vaksinasi ternak", "Balai Veteriner Tirtanusa", "Biasa", "400.7", "surat_dinas"),
    ("Permohonan izin keramaian pentas seni", "Sanggar Seni Muara", "Biasa", "300.1", "surat_dinas"),
    ("Edaran penggunaan aplikasi persuratan", "Dinas Komunikasi dan Informatika", "Segera", "500.12", "surat_edaran"),
    (
        "Permintaan laporan kependudukan semester",
        "Dinas Kependudukan dan Pencatatan Sipil",
        "Biasa",
        "400.12",
        "surat_dinas",
    ),
    ("Undangan musyawarah nelayan muara", "Perkumpulan Nelayan Muaratirta", "Biasa", "000.1", "surat_undangan"),
    ("Pemeriksaan kas kelurahan", "Inspektorat Daerah", "Segera", "700", "surat_dinas"),
    ("Usulan perbaikan dermaga perahu", "Dinas Perhubungan", "Amat Segera", "500.11", "surat_dinas"),
    ("Penyampaian hasil lomba kelurahan", "Bagian Tata Pemerintahan", "Biasa", "100.2", "surat_pengantar"),
)
"""About, from, urgency, classification, kind."""
SECRET = {"Pemeriksaan kas kelurahan": "Terbatas"}
ANSWERS = {
    "Permintaan data kelompok tani": "Penyampaian data kelompok tani",
    "Permohonan izin keramaian pentas seni": "Rekomendasi izin keramaian pentas seni",
    "Permintaan laporan kependudukan semester": "Laporan kependudukan semester",
}
DAYS_BACK = (98, 61, 24, 1)
"""On these days before now a register was taken in, three letters each."""
EACH = 3
ANSWERED_AFTER = timedelta(days=6)


def play_srikandi(*, unit: Unit, keeper: Keeper, at: datetime) -> None:
    """Let the unit work with SRIKANDI, and take its registers in on a few days of the months before `at`."""
    began = at - SINCE
    set_mode(
        unit=unit,
        mode=Mode.SRIKANDI,
        decree="SE Wali Kota 000.5/7/2026",
        since=local_date(began, local_zone()),
        actor=keeper(began),
        at=began,
    )
    for place, back in enumerate(DAYS_BACK):
        day = _worked(local_date(at - timedelta(days=back), local_zone()))
        texts = CAME_IN[place * EACH : (place + 1) * EACH] or CAME_IN[:EACH]
        numbered = [
            (f"B/{40 + 7 * (place * EACH + number)}/MTR/{day.year}", *text) for number, text in enumerate(texts)
        ]
        _came_in(numbered, unit, day, keeper)
        _went_out(numbered, unit, day, keeper, at)


def _came_in(letters: Sequence[tuple[str, ...]], unit: Unit, day: date, keeper: Keeper) -> None:
    rows = [
        f"{number};{about};{sender};{day} {8 + place}:{12 + 9 * place:02};{day - timedelta(days=2)};"
        f"{SECRET.get(about, 'Biasa')};{speed};{code};{kind}"
        for place, (number, about, sender, speed, code, kind) in enumerate(letters)
    ]
    _take_in(RegisterKind.INCOMING, CAME_IN_HEAD, rows, unit, keeper, _moment(day, 11))


def _went_out(letters: Sequence[tuple[str, ...]], unit: Unit, day: date, keeper: Keeper, at: datetime) -> None:
    """What answers them, some days later."""
    later = _moment(_worked(day + ANSWERED_AFTER), 15)
    rows = [
        f"{number.replace('B/', 'B/1')};{ANSWERS[about]};{later:%Y-%m-%d};{sender};{number};{code};surat_dinas"
        for number, about, sender, _speed, code, _kind in letters
        if about in ANSWERS
    ]
    if rows and later < at:
        _take_in(RegisterKind.OUTGOING, WENT_OUT_HEAD, rows, unit, keeper, later)


def _take_in(register: str, head: tuple[str, ...], rows: list[str], unit: Unit, keeper: Keeper, at: datetime) -> None:
    data = "\n".join((";".join(head), *rows)).encode()
    sheet = read_sheet(data)
    report = take_in_register(
        register=register,
        lines=lines_under(
            [[line.number, line.values, None] for line in sheet.lines], columns_for(register, sheet.headings)
        ),
        sha256=sha256(data).hexdigest(),
        unit=unit,
        actor=keeper(at),
        at=at,
    )
    assert not report.refused, report.refused[:3]


def _worked(day: date) -> date:
    while not current_calendar().is_working(day):
        day -= timedelta(days=1)
    return day


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, 5), local_zone())
