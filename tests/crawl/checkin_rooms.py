# SPDX-License-Identifier: EUPL-1.2
"""Checking in: the page as somebody registered sees it, the display, what waits, who looked, and places."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from attendance.checking_in import OFFICE, code_on, handset
from crawl.site import START
from crawl.tourist import Page, Tourist
from officers import SINCE, officer
from praja.duties.attendance.domain.outlines import written_outline
from praja.duties.attendance.operations.judging import judge_punch
from praja.duties.attendance.operations.looking import look_at
from praja.duties.attendance.operations.phones import register_phone
from praja.duties.attendance.operations.places import PlaceWords, open_place_to, pair_display, set_place
from praja.duties.attendance.operations.punching import take_punch
from praja.kernel.people.enums import EmploymentKind, Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import hire_employee
from praja.kernel.people.queries import actor_of
from towns import FOUNDER, Town

TYPED_CHECKING_IN = (
    "Kantor Dinas Penerangan",
    "Gudang",
    "800.1.11.1/7",
    "Menanyakan kehadiran pagi itu",
    "HP biru",
    "bukan",
    written_outline([[list(point) for point in OFFICE]]),
)
"""What these people type."""


def check_ins(language: str, town: Town) -> Iterator[Page]:
    """Every room of checking in with something in it."""
    head, keeper = (
        officer(name, role, town.lights) for name, role in (("Lina Kepala", Role.HEAD), ("Kiki Rapi", Role.PERSONNEL))
    )
    worker = officer("Wayan Rajin", Role.OFFICER, town.lights)
    judging = actor_of(head, START)
    employee = hire_employee(
        person=worker.person,
        employment=EmploymentKind.PNS,
        unit=town.lights,
        joined_on=SINCE,
        nip="199001012020011702",
        actor=FOUNDER,
        at=START,
    )
    words = PlaceWords(name=TYPED_CHECKING_IN[0], outline=(OFFICE,), since=date(2020, 1, 1))
    place = set_place(place=None, unit=town.lights, words=words, actor=FOUNDER, at=START)
    phone, acting = handset(), actor_of(worker, START)
    register_phone(employee=employee, key=phone.key, device="", name=TYPED_CHECKING_IN[4], actor=acting, at=START)

    def pressed(code: str = "") -> int:
        return take_punch(employee=employee, new=phone.presses(START, code=code), actor=acting, at=START).pk

    pressed(code_on(place, START))
    for counts in (True, False):
        punch = employee.punches.get(pk=pressed())
        judge_punch(punch=punch, counts=counts, reason=TYPED_CHECKING_IN[3], actor=judging, at=START)
    waits = employee.punches.get(pk=pressed())
    look_at(punch=waits, reason=TYPED_CHECKING_IN[3], actor=judging, at=START)
    own, judge, keeps = (_as(language, one) for one in (worker, head, keeper))
    words = replace(words, name=TYPED_CHECKING_IN[1], wants_photo=True)
    set_place(place=None, unit=town.lights, words=words, actor=FOUNDER, at=START)
    for address in ("", "masuk/", "catatan/", "dilihat/", f"titik/{waits.pk}/"):
        yield from own.get(f"/presensi/{address}")
    yield from own.post("/presensi/masuk/", code="12", direction="0")
    yield from judge.get("/presensi/ditahan/")
    yield from judge.get(f"/presensi/titik/{waits.pk}/")
    yield from judge.post(f"/presensi/titik/{waits.pk}/", reason="apa")
    yield from judge.post(f"/presensi/ditahan/{waits.pk}/putusan/", counts="0", reason="")
    guest = open_place_to(
        place=place,
        unit=town.roads,
        basis=TYPED_CHECKING_IN[2],
        since=START.date(),
        until=START.date() + timedelta(days=3),
        actor=FOUNDER,
        at=START,
    )
    for address in ("tempat/", "tempat/baru/", f"tempat/{place.pk}/"):
        yield from keeps.get(f"/presensi/{address}")
    yield from keeps.post("/presensi/tempat/baru/", outline="bukan")
    yield from keeps.post(f"/presensi/tempat/{place.pk}/buka/")
    yield from keeps.post(f"/presensi/tempat/tamu/{guest.pk}/akhiri/")
    yield from keeps.post(f"/presensi/tempat/{place.pk}/layar/")
    secret = pair_display(place=place, actor=FOUNDER, at=START)
    display = Tourist(language, "display")
    display.client.get(f"/presensi/layar/{secret}/")
    yield from display.get("/presensi/layar/")


def _as(language: str, account: Account) -> Tourist:
    tourist = Tourist(language, "attendance")
    tourist.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    return tourist
