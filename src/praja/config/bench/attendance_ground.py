# SPDX-License-Identifier: EUPL-1.2
"""A government of 300 units whose people check in: places with their displays, machines, the working hours of schools, and the
personnel office."""

from dataclasses import dataclass
from datetime import date, datetime

from praja.config.bench.ground import FOUNDER, lay_ground
from praja.duties.attendance.enums import MachineState, PatternKind
from praja.duties.attendance.models import Machine, Place
from praja.duties.attendance.operations.machines import Settings, add_machine
from praja.duties.attendance.operations.places import PlaceWords, set_place
from praja.duties.attendance.operations.schedules import NewPattern, set_pattern, use_pattern
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import create_unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import assign_role, open_account, register_person

UNITS, MACHINES_OF_UNIT = 300, 2
SINCE = date(2020, 1, 1)
KEEPER = "Badan Kepegawaian Ukur"
SIDE = 0.002
"""Degrees: the office is a square of some 200 metres."""
SIX_DAYS = ([420, 810, 30],) * 4 + ([420, 690, 0], [420, 750, 30], None)
SCHOOLS = 5
"""Every so-manieth unit works six days."""


@dataclass(frozen=True, slots=True)
class Offices:
    """Where people work: units by id, and of each its place and its machines."""

    units: list[Unit]
    places: dict[int, Place]
    machines: dict[int, list[Machine]]


def lay_offices(at: datetime, *, unit_count: int = UNITS) -> Offices:
    """Units with places and machines, if they are not there."""
    lay_ground(at)
    root = Unit.objects.get(code="0")
    if not Place.objects.exists():
        for number in range(Unit.objects.count(), unit_count + 1):
            _section(number, at)
        _keeper(root, at)
        _hours(root, at)
        for unit in Unit.objects.exclude(pk=root.pk).order_by("pk"):
            _equip(unit, at)
    places = {place.unit_id: place for place in Place.objects.all()}
    machines: dict[int, list[Machine]] = {unit: [] for unit in places}
    for machine in Machine.objects.filter(state=MachineState.ACTIVE, unit__isnull=False).order_by("pk"):
        machines[machine.unit_id or 0].append(machine)
    return Offices(list(Unit.objects.filter(pk__in=places).order_by("pk")), places, machines)


def corner_of(unit_id: int) -> tuple[float, float]:
    """Longitude and latitude of the south-west corner of a unit's office: a grid, none near another."""
    return 124.0 + (unit_id % 20) * 0.01, 1.0 + (unit_id // 20) * 0.01


def keeper() -> Account:
    """Who reads and closes the months of the whole government."""
    return Account.objects.get(person__name=KEEPER)


def _section(number: int, at: datetime) -> None:
    above = Unit.objects.filter(kind="department").order_by("pk")
    parent = above[number % above.count()]
    create_unit(
        code=f"s{number}", name=f"Seksi {number}", kind="section", parent=parent, since=SINCE, actor=FOUNDER, at=at
    )


def _keeper(root: Unit, at: datetime) -> None:
    account = open_account(person=register_person(name=KEEPER, actor=FOUNDER, at=at), actor=FOUNDER, at=at)
    assign_role(
        account=account, role=Role.PERSONNEL, unit=root, decree_number="SK 4", decree_date=SINCE, since=at,
        actor=FOUNDER, at=at,
    )  # fmt: skip


def _hours(root: Unit, at: datetime) -> None:
    """The law's five days for most, six days for some. Set before anybody works here, so that no day is marked."""
    new = NewPattern("Enam hari kerja", PatternKind.FIXED, "Perwal 1", SINCE, week=SIX_DAYS)
    pattern = set_pattern(unit=root, new=new, actor=FOUNDER, at=at)
    for unit in list(Unit.objects.exclude(pk=root.pk).order_by("pk"))[::SCHOOLS]:
        use_pattern(pattern=pattern, unit=unit, since=SINCE, actor=FOUNDER, at=at)


def _equip(unit: Unit, at: datetime) -> None:
    east, north = corner_of(unit.pk)
    ring = [[east, north], [east + SIDE, north], [east + SIDE, north + SIDE], [east, north + SIDE], [east, north]]
    words = PlaceWords(name=f"Kantor {unit.name}", outline=[ring], since=SINCE)
    place = set_place(place=None, unit=unit, words=words, actor=FOUNDER, at=at)
    for number in range(MACHINES_OF_UNIT):
        settings = Settings(name=f"Lobi {number + 1}", unit=unit, place=place)
        add_machine(serial=f"UKUR{unit.pk:05d}{number}", settings=settings, actor=FOUNDER, at=at)
