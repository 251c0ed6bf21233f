# SPDX-License-Identifier: EUPL-1.2
"""The rule by which a punch from a telephone counts, waits for somebody's word, or does not count.

Three things are asked: who (a registered telephone signed it), where (a position, exact enough, in or touching a place where
the employee may check in) and when (the code on the display of that place, which fits one moment only). All three: it counts.
What the employee can mend at once by pressing again is refused with what to do. What they could not have known or mended, above
all without a connection, waits for their head: a bad signal is nobody's fault. A code alone can be passed on in a message and a
position alone can be made up, so neither is enough without the other. Where a place wants a photo and none came, a punch that
would count waits for a word as well: no camera, a broken one, or a no to it is nobody's fault either.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from praja.duties.attendance.domain.verdicts import Reason, Verdict

Judged = tuple[Verdict, Reason]
COUNTS: Judged = (Verdict.ACCEPTED, Reason.NONE)
PHOTO_MISSING: Judged = (Verdict.HELD, Reason.NO_PHOTO)
BACK, AHEAD = 3, 1
"""The code of the step at hand, of the three before (a slow hand, a slow line) and of the one after (a fast clock) fits."""
OLD = 20
"""Within so many steps before, a code is an old one rather than a wrong one."""

MOST_GUESSES, GUESSING = 5, timedelta(minutes=10)
"""More codes than this that did not fit, so near the moment of a punch, and one that fits may be a lucky guess."""

FORGOTTEN = timedelta(days=31)
"""What is sent later than this nobody can confirm any more: a correction with evidence is the way."""


class Key(Enum):
    """Whose key signed."""

    OWN = "own"
    SHARED = "shared"
    """One's own, on a telephone that somebody else is registered on as well."""
    OTHERS = "others"
    UNKNOWN = "unknown"
    NONE = "none"
    """Nothing was signed: a browser without scripts."""


class Code(Enum):
    """How the code that was typed or scanned stands to the display of a place at the moment of the punch."""

    NOT_NEEDED = "not_needed"
    FITS = "fits"
    OLD = "old"
    WRONG = "wrong"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class At:
    """A punch beside one place. `metres` outside its outline, None without a position; `limit` of accuracy in metres."""

    code: Code
    metres: float | None = None
    accuracy: int = 0
    limit: int = 100
    lacks_photo: bool = False
    """The place wants a photo, and none came."""

    @property
    def is_exact(self) -> bool:
        return self.metres is not None and self.accuracy <= self.limit

    @property
    def is_inside(self) -> bool:
        """The circle in which the telephone lies touches the place."""
        return self.metres is not None and self.metres <= self.accuracy


@dataclass(frozen=True, slots=True)
class Tried:
    """The facts of one punch, apart from places."""

    key: Key
    is_signed: bool = True
    """The signature fits text and key."""
    is_replayed: bool = False
    was_offline: bool = False
    waited: timedelta = timedelta(0)
    """From the moment it is said to have happened until it came."""
    clock_off: timedelta = timedelta(0)
    """The server's clock less the telephone's when it was sent."""
    guesses: int = 0
    """Codes of theirs that did not fit, told of moments within GUESSING of this one."""
    works_elsewhere: bool = False
    """They have leave to work from home or anywhere on that day."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the house rules allow: how far a clock may be off, and how long after a punch may be sent."""

    clock: timedelta
    sending: timedelta


def judge(tried: Tried, places: tuple[At, ...], limits: Limits) -> tuple[Verdict, Reason, int | None]:
    """What becomes of a punch, why, and by which of the places (its index). Pure: the same facts give the same."""
    known = _by_key(tried)
    if known is not None and known[0] is Verdict.REFUSED:
        return *known, None
    if tried.waited < -limits.clock:
        return Verdict.REFUSED, Reason.FUTURE, None
    if tried.waited > FORGOTTEN:
        return Verdict.REFUSED, Reason.TOO_LATE, None
    if tried.works_elsewhere:
        verdict, place = _elsewhere(tried), None
    else:
        verdict, place = _nearest(tried, places)
    if verdict[0] is not Verdict.REFUSED:
        verdict = known or _by_time(tried, limits, verdict)
    return *verdict, place


