# SPDX-License-Identifier: EUPL-1.2
"""A small town: the government, a department with a section, and a district with a subdistrict."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import create_unit
from praja.kernel.organization.queries import regions, units
from praja.lib.actors import Actor, system_actor

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
SINCE = date(2020, 1, 1)


@pytest.fixture(autouse=True)
def _forget_between_tests() -> Iterator[None]:
    units.forget()
    regions.forget()
    yield
    units.forget()
    regions.forget()


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
        ("2.1", "Kelurahan Melati", "subdistrict", "2"),
    ):
        made[code] = create_unit(
            code=code,
            name=name,
            kind=kind,
            parent=made.get(parent) if parent else None,
            since=SINCE,
            actor=platform,
            at=AT,
        )
    return made
