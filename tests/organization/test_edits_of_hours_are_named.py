# SPDX-License-Identifier: EUPL-1.2
"""Whoever edits opening hours in SQL, on which lawful clocks count, is found out."""

from datetime import UTC, date, datetime

from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import follow_hours_above, set_opening_hours
from praja.lib.actors import Actor
from sql_edits import findings, not_named

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
MORNING = (((480, 720),),) * 5 + ((), ())
ALL_DAY = (((480, 960),),) * 5 + ((), ())


def test_every_edit_of_opening_hours_is_named(town: dict[str, Unit], platform: Actor) -> None:
    unit = town["1"]
    given = {"unit": unit, "actor": platform, "at": AT}
    set_opening_hours(week=MORNING, decree="SK 1/2025", since=date(2025, 1, 1), **given)
    set_opening_hours(week=ALL_DAY, decree="SK 2/2025", since=date(2025, 6, 1), **given)
    follow_hours_above(decree="SK 3/2025", since=date(2025, 9, 1), **given)
    set_opening_hours(week=MORNING, decree="SK 4/2025", since=date(2025, 10, 1), **given)
    assert findings() == []

    table, where = "organization_openinghours", f"opening hours of unit {unit.pk} since"
    edits = [
        (
            f"UPDATE {table} SET week = '[[], [], [], [], [], [], []]' WHERE decree = 'SK 4/2025'",
            [],
            f"{where} 2025-10-01",
        ),
        (f"UPDATE {table} SET decree = 'SK 9' WHERE decree = 'SK 2/2025'", [], f"{where} 2025-06-01: its decree"),
        (f"UPDATE {table} SET until = '2025-12-31' WHERE decree = 'SK 2/2025'", [], f"{where} 2025-06-01: its until"),
        (f"DELETE FROM {table} WHERE decree = 'SK 1/2025'", [], f"{where} 2025-01-01: has events but no row"),
    ]
    assert not_named(edits) == []
