# SPDX-License-Identifier: EUPL-1.2
"""Working hours by decree: set up, used, ended; seasons."""

from datetime import date

import pytest

from attendance.schedules.hours import AT, SINCE, SIX_DAYS, TODAY, six_days, ward
from praja.duties.attendance.domain import patterns as judging
from praja.duties.attendance.domain.weeks import DYNAMIC, FIXED, FLEXIBLE, SHIFTS, Slot, week_of
from praja.duties.attendance.errors.schedules import (
    KeepsOtherUnits,
    MonthClosed,
    PatternInvalid,
    SeasonInvalid,
    UseInvalid,
)
from praja.duties.attendance.models import DirtyDay, MonthLock, Pattern
from praja.duties.attendance.operations.schedules import NewShift, end_pattern, set_pattern, use_pattern
from praja.duties.attendance.operations.seasons import revoke_season, set_season
from praja.duties.attendance.queries.plans import plans_of
from praja.lib.errors import Conflict

SATURDAY = date(2026, 1, 31)


@pytest.fixture
def keeper(staff):
    return staff.actor(staff.keeper, AT)


def saturday_minutes(staff, account, day=SATURDAY):
    employee = staff.employee(account).pk
    return plans_of([employee], day, day)[employee, day].expected_minutes


def marked():
    return set(DirtyDay.objects.values_list("employee", "day"))


def test_a_unit_and_those_below_it_work_by_what_is_set_for_them(staff, keeper):
    pattern = set_pattern(unit=staff.root, new=six_days(), actor=keeper, at=AT)
    assert saturday_minutes(staff, staff.worker) == 0
    use_pattern(pattern=pattern, unit=staff.roads, since=SATURDAY, actor=keeper, at=AT)
    assert [saturday_minutes(staff, who) for who in (staff.worker, staff.stranger)] == [360, 0]
    some = {staff.employee(who).pk for who in (staff.worker, staff.colleague, staff.contracted)}
    some |= {staff.employee(who).pk for who in (staff.roads_head, staff.bridges_head)}
    assert marked() == {(who, day) for who in some for day in (SATURDAY, *(date(2026, 2, n) for n in range(1, 5)))}


def test_one_s_own_pattern_comes_before_the_unit_s_and_ends_what_was_before(staff, keeper):
    worker = staff.employee(staff.worker)
    short = set_pattern(unit=staff.root, new=six_days(week=[[420, 480, 0]] * 6 + [None]), actor=keeper, at=AT)
    long = set_pattern(unit=staff.root, new=six_days(), actor=keeper, at=AT)
    first = use_pattern(pattern=short, employee=worker, since=SINCE, actor=keeper, at=AT)
    use_pattern(pattern=long, unit=staff.bridges, since=SINCE, actor=keeper, at=AT)
    assert saturday_minutes(staff, staff.worker) == 60
    use_pattern(pattern=long, employee=worker, since=SATURDAY, until=TODAY, actor=keeper, at=AT)
    first.refresh_from_db()
    assert (first.until, saturday_minutes(staff, staff.worker)) == (SATURDAY, 360)


def test_what_was_set_later_on_is_not_run_over(staff, keeper):
    pattern = set_pattern(unit=staff.roads, new=six_days(), actor=keeper, at=AT)
    use_pattern(pattern=pattern, unit=staff.roads, since=SATURDAY, actor=keeper, at=AT)
    for since, until, field in ((SATURDAY, None, "since"), (SINCE, None, "until"), (SINCE, TODAY, "until")):
        with pytest.raises(UseInvalid) as refused:
            use_pattern(pattern=pattern, unit=staff.roads, since=since, until=until, actor=keeper, at=AT)
        assert refused.value.field == field
    use_pattern(pattern=pattern, unit=staff.roads, since=SINCE, until=SATURDAY, actor=keeper, at=AT)


def test_only_patterns_from_above_and_while_they_hold(staff, keeper):
    of_lights = set_pattern(unit=staff.lights, new=six_days(until=TODAY), actor=keeper, at=AT)
    for unit, since, field in ((staff.roads, SINCE, "pattern"), (staff.lights, TODAY, "since")):
        with pytest.raises(UseInvalid) as refused:
            use_pattern(pattern=of_lights, unit=unit, since=since, actor=keeper, at=AT)
        assert refused.value.field == field


def test_whoever_keeps_no_hours_there_is_refused(staff):
    with pytest.raises(KeepsOtherUnits):
        set_pattern(unit=staff.roads, new=six_days(), actor=staff.actor(staff.roads_head, AT), at=AT)
    assert not Pattern.objects.exists()


