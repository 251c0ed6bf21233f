# SPDX-License-Identifier: EUPL-1.2
"""Leave and permissions: asked for, decided by the head, kept by the personnel office."""

from collections.abc import Iterator, Mapping
from datetime import date

from crawl.site import START
from crawl.tourist import Page, Tourist
from officers import officer
from praja.duties.attendance.operations.leave import (
    LeaveWish,
    advise_leave,
    ask_leave,
    decide_leave,
    set_leave_authority,
)
from praja.duties.attendance.operations.permissions import PermissionWish, ask_permission
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, Employee, RoleAssignment
from praja.kernel.people.queries import actor_of
from towns import Town

TYPED_IN_LEAVE = ("Menjenguk orang tua", "Mengantar anak ke dokter", "Keputusan 800/7/2026")
"""What these people type."""


def leave(language: str, town: Town, accounts: Mapping[str, Account]) -> Iterator[Page]:
    """A request before and after its decision, and what the personnel office keeps."""
    asks = accounts["liaison"]
    employee, acts = Employee.objects.get(person=asks.person_id), actor_of(asks, START)
    wish = LeaveWish(kind="CT", first_day=date(2026, 3, 2), last_day=date(2026, 3, 3), reason=TYPED_IN_LEAVE[0])
    waiting = ask_leave(employee=employee, wish=wish, actor=acts, at=START).case
    later = LeaveWish(kind="CAP", cause="family_ill", first_day=date(2026, 4, 6), last_day=date(2026, 4, 7), reason="-")
    given = ask_leave(employee=employee, wish=later, actor=acts, at=START).case
    advises = RoleAssignment.objects.filter(role=Role.HEAD, unit=given.leave.superior_unit_id).latest("id").account
    advise_leave(case=given, choice="disetujui", actor=actor_of(advises, START), at=START, seen_version=None)
    official = RoleAssignment.objects.filter(role=Role.HEAD, unit=given.leave.official_unit_id).latest("id").account
    decide_leave(case=given, choice="disetujui", actor=actor_of(official, START), at=START, seen_version=None)
    goes = PermissionWish(
        kind="early", first_day=date(2026, 3, 9), last_day=date(2026, 3, 9), from_minute=840, reason=TYPED_IN_LEAVE[1]
    )
    permission = ask_permission(employee=employee, wish=goes, actor=acts, at=START).case
    for name in ("liaison", "head"):
        tourist = Tourist(language).sign_in(name)
        for path in ("cuti/", f"cuti/{waiting.code}/", f"cuti/{given.code}/", "izin/", f"izin/{permission.code}/"):
            yield from tourist.get(f"/presensi/{path}")
    yield from tourist.post(f"/presensi/cuti/{waiting.code}/putuskan/", choice="perubahan", seen_version="1")
    yield from tourist.post("/presensi/cuti/baru/", kind="CS", first_day="2026-05-04", last_day="2026-05-29")
    yield from tourist.post("/presensi/izin/baru/", kind="late", first_day="2026-05-04", last_day="2026-05-03")
    yield from _kept(language, town)


def _kept(language: str, town: Town) -> Iterator[Page]:
    keeper = officer("Kartini", Role.PERSONNEL, town.root)
    set_leave_authority(
        unit=town.roads,
        holder=town.roads,
        kinds=("CT",),
        decree=TYPED_IN_LEAVE[2],
        since=date(2026, 2, 1),
        actor=actor_of(keeper, START),
        at=START,
    )
    tourist = Tourist(language, "personnel")
    tourist.client.force_login(keeper, backend="praja.kernel.people.accounts.AccountBackend")
    for path in ("semua/", "buku/", "pejabat/"):
        yield from tourist.get(f"/presensi/cuti/{path}")
    yield from tourist.post("/presensi/cuti/buku/", nip="1", year="2025", used="3", basis="Buku cuti")
    yield from tourist.post("/presensi/cuti/pejabat/", decree="")
