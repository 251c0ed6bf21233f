# SPDX-License-Identifier: EUPL-1.2
"""Marking days that must be worked out again. Called inside the transaction of whatever changed them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from praja.duties.attendance.models import DirtyDay
from praja.lib.moments import local_zone
from praja.lib.rows import insert_columns

EARLY, LATE = 15, 18
"""Until this hour a punch may end a shift of the day before; from this hour on it may begin one of the day after."""


def mark_days(days: Iterable[tuple[int, date]]) -> None:
    """These days of these employees are worked out anew by the next run. The same again changes nothing."""
    # In one order whoever marks them, so that two never wait for each other in a ring.
    rows = sorted(set(days))
    employees, own = [employee for employee, _day in rows], [day for _employee, day in rows]
    insert_columns(DirtyDay, {"employee_id": employees, "day": own})


def mark_between(employee_ids: Iterable[int], first: date, last: date) -> None:
    """Every day from `first` to `last`, both included, of these employees."""
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    mark_days((employee, day) for employee in employee_ids for day in span)


def mark_around(punches: Iterable[tuple[int, datetime]]) -> None:
    """The days of employees to which a punch at that moment may belong."""
    zone, found = local_zone(), set()
    for employee, at in punches:
        local = at.astimezone(zone)
        found.add((employee, local.date()))
        if local.hour < EARLY:
            found.add((employee, local.date() - timedelta(days=1)))
        if local.hour >= LATE:
            found.add((employee, local.date() + timedelta(days=1)))
    mark_days(found)
