# SPDX-License-Identifier: EUPL-1.2
"""Proposed sanctions: one that waits, one that was heard and decided, as the employee, the superior, the official and
the auditor."""

from collections.abc import Iterator
from datetime import date, timedelta

from attendance.conftest import Staff
from attendance.discipline.absent import counted, days, only_case
from crawl.site import START
from crawl.tourist import Page, Tourist
from praja.duties.attendance.operations.discipline import (
    Decision,
    answer_discipline,
    decide_discipline,
    hear_discipline,
    pass_on_discipline,
    summon_discipline,
)
from praja.kernel.people.models import Account
from praja.kernel.procedures.models import Case

TYPED_IN_DISCIPLINE = (
    "Ruang rapat lantai dua",
    "Saya dirawat, surat menyusul.",
    "Ditanya dan dijawab seperlunya.",
    "Perwal pendelegasian 3/2025",
    "Baru pertama kali.",
    "800/9/2026",
    "Wali Kota Uji",
)
"""What these people type, and the title of whoever decides."""


def discipline(language: str, staff: Staff) -> Iterator[Page]:
    """A medium one up to its decision, a row of ten days that waits."""
    days(staff.employee(staff.colleague), "TH" * 11, date(2025, 10, 1))
    days(staff.employee(staff.stranger), "TTTTTLLTTTTT", date(2025, 10, 6))
    counted(START - timedelta(days=30), 2025)
    case = only_case(band="S1")
    waiting = only_case(band="B4")
    _decide(staff, case)
    for account in (staff.colleague, staff.bridges_head, staff.mayor, staff.auditor):
        tourist = _signed_in(language, account)
        yield from tourist.get("/presensi/disiplin/?tampil=semua")
        yield from tourist.get("/presensi/disiplin/hitungan/?tahun=2025")
        yield from tourist.get(f"/presensi/disiplin/{case.code}/")
    head = _signed_in(language, staff.lights_head)
    yield from head.get(f"/presensi/disiplin/{waiting.code}/")
    yield from head.post(f"/presensi/disiplin/{waiting.code}/panggil/", seen_version="1")


def _signed_in(language: str, account: Account) -> Tourist:
    tourist = Tourist(language, "discipline")
    tourist.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    return tourist


def _decide(staff: Staff, case: Case) -> None:
    at = START - timedelta(days=20)
    head, later = staff.actor(staff.bridges_head, at), at + timedelta(days=3)
    step = {"case": case, "seen_version": None}
    summon_discipline(
        hearing_at=later, place=TYPED_IN_DISCIPLINE[0], examiner="Kepala Seksi Jembatan", actor=head, at=at, **step
    )
    case.refresh_from_db()
    answer_discipline(text=TYPED_IN_DISCIPLINE[1], actor=staff.actor(staff.colleague, at), at=at, **step)
    hear_discipline(text=TYPED_IN_DISCIPLINE[2], actor=head, at=later, **step)
    pass_on_discipline(official_unit=staff.root, note=TYPED_IN_DISCIPLINE[3], actor=head, at=later, **step)
    decision = Decision(
        sanction="R3", decree=TYPED_IN_DISCIPLINE[5], decree_on=date(2025, 12, 31), note=TYPED_IN_DISCIPLINE[4]
    )
    decide_discipline(decision=decision, actor=staff.actor(staff.mayor, later), at=later, **step)
