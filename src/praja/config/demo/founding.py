# SPDX-License-Identifier: EUPL-1.2
"""Founds the government: places, calendar, units, functions, employees, accounts and roles, each by its own operation."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from importlib.resources import as_file
from random import Random

from praja.config.demo.cast import ABSENT, CAST, PASSWORD, CastMember
from praja.config.demo.government import ROOT
from praja.config.demo.government import units as demo_units
from praja.config.demo.places import OUTLINES, REGIONS
from praja.config.demo.staff import Hired, employees
from praja.duties.complaints.procedure import INSPECTION, INTAKE
from praja.duties.letters.procedure import LEGAL_BUREAU
from praja.kernel.law.gateways import written_decrees
from praja.kernel.law.operations import load_decrees
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import assign_function, import_outlines, import_regions, import_units
from praja.kernel.people.enums import AbsenceKind, Holding, Role
from praja.kernel.people.models import Account, Person
from praja.kernel.people.operations import (
    assign_role,
    import_employees,
    open_account,
    record_absence,
    register_person,
)
from praja.kernel.people.queries import employee_by_nip
from praja.lib.actors import system_actor
from praja.lib.clock import local_date
from praja.lib.imports import Line, Report
from praja.lib.moments import local_zone

FOUNDER = system_actor("demo")
INTAKE_OFFICE = "Diskominfo"
INSPECTORATE = "Inspektorat"
LEGAL_OFFICE = "Bag. Hukum"
FIRST_DECREE = 101

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


@dataclass(slots=True)
class Founded:
    """The government: units and accounts by the unit's short name, and the cast by what stands before their @."""

    units: dict[str, Unit]
    employees: int = 0
    cast: dict[str, Account] = field(default_factory=dict)
    liaisons: dict[str, Account] = field(default_factory=dict)
    officers: dict[str, Account] = field(default_factory=dict)
    heads: dict[str, Account] = field(default_factory=dict)


def found(*, staff: int, rng: Random, founded_at: datetime, at: datetime, on_progress: Progress) -> Founded:
    """Found the government at `founded_at`; `at` is now, from which the ends of roles are counted."""
    day = local_date(founded_at, local_zone())
    _regions_and_calendar(founded_at)
    town = Founded(_units(founded_at, day, on_progress))
    hired = employees(staff, rng, day)
    town.employees = _employees(hired, founded_at, on_progress)
    _Roles(town, founded_at, at, on_progress).give(hired)
    return town


def _regions_and_calendar(at: datetime) -> None:
    with as_file(REGIONS) as path:
        import_regions(actor=FOUNDER, at=at, path=path)
    outlines = OUTLINES.read_text(encoding="utf-8")
    import_outlines(text=outlines, source="Kota Tirtamarga (rekaan)", actor=FOUNDER, at=at)
    load_decrees(actor=FOUNDER, at=at, decrees=written_decrees())


def _units(at: datetime, day: date, on_progress: Progress) -> dict[str, Unit]:
    listed = demo_units()
    codes = {unit.short: unit.code for unit in listed} | {"": ""}
    lines = [
        Line(
            number,
            {
                "code": unit.code,
                "name": unit.name,
                "short_name": unit.short,
                "kind": unit.kind,
                "parent_code": codes[unit.parent],
                "region_code": unit.region,
            },
        )
        for number, unit in enumerate(listed, 2)
    ]
    since = date(day.year - 6, 1, 1)
    _whole(import_units(lines=lines, since=since, actor=FOUNDER, at=at))
    on_progress("units", len(lines), len(lines))
    made = {unit.short_name: unit for unit in Unit.objects.all()}
    decree = f"SK Wali Kota Tirtamarga Nomor 060/{FIRST_DECREE - 1}/{day.year}"
    assign_function(function=INTAKE, unit=made[INTAKE_OFFICE], decree=decree, since=since, actor=FOUNDER, at=at)
    assign_function(function=INSPECTION, unit=made[INSPECTORATE], decree=decree, since=since, actor=FOUNDER, at=at)
    assign_function(function=LEGAL_BUREAU, unit=made[LEGAL_OFFICE], decree=decree, since=since, actor=FOUNDER, at=at)
    return made


def _employees(hired: list[Hired], at: datetime, on_progress: Progress) -> int:
    lines = [Line(number, one.values) for number, one in enumerate(hired, 2)]

    def tell(report: Report) -> None:
        on_progress("employees", report.read, len(lines))

    report = import_employees(
        lines=lines, source="pegawai-tirtamarga.csv", actor=FOUNDER, at=at, on_progress=tell, batch=100
    )
    return _whole(report)


