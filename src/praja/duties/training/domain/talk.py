# SPDX-License-Identifier: EUPL-1.2
"""When whoever began a discussion is told that somebody answered: not for every answer, or busy classes would flood them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from praja.lib.clock import local_date


def is_told(told_at: datetime | None, looked_at: datetime | None, at: datetime, zone: ZoneInfo) -> bool:
    """Whether they hear of an answer given at `at`: once a day, and again as soon as they have read what they were told of.
    `told_at`: when they last heard, `looked_at`: when they last opened the discussion; None: never."""
    if told_at is None or (looked_at is not None and looked_at > told_at):
        return True
    return local_date(at, zone) > local_date(told_at, zone)
