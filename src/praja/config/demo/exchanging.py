# SPDX-License-Identifier: EUPL-1.2
"""What the demo town hands in and receives: a list of LAPOR! compared, reports keyed in there, standards for SIPPN."""

from datetime import datetime, timedelta
from hashlib import sha256

from praja.config.demo.founding import Founded
from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.operations import link_lapor, reconcile_lapor
from praja.duties.complaints.operations.lapor import EXPORT
from praja.duties.opendata.domain.sipd import recognised
from praja.duties.opendata.gateways.reference_files import read_reference
from praja.duties.opendata.models import Column, SipdElement
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


def _answer_sipd(town: Founded, at: datetime) -> None:
    """A reference list of which some is answered by datasets here; their values were handed in."""
    columns = Column.objects.filter(type__in=("integer", "number"), resource__removed_at=None)
    measured = {
        one.resource.dataset: one
        for one in columns.exclude(name="tahun").order_by("-pk").select_related("resource__dataset__unit")
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
