# SPDX-License-Identifier: EUPL-1.2
"""Hours in which nobody is disturbed."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

_WRITTEN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` up to, not including, `end`, on a local clock; may pass midnight. Equal ends: never quiet."""

    start: time
    end: time

    @classmethod
    def of(cls, text: str) -> "QuietHours":
        """From a text like 21:00-05:00; empty text is never quiet. Raises ValueError."""
        if not text:
            return cls(time.min, time.min)
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError("quiet hours are written as 21:00-05:00")
        first, second, third, fourth = (int(part) for part in match.groups())
        return cls(time(first, second), time(third, fourth))

    def covers(self, moment: datetime, zone: ZoneInfo) -> bool:
        """Whether a clock on a wall in `zone` shows a quiet hour."""
        shown = moment.astimezone(zone).time()
        if self.start <= self.end:
            return self.start <= shown < self.end
        return shown >= self.start or shown < self.end
