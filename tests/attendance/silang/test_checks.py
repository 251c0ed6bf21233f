# SPDX-License-Identifier: EUPL-1.2
"""What the cross-checks ask, from rows alone; whatever the order of the rows, the same."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from praja.duties.attendance.domain.geometry import metres_between, middle_of
from praja.duties.attendance.domain.silang.absences import (
    Away,
    PaidOut,
    Recorded,
    paid_on_leave,
    punches_on_travel,
    two_assignments,
)
from praja.duties.attendance.domain.silang.corrections import Corrected, many_corrections
from praja.duties.attendance.domain.silang.devices import (
    Press,
    Together,
    always_together,
    one_after_the_other,
    refused_as_anothers,
)
from praja.duties.attendance.domain.silang.movement import Stood, too_fast

MONDAY = date(2026, 1, 5)
MORNING = datetime(2026, 1, 5, 0, 30, tzinfo=UTC)
ONE, TWO, THREE = 1, 2, 3
MINUTE = timedelta(minutes=1)
LIMITS = Together(within=MINUTE, days=3, share=9_000)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def ids(question):
    return [proof.id for proof in question.proofs]


def figures(question):
    return dict(question.figures)


def press(punch, employee, on=0, after=timedelta(0), device="7"):
    return Press(device, employee, MORNING + timedelta(days=on) + after, day(on), punch)


def test_a_travel_is_asked_about_with_every_punch_on_its_days_and_no_other():
    travel = Away(90, ONE, day(0), day(2))
    punches = [Recorded(1, ONE, day(0)), Recorded(2, ONE, day(1)), Recorded(3, ONE, day(3)), Recorded(4, TWO, day(1))]
    [asked] = punches_on_travel([travel, Away(91, TWO, day(5), day(6))], punches)
    assert (asked.employee, asked.key, asked.first_day, asked.last_day) == (ONE, "90", day(0), day(1))
    assert ids(asked) == [90, 1, 2]
    assert figures(asked) == {"days": 2, "edge": 1}


def test_two_travels_that_share_a_day_are_asked_about_unless_they_come_from_one_case():
    one, other = Away(1, ONE, day(0), day(3), case=5), Away(2, ONE, day(3), day(4), case=6)
    [asked] = two_assignments([one, other, Away(3, TWO, day(0), day(9)), Away(4, ONE, day(0), day(3), case=5)][:3])
    assert (asked.key, asked.first_day, asked.last_day, figures(asked)) == ("1-2", day(3), day(3), {"days": 1})
    assert two_assignments([one, Away(4, ONE, day(0), day(3), case=5)]) == []
    assert two_assignments([one, Away(2, ONE, day(4), day(4), case=6)]) == []


def test_an_allowance_is_asked_about_in_the_months_in_which_leave_stops_it():
    january, february = date(2026, 1, 1), date(2026, 2, 1)
    leave = Away(8, ONE, date(2026, 1, 30), date(2026, 2, 2), code="CB")
    paid = [PaidOut(1, ONE, january, 5_000_000), PaidOut(2, ONE, february, 1), PaidOut(1, TWO, january, 9)]
    stopping, working = {january: {"CB"}, february: {"CLTN"}}, {(ONE, date(2026, 1, 30)), (ONE, date(2026, 2, 2))}
    asked = paid_on_leave(paid, [leave], stopping, working)
    assert [(one.key, figures(one), ids(one)) for one in asked] == [
        ("2026-01", {"days": 1, "amount": 5_000_000}, [8, 1])
    ]
    took_out = PaidOut(1, ONE, january, 5_000_000, unpaid=frozenset({date(2026, 1, 30)}))
    assert paid_on_leave([took_out], [leave], stopping, working) == []


def test_a_telephone_that_is_anothers_is_asked_about_once_a_month():
    [asked] = refused_as_anothers([press(1, ONE), press(2, ONE, on=1)])
    assert (asked.key, figures(asked)) == ("2026-01", {"times": 2, "days": 2})


def test_one_browser_for_two_people_in_turn_is_asked_of_both():
    soon, late = timedelta(minutes=9), timedelta(minutes=40)
    asked = one_after_the_other([press(1, ONE), press(2, TWO, after=soon), press(3, TWO, after=late)], 10 * MINUTE)
    assert [(one.employee, one.others, ids(one)) for one in asked] == [(ONE, (TWO,), [1, 2]), (TWO, (ONE,), [1, 2])]
    assert one_after_the_other([press(1, ONE), press(2, TWO, after=soon, device="8")], 10 * MINUTE) == []


def come_together(days, apart=timedelta(seconds=20), first=0):
    for n in range(first, first + days):
        for hour in (0, 9):
            later = timedelta(hours=hour)
            yield press(n * 10 + hour, ONE, on=n, after=later)
            yield press(n * 10 + hour + 1, TWO, on=n, after=later + apart)


def test_numbers_that_always_come_together_are_asked_about_and_those_that_meet_by_chance_are_not():
    asked = always_together(come_together(3), LIMITS)
    assert [(one.employee, one.others, figures(one), len(one.proofs)) for one in asked] == [
        (ONE, (TWO,), {"days": 3, "share": 10_000}, 12),
        (TWO, (ONE,), {"days": 3, "share": 10_000}, 12),
    ]
    assert always_together(come_together(2), LIMITS) == []
    assert always_together(come_together(3, apart=2 * MINUTE), LIMITS) == []
    alone = [press(900, ONE, on=0, after=timedelta(hours=4))]
    assert always_together([*come_together(3), *alone], LIMITS) == []
    apart = come_together(1, apart=timedelta(hours=1), first=4)
    assert always_together([*come_together(3), *apart], LIMITS) == []  # three of four days are less than nine of ten


def test_corrections_are_asked_about_above_a_share_of_the_working_days():
    corrected = [Corrected(n, ONE, day(n)) for n in range(4)]
    january = {(ONE, date(2026, 1, 1)): 19}
    [asked] = many_corrections(corrected, january, share=2_000, least=3)
    assert (asked.key, figures(asked)) == ("2026-01", {"days": 4, "of": 19})
    assert many_corrections(corrected, {(ONE, date(2026, 1, 1)): 20}, share=2_000, least=3) == []
    assert many_corrections(corrected[:2], {}, share=2_000, least=3) == []


def stood(punch, minutes, north, employee=ONE, reach=0.0):
    return Stood(punch, employee, MORNING + minutes * MINUTE, MONDAY, 124.84, 1.49 + north, reach)


def test_two_places_farther_apart_than_the_time_between_allows_are_asked_about():
    quick = {"pace": 50 * MINUTE, "slack": 5 * MINUTE}
    degree = metres_between((124.84, 1.49), (124.84, 2.49))
    assert 111_000 < degree < 111_400
    [asked] = too_fast([stood(1, 0, 0), stood(2, 50, 1)], **quick)
    assert (asked.key, figures(asked)) == ("1-2", {"minutes": 50})
    assert too_fast([stood(1, 0, 0), stood(2, 51, 1)], **quick) == []
    assert too_fast([stood(1, 0, 0), stood(2, 50, 1, reach=2_000)], **quick) == []
    assert too_fast([stood(1, 0, 0), stood(2, 50, 1, employee=TWO)], **quick) == []


def test_the_middle_of_an_outline_is_no_farther_from_it_than_its_corners():
    ring = [[124.84, 1.49], [124.842, 1.49], [124.842, 1.492], [124.84, 1.492], [124.84, 1.49]]
    (longitude, latitude), reach = middle_of([ring])
    assert (round(longitude, 6), round(latitude, 6)) == (124.841, 1.491)
    assert 150 < reach < 165
    assert middle_of([]) is None


somebody = st.sampled_from((ONE, TWO, THREE))
of_days = st.integers(0, 40)
ROW = st.tuples(st.integers(1, 60), somebody, of_days, st.integers(0, 600))
rows = st.lists(ROW, max_size=20, unique_by=lambda row: row[0])


def all_checks(drawn):
    presses = [press(n, who, on=on, after=late * MINUTE / 10, device=str(n % 2)) for n, who, on, late in drawn]
    travels = [Away(n, who, day(on), day(on + late % 5), case=n % 7 or None, code="CB") for n, who, on, late in drawn]
    return [
        *punches_on_travel(travels, [Recorded(n, who, day(on)) for n, who, on, _late in drawn]),
        *two_assignments(travels),
        *paid_on_leave(
            [PaidOut(n, who, day(on).replace(day=1), late + 1) for n, who, on, late in drawn],
            travels,
            {date(2026, 1, 1): {"CB"}},
            {(who, day(on)) for _n, who, on, _late in drawn},
        ),
        *refused_as_anothers(presses),
        *one_after_the_other(presses, 5 * MINUTE),
        *always_together(presses, Together(MINUTE, 1, 5_000)),
        *many_corrections([Corrected(n, who, day(on)) for n, who, on, _ in drawn], {}, share=2_000, least=2),
        *too_fast(
            [stood(n, on * 60 + late, late / 100, who) for n, who, on, late in drawn],
            pace=50 * MINUTE,
            slack=5 * MINUTE,
        ),
    ]


@settings(max_examples=40, deadline=None)
@given(rows.flatmap(lambda drawn: st.tuples(st.just(drawn), st.permutations(drawn))))
def test_the_same_rows_in_any_order_and_any_number_of_times_ask_the_same(both):
    drawn, shuffled = both
    once = all_checks(drawn)
    assert all_checks([*shuffled, *drawn[:3]]) == once
    assert all(question.proofs and question.employee not in question.others for question in once)
    assert all(question.first_day <= question.last_day for question in once)
    names = [question.name for question in once]
    assert len(names) == len(set(names))
