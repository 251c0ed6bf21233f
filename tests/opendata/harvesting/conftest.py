# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from typing import Any

import pytest

from opendata.conftest import AT, DataOffice
from opendata.harvesting.portals import Portal, serving
from praja.duties.opendata.models import HarvestSource
from praja.duties.opendata.operations.harvesting.sources import SourceWords, add_source


@pytest.fixture
def portal(settings: Any) -> Iterator[Portal]:
    """A small portal of CKAN on this machine."""
    settings.PRAJA_HARVEST_INSIDE = True
    with serving() as found:
        yield found


@pytest.fixture
def source(office: DataOffice, portal: Portal) -> HarvestSource:
    """It is entered here, for the roads office."""
    return add_source(
        words=SourceWords(title="Portal Provinsi", address=portal.address),
        unit=office.roads,
        topic=None,
        actor=office.actor(office.steward),
        at=AT,
    )