def _by_key(tried: Tried) -> Judged | None:
    if tried.is_replayed:
        return Verdict.REFUSED, Reason.REPLAYED
    if tried.key is Key.OTHERS:
        return Verdict.REFUSED, Reason.OTHER_PHONE
    if tried.key is Key.UNKNOWN:
        return Verdict.REFUSED, Reason.UNKNOWN_PHONE
    if tried.key is Key.NONE:
        return Verdict.HELD, Reason.UNKNOWN_PHONE
    if not tried.is_signed:
        return Verdict.REFUSED, Reason.BAD_SIGNATURE
    return (Verdict.HELD, Reason.OTHER_PHONE) if tried.key is Key.SHARED else None


def _by_time(tried: Tried, limits: Limits, verdict: Judged) -> Judged:
    if tried.waited > limits.sending:
        return Verdict.HELD, Reason.TOO_LATE
    if tried.was_offline and verdict not in (COUNTS, PHOTO_MISSING) and abs(tried.clock_off) > limits.clock:
        return Verdict.HELD, Reason.CLOCK_OFF
    return verdict


def _elsewhere(tried: Tried) -> Judged:
    """At home there is no display: when it was is known only while there is a connection."""
    return (Verdict.HELD, Reason.NO_CODE) if tried.was_offline else COUNTS


WORTH = {Verdict.ACCEPTED: 0, Verdict.HELD: 1, Verdict.REFUSED: 2}


def _nearest(tried: Tried, places: tuple[At, ...]) -> tuple[Judged, int | None]:
    """The place that speaks most for the punch; of equals the nearest, of equally near the first."""
    if not places:
        return (Verdict.REFUSED, Reason.OUTSIDE), None
    judged = [(_with_photo(place, _at_place(tried, place)), number) for number, place in enumerate(places)]

    def worth(one: tuple[Judged, int]) -> tuple[int, bool, float]:
        place = places[one[1]]
        distance = float("inf") if place.metres is None else place.metres
        return WORTH[one[0][0]], place.code is not Code.FITS, distance

    verdict, number = min(judged, key=worth)
    return verdict, number


def _at_place(tried: Tried, place: At) -> Judged:
    """Where and when, by one place's outline and display."""
    proven = place.code is Code.FITS
    if tried.key is Key.NONE:
        return (Verdict.REFUSED, Reason.NO_CODE) if place.code is Code.MISSING else _by_code(tried, place.code)
    if place.metres is None:
        return _unless_mended(tried, proven, Reason.NO_POSITION)
    if not place.is_exact:
        return _unless_mended(tried, proven, Reason.INACCURATE)
    if not place.is_inside:
        return (Verdict.HELD if proven else Verdict.REFUSED), Reason.OUTSIDE
    return _by_code(tried, place.code)


def _with_photo(place: At, verdict: Judged) -> Judged:
    return PHOTO_MISSING if place.lacks_photo and verdict == COUNTS else verdict


def _unless_mended(tried: Tried, proven: bool, reason: Reason) -> Judged:
    """Who was there by the code, or had no connection to be told better, is heard; anybody else can do better at once."""
    return (Verdict.HELD if proven or tried.was_offline else Verdict.REFUSED), reason


def _by_code(tried: Tried, code: Code) -> Judged:
    """Inside: the code says when."""
    if code is Code.FITS:
        return (Verdict.HELD, Reason.GUESSED) if tried.guesses > MOST_GUESSES else COUNTS
    if code is Code.NOT_NEEDED:
        return _elsewhere(tried)
    if code is Code.MISSING:
        return Verdict.HELD, Reason.NO_CODE
    reason = Reason.OLD_CODE if code is Code.OLD else Reason.WRONG_CODE
    return (Verdict.HELD if tried.was_offline else Verdict.REFUSED), reason
