# SPDX-License-Identifier: EUPL-1.2
"""What is counted of attendance: sums over the people of a unit, day by day, so that no fact is about a person."""

from praja.duties.attendance.measures.counting import facts_of_unit_days, mark_unit_days, unit_days
from praja.duties.attendance.measures.declared import (
    ABSENT,
    CORRECTED,
    COUNTED,
    HELD,
    IN_TRAINING,
    LATE,
    LEFT_EARLY,
    LOST,
    ON_LEAVE,
    PRESENT,
    TRAVELLING,
    WORKED,
)

__all__ = [
    "ABSENT",
    "CORRECTED",
    "COUNTED",
    "HELD",
    "IN_TRAINING",
    "LATE",
    "LEFT_EARLY",
    "LOST",
    "ON_LEAVE",
    "PRESENT",
    "TRAVELLING",
    "WORKED",
    "facts_of_unit_days",
    "mark_unit_days",
    "unit_days",
]
