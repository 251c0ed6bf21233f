# SPDX-License-Identifier: EUPL-1.2
"""Reports on wrongdoing, and a question of the cross-checks that was passed on to the inspectorate."""

from datetime import timedelta

from praja.config.demo.names import MAIL
from praja.config.practice.material.ground import Ground
from praja.config.practice.numbers import free_nip
from praja.duties.attendance.demo.people import hired
from praja.duties.attendance.demo.silang import play_passed_on
from praja.duties.complaints.operations import Report, report_wrongdoing
from praja.kernel.people.operations import new_person
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.enums import Channel
from praja.lib.actors import NOBODY
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

UNNAMED = "Seorang petugas meminta uang di luar tarif resmi saat kami mengurus surat, dan mengancam memperlambat."
NAMED = (
    "Kendaraan dinas dipakai mengangkut barang dagangan setiap Sabtu pagi. Saya melihatnya tiga pekan berturut-turut."
)
SENT = ("Pegawai Contoh Satu", "Pegawai Contoh Dua")
SERVING = timedelta(days=300)
REPORTER = ("Pelapor Contoh", "+6281200009911")


def lay_wrongdoing(ground: Ground) -> None:
    """Two reports of the last days: one without a name, one whose reporter can be reached."""
    name, phone = REPORTER
    reporter = new_person(name=name, phone=phone, email=f"pelapor.latihan@{MAIL}", at=ground.at)
    for days, report in (
        (2, Report(text=UNNAMED, anonymous=True, secret=True)),
        (1, Report(text=NAMED, reporter=reporter, secret=True)),
    ):
        report_wrongdoing(report=report, channel=Channel.WEB, actor=NOBODY, at=ground.at - timedelta(days=days))


def lay_questions(ground: Ground) -> None:
    """Two people of the unit were each sent to two places on the same days; the head passed the questions on."""
    hired_at = ground.at - SERVING
    today = local_date(ground.at, local_zone())
    people = [hired(name, free_nip(today, SERVING), ground.unit, hired_at) for name in SENT]
    play_passed_on(
        employees=people,
        keeper=actor_of(ground.town.cast["kepegawaian"], ground.at),
        head=actor_of(ground.town.heads[ground.place], ground.at),
        at=ground.at,
    )
