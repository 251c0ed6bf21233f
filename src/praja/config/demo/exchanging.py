# SPDX-License-Identifier: EUPL-1.2
"""What the demo town hands in and receives: a list of LAPOR! compared, reports keyed in there, standards for SIPPN."""

from datetime import datetime, timedelta
from hashlib import sha256

from praja.config.demo.founding import Founded
from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.operations import link_lapor, reconcile_lapor
from praja.duties.complaints.operations.lapor import EXPORT
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


def play_exchange(*, town: Founded, at: datetime) -> None:
    """Hand in and receive as the coordinator and the organisation bureau do."""
    _compare(town, at - COMPARED)
    bureau = actor_of(town.cast["organisasi"], at - HANDED_IN)
    hand_over(point=points()["sippn.out"], actor=bureau, at=at - HANDED_IN)
    coordinator = actor_of(town.cast["koordinator"], at)
    open_cases = Case.objects.filter(procedure=PROCEDURE, closed_at=None).exclude(state="draft").order_by("-pk")
    for number, case in enumerate(open_cases[:KEYED_IN]):
        link_lapor(case=case, tracking_id=str(FIRST_NUMBER + number), copied=True, actor=coordinator, at=at)


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
