# SPDX-License-Identifier: EUPL-1.2
"""Letters that came to units' mailboxes: some are registered, one is no letter, and the last ones wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from praja.duties.letters.demo.classification import code_of
from praja.duties.letters.demo.filing import Keeper
from praja.duties.letters.operations.by_mail import Mail, put_mail_aside, receive_mail, register_mail
from praja.duties.letters.operations.registering import NewLetter, correspondent_named
from praja.kernel.organization.models import Unit
from praja.lib.actors import system_actor

POSTBOX = system_actor("letters.read_mailboxes")


@dataclass(frozen=True, slots=True)
class Sent:
    """An e-mail to a unit (by short name), so many hours ago. `code`: registered under it an hour later; `aside`: put aside."""

    unit: str
    sender: str
    subject: str
    text: str
    hours: float
    code: str = ""
    aside: str = ""


SENT = (
    Sent(
        "DPUPR",
        "Politeknik Tirtanusa",
        "Undangan kuliah umum drainase perkotaan",
        "Kami mengundang seorang narasumber untuk kuliah umum tentang drainase perkotaan.",
        700,
        code="000.1",
    ),
    Sent(
        "DPUPR",
        "Toko Alat Tulis Maju",
        "Promo tinta printer bulan ini",
        "Dapatkan potongan harga untuk tinta dan kertas bulan ini.",
        430,
        aside="Penawaran barang, bukan surat dinas.",
    ),
    Sent(
        "Dinsos",
        "Yayasan Peduli Lansia Tirtanusa",
        "Permohonan kunjungan ke panti",
        "Kami bermaksud mengunjungi panti bersama dua puluh relawan. Mohon jadwal yang dapat diberikan.",
        260,
        code="400.9",
    ),
    Sent(
        "DPUPR",
        "Paguyuban Warga Jalan Melati",
        "Saluran air di depan sekolah",
        "Bersama ini kami kirimkan permohonan perbaikan saluran air di depan sekolah. Surat resmi menyusul.",
        20,
    ),
    Sent(
        "Setda",
        "Panitia Festival Sungai Tirta",
        "Permohonan sambutan Wali Kota",
        "Kami mohon sambutan tertulis Wali Kota untuk buku acara festival.",
        5,
    ),
)


def play_mails(*, units: Mapping[str, Unit], keeper: Keeper, at: datetime) -> None:
    """Let them arrive, and deal with those that were dealt with."""
    for one in SENT:
        _arrives(one, units[one.unit], keeper, at - timedelta(hours=one.hours))


def _arrives(one: Sent, unit: Unit, keeper: Keeper, moment: datetime) -> None:
    mail = receive_mail(
        mail=Mail(
            message_id=f"{one.subject}@contoh.invalid",
            sender_name=one.sender,
            sender_email="surat@contoh.invalid",
            subject=one.subject,
            text=one.text,
            files=(),
            said_at=moment - timedelta(minutes=2),
        ),
        unit=unit,
        actor=POSTBOX,
        at=moment,
    )
    later = moment + timedelta(hours=1)
    actor = keeper(later)
    if one.aside:
        put_mail_aside(mail=mail, reason=one.aside, actor=actor, at=later)
    if one.code:
        sender = correspondent_named(name=one.sender, email="surat@contoh.invalid", actor=actor, at=later)
        new = NewLetter(
            subject=one.subject, sender=sender, kind="surat_dinas", summary=one.text, classification=code_of(one.code)
        )
        register_mail(mail=mail, new=new, actor=actor, at=later)
