# SPDX-License-Identifier: EUPL-1.2
"""What must hold for every clock, whatever the holidays, pauses and starts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.law.domain.calendar import (
    Calendar,
    Holiday,
    HolidayKind,
    add_working_days,
    working_days_between,
)
from praja.kernel.law.domain.clocks import ClockTerms, Extension, Pause, due, run
from praja.kernel.law.domain.opening import closed_weekdays
from praja.kernel.law.domain.rules import CLOCK_UNITS, Confidence, Unit
from praja.lib.clock import end_of, local_date, start_of

ZONES = st.sampled_from([ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")])
FIRST = datetime(2025, 11, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=240)).map(lambda later: FIRST + later)
DAYS = st.dates(date(2025, 11, 1), date(2026, 12, 31))
HOLIDAYS = st.builds(Holiday, DAYS, st.just("libur"), st.sampled_from(HolidayKind))
CALENDARS = st.builds(
    Calendar,
    st.lists(HOLIDAYS, max_size=40).map(tuple),
    st.sampled_from([frozenset({5, 6}), frozenset({6}), frozenset()]),
)


def slots(edges):
    ordered = sorted(edges)
    return tuple(zip(ordered[::2], ordered[1::2], strict=False))


EDGES = st.lists(st.integers(0, 1440), max_size=6, unique=True)
WEEKS = st.lists(EDGES.map(slots), min_size=7, max_size=7).filter(any).map(tuple)
TERMS = st.builds(
    ClockTerms,
    rule_key=st.just("a.b"),
    value=st.integers(1, 40),
    unit=st.sampled_from(CLOCK_UNITS),
    opening=WEEKS,
    public_holidays_only=st.booleans(),
    source=st.just("UU"),
    article=st.none(),
    confidence=st.just(Confidence.CONFIRMED),
    calendar_fingerprint=st.just(""),
)
EXTENSIONS = st.lists(st.builds(Extension, st.integers(1, 10), st.just("alasan")), max_size=2)


@st.composite
def a_pause(draw, zone, endless=True):
    """Often from or to a local midnight, because there the rules are sharp."""
    since, length = draw(MOMENTS), draw(st.integers(0, 24 * 20))
    if draw(st.booleans()):
        since = end_of(since.date(), zone)
    until = since + timedelta(hours=length)
    return Pause(since, None if endless and draw(st.integers(0, 5)) == 0 else until, "menunggu")


@st.composite
def a_clock(draw, endless=True):
    zone = draw(ZONES)
    return {
        "terms": draw(TERMS),
        "started_at": draw(MOMENTS),
        "zone": zone,
        "calendar": draw(CALENDARS),
        "pauses": tuple(draw(st.lists(a_pause(zone, endless), max_size=4))),
        "extensions": tuple(draw(EXTENSIONS)),
    }


def read(clock, **changed):
    values = {**clock, **changed}
    return run(values.pop("terms"), **values)


def due_of(clock, **changed):
    values = {**clock, **changed}
    return due(values.pop("terms"), **values)


@given(a_clock())
def test_the_fast_way_gives_the_same_moment(clock):
    assert due_of(clock) == read(clock).due_at


@given(a_clock(endless=False), st.timedeltas(timedelta(0), timedelta(days=40)))
def test_a_later_start_is_never_due_earlier(clock, later):
    if clock["terms"].unit is Unit.MONTHS:
        clock["pauses"] = ()  # a paused month keeps the length it had at its own start, and months differ
    assert due_of(clock) <= due_of(clock, started_at=clock["started_at"] + later)


@given(a_clock(endless=False), st.integers(1, 20))
def test_a_longer_time_is_never_due_earlier(clock, more):
    longer = replace(clock["terms"], value=clock["terms"].value + more)
    assert due_of(clock) < due_of(clock, terms=longer)


@given(a_clock(endless=False), st.data())
def test_a_pause_only_ever_moves_the_due_later(clock, data):
    extra = data.draw(a_pause(clock["zone"], endless=False))
    assert due_of(clock) <= due_of(clock, pauses=(*clock["pauses"], extra))


@given(a_clock(endless=False))
def test_a_working_day_clock_is_never_due_on_a_day_off(clock):
    terms = replace(clock["terms"], unit=Unit.WORKING_DAYS)
    reading = read(clock, terms=terms)
    calendar = replace(clock["calendar"], weekend=closed_weekdays(terms.opening))
    assert calendar.is_working(reading.due_on, terms.public_holidays_only)
    assert reading.due_at == end_of(reading.due_on, clock["zone"])


def minutes_open(begin, end, clock):
    """Opening time between two moments, outside days off and pauses, counted minute edge by minute edge."""
    edges = {begin, end}
    day = local_date(begin, clock["zone"])
    opened = []
    while start_of(day, clock["zone"]) < end:
        if day.toordinal() not in clock["calendar"].off_ordinals():
            for since, until in clock["terms"].opening[day.weekday()]:
                opened.append(tuple(start_of(day, clock["zone"]) + timedelta(minutes=m) for m in (since, until)))
        day += timedelta(days=1)
    held = [(pause.since, pause.until) for pause in clock["pauses"]]
    edges |= {edge for span in (*opened, *held) for edge in span if begin < edge < end}
    marks = sorted(edges)
    return sum(
        (
            later - earlier
            for earlier, later in pairwise(marks)
            if any(a <= earlier and later <= b for a, b in opened)
            and not any(a <= earlier and later <= b for a, b in held)
        ),
        timedelta(0),
    )


@given(a_clock(endless=False))
def test_an_opening_clock_counts_exactly_the_minutes_that_were_open(clock):
    clock["terms"] = replace(clock["terms"], unit=Unit.OPENING_MINUTES)
    wanted = clock["terms"].value + sum(extension.value for extension in clock["extensions"])
    due_at = due_of(clock)
    assert minutes_open(clock["started_at"], due_at, clock) == timedelta(minutes=wanted)
    assert minutes_open(clock["started_at"], due_at - timedelta(seconds=1), clock) < timedelta(minutes=wanted)


@given(a_clock(endless=False))
def test_every_day_is_explained(clock):
    reading = read(clock)
    first, last = reading.days[0].day, reading.days[-1].day
    assert first == reading.started_on
    assert last == reading.due_on
    assert [note.day for note in reading.days] == [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert all(note.why for note in reading.days)
    if clock["terms"].unit in {Unit.WORKING_DAYS, Unit.CALENDAR_DAYS}:
        wanted = clock["terms"].value + sum(extension.value for extension in clock["extensions"])
        assert sum(note.counted for note in reading.days) == wanted
        assert reading.days[-1].counted


@given(DAYS, st.integers(0, 40), st.integers(0, 40), CALENDARS, st.booleans())
def test_working_days_add_up(day, n, m, calendar, public_only):
    together = add_working_days(day, n + m, calendar, public_only)
    assert together == add_working_days(add_working_days(day, n, calendar, public_only), m, calendar, public_only)
    assert working_days_between(day, together, calendar, public_only) == n + m
    assert working_days_between(together, day, calendar, public_only) == -(n + m)


@given(a_clock())
def test_terms_survive_being_written_down(clock):
    assert ClockTerms.from_json(clock["terms"].to_json()) == clock["terms"]


@given(st.lists(HOLIDAYS, max_size=20), st.randoms())
def test_the_order_of_holidays_does_not_matter(holidays, random):
    shuffled = random.sample(holidays, len(holidays))
    first, second = Calendar(tuple(holidays)), Calendar(tuple(shuffled))
    assert first == second
    assert hash(first) == hash(second)
    assert first.fingerprint == second.fingerprint
