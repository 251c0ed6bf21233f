# SPDX-License-Identifier: EUPL-1.2
"""What a code comes to, by when it was shown, when it comes, and what the session takes then."""

from datetime import UTC, datetime, timedelta

import pytest

from praja.duties.training.domain.presence import (
    MOST_TRIES,
    SENT_LATER,
    STEP,
    Brought,
    Outcome,
    Phase,
    PresenceShare,
    Window,
    judge,
    shown_code,
)

START = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
END = START + timedelta(hours=3)
CODE = shown_code(b"rahasia sesi satu")
OTHER = shown_code(b"rahasia sesi lain")


def window(**changed: int | None) -> Window:
    return Window(START, END, **{"opens_before": 30, "late_after": 15, "closes_after": 60, **changed})  # type: ignore[arg-type]


def judged(shown: datetime, at: datetime, *, code: object = CODE, **facts: object) -> Outcome:
    received = facts.pop("received", at)
    brought = Brought(code.at(shown), at, received, was_kept=received != at)  # type: ignore[attr-defined,arg-type]
    known: dict[str, object] = {"has_arrived": False, "has_left": False, "tries": 0, **facts}
    return judge(brought, known.pop("window", window()), CODE, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("minutes", "phase"),
    [(-31, Phase.BEFORE), (-30, Phase.ARRIVING), (14, Phase.ARRIVING), (15, Phase.ARRIVING_LATE), (60, Phase.OVER)],
)
def test_arrivals_are_taken_from_the_opening_to_the_closing(minutes: int, phase: Phase) -> None:
    assert window().phase(START + timedelta(minutes=minutes)) is phase


@pytest.mark.parametrize(
    ("minutes", "phase"),
    [(59, Phase.ARRIVING_LATE), (60, Phase.BETWEEN), (164, Phase.BETWEEN), (165, Phase.LEAVING), (239, Phase.LEAVING)],
)
def test_leaving_is_taken_around_the_end_where_it_is_asked_for(minutes: int, phase: Phase) -> None:
    assert window(leaves_from=15).phase(START + timedelta(minutes=minutes)) is phase
    assert window(leaves_from=15).phase(END + timedelta(minutes=60)) is Phase.OVER


def test_arrivals_close_where_leaving_begins() -> None:
    short = window(leaves_from=150, closes_after=120)

    assert short.phase(START + timedelta(minutes=29)) is Phase.ARRIVING_LATE
    assert short.phase(START + timedelta(minutes=30)) is Phase.LEAVING


def test_nobody_arrives_after_the_end() -> None:
    assert window(closes_after=600).phase(END) is Phase.OVER


def test_a_code_on_the_screen_counts_and_says_late() -> None:
    assert judged(START, START) is Outcome.ARRIVED
    late = START + timedelta(minutes=20)
    assert judged(late, late) is Outcome.ARRIVED_LATE


def test_a_code_is_good_for_a_minute_and_not_longer() -> None:
    assert judged(START, START + 3 * STEP - timedelta(seconds=1)) is Outcome.ARRIVED
    assert judged(START, START + 3 * STEP) is Outcome.OLD_CODE


def test_a_code_of_another_session_is_wrong_and_one_of_later_too() -> None:
    assert judged(START, START, code=OTHER) is Outcome.WRONG_CODE
    assert judged(START + STEP, START) is Outcome.WRONG_CODE


def test_what_was_kept_counts_from_when_it_was_scanned() -> None:
    sent = START + timedelta(hours=5)

    assert judged(START, START, received=sent) is Outcome.ARRIVED
    assert judged(START, START, received=START + SENT_LATER) is Outcome.ARRIVED
    assert judged(START, START, received=START + SENT_LATER + timedelta(seconds=1)) is Outcome.TOO_LONG_AGO
    assert judged(START, sent, received=sent + STEP) is Outcome.CLOSED


def test_what_is_kept_from_later_than_now_does_not_count() -> None:
    at = START + timedelta(minutes=10)

    assert judged(at, at, received=at - timedelta(seconds=1)) is Outcome.TOO_LONG_AGO


def test_a_code_that_was_passed_on_and_kept_is_old_all_the_same() -> None:
    scanned = START + timedelta(minutes=5)

    assert judged(START, scanned, received=scanned + timedelta(hours=1)) is Outcome.OLD_CODE


def test_whoever_is_recorded_stays_so_whatever_the_code() -> None:
    assert judged(START, START, code=OTHER, has_arrived=True) is Outcome.ALREADY
    assert judged(START, END + timedelta(days=2), has_arrived=True) is Outcome.ALREADY


def test_leaving_is_asked_of_those_who_arrived_too() -> None:
    leaving = END - timedelta(minutes=5)
    both = window(leaves_from=15)

    assert judged(leaving, leaving, window=both, has_arrived=True) is Outcome.LEFT
    assert judged(leaving, leaving, window=both, has_arrived=True, has_left=True) is Outcome.ALREADY


def test_too_many_codes_that_did_not_fit_end_it() -> None:
    assert judged(START, START, tries=MOST_TRIES - 1) is Outcome.ARRIVED
    assert judged(START, START, tries=MOST_TRIES) is Outcome.TOO_MANY


def test_a_share_is_rounded_down_and_nothing_without_sessions() -> None:
    assert PresenceShare(269, 270).percent == 99
    assert PresenceShare(0, 0).percent is None
    assert PresenceShare(5, 6).percent == 83
