# SPDX-License-Identifier: EUPL-1.2
"""Past training out of files: of SIASN, or of the office's own lists."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.jp import BASIS, Basis
from praja.duties.training.domain.kinds import day_of, hours_of, kind_of
from praja.duties.training.enums import CreditSource
from praja.duties.training.errors.credits import CreditInvalid
from praja.duties.training.events.credits import IMPORTS, CreditsTakenIn
from praja.duties.training.models import Credit
from praja.duties.training.operations.credits import Learned, book_credit
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import employee_by_nip
from praja.lib.actors import Actor
from praja.lib.imports import Line, Outcome, Profile, Report, line_by_line, run_import

PAST = Profile(
    "training.past",
    {
        "nip": ("NIP", "NIP Baru", "nipBaru", "NIP/NIPPPK"),
        "form": ("Jenis diklat", "jenisDiklat", "jenisDiklatId", "Jenis", "Bentuk", "jenisKursusSertipikat"),
        "title": ("Nama diklat", "Nama kursus", "namaKursus", "latihanStrukturalNama", "Nama pelatihan", "Judul"),
        "organiser": ("Penyelenggara", "institusiPenyelenggara", "Institusi penyelenggara"),
        "certificate_number": ("Nomor sertifikat", "nomorSertipikat", "noSertipikat", "No sertifikat", "Nomor"),
        "first_day": ("Tanggal mulai", "tanggalKursus", "Tanggal", "Mulai"),
        "last_day": ("Tanggal selesai", "tanggalSelesaiKursus", "tanggalSelesai", "Selesai"),
        "jp": ("JP", "Jumlah jam", "jumlahJam", "Durasi jam", "Jumlah JP"),
        "sessions": ("Jumlah pertemuan", "Pertemuan"),
    },
    required=("nip", "form", "title", "first_day"),
)
"""Columns of SIASN's history of training, and what offices call them."""

TABLE = Profile(
    "training.table",
    {name: PAST.columns[name] for name in PAST.columns if name != "nip"},
    required=("form", "first_day"),
)
"""The same without a person: what the command reads."""

NOBODY_SAID = "-"


def import_credits(*, lines: Iterable[Line], siasn: bool, actor: Actor, at: datetime, sha256: str = "") -> Report:
    """Take past training over, line by line: a bad line is refused with its reason and stops no other. Run again, it changes
    nothing. `siasn` says that the file came from SIASN, `sha256` is its digest. Records `training.credit_booked` for what is new,
    and once `training.credits_taken_in`."""

    def save(line: Line) -> Outcome:
        employee, learned, before = _employee_in(line.values["nip"]), learned_in(line), _newest()
        row = book_credit(
            employee=employee,
            form=learned.form,
            title=learned.title,
            organiser=learned.organiser,
            first_day=learned.first_day,
            last_day=learned.last_day,
            jp=learned.jp,
            sessions=learned.sessions,
            certificate_number=learned.certificate_number,
            source=CreditSource.IMPORTED,
            actor=actor,
            at=at,
        )
        return Outcome.CREATED if row.pk > before else Outcome.UNCHANGED

    with recalled(units, law_data):
        report = run_import(lines, line_by_line(save))
    event = CreditsTakenIn(
        sha256=sha256,
        siasn=siasn,
        read=report.read,
        created=report.created,
        unchanged=report.unchanged,
        refused=len(report.refused),
    )
    with transaction.atomic():
        record(event, actor=actor, at=at, stream=IMPORTS)
    return report


def learned_in(line: Line) -> Learned:
    """What a line says of training. Raises `CreditInvalid` at the column that cannot be read."""
    values = line.values
    form = kind_of(values["form"])
    if form is None:
        raise CreditInvalid(
            _("This kind of training is not known."), field="form", next_step=_("Use one of the 25 kinds of SIASN.")
        )
    first = _day_in(values["first_day"], "first_day")
    return Learned(
        form=form,
        title=values.get("title", "") or NOBODY_SAID,
        organiser=values.get("organiser", "") or NOBODY_SAID,
        first_day=first,
        last_day=_day_in(values["last_day"], "last_day") if values.get("last_day") else first,
        jp=_number_in(values.get("jp", ""), "jp"),
        sessions=_number_in(values.get("sessions", ""), "sessions") if BASIS[form] is Basis.SESSION else None,
        certificate_number=values.get("certificate_number", ""),
    )


def _newest() -> int:
    found: int | None = Credit.objects.order_by("-pk").values_list("pk", flat=True).first()
    return found or 0


def _employee_in(nip: str) -> Employee:
    found = employee_by_nip(nip)
    if found is None:
        raise CreditInvalid(_("Nobody in the register has this NIP."), field="nip", next_step=_("Correct it."))
    return found


def _day_in(text: str, field: str) -> date:
    found = day_of(text)
    if found is None:
        raise CreditInvalid(_("This is no day."), field=field, next_step=_("Write it as 31-12-2025 or 2025-12-31."))
    return found


def _number_in(text: str, field: str) -> int | None:
    if not text.strip():
        return None
    found = hours_of(text)
    if found is None:
        raise CreditInvalid(_("This is no whole number."), field=field, next_step=_("Write it as 20."))
    return found
