# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from matrix.objects import Things, all_things, take_in_picture
from praja.lib import clock
from remembering import Remembered
from towns import MONDAY, Town, usual_town


@pytest.fixture(autouse=True)
def _later_that_monday(monday: datetime) -> Iterator[None]:
    with clock.frozen(monday + timedelta(hours=6)):
        yield


def _furnished() -> tuple[Town, Things]:
    town = usual_town()
    return town, all_things(town, MONDAY)


_with_things = Remembered(_furnished)


@pytest.fixture
def scene(db: None) -> tuple[Town, Things]:
    """The town with everything that is knocked for, made once; only what lies outside the database is put there again."""
    made = _with_things()
    take_in_picture(MONDAY)
    return made


@pytest.fixture
def things(scene: tuple[Town, Things]) -> Things:
    return scene[1]


@pytest.fixture
def town(request: pytest.FixtureRequest, db: None) -> Town:
    """The town in which the things are, where the test knocks for any."""
    if "things" in request.fixturenames:
        town: Town = request.getfixturevalue("scene")[0]
        return town
    return usual_town()
