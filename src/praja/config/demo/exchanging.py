# SPDX-License-Identifier: EUPL-1.2
"""What the demo town hands in and receives: a list of LAPOR! compared, reports keyed in there, standards for SIPPN."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from praja.config.demo.founding import Founded
from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.operations import link_lapor, reconcile_lapor
from praja.duties.complaints.operations.lapor import EXPORT
from praja.duties.opendata.domain.sipd import recognised
from praja.duties.opendata.gateways.reference_files import read_reference
from praja.duties.opendata.models import Column, Dataset, SipdElement
from praja.duties.opendata.operations.indah import (
    begin_activity,
    hand_in_activity,
    note_status,
    set_activity_datasets,
    set_indicator,
    write_part,
)
from praja.duties.opendata.operations.sipd import answer_element, take_in_reference
from praja.kernel.exchange.declarations import points
from praja.kernel.exchange.operations import hand_over
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.models import Case
from praja.lib.clock import local_date
from praja.lib.imports import read_table
from praja.lib.moments import local_zone

COMPARED, HANDED_IN = timedelta(days=9), timedelta(days=8)
KEYED_IN = 3
FIRST_NUMBER = 9_100_001
LISTED = (
    ("Lampu taman padam (contoh)", "Dinas Lingkungan Hidup"),
    ("Trotoar licin (contoh)", "Dinas Pekerjaan Umum dan Penataan Ruang"),
    ("Antrean terlalu lama (contoh)", "Dinas Kependudukan dan Pencatatan Sipil"),
)


SIPD_TAKEN = timedelta(days=40)
ASKED_BY_SIPD = (
    ("contoh-900001", "Jumlah produksi ikan tangkap (contoh)", "Ton", "Dinas Ketahanan Pangan dan Pertanian"),
    ("contoh-900002", "Jumlah pasar rakyat (contoh)", "Unit", "Dinas Perdagangan"),
)
"""Invented codes: the grammar of the real ones is not published."""
ANSWERED_HERE = 4
TIMES = ("tahun", "bulan", "triwulan", "hari")
"""Columns of numbers that say when."""
DESCRIBED = timedelta(days=25)
ACTIVITIES = ("Kompilasi data pelayanan (contoh)", "Survei kebutuhan data (contoh)")
WRITTEN: Mapping[str, Mapping[str, Any]] = {
    "umum": {
        "jenis_statistik": "STATISTIK_SEKTORAL",
        "cara_pengumpulan_data": "SURVEI",
        "sektor_kegiatan": "Pemerintahan",
    },
    "perencanaan": {
        "latar_belakang": "Perencanaan membutuhkan angka yang sama setiap tahun.",
        "tujuan": "Menyediakan angka menurut kecamatan.",
        "variabel": [
            {
                "nama": "Jumlah",
                "konsep": "Banyaknya",
                "definisi": "Banyaknya menurut catatan",
                "referensi_waktu": "31 Desember",
            }
        ],
    },
    "sampel": {"kerangka_sampel": "Daftar kelurahan", "fraksi_sampel": "0,1"},
    "pengolahan": {
        "tahapan": {"editing": True, "coding": False, "data_entry": True, "validasi": True},
        "metode_analisis": "Deskriptif",
    },
}
MEASURED = {
    "nama": "Jumlah per kecamatan (contoh)",
    "konsep": ["Banyaknya"],
    "satuan": "Satuan",
    "variabel_pembangun": [{"nama": "Jumlah", "kegiatan_penghasil": ["Kegiatan ini"]}],
    "bisa_diakses_umum": True,
}


def play_exchange(*, town: Founded, at: datetime) -> None:
    """Hand in and receive as the coordinator and the organisation bureau do."""
    _compare(town, at - COMPARED)
    bureau = actor_of(town.cast["organisasi"], at - HANDED_IN)
    hand_over(point=points()["sippn.out"], actor=bureau, at=at - HANDED_IN)
    coordinator = actor_of(town.cast["koordinator"], at)
    open_cases = Case.objects.filter(procedure=PROCEDURE, closed_at=None).exclude(state="draft").order_by("-pk")
    for number, case in enumerate(open_cases[:KEYED_IN]):
        link_lapor(case=case, tracking_id=str(FIRST_NUMBER + number), copied=True, actor=coordinator, at=at)
    _answer_sipd(town, at)
    _describe(town, at - DESCRIBED)


def _describe(town: Founded, at: datetime) -> None:
    """Two statistical activities: BPS approved one, and asks for a correction of the other."""
    steward = actor_of(town.cast["walidata"], at)
    said = (("APPROVED", ""), ("CORRECTION_REQUIRED", "Tujuan belum menjelaskan pemakaian hasilnya."))
    for (title, status, note), dataset in zip(
        ((title, *one) for title, one in zip(ACTIVITIES, said, strict=True)),
        Dataset.objects.filter(is_shown=True).select_related("unit").order_by("pk"),
        strict=False,
    ):
        row = begin_activity(unit=dataset.unit, title=title, year=at.year, actor=steward, at=at)
        for part, values in WRITTEN.items():
            row = write_part(activity=row, part=part, values=values, actor=steward, at=at, seen_version=row.version)
        row = set_activity_datasets(activity=row, datasets=[dataset], actor=steward, at=at, seen_version=row.version)
        row = set_indicator(
            activity=row, position=None, values=MEASURED, actor=steward, at=at, seen_version=row.version
        )
        row = hand_in_activity(activity=row, actor=steward, at=at, seen_version=row.version)
        note_status(activity=row, status=status, note=note, actor=steward, at=at, seen_version=row.version)


def _answer_sipd(town: Founded, at: datetime) -> None:
    """A reference list of which some is answered by datasets here; their values were handed in."""
    columns = Column.objects.filter(type__in=("integer", "number"), resource__removed_at=None)
    measured = {  # of each dataset the last column that counts something
        one.resource.dataset: one
        for one in columns.exclude(name__in=TIMES).order_by("position", "pk").select_related("resource__dataset__unit")
    }
    here = sorted((one for one in measured if one.is_shown), key=lambda one: one.title)[:ANSWERED_HERE]
    rows = [(f"contoh-{800_001 + place}", one.title, "", one.unit.name) for place, one in enumerate(here)]
    head = "kode_dssd;uraian_dssd;satuan;opd"
    data = "\n".join((head, *(";".join(row) for row in (*rows, *ASKED_BY_SIPD)))).encode()
    sheet, moment = read_reference(data), at - SIPD_TAKEN
    steward = actor_of(town.cast["walidata"], moment)
    take_in_reference(
        sheet=sheet,
        columns=recognised(sheet.headings),
        sha256=sha256(data).hexdigest(),
        actor=steward,
        at=moment,
    )
    for element in SipdElement.objects.exclude(dataset=None).select_related("dataset"):
        assert element.dataset is not None
        column = measured[element.dataset]
        names = set(column.resource.columns.values_list("name", flat=True))
        answer_element(
            element=element,
            dataset=element.dataset,
            resource=column.resource,
            column=column.name,
            year_column="tahun" if "tahun" in names else "",
            actor=steward,
            at=moment,
        )
    hand_over(point=points()["sipd.out"], actor=steward, at=moment)


def _compare(town: Founded, at: datetime) -> None:
    """The first line has a date that nobody can read."""
    day = local_date(at - timedelta(days=3), local_zone()).isoformat()
    lines = [
        f"{FIRST_NUMBER + 100 + place};{day if place else 'kemarin'};{title};{agency};Terdisposisi Sedang Diproses"
        for place, (title, agency) in enumerate(LISTED)
    ]
    head = "Tracking ID;Tanggal Laporan Masuk;Judul Laporan;Instansi Terdisposisi;Status Laporan"
    data = "\n".join((head, *lines)).encode()
    reconcile_lapor(
        lines=read_table(data, EXPORT).lines,
        file_digest=sha256(data).hexdigest(),
        take_over=False,
        actor=actor_of(town.cast["koordinator"], at),
        at=at,
    )
