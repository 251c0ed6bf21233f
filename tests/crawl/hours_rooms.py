# SPDX-License-Identifier: EUPL-1.2
"""Working hours: patterns and who uses them, Ramadan, a roster with a wrong code, and somebody's own calendar."""

from collections.abc import Iterator

from crawl.site import START
from crawl.tourist import Page, Tourist
from officers import SINCE, officer
from praja.duties.attendance.models import Pattern
from praja.kernel.people.enums import EmploymentKind, Role
from praja.kernel.people.operations import hire_employee
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from towns import FOUNDER, Town

DECREE = "Perwal 5/2026"
TYPED_IN_HOURS = (DECREE, "Bangsal", "Enam hari", "Pagi")
"""What these people type."""


def hours(language: str, town: Town) -> Iterator[Page]:
    """Every room of working hours, as somebody of the personnel office who works by shifts."""
    keeper = Tourist(language, "keeper of hours")
    account = officer("Kartini Jadwal", Role.PERSONNEL, town.root)
    employee = hire_employee(
        person=account.person,
        employment=EmploymentKind.PNS,
        unit=town.roads,
        joined_on=SINCE,
        nip="199001012020011701",
        actor=FOUNDER,
        at=START,
    )
    keeper.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    day = local_date(START, local_zone())
    common = {"unit": str(town.root.pk), "decree": DECREE, "since": f"{day:%Y-%m-%d}"}
    short = {"week_0_begins": "07.00", "week_0_ends": "14.00", "name": "Enam hari", "kind": "fixed"}
    yield from keeper.get("/presensi/jadwal/pola/baru/")
    yield from keeper.post("/presensi/jadwal/pola/baru/", **common | short)
    yield from keeper.post("/presensi/jadwal/pola/baru/", **common | short, anyway="1")
    shift = {"shift_0_code": "P", "shift_0_name": "Pagi", "shift_0_begins": "07.00", "shift_0_ends": "x"}
    for ends in ("x", "14.00"):
        words = common | {"name": "Bangsal", "kind": "shift", "works_holidays": "on"} | shift | {"shift_0_ends": ends}
        yield from keeper.post("/presensi/jadwal/pola/baru/", **words)
    pattern = Pattern.objects.get(kind="shift")
    used = {"what": "use", "unit": str(town.roads.pk), "since": common["since"]}
    for _again in range(2):
        yield from keeper.post(f"/presensi/jadwal/pola/{pattern.pk}/", **used)
    season = {"first_day": common["since"], "last_day": common["since"], "decree": DECREE}
    for _again in range(2):
        yield from keeper.post("/presensi/jadwal/musim/", **season)
    yield from keeper.get("/presensi/jadwal/")
    yield from keeper.get("/presensi/jadwal/regu/")
    roster = f"/presensi/jadwal/regu/{town.roads.code}/{day:%Y-%m}/"
    for code in ("X", "P"):
        yield from keeper.post(roster, seen="0", **{f"c-{employee.pk}-{day.day}": code})
    yield from keeper.post(f"{roster}berkas/")
    yield from keeper.post("/presensi/jadwal/saya/tautan/")
