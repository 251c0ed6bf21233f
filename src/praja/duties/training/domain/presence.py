# SPDX-License-Identifier: EUPL-1.2
"""What a scanned code comes to: when a session takes arrivals and departures, which codes fit, and how much of a class somebody
was there for. The code says when and where at once, since it is seen only in the room and only for a minute."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from praja.lib.rotating_codes import RotatingCode

DIGITS = 6
STEP = timedelta(seconds=20)
"""How long the screen of a session shows one code."""
BACK = 2
"""The code of the step at hand and of the two before fits: a code is good for 40 to 60 seconds from when it was first shown."""
BACK_LATER, AHEAD_LATER = 3, 1
"""Of a code that was kept on a telephone: it waited for a page that did not come, and the telephone's clock is set right only to
the time that a message takes."""
OLD = 180
"""Within so many steps before (an hour), a code is an old one rather than a wrong one."""
SENT_LATER = timedelta(hours=24)
"""How long after the scan a telephone may send what it kept."""
MOST_TRIES = 10
"""Codes that did not fit, of one seat in one session; after that only the committee records."""
MANUAL_REASON = 200
"""Characters of the reason for which the committee records or strikes."""


def shown_code(secret: bytes) -> RotatingCode:
    """The code of a session's screen."""
    return RotatingCode(secret, STEP, DIGITS)


class Sees(Enum):
    """How a code stands to what the screen showed."""

    FITS = "fits"
    OLD = "old"
    WRONG = "wrong"


def seen(code: RotatingCode, digits: str, at: datetime, *, was_kept: bool) -> Sees:
    """Whether these digits were on the screen at this moment or just before. `was_kept`: the moment is what a telephone says."""
    back, ahead = (BACK_LATER, AHEAD_LATER) if was_kept else (BACK, 0)
    if code.fits(digits, at, back=back, ahead=ahead) is not None:
        return Sees.FITS
    return Sees.WRONG if code.fits(digits, at, back=OLD, ahead=0) is None else Sees.OLD


class Phase(Enum):
    """What a session takes at a moment."""

    BEFORE = "before"
    ARRIVING = "arriving"
    ARRIVING_LATE = "arriving_late"
    BETWEEN = "between"
    """Arrivals are over, departures have not begun; without a code for leaving also what comes after."""
    LEAVING = "leaving"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Window:
    """When a session takes whom, in minutes around its start and end. `leaves_from`: minutes before the end from which leaving is
    taken, None where nobody asks; it is taken until `closes_after` minutes after the end. Where leaving begins before arrivals
    close, they close then."""

    starts_at: datetime
    ends_at: datetime
    opens_before: int
    late_after: int
    closes_after: int
    leaves_from: int | None = None

    @property
    def opens_at(self) -> datetime:
        return self.starts_at - timedelta(minutes=self.opens_before)

    @property
    def late_at(self) -> datetime:
        """From this moment on an arrival is late."""
        return self.starts_at + timedelta(minutes=self.late_after)

    @property
    def leaving_at(self) -> datetime | None:
        if self.leaves_from is None:
            return None
        return max(self.ends_at - timedelta(minutes=self.leaves_from), self.starts_at)

    @property
    def closes_at(self) -> datetime:
        closes = self.starts_at + timedelta(minutes=self.closes_after)
        return min(closes, self.leaving_at) if self.leaving_at else min(closes, self.ends_at)

    @property
    def over_at(self) -> datetime:
        """From this moment on nothing is taken."""
        if self.leaving_at is None:
            return self.closes_at
        return self.ends_at + timedelta(minutes=self.closes_after)

    def phase(self, at: datetime) -> Phase:
        """What it takes at this moment."""
        if at < self.opens_at:
            return Phase.BEFORE
        if at < self.closes_at:
            return Phase.ARRIVING if at < self.late_at else Phase.ARRIVING_LATE
        if self.leaving_at is None or at >= self.over_at:
            return Phase.OVER
        return Phase.LEAVING if at >= self.leaving_at else Phase.BETWEEN


class Outcome(Enum):
    """What becomes of a code that somebody brings."""

    ARRIVED = "arrived"
    ARRIVED_LATE = "arrived_late"
    LEFT = "left"
    ALREADY = "already"
    """It was recorded before, and stays as it was."""
    TOO_EARLY = "too_early"
    CLOSED = "closed"
    OLD_CODE = "old_code"
    WRONG_CODE = "wrong_code"
    TOO_MANY = "too_many"
    TOO_LONG_AGO = "too_long_ago"
    """Kept on a telephone for longer than it may be, or said to be from later than now."""


TAKEN = frozenset({Outcome.ARRIVED, Outcome.ARRIVED_LATE, Outcome.LEFT})
"""Outcomes by which something is written down that counts."""
MISSES = frozenset({Outcome.OLD_CODE, Outcome.WRONG_CODE})


@dataclass(frozen=True, slots=True)
class Brought:
    """A code as it came: `at` when it was scanned or typed, `received` when it got here; the same unless it was kept."""

    digits: str
    at: datetime
    received: datetime
    was_kept: bool = False


def judge(
    brought: Brought, window: Window, code: RotatingCode, *, has_arrived: bool, has_left: bool, tries: int
) -> Outcome:
    """What becomes of it. Pure: the same facts give the same. Whoever is recorded already is told so before their code is looked
    at: opening the page again never turns a presence into an error."""
    phase = window.phase(brought.at)
    if (has_left if phase is Phase.LEAVING else has_arrived) and phase is not Phase.BEFORE:
        return Outcome.ALREADY
    if brought.was_kept and not timedelta(0) <= brought.received - brought.at <= SENT_LATER:
        return Outcome.TOO_LONG_AGO
    if phase is Phase.BEFORE:
        return Outcome.TOO_EARLY
    if phase in (Phase.BETWEEN, Phase.OVER):
        return Outcome.CLOSED
    if tries >= MOST_TRIES:
        return Outcome.TOO_MANY
    match seen(code, brought.digits, brought.at, was_kept=brought.was_kept):
        case Sees.OLD:
            return Outcome.OLD_CODE
        case Sees.WRONG:
            return Outcome.WRONG_CODE
    if phase is Phase.LEAVING:
        return Outcome.LEFT
    return Outcome.ARRIVED if phase is Phase.ARRIVING else Outcome.ARRIVED_LATE


def was_there(word: str, *, has_arrived: bool, has_left: bool, asks_who_leaves: bool) -> bool:
    """Whether somebody counts as present at a session: by the committee's word ("present" or "absent"), which stands above codes;
    else where they arrived and, if the session asks who leaves, left."""
    if word:
        return word == "present"
    return has_arrived and (has_left or not asks_who_leaves)


@dataclass(frozen=True, slots=True)
class PresenceShare:
    """How much of what was held somebody was there for, in lesson hours (JP)."""

    jp_present: int
    jp_held: int

    @property
    def percent(self) -> int | None:
        """Whole per cent, rounded down, so that nobody passes on a rounding; None while nothing was held."""
        return self.jp_present * 100 // self.jp_held if self.jp_held else None
