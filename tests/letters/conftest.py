# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from officers import officer
from praja.duties.letters.procedure import LEGAL_BUREAU
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import assign_function, create_unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import open_account, register_person
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor
from remembering import Remembered
from towns import FOUNDER, Town, found_town

FOUNDED = datetime(2025, 1, 2, 2, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """A government whose letters are kept: units three levels deep, and who sits where, each with an account.

    `bridges` is a section of `roads`. `passer_by` works there and holds no role; `outsider` is an officer of `lights`.
    """

    town: Town
    root: Unit
    roads: Unit
    bridges: Unit
    lights: Unit
    law: Unit
    mayor: Account
    mayor_secretary: Account
    mayor_records: Account
    roads_head: Account
    roads_secretary: Account
    roads_records: Account
    roads_officer: Account
    bridges_head: Account
    bridges_officer: Account
    passer_by: Account
    lights_head: Account
    lights_records: Account
    outsider: Account
    lawyer: Account
    auditor: Account

    def actor(self, account: Account, at: datetime) -> Actor:
        """Who acts when this account does."""
        return actor_of(account, at)


def _found() -> Office:
    return office_in(found_town(FOUNDED, since=date(2020, 1, 1)))


def office_in(town: Town) -> Office:
    """Everybody who deals with letters, in a town that stands."""
    root, roads, lights = town.root, town.roads, town.lights

    def unit(code: str, name: str, kind: str, parent: Unit) -> Unit:
        return create_unit(
            code=code, name=name, kind=kind, parent=parent, actor=FOUNDER, at=FOUNDED, since=date(2020, 1, 1)
        )

    bridges = unit("2.1", "Seksi Jembatan", "section", roads)
    law = unit("6", "Bagian Hukum", "bureau", root)
    assign_function(
        function=LEGAL_BUREAU, unit=law, decree="SK 3/2020", since=date(2020, 1, 1), actor=FOUNDER, at=FOUNDED
    )
    passer_by = open_account(person=register_person(name="Yayan", actor=FOUNDER, at=FOUNDED), actor=FOUNDER, at=FOUNDED)
    return Office(
        town=town,
        root=root,
        roads=roads,
        bridges=bridges,
        lights=lights,
        law=law,
        mayor=officer("Ratna", Role.HEAD, root),
        mayor_secretary=officer("Sinta", Role.SECRETARY, root),
        mayor_records=officer("Agus", Role.RECORDS, root),
        roads_head=officer("Hadi", Role.HEAD, roads),
        roads_secretary=officer("Sekar", Role.SECRETARY, roads),
        roads_records=officer("Arif", Role.RECORDS, roads),
        roads_officer=officer("Oka", Role.OFFICER, roads),
        bridges_head=officer("Budi", Role.HEAD, bridges),
        bridges_officer=officer("Joko", Role.OFFICER, bridges),
        passer_by=passer_by,
        lights_head=officer("Lina", Role.HEAD, lights),
        lights_records=officer("Lukas", Role.RECORDS, lights),
        outsider=officer("Omar", Role.OFFICER, lights),
        lawyer=officer("Hesti", Role.LEGAL, law, Role.RECORDS),
        auditor=officer("Penny", Role.AUDITOR, root),
    )


_office = Remembered(_found)


@pytest.fixture
def office(db: None) -> Office:
    """Units three levels deep with everybody who deals with letters."""
    return _office()
