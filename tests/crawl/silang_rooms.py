# SPDX-License-Identifier: EUPL-1.2
"""The rooms of the cross-checks: a question about a travel, answered, passed on and explained."""

from collections.abc import Iterator
from datetime import date, timedelta

from attendance.conftest import Staff
from attendance.days.making import punched
from crawl.site import START
from crawl.tourist import Page, Tourist
from praja.duties.attendance.models import Finding
from praja.duties.attendance.operations.silang import answer_finding, cross_check, pass_on_finding
from praja.kernel.people.enums import AbsenceKind
from praja.kernel.people.models import Account
from praja.kernel.people.operations import record_absence
from praja.lib.actors import system_actor

TYPED_IN_SILANG = ("Acara selesai lebih awal.", "Mohon diperiksa bersama suratnya.")
"""What these people type."""


def silang(language: str, staff: Staff, today: date) -> Iterator[Page]:
    """The colleague checks in during two travels: as whoever it is about, as their head and as the personnel office."""

    def visitor(account: Account) -> Tourist:
        tourist = Tourist(language, "attendance")
        tourist.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
        return tourist

    row = _asked(staff, today)
    own, head, keeper = visitor(staff.colleague), visitor(staff.bridges_head), visitor(staff.keeper)
    yield from own.get("/presensi/silang/saya/")
    yield from head.get("/presensi/silang/")
    yield from head.get("/presensi/silang/?keadaan=selesai&soal=movement")
    yield from head.get(f"/presensi/silang/{row.pk}/")
    yield from head.post(f"/presensi/silang/{row.pk}/jelaskan/")
    yield from head.post(f"/presensi/silang/{row.pk}/teruskan/")
    yield from own.post(f"/presensi/silang/{row.pk}/jawab/")
    said = {"finding": row, "at": START}
    answer_finding(**said, text=TYPED_IN_SILANG[0], actor=staff.actor(staff.colleague, START))
    words = {"receiver": "personnel", "text": TYPED_IN_SILANG[1]}
    pass_on_finding(**said, **words, actor=staff.actor(staff.bridges_head, START))
    yield from keeper.get(f"/presensi/silang/{row.pk}/")


def _asked(staff: Staff, today: date) -> Finding:
    employee, day = staff.employee(staff.colleague), today - timedelta(days=3)
    for case in (801, 802):
        record_absence(
            employee=employee,
            kind=AbsenceKind.DUTY_TRAVEL,
            first_day=day,
            last_day=day + timedelta(days=1),
            case=case,
            actor=staff.actor(staff.keeper, START),
            at=START,
        )
    punched(employee, day, "07:20")
    cross_check(actor=system_actor("attendance.cross_check"), at=START)
    return Finding.objects.filter(employee=employee, kind="travelling").order_by("pk")[0]
