# SPDX-License-Identifier: EUPL-1.2
"""When a waiting thing is due today, late or soon."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from praja.lib.clock import end_of, local_date

FAR = datetime(9999, 1, 1, tzinfo=UTC)
"""The due moment of what has none: sorts last without NULLs."""

DAWN = datetime(1900, 1, 1, tzinfo=UTC)
"""Before anything was due: whoever asks for what is due after it may walk the index of all open items by due date."""

SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Horizon:
    """The moments that divide a desk: before `now` is late, before `today_ends` due today, before `soon_ends` soon."""

    now: datetime
    today_ends: datetime
    soon_ends: datetime


def horizon(now: datetime, zone: ZoneInfo) -> Horizon:
    """The desk's dividing moments as seen at `now`."""
    today = local_date(now, zone)
    return Horizon(now, end_of(today, zone), end_of(today + SOON, zone))
