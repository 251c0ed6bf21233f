# SPDX-License-Identifier: EUPL-1.2
"""The cast: personnel officer, head of a department, officer, auditor, administrator, and a resident."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache

from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import create_unit
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, Employee, Person
from praja.kernel.people.operations import assign_role, hire_employee, open_account, register_person
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor, system_actor

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
SINCE = date(2020, 1, 1)
PASSWORD = "kata-sandi-panjang-17"


@pytest.fixture(autouse=True)
def _forget_between_tests() -> Iterator[None]:
    units.forget()
    cache.clear()
    yield
    units.forget()
    cache.clear()


@pytest.fixture(autouse=True)
def _cheap_passwords(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def platform() -> Actor:
    return system_actor("tests")


@pytest.fixture
def town(db: None, platform: Actor) -> dict[str, Unit]:
    made: dict[str, Unit] = {}
    for code, name, kind, parent in (
        ("0", "Kota Sejahtera", "government", None),
        ("1", "Dinas Pekerjaan Umum", "department", "0"),
        ("1.1", "Bidang Jalan", "section", "1"),
        ("2", "Kecamatan Utara", "district", "0"),
    ):
        above = made.get(parent) if parent else None
        made[code] = create_unit(code=code, name=name, kind=kind, parent=above, since=SINCE, actor=platform, at=AT)
    return made


@dataclass(frozen=True)
class Member:
    person: Person
    employee: Employee
    account: Account

    @property
    def actor(self) -> Actor:
        return actor_of(self.account, AT)


Hire = Callable[..., Member]


@pytest.fixture
def hire(town: dict[str, Unit], platform: Actor) -> Hire:
    """Hire somebody into a unit, with an account and roles over units: hire("Sari", "1.1", nip=…, roles={"head": "1"})."""
    serial = iter(range(1, 999))

    def make(
        name: str, unit: str, *, nip: str = "", phone: str = "", email: str = "", roles: dict[str, str] | None = None
    ) -> Member:
        person = register_person(name=name, phone=phone, email=email, actor=platform, at=AT)
        employee = hire_employee(
            person=person,
            employment="PNS",
            unit=town[unit],
            nip=nip or f"198609262015051{next(serial):03}",
            grade="III/a",
            joined_on=date(2015, 5, 1),
            actor=platform,
            at=AT,
        )
        account = open_account(person=person, password=PASSWORD, actor=platform, at=AT)
        for role, over in (roles or {}).items():
            assign_role(
                account=account,
                role=role,
                unit=town[over],
                decree_number="821/1/2026",
                decree_date=date(2026, 1, 1),
                since=datetime(2026, 1, 1, tzinfo=UTC),
                actor=platform,
                at=AT,
            )
        return Member(person, employee, account)

    return make


@pytest.fixture
def cast(hire: Hire) -> dict[str, Member]:
    return {
        "personnel": hire("Petugas BKPSDM", "0", roles={Role.PERSONNEL: "0"}),
        "head": hire("Kepala Dinas", "1", roles={Role.HEAD: "1"}),
        "officer": hire("Petugas Jalan", "1.1", roles={Role.OFFICER: "1.1"}),
        "outsider": hire("Petugas Kecamatan", "2", roles={Role.OFFICER: "2"}),
        "auditor": hire("Pemeriksa", "0", roles={Role.AUDITOR: "1"}),
        "administrator": hire("Admin Kominfo", "0", roles={Role.ADMINISTRATOR: "0"}),
    }


@pytest.fixture
def resident(db: None, platform: Actor) -> Person:
    return register_person(
        name="Warga Satu",
        nik="3273015708900003",
        phone="0812-3456-7890",
        email="Warga@Example.org",
        address="Jalan Mawar 1",
        actor=platform,
        at=AT,
    )
