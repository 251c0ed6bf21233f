# SPDX-License-Identifier: EUPL-1.2
"""Working hours that tests set up."""

from datetime import UTC, date, datetime
from typing import Any

from praja.duties.attendance.enums import PatternKind
from praja.duties.attendance.models import Pattern, Shift
from praja.duties.attendance.operations.schedules import NewPattern, NewShift, set_pattern, use_pattern

AT = datetime(2026, 2, 4, 2, 0, tzinfo=UTC)
"""Wednesday 4 February 2026, 09:00 WIB."""
TODAY = date(2026, 2, 4)
SINCE = date(2026, 1, 1)

SIX_DAYS: tuple[Any, ...] = ([420, 840, 30],) * 4 + ([420, 690, 0], [420, 810, 30], None)
SHIFTS = (NewShift("p", "Pagi", 420, 840, 0), NewShift("s", "Siang", 840, 1260), NewShift("M", "Malam", 1260, 1860))


def six_days(**changed: Any) -> NewPattern:
    """Six days a week from 07.00, without hours of its own in Ramadan."""
    words = {"name": "Enam hari", "kind": PatternKind.FIXED, "decree": "Perwal 5/2026", "since": SINCE}
    return NewPattern(**words | {"week": SIX_DAYS} | changed)


def ward(**changed: Any) -> NewPattern:
    """Three shifts, the last over midnight, on every day of the year."""
    words = {"name": "Bangsal", "kind": PatternKind.SHIFT, "decree": "SK Direktur 1/2026", "since": SINCE}
    return NewPattern(**words | {"shifts": SHIFTS, "works_holidays": True} | changed)


def on_shifts(staff: Any, at: datetime = AT) -> tuple[Pattern, dict[str, Shift]]:
    """The section of bridges works by shifts; the pattern, and its shifts by code."""
    actor = staff.actor(staff.keeper, at)
    pattern = set_pattern(unit=staff.roads, new=ward(), actor=actor, at=at)
    use_pattern(pattern=pattern, unit=staff.bridges, since=SINCE, actor=actor, at=at)
    return pattern, {shift.code: shift for shift in pattern.shifts.all()}
