# SPDX-License-Identifier: EUPL-1.2
"""Acts of the demo town's people stand in office hours of a working day, in the order in which they were meant."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praja.duties.innovation.demo.hours import at_work
from praja.kernel.law.queries import current_calendar
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

FIRST = datetime(2025, 1, 5, tzinfo=UTC)
moments = st.timedeltas(timedelta(), timedelta(days=700)).map(lambda one: FIRST + one)


@pytest.mark.django_db
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(moments, st.timedeltas(timedelta(minutes=1), timedelta(days=30)))
def test_every_moment_has_one_in_office_hours_and_their_order_stays(moment: datetime, later: timedelta) -> None:
    found, after = at_work(moment), at_work(moment + later)

    local = found.astimezone(local_zone())
    assert time(8) <= local.time() <= time(15, 30)
    assert current_calendar().is_working(local.date())
    assert local.date() <= local_date(moment, local_zone())
    assert found < after
