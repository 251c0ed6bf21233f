# SPDX-License-Identifier: EUPL-1.2
"""Whether a machine's clock is wrong. A punch that comes late says nothing: it may have waited for the network."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

APART = timedelta(minutes=2)
"""Two punches closer together tell nothing: what waited is sent in one go."""
ALIKE = timedelta(seconds=20)
AT_ONCE = timedelta(minutes=1)
"""What was pressed within this time may have been sent at once; a batch that spans more was sent by the hour."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What is known of a machine's clock before a batch: how far ahead it was when that was last seen, in seconds, and the
    newest punch with the moment at which it came."""

    skew: int | None = None
    newest: datetime | None = None
    newest_came: datetime | None = None


def judge_clock(
    moments: Sequence[datetime], came: datetime, tolerance: timedelta, before: Clock
) -> tuple[int | None, bool]:
    """How far ahead the clock is (None: nothing more is known than before), and whether the whole batch is doubtful.

    Ahead is certain as soon as a punch lies in the future. Behind is taken as proven only by two punches that came equally late
    although minutes lay between them, each alone; a network that comes back, and a machine that sends by the hour, sends several.
    """
    if not moments:
        return None, False
    newest = max(moments)
    lag = came - newest
    if abs(lag) <= tolerance:
        return -round(lag.total_seconds()), False
    if lag < timedelta(0) or (may_be_at_once(moments) and _came_equally_late(newest, came, before)):
        return -round(lag.total_seconds()), True
    known = before.skew is not None and abs(before.skew) > tolerance.total_seconds()
    return None, known


def may_be_at_once(moments: Sequence[datetime]) -> bool:
    """Whether these punches may have been sent as they were pressed. Only then does it say something what came before them."""
    return max(moments) - min(moments) <= AT_ONCE


def _came_equally_late(newest: datetime, came: datetime, before: Clock) -> bool:
    if before.newest is None or before.newest_came is None:
        return False
    between_punches, between_arrivals = newest - before.newest, came - before.newest_came
    return between_punches >= APART and abs(between_punches - between_arrivals) <= ALIKE
