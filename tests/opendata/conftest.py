# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from officers import officer
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor
from remembering import Remembered
from towns import Town, found_town

FOUNDED = datetime(2025, 1, 2, 2, 0, tzinfo=UTC)
AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
"""Monday, 09:00 WIB."""


@dataclass(frozen=True)
class DataOffice:
    """A government that publishes data: `producer` and `producer_head` of `roads`, the `steward` over everything, `outsider` an
    officer of `lights`, an `auditor` over everything."""

    town: Town
    root: Unit
    roads: Unit
    lights: Unit
    producer: Account
    producer_head: Account
    steward: Account
    outsider: Account
    outsider_head: Account
    auditor: Account

    def actor(self, account: Account, at: datetime = AT) -> Actor:
        """Who acts when this account does."""
        return actor_of(account, at)


def _found() -> DataOffice:
    town = found_town(FOUNDED, since=date(2020, 1, 1))
    return DataOffice(
        town=town,
        root=town.root,
        roads=town.roads,
        lights=town.lights,
        producer=officer("Prima Produsen", Role.OFFICER, town.roads),
        producer_head=officer("Kania Kepala", Role.HEAD, town.roads),
        steward=officer("Wira Walidata", Role.STEWARD, town.root),
        outsider=officer("Lukas Luar", Role.OFFICER, town.lights),
        outsider_head=officer("Lina Lampu", Role.HEAD, town.lights),
        auditor=officer("Ayu Auditor", Role.AUDITOR, town.root),
    )


_found_once = Remembered(_found)


@pytest.fixture
def office(db: None) -> DataOffice:
    """A government that publishes data, with accounts."""
    return _found_once()
