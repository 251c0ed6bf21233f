# SPDX-License-Identifier: EUPL-1.2
"""A guide of the demo town's innovation that the organisation bureau shows to everybody."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from io import BytesIO

from django.utils.translation import override

from praja.duties.innovation.enums import PathState
from praja.duties.innovation.enums.gallery import PaperKind
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.gallery import show_paper
from praja.kernel.documents.gateways.reports import render_report
from praja.kernel.documents.operations import take_in
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.lib.clock import local_date
from praja.lib.exports import ReportDocument, Section
from praja.lib.moments import local_zone

TITLE = "Jemput Berkas Keliling"
GUIDE = (
    (
        "Sebelum berangkat",
        ("Periksa persyaratan setiap pemohon pada hari sebelumnya, dan telepon yang belum lengkap.",),
    ),
    (
        "Di rumah pemohon",
        ("Tunjukkan kartu kunjungan, foto berkas, dan masukkan ke permohonan yang sama seperti di loket.",),
    ),
    ("Sesudah putaran", ("Catat rumah yang tidak ada orangnya, dan jadwalkan ulang satu kali.",)),
)


def play_gallery(*, cast: Mapping[str, Account], at: datetime) -> None:
    """Show the guide of the innovation that goes around."""
    row = Innovation.objects.filter(case__subject=TITLE, case__state=PathState.DISPLAYED).first()
    if row is None:
        return
    shown_at = at - timedelta(days=30)
    sections = tuple(Section(heading, said) for heading, said in GUIDE)
    with override("id"):
        guide = render_report(
            ReportDocument(
                "Pedoman putaran", "Kelurahan Layungsari", TITLE, sections, local_date(shown_at, local_zone())
            ),
            at=shown_at,
        )
    actor = actor_of(cast["organisasi"], shown_at)
    show_paper(
        innovation=row,
        file=take_in(upload=BytesIO(guide), actor=actor, at=shown_at),
        kind=PaperKind.GUIDE,
        title="Pedoman putaran",
        actor=actor,
        at=shown_at,
    )
