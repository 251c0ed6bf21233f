# SPDX-License-Identifier: EUPL-1.2
"""What a day was: the boundaries of the classes, what excuses, and what must hold whatever the punches."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.attendance.domain.classifying import Excuse, Limits, classify
from praja.duties.attendance.domain.plans import Plan, Stamp

LIMITS = Limits()
BEGINS = datetime(2026, 1, 5, 0, 30, tzinfo=UTC)  # Monday 07.30 WIB
ENDS = BEGINS + timedelta(hours=8, minutes=30)
PLAN = Plan(
    day=date(2026, 1, 5),
    begins_at=BEGINS,
    ends_at=ENDS,
    break_minutes=60,
    expected_minutes=450,
    opens_at=BEGINS - timedelta(hours=3),
    closes_at=ENDS + timedelta(hours=6),
)
OFF = Plan(day=date(2026, 1, 4), why_off="Sunday")
LATER = ENDS + timedelta(days=1)


def day(*moments, plan=PLAN, excuses=(), as_of=LATER, limits=LIMITS):
    stamps = [moment if isinstance(moment, Stamp) else Stamp(moment) for moment in moments]
    return classify(plan, stamps, excuses, limits, as_of=as_of)


def after(**span):
    return BEGINS + timedelta(**span)


def before_end(**span):
    return ENDS - timedelta(**span)


@pytest.mark.parametrize(
    ("late", "minutes", "tier"),
    [
        (timedelta(0), 0, 0),
        (timedelta(seconds=59), 0, 0),
        (timedelta(minutes=1), 1, 1),
        (timedelta(minutes=30), 30, 1),
        (timedelta(minutes=30, seconds=59), 30, 1),
        (timedelta(minutes=31), 31, 2),
        (timedelta(minutes=60), 60, 2),
        (timedelta(minutes=61), 61, 3),
        (timedelta(minutes=90), 90, 3),
        (timedelta(minutes=91), 91, 4),
    ],
)
def test_lateness_and_early_leaving_fall_into_the_same_classes(late, minutes, tier):
    came_late, went_early = day(BEGINS + late, ENDS), day(BEGINS, ENDS - late)
    assert (came_late.code, came_late.late_minutes, came_late.late_class, came_late.early_class) == (
        "H", minutes, tier, 0,
    )  # fmt: skip
    assert (went_early.early_minutes, went_early.early_class, went_early.late_class) == (minutes, tier, 0)


def test_without_a_check_out_or_a_check_in_the_day_has_the_fourth_class():
    assert (day(BEGINS).early_class, day(BEGINS).late_class) == (4, 0)
    assert (day(ENDS).late_class, day(ENDS).early_class) == (4, 0)
    assert ("no_departure", {}) in day(BEGINS).reasons
    assert ("no_arrival", {}) in day(ENDS).reasons


def test_a_single_punch_that_says_out_is_the_departure():
    assert day(Stamp(after(hours=1), direction=1)).late_class == 4
    assert day(Stamp(after(hours=1), direction=0)).early_class == 4


def test_neither_punch_on_a_working_day_is_an_absence_once_the_day_is_over():
    assert day().code == "TK"
    assert day(as_of=after(hours=2)).code == ""


def test_a_day_that_still_runs_is_not_judged_by_its_end():
    running = day(BEGINS, as_of=after(hours=2))
    assert (running.code, running.early_class) == ("H", 0)
    went_out = day(BEGINS, after(hours=1), as_of=after(hours=2))
    assert (went_out.early_minutes, went_out.early_class) == (0, 0)


@pytest.mark.parametrize("code", ["DL", "CT", "CS", "DIK", "TB"])
def test_an_approved_absence_suppresses_lateness_and_absence(code):
    excuse = Excuse(code=code, is_absence=True)
    assert (day(excuses=[excuse]).code, day(after(hours=2), excuses=[excuse]).late_class) == (code, 0)
    assert ("punched_while_away", {}) in day(BEGINS, excuses=[excuse]).reasons


def test_on_a_day_off_nothing_is_expected_and_work_is_seen():
    assert day(plan=OFF).code == "L"
    assert ("worked_on_day_off", {}) in day(BEGINS, plan=OFF).reasons
    assert day(plan=replace(OFF, is_joint_leave=True)).code == "CBER"


def test_absence_on_a_day_off_leaves_it_a_day_off():
    assert day(plan=OFF, excuses=[Excuse(code="CS", is_absence=True)]).code == "L"


def test_flexible_time_moves_beginning_and_end():
    flexible = replace(PLAN, flexible_minutes=30)
    kept = day(after(minutes=20), ENDS + timedelta(minutes=20), plan=flexible)
    assert (kept.late_class, kept.early_class) == (0, 0)
    assert day(after(minutes=20), ENDS, plan=flexible).early_minutes == 20
    beyond = day(after(minutes=45), ENDS + timedelta(minutes=30), plan=flexible)
    assert (beyond.late_minutes, beyond.late_class, beyond.early_class) == (15, 1, 0)


def test_lateness_may_be_made_up_on_the_same_day_where_the_pattern_says_so():
    lenient = replace(PLAN, make_up_minutes=30)
    made_up = day(after(minutes=5), ENDS + timedelta(minutes=5), plan=lenient)
    assert (made_up.late_minutes, made_up.late_class) == (5, 0)
    assert day(after(minutes=5), ENDS + timedelta(minutes=4), plan=lenient).late_class == 1
    assert day(after(minutes=31), ENDS + timedelta(minutes=60), plan=lenient).late_class == 2
    assert day(after(minutes=5), ENDS + timedelta(minutes=5)).late_class == 1


def test_a_permission_excuses_up_to_its_hour_and_no_further():
    later = Excuse(comes_by=after(minutes=60))
    assert day(after(minutes=60), ENDS, excuses=[later]).late_class == 0
    assert day(after(minutes=70), ENDS, excuses=[later]).late_minutes == 10
    earlier = Excuse(goes_from=before_end(minutes=60))
    assert day(BEGINS, before_end(minutes=60), excuses=[earlier]).early_class == 0
    assert day(BEGINS, before_end(minutes=65), excuses=[earlier]).early_minutes == 5


def test_work_from_home_is_presence_under_another_name():
    home = Excuse(code="WFH")
    assert day(BEGINS, ENDS, excuses=[home]).code == "WFH"
    assert day(after(minutes=40), ENDS, excuses=[home]).late_class == 2
    assert day(excuses=[home]).code == "TK"


def test_a_dynamic_day_asks_for_its_length_alone():
    dynamic = replace(PLAN, begins_at=None, ends_at=None, break_minutes=0, expected_minutes=450)
    assert day(after(hours=3), after(hours=10, minutes=30), plan=dynamic).early_class == 0
    short = day(after(hours=3), after(hours=10), plan=dynamic)
    assert (short.early_minutes, short.early_class, short.late_class) == (30, 1, 0)


def test_the_break_is_not_worked():
    assert day(BEGINS, ENDS).worked_minutes == 450
    assert day(BEGINS, after(hours=3)).worked_minutes == 180


@pytest.mark.parametrize("begins", [(0, 31, 61, 91), (31, 31, 61, 91), (61, 31, 1, 91)])
def test_classes_must_follow_one_another(begins):
    with pytest.raises(ValueError, match="one after the other"):
        Limits(begins)


MOMENTS = st.integers(-10_800, 52_000).map(lambda seconds: BEGINS + timedelta(seconds=seconds))
STAMPS = st.lists(st.builds(Stamp, MOMENTS, st.sampled_from([0, 1, 2, 3, 255]), st.integers(1, 99)), max_size=6)
EXCUSES = st.lists(
    st.one_of(
        st.builds(Excuse, code=st.sampled_from(["DL", "CT"]), is_absence=st.just(True)),
        st.builds(Excuse, comes_by=MOMENTS),
        st.builds(Excuse, goes_from=MOMENTS),
        st.just(Excuse(code="WFH")),
    ),
    max_size=2,
)
PLANS = st.one_of(
    st.just(OFF),
    st.builds(
        replace,
        st.just(PLAN),
        flexible_minutes=st.sampled_from([0, 30, 90]),
        make_up_minutes=st.sampled_from([0, 30]),
        break_minutes=st.sampled_from([0, 60]),
    ),
    st.just(replace(PLAN, begins_at=None, ends_at=None)),
)


@given(PLANS, STAMPS, EXCUSES, st.randoms(use_true_random=False))
def test_the_order_of_punches_and_repeats_change_nothing(plan, stamps, excuses, random):
    known = day(*stamps, plan=plan, excuses=excuses)
    mixed = [*stamps, *stamps]
    random.shuffle(mixed)
    assert day(*mixed, plan=plan, excuses=excuses) == known


@given(PLANS, STAMPS, EXCUSES)
def test_a_day_is_judged_in_bounds(plan, stamps, excuses):
    found = day(*stamps, plan=plan, excuses=excuses)
    assert found.late_class in range(5)
    assert found.early_class in range(5)
    assert min(found.late_minutes, found.early_minutes, found.worked_minutes) >= 0
    if any(excuse.is_absence for excuse in excuses) or plan.is_off:
        assert (found.late_class, found.early_class) == (0, 0)
    else:
        assert (found.code == "TK") == (not stamps)


@given(STAMPS, MOMENTS)
def test_one_more_punch_never_makes_anybody_later(stamps, moment):
    """More evidence of presence makes the arrival earlier and the departure later, or leaves them."""
    if len({stamp.at for stamp in stamps}) < 2:
        return
    before, then = day(*stamps), day(*stamps, moment)
    assert then.late_minutes <= before.late_minutes
    assert then.early_minutes <= before.early_minutes


@given(STAMPS, EXCUSES)
def test_a_day_once_over_stays_as_it_is(stamps, excuses):
    assert day(*stamps, excuses=excuses) == day(*stamps, excuses=excuses, as_of=LATER + timedelta(days=400))
