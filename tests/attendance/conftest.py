# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from officers import officer
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import create_unit
from praja.kernel.people.enums import EmploymentKind, Role
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.operations import hire_employee, open_account, register_person
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor
from remembering import Remembered
from towns import FOUNDER, Town, found_town

FOUNDED = datetime(2025, 1, 2, 2, 0, tzinfo=UTC)
SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class Staff:
    """A government whose people check in: a department `roads` with a section `bridges`, another department `lights`, the
    personnel office. Everybody has an account and stands in the register; `worker` and `colleague` (of bridges), `stranger` (of
    lights) hold no role. All are PNS since 2020 but `contracted` (PPPK, of bridges)."""

    town: Town
    root: Unit
    roads: Unit
    bridges: Unit
    lights: Unit
    personnel: Unit
    mayor: Account
    roads_head: Account
    bridges_head: Account
    lights_head: Account
    keeper: Account
    auditor: Account
    worker: Account
    colleague: Account
    contracted: Account
    stranger: Account

    def actor(self, account: Account, at: datetime) -> Actor:
        """Who acts when this account does."""
        return actor_of(account, at)

    def employee(self, account: Account) -> Employee:
        """The register's row of this account's person."""
        return Employee.objects.get(person=account.person_id)


def _found() -> Staff:
    return staff_in(found_town(FOUNDED, since=SINCE))


def staff_in(town: Town) -> Staff:
    """Everybody who checks in, in a town that stands."""
    root, roads, lights = town.root, town.roads, town.lights

    def unit(code: str, name: str, kind: str, parent: Unit) -> Unit:
        return create_unit(code=code, name=name, kind=kind, parent=parent, actor=FOUNDER, at=FOUNDED, since=SINCE)

    bridges = unit("2.9", "Seksi Jembatan", "section", roads)
    personnel = unit("9", "Badan Kepegawaian", "department", root)
    serial = iter(range(1, 100))

    def hired(account: Account, at: Unit, kind: EmploymentKind = EmploymentKind.PNS) -> Account:
        code = "01" if kind is EmploymentKind.PNS else "21"
        hire_employee(
            person=account.person,
            employment=kind,
            unit=at,
            joined_on=SINCE,
            nip=f"199001012020{code}1{next(serial):03d}",
            actor=FOUNDER,
            at=FOUNDED,
        )
        return account

    def nobody_in_office(name: str) -> Account:
        person = register_person(name=name, actor=FOUNDER, at=FOUNDED)
        return open_account(person=person, actor=FOUNDER, at=FOUNDED)

    return Staff(
        town=town,
        root=root,
        roads=roads,
        bridges=bridges,
        lights=lights,
        personnel=personnel,
        mayor=officer("Ratna", Role.HEAD, root),
        roads_head=hired(officer("Hadi", Role.HEAD, roads), roads),
        bridges_head=hired(officer("Budi", Role.HEAD, bridges), bridges),
        lights_head=hired(officer("Lina", Role.HEAD, lights), lights),
        keeper=hired(officer("Kartini", Role.PERSONNEL, root), personnel),
        auditor=officer("Penny", Role.AUDITOR, root),
        worker=hired(nobody_in_office("Wayan"), bridges),
        colleague=hired(nobody_in_office("Cahya"), bridges),
        contracted=hired(nobody_in_office("Dewi"), bridges, EmploymentKind.PPPK),
        stranger=hired(nobody_in_office("Slamet"), lights),
    )


_staff = Remembered(_found)


@pytest.fixture
def staff(db: None) -> Staff:
    """A government whose people check in."""
    return _staff()
