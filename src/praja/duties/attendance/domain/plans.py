# SPDX-License-Identifier: EUPL-1.2
"""What a day was meant to be, and what was seen of it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What one day of one employee was meant to be. Moments are in UTC.

    On a day off `begins_at` is None and `why_off` says why (the holiday's name, the English name of the weekday, "roster",
    "no roster"), and there is no window. A dynamic day has `expected_minutes` alone: its window is its local day.
    `opens_at`..`closes_at` is the window in which punches belong to it; windows of neighbouring days may overlap, and a punch
    belongs to one.
    """

    day: date
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    break_minutes: int = 0
    expected_minutes: int = 0
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    flexible_minutes: int = 0
    make_up_minutes: int = 0
    pattern: int | None = None
    shift: int | None = None
    why_off: str = ""
    is_joint_leave: bool = False

    @property
    def is_off(self) -> bool:
        return self.expected_minutes == 0

    @property
    def is_dynamic(self) -> bool:
        return self.begins_at is None and self.expected_minutes > 0


@dataclass(frozen=True, slots=True)
class Stamp:
    """One punch that counts: when, what it says of itself (`enums.Direction` as a number), and which row it is."""

    at: datetime
    direction: int = 255
    punch: int = 0