def test_after_a_pattern_has_ended_the_one_above_holds(staff, keeper):
    above = set_pattern(unit=staff.root, new=six_days(week=[[420, 480, 0]] * 6 + [None]), actor=keeper, at=AT)
    own = set_pattern(unit=staff.roads, new=six_days(), actor=keeper, at=AT)
    use_pattern(pattern=above, unit=staff.root, since=SINCE, actor=keeper, at=AT)
    use_pattern(pattern=own, unit=staff.roads, since=SINCE, actor=keeper, at=AT)
    DirtyDay.objects.all().delete()
    end_pattern(pattern=own, until=SATURDAY, actor=keeper, at=AT)
    assert saturday_minutes(staff, staff.worker) == 60
    assert saturday_minutes(staff, staff.worker, date(2026, 1, 24)) == 360
    assert min(day for _who, day in marked()) == SATURDAY
    with pytest.raises(PatternInvalid):
        end_pattern(pattern=own, until=SINCE, actor=keeper, at=AT)


def test_a_closed_month_is_left_alone(staff, keeper):
    lock = {"month": date(2026, 1, 1), "salt": b"0" * 16, "done_at": AT}
    MonthLock.objects.create(unit=staff.roads, is_locked=True, **lock)
    pattern = set_pattern(unit=staff.root, new=six_days(), actor=keeper, at=AT)
    for whose in ({"unit": staff.root}, {"employee": staff.employee(staff.worker)}):
        with pytest.raises(MonthClosed):
            use_pattern(pattern=pattern, since=SATURDAY, actor=keeper, at=AT, **whose)
    use_pattern(pattern=pattern, unit=staff.lights, since=SATURDAY, actor=keeper, at=AT)
    MonthLock.objects.create(unit=staff.root, is_locked=False, **lock)  # opened again, with all below
    use_pattern(pattern=pattern, unit=staff.bridges, since=SATURDAY, actor=keeper, at=AT)


RAMADAN = {"kind": "ramadan", "first_day": date(2026, 1, 28), "last_day": date(2026, 2, 20)}


def test_a_season_has_hours_of_its_own_until_it_is_taken_back(staff, keeper):
    day = date(2026, 1, 29)
    season = set_season(**RAMADAN, decree="SE 1/2026", actor=keeper, at=AT)
    assert saturday_minutes(staff, staff.worker, day) == 390
    assert {marked_day for _who, marked_day in marked()} == {date(2026, 1, n) for n in range(28, 32)} | {
        date(2026, 2, n) for n in range(1, 5)
    }
    with pytest.raises(SeasonInvalid) as refused:
        set_season(kind="ramadan", first_day=day, last_day=day, decree="SE 2/2026", actor=keeper, at=AT)
    assert refused.value.field == "first_day"
    revoke_season(season=season, decree="SE 3/2026", actor=keeper, at=AT)
    assert saturday_minutes(staff, staff.worker, day) == 450
    with pytest.raises(Conflict):
        revoke_season(season=season, decree="SE 3/2026", actor=keeper, at=AT)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"first_day": date(2026, 3, 1)}, "last_day"),
        ({"last_day": date(2026, 2, 27)}, "last_day"),
        ({"decree": " "}, "decree"),
    ],
)
def test_a_season_that_cannot_be(staff, keeper, changed, field):
    with pytest.raises(SeasonInvalid) as refused:
        set_season(**RAMADAN | {"decree": "SE 1/2026"} | changed, actor=keeper, at=AT)
    assert refused.value.field == field


def test_words_of_a_pattern_that_cannot_be(staff, keeper):
    again = NewShift("P", "Pagi lagi", 420, 840)
    wrong = {
        "name": six_days(name=" "),
        "decree": six_days(decree=""),
        "until": six_days(until=SINCE),
        "week_0": six_days(week=[[840, 420, 0], *SIX_DAYS[1:]]),
        "closes_after": six_days(closes_after=900),
        "shift_3": ward(shifts=(*ward().shifts, again)),
    }
    for field, new in wrong.items():
        with pytest.raises(PatternInvalid) as refused:
            set_pattern(unit=staff.roads, new=new, actor=keeper, at=AT)
        assert refused.value.field == field


def test_everything_wrong_with_a_week_is_found():
    night, none = Slot(1320, 1860), (None,) * 7
    bound = week_of([[0, 0, 0], [0, 1441, 0], [480, 540, 60], [1320, 1860, 0], [300, 400, 0], None, [1439, 2879, 0]])
    assert judging.faults_of(FIXED, bound, none, 0, ()) == [
        ("week_0", judging.OUT_OF_ORDER),
        ("week_1", judging.TOO_LONG),
        ("week_2", judging.ALL_BREAK),
        ("week_3", judging.OVERLAPS),
        ("week_6", judging.OVERLAPS),
        ("ramadan_0", judging.NO_DAYS),
    ]
    assert judging.faults_of(FLEXIBLE, (night, *none[1:]), (), 0, ()) == [("flexible_minutes", judging.NO_FLEX)]
    assert judging.faults_of(DYNAMIC, (night, *none[1:]), (), 0, ()) == [("week_0", judging.NO_LENGTH)]
    assert judging.faults_of(SHIFTS, (), (), 0, ()) == [("shift_0", judging.NO_SHIFTS)]