def _whole(report: Report) -> int:
    """What we wrote ourselves is never refused; if it is, the demo town is wrong and must not stand."""
    assert not report.refused, report.refused[:3]
    return report.created


class _Roles:
    """Opens accounts and gives roles, one decree each."""

    def __init__(self, town: Founded, founded_at: datetime, at: datetime, on_progress: Progress) -> None:
        self.town, self.founded_at, self.at, self.on_progress = town, founded_at, at, on_progress
        self.decree = FIRST_DECREE
        self.accounts: dict[str, Account] = {}

    def give(self, hired: list[Hired]) -> None:
        """The cast first; then a head for every unit and a liaison officer for every unit that answers reports."""
        for done, member in enumerate(CAST, 1):
            self._give_cast(member)
            self.on_progress("accounts", done, len(CAST))
        led = {m.unit for m in CAST if m.role is Role.HEAD and m.holding is Holding.DEFINITIVE}
        cast_nips = {member.nip for member in CAST}
        for one in hired:
            if one.is_head and one.unit not in led and self._is_vacant(one.unit):
                self.town.heads[one.unit] = self._account(one.values["nip"])
                self._assign(self.town.heads[one.unit], Role.HEAD, one.unit)
        by_unit = {one.unit: one.values["nip"] for one in hired if one.values["nip"] not in cast_nips}
        for unit, nip in by_unit.items():
            if unit not in self.town.liaisons:
                self.town.liaisons[unit] = self._account(nip)
                self._assign(self.town.liaisons[unit], Role.LIAISON, unit)
            if unit not in self.town.officers:
                self.town.officers[unit] = self.town.liaisons[unit]
                self._assign(self.town.officers[unit], Role.OFFICER, unit)
        self._send_on_leave(next(one for one in hired if one.is_head and one.unit == ABSENT))

    @staticmethod
    def _is_vacant(unit: str) -> bool:
        """Where somebody acts for a vacant post there is no head."""
        return unit not in {member.unit for member in CAST if member.holding is Holding.ACTING}

    def _give_cast(self, member: CastMember) -> None:
        account = self._account(member.nip, PASSWORD) if member.nip else self._elected(member)
        self.town.cast[member.mail] = account
        if member.role is Role.LIAISON:
            self.town.liaisons[member.unit] = account
        if member.role is Role.OFFICER:
            self.town.officers[member.unit] = account
        if member.role is Role.HEAD and member.holding is not Holding.STANDIN:
            self.town.heads[member.over or member.unit] = account
        since = self.at - timedelta(days=3) if member.holding is Holding.STANDIN else self.founded_at
        until = self.at + timedelta(days=member.days) if member.days else None
        self._assign(account, member.role, member.over or member.unit, member.holding, since, until)

    def _elected(self, member: CastMember) -> Account:
        person = register_person(name=member.name, email=member.login, actor=FOUNDER, at=self.founded_at)
        return self._open(person, PASSWORD)

    def _account(self, nip: str, password: str | None = None) -> Account:
        if nip not in self.accounts:
            employee = employee_by_nip(nip)
            assert employee is not None, "imported just before"
            self.accounts[nip] = self._open(employee.person, password)
        return self.accounts[nip]

    def _open(self, person: Person, password: str | None) -> Account:
        return open_account(person=person, password=password, actor=FOUNDER, at=self.founded_at)

    def _assign(
        self,
        account: Account,
        role: Role,
        unit: str,
        holding: Holding = Holding.DEFINITIVE,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> None:
        since = since or self.founded_at
        signed = local_date(since, local_zone()) - timedelta(days=7)
        words = "Surat Tugas Inspektur Nomor 700" if role is Role.AUDITOR else "SK Wali Kota Tirtamarga Nomor 821"
        assign_role(
            account=account,
            role=role,
            unit=self.town.units[unit],
            decree_number=f"{words}/{self.decree}/{signed.year}",
            decree_date=signed,
            holding=holding,
            since=since,
            until=until,
            actor=FOUNDER,
            at=since,
        )
        self.decree += 1

    def _send_on_leave(self, head: Hired) -> None:
        employee = employee_by_nip(head.values["nip"])
        assert employee is not None, "imported just before"
        today = local_date(self.at, local_zone())
        record_absence(
            employee=employee,
            kind=AbsenceKind.LEAVE,
            first_day=today - timedelta(days=3),
            last_day=today + timedelta(days=8),
            basis="Surat izin cuti tahunan Nomor 850/117",
            actor=FOUNDER,
            at=self.at - timedelta(days=3),
        )


def town_stands() -> bool:
    """Whether the demo town was built here."""
    return Unit.objects.filter(short_name=ROOT).exists()
