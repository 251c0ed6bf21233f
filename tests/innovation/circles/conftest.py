# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

import pytest

from attendance.conftest import staff_in
from innovation.circles.acting import Group, group_in
from remembering import Remembered
from towns import found_town

_group = Remembered(
    lambda: group_in(staff_in(found_town(datetime(2025, 1, 2, 2, 0, tzinfo=UTC), since=date(2020, 1, 1))))
)


@pytest.fixture
def group(db: None) -> Group:
    """A circle whose project has just begun."""
    return _group()
