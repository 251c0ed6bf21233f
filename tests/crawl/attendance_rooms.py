# SPDX-License-Identifier: EUPL-1.2
"""Attendance: days that were worked out, a correction that waits and one that was decided, the recap of a unit."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from attendance.conftest import Staff
from attendance.days.making import local, punched
from crawl.discipline_rooms import discipline
from crawl.figures_rooms import figures
from crawl.pay_rooms import pay
from crawl.silang_rooms import silang
from crawl.site import START
from crawl.tourist import Page, Tourist
from documents.making import picture
from praja.duties.attendance.operations.corrections import (
    NewCorrection,
    ask_correction,
    refuse_correction,
)
from praja.duties.attendance.operations.marking import mark_between
from praja.duties.attendance.operations.months import lock_month
from praja.duties.attendance.operations.outages import Listed, NewOutage, enter_outage
from praja.duties.attendance.operations.working_out import work_out
from praja.duties.attendance.queries.months import month_of
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.people.models import Account, Employee
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from towns import FOUNDER

_LISTED = ("Entah\tpagi", "Nama atau NIP")
"""A line of a list kept by hand as it is pasted, and the heading of its first column."""
TYPED_IN_ATTENDANCE = ("Mesin di lobi mati pagi itu.", "Catatan lobi berkata lain.", "Listrik padam di lobi.", *_LISTED)
"""What these people type."""
TODAY = local_date(START, local_zone())


def attendance(language: str, staff: Staff) -> Iterator[Page]:
    """Every room of attendance with something in it, as an employee, as the head of the unit and as the personnel office."""
    yield from _days(language, staff)
    yield from discipline(language, staff)
    yield from silang(language, staff, TODAY)


def signed_in(language: str, account: Account) -> Tourist:
    """Somebody of the staff."""
    tourist = Tourist(language, "attendance")
    tourist.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    return tourist


def _days(language: str, staff: Staff) -> Iterator[Page]:
    worker = staff.employee(staff.worker)
    yesterday = TODAY - timedelta(days=1)
    while yesterday.weekday() > 4:
        yesterday -= timedelta(days=1)
    punched(worker, yesterday, "08:10", "15:20")
    while work_out(at=START):
        pass
    proof = take_in(upload=BytesIO(picture(size=(80, 60))), actor=FOUNDER, at=START)
    new = NewCorrection(
        day=yesterday,
        came_at=local(yesterday, "07:20"),
        left_at=local(yesterday, "16:10"),
        reason=TYPED_IN_ATTENDANCE[0],
        files=(proof,),
    )
    actor, head = staff.actor(staff.worker, START), staff.actor(staff.bridges_head, START)
    refused = ask_correction(employee=worker, new=new, actor=actor, at=START)
    refuse_correction(case=refused.case, note=TYPED_IN_ATTENDANCE[1], actor=head, at=START, seen_version=None)
    waiting = ask_correction(employee=worker, new=new, actor=actor, at=START)

    own = signed_in(language, staff.worker)
    for address in (
        f"hari/?bulan={yesterday:%Y-%m}",
        "koreksi/",
        f"koreksi/ajukan/?hari={yesterday}",
        f"koreksi/{refused.case.code}/",
    ):
        yield from own.get(f"/presensi/{address}")
    yield from own.post("/presensi/koreksi/ajukan/", day="", came="", reason="")
    superior = signed_in(language, staff.bridges_head)
    yield from superior.get(f"/presensi/koreksi/{waiting.case.code}/")
    yield from superior.get(f"/presensi/orang/{worker.pk}/?bulan={yesterday:%Y-%m}")
    yield from _outage(superior, worker, yesterday, proof, head)
    last_month = month_of(month_of(TODAY) - timedelta(days=1))
    keeper = signed_in(language, staff.keeper)
    yield from keeper.get(f"/presensi/rekap/?bulan={yesterday:%Y-%m}&unit={staff.bridges.code}")
    mark_between([staff.employee(staff.stranger).pk], last_month, month_of(TODAY) - timedelta(days=1))
    while work_out(at=START):
        pass
    lock_month(unit=staff.lights, month=last_month, actor=staff.actor(staff.keeper, START), at=START)
    yield from keeper.get(f"/presensi/rekap/?bulan={last_month:%Y-%m}&unit={staff.lights.code}")
    yield from keeper.post("/presensi/rekap/buka/", unit=staff.lights.code, bulan=f"{last_month:%Y-%m}")
    yield from figures(language, staff)
    yield from pay(language, staff, last_month)


def _outage(head: Tourist, worker: Employee, day: date, scan: StoredFile, actor: Actor) -> Iterator[Page]:
    """A list kept by hand: read with a line that is none, refused with a time that cannot be, entered."""
    listed = Listed(worker, local(day, "07:30"), None)
    new = NewOutage(since=local(day, "06:00"), until=local(day, "18:00"), reason=TYPED_IN_ATTENDANCE[2], files=(scan,))
    yield from head.get("/presensi/daftar-manual/")
    made = enter_outage(unit=worker.unit, new=new, rows=[listed], actor=actor, at=START)
    typed = {"day": day.isoformat(), "since": "06:00", "until": "18:00", "reason": TYPED_IN_ATTENDANCE[2]}
    for address in ("", "baru/", f"{made.pk}/"):
        yield from head.get(f"/presensi/daftar-manual/{address}")
    yield from head.post("/presensi/daftar-manual/baru/", read="1", lines="Wayan\t7.30\t\nEntah\tpagi\t", **typed)
    wrong = {f"came-{worker.pk}": "19:00", "photos": SimpleUploadedFile("a.jpg", picture(size=(90, 60)), "image/jpeg")}
    yield from head.post("/presensi/daftar-manual/baru/", **typed, **wrong)
