# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from matrix.objects import Things, all_things
from praja.lib import clock
from towns import Town


@pytest.fixture(autouse=True)
def _later_that_monday(monday: datetime) -> Iterator[None]:
    with clock.frozen(monday + timedelta(hours=6)):
        yield


@pytest.fixture
def things(town: Town, monday: datetime) -> Things:
    return all_things(town, monday)
