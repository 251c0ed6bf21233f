# SPDX-License-Identifier: EUPL-1.2
"""The rule by which a punch counts, waits or does not count, row by row."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from praja.duties.attendance.domain.judging import At, Code, Key, Limits, Tried, judge
from praja.duties.attendance.domain.verdicts import Reason, Verdict
from praja.duties.attendance.enums import Reason as ReasonKept
from praja.duties.attendance.enums import Verdict as VerdictKept
from praja.duties.attendance.errors.punches import TO_JUDGE, WORDS, said_of

LIMITS = Limits(clock=timedelta(minutes=5), sending=timedelta(hours=72))
OWN = Tried(key=Key.OWN)
OFFLINE = replace(OWN, was_offline=True, waited=timedelta(hours=3))
WRONG_CLOCK = replace(OFFLINE, clock_off=timedelta(hours=-2))
SCRIPTLESS = Tried(key=Key.NONE, is_signed=False)
INSIDE = At(Code.FITS, metres=0, accuracy=12)
COUNTS, HELD, REFUSED = Verdict.ACCEPTED, Verdict.HELD, Verdict.REFUSED


def at(code: Code, metres: float | None = 0, accuracy: int = 12) -> At:
    return At(code, metres, accuracy)


TABLE = [
    # with a connection
    ("inside, the code fits", OWN, INSIDE, COUNTS, Reason.NONE),
    ("inside where no code is asked for", OWN, at(Code.NOT_NEEDED), COUNTS, Reason.NONE),
    ("the circle touches the place", OWN, at(Code.FITS, 40, 45), COUNTS, Reason.NONE),
    ("inside without a code", OWN, at(Code.MISSING), HELD, Reason.NO_CODE),
    ("inside, a wrong code", OWN, at(Code.WRONG), REFUSED, Reason.WRONG_CODE),
    ("inside, a code that has changed", OWN, at(Code.OLD), REFUSED, Reason.OLD_CODE),
    ("outside", OWN, at(Code.MISSING, 500), REFUSED, Reason.OUTSIDE),
    ("outside by its position, there by its code", OWN, at(Code.FITS, 500), HELD, Reason.OUTSIDE),
    ("poor accuracy", OWN, at(Code.MISSING, 0, 900), REFUSED, Reason.INACCURATE),
    ("poor accuracy, the code fits", OWN, at(Code.FITS, 0, 900), HELD, Reason.INACCURATE),
    ("no position", OWN, at(Code.WRONG, None), REFUSED, Reason.NO_POSITION),
    ("no position, the code fits", OWN, at(Code.FITS, None), HELD, Reason.NO_POSITION),
    # without: the code proves when
    ("offline, the code fits", OFFLINE, INSIDE, COUNTS, Reason.NONE),
    ("offline without a code", OFFLINE, at(Code.MISSING), HELD, Reason.NO_CODE),
    ("offline where no code is asked for", OFFLINE, at(Code.NOT_NEEDED), HELD, Reason.NO_CODE),
    ("offline, a wrong code", OFFLINE, at(Code.WRONG), HELD, Reason.WRONG_CODE),
    ("offline, an old code", OFFLINE, at(Code.OLD), HELD, Reason.OLD_CODE),
    ("offline and outside", OFFLINE, at(Code.MISSING, 500), REFUSED, Reason.OUTSIDE),
    ("offline, poor accuracy", OFFLINE, at(Code.MISSING, 0, 900), HELD, Reason.INACCURATE),
    ("offline, no position", OFFLINE, at(Code.FITS, None), HELD, Reason.NO_POSITION),
    ("offline, sent too late", replace(OFFLINE, waited=timedelta(hours=73)), INSIDE, HELD, Reason.TOO_LATE),
    ("sent a month later", replace(OFFLINE, waited=timedelta(days=32)), INSIDE, REFUSED, Reason.TOO_LATE),
    ("offline, a wrong clock", WRONG_CLOCK, at(Code.WRONG), HELD, Reason.CLOCK_OFF),
    ("a wrong clock, but the code fits", WRONG_CLOCK, INSIDE, COUNTS, Reason.NONE),
    ("a wrong clock with a connection", replace(OWN, clock_off=timedelta(hours=2)), INSIDE, COUNTS, Reason.NONE),
    ("from the future", replace(OFFLINE, waited=timedelta(minutes=-6)), INSIDE, REFUSED, Reason.FUTURE),
    ("a few codes tried before", replace(OWN, guesses=5), INSIDE, COUNTS, Reason.NONE),
    ("many codes tried before", replace(OWN, guesses=6), INSIDE, HELD, Reason.GUESSED),
    # the photo that the place wants is missing
    ("no photo", OWN, replace(INSIDE, lacks_photo=True), HELD, Reason.NO_PHOTO),
    ("offline, a wrong clock, no photo", WRONG_CLOCK, replace(INSIDE, lacks_photo=True), HELD, Reason.NO_PHOTO),
    ("a wrong code, no photo", OWN, replace(at(Code.WRONG), lacks_photo=True), REFUSED, Reason.WRONG_CODE),
    ("no code, no photo", OWN, replace(at(Code.MISSING), lacks_photo=True), HELD, Reason.NO_CODE),
    # who
    ("sent before", replace(OWN, is_replayed=True), INSIDE, REFUSED, Reason.REPLAYED),
    ("somebody else's telephone", replace(OWN, key=Key.OTHERS), INSIDE, REFUSED, Reason.OTHER_PHONE),
    ("a telephone that two people use", replace(OWN, key=Key.SHARED), INSIDE, HELD, Reason.OTHER_PHONE),
    ("shared and outside", replace(OWN, key=Key.SHARED), at(Code.MISSING, 500), REFUSED, Reason.OUTSIDE),
    ("an unknown telephone", replace(OWN, key=Key.UNKNOWN), INSIDE, REFUSED, Reason.UNKNOWN_PHONE),
    ("a signature that does not fit", replace(OWN, is_signed=False), INSIDE, REFUSED, Reason.BAD_SIGNATURE),
    # a browser without scripts: the code alone
    ("unsigned, the code fits", SCRIPTLESS, at(Code.FITS, None), HELD, Reason.UNKNOWN_PHONE),
    ("unsigned, a wrong code", SCRIPTLESS, at(Code.WRONG, None), REFUSED, Reason.WRONG_CODE),
    ("unsigned without a code", SCRIPTLESS, at(Code.MISSING, None), REFUSED, Reason.NO_CODE),
    # leave to work from home
    ("at home", replace(OWN, works_elsewhere=True), at(Code.MISSING, 9_000), COUNTS, Reason.NONE),
    ("at home without a connection", replace(OFFLINE, works_elsewhere=True), at(Code.MISSING), HELD, Reason.NO_CODE),
]


@pytest.mark.parametrize(
    ("tried", "place", "verdict", "reason"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_the_rule(tried: Tried, place: At, verdict: Verdict, reason: Reason) -> None:
    assert judge(tried, (place,), LIMITS)[:2] == (verdict, reason)


def test_the_place_that_speaks_most_for_it_is_the_one_it_belongs_to() -> None:
    far, near, shown = at(Code.MISSING, 900), at(Code.MISSING, 300), at(Code.FITS, 600)

    assert judge(OWN, (far, INSIDE, near), LIMITS)[2] == 1
    assert judge(OWN, (far, near), LIMITS) == (REFUSED, Reason.OUTSIDE, 1)
    assert judge(OWN, (near, shown), LIMITS) == (HELD, Reason.OUTSIDE, 1)
    assert judge(OWN, (), LIMITS) == (REFUSED, Reason.OUTSIDE, None)


def test_nothing_counts_that_is_unsigned_elsewhere_or_without_its_moment() -> None:
    """Every combination of facts: what counts was signed by one's own telephone, inside, exactly, at a moment that is known."""
    for key, signed, offline, code, metres, accuracy in product(
        Key, (True, False), (True, False), Code, (None, 0, 50), (10, 100, 101)
    ):
        tried, place = Tried(key, signed, was_offline=offline), At(code, metres, accuracy)
        verdict, reason, _place = judge(tried, (place,), LIMITS)
        if verdict is COUNTS:
            assert (key, signed) == (Key.OWN, True)
            assert metres is not None
            assert metres <= accuracy <= 100
            assert code is Code.FITS or (code is Code.NOT_NEEDED and not offline)
        assert (reason == Reason.NONE) == (verdict is COUNTS)


def test_every_reason_has_its_sentence_and_a_step() -> None:
    judged = {row[4] for row in TABLE} - {Reason.NONE}

    assert judged == set(WORDS) == set(Reason) - {Reason.NONE}
    assert set(Reason) <= set(ReasonKept.values)
    assert set(Verdict) == set(VerdictKept.values)
    assert set(TO_JUDGE) == {row[4] for row in TABLE if row[3] is HELD}
    for reason in judged:
        for verdict in (HELD, REFUSED):
            assert all(map(str, said_of(reason, verdict)))
