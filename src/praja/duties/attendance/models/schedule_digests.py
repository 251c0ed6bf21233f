# SPDX-License-Identifier: EUPL-1.2
"""The digests by which the ledger knows hours and rosters."""

from collections.abc import Iterable
from hashlib import sha256

from praja.duties.attendance.models.schedules import Pattern, RosterDay, Shift
from praja.kernel.ledger.domain.chain import canonical

_OF_PATTERN = (
    *("name", "week", "ramadan", "flexible_minutes", "make_up_minutes", "works_holidays"),
    *("opens_before", "closes_after"),
)
_OF_SHIFT = ("code", "name", "begins", "ends", "break_minutes")


def digest_of_pattern(pattern: Pattern, shifts: Iterable[Shift]) -> str:
    """Everything by which a day is planned from it, and how it is called."""
    in_order = sorted(shifts, key=lambda shift: shift.code)
    told = {name: getattr(pattern, name) for name in _OF_PATTERN}
    return _digest(told | {"shifts": [[getattr(shift, name) for name in _OF_SHIFT] for shift in in_order]})


def digest_of_sheet(rows: Iterable[RosterDay]) -> str:
    """Who works when, by a sheet of a roster."""
    told = sorted((row.employee_id, row.day.isoformat(), row.shift_id or 0, row.is_free) for row in rows)
    return _digest({"days": [list(one) for one in told]})


def _digest(told: dict[str, object]) -> str:
    return sha256(canonical(told).encode()).hexdigest()
