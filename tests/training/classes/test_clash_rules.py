# SPDX-License-Identifier: EUPL-1.2
"""Clashes of rooms, trainers and people, whatever the timetable."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from praja.duties.training.domain.clashes import Clash, Found, Slot, Stay, bound_elsewhere, clashes_between
from praja.duties.training.domain.timetables import held_against

EIGHT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def slot(number, begins, length, *, of=1, room=None, trainers=()):
    start = EIGHT + timedelta(hours=begins)
    return Slot(number, of, start, start + timedelta(hours=length), room, frozenset(trainers))


@st.composite
def timetables(draw):
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(0, 12),
                st.integers(1, 4),
                st.integers(1, 3),
                st.none() | st.integers(1, 2),
                st.frozensets(st.integers(1, 3), max_size=2),
            ),
            max_size=12,
        )
    )
    return [slot(number, *row[:2], of=row[2], room=row[3], trainers=row[4]) for number, row in enumerate(rows)]


@given(timetables())
def test_a_clash_is_found_from_both_sides_and_only_once_from_each(slots):
    found = list(clashes_between(slots))
    assert len(found) == len(set(found))
    assert {Found(one.kind, one.other, one.session, one.of) for one in found} == set(found)


@given(timetables())
def test_one_pass_finds_what_comparing_everybody_with_everybody_finds(slots):
    wanted = set()
    for one in slots:
        for other in slots:
            if one.id != other.id and one.begins < other.ends and other.begins < one.ends:
                if one.room is not None and one.room == other.room:
                    wanted.add(Found(Clash.ROOM, one.id, other.id, one.room))
                wanted |= {Found(Clash.TRAINER, one.id, other.id, who) for who in one.trainers & other.trainers}
                if one.training_class == other.training_class:
                    wanted.add(Found(Clash.SAME_CLASS, one.id, other.id, one.training_class))
    assert set(clashes_between(slots)) == wanted


@given(timetables(), st.randoms())
def test_the_order_in_which_sessions_are_read_changes_nothing(slots, chance):
    shuffled = list(slots)
    chance.shuffle(shuffled)
    assert set(clashes_between(shuffled)) == set(clashes_between(slots))


def test_sessions_that_follow_each_other_do_not_clash():
    first, second = slot(1, 0, 2, of=1, room=1, trainers={1}), slot(2, 2, 2, of=2, room=1, trainers={1})
    assert list(clashes_between([first, second])) == []


def test_a_room_and_a_trainer_that_two_classes_want_are_two_clashes():
    first, second = slot(1, 0, 2, of=1, room=1, trainers={7}), slot(2, 1, 2, of=2, room=1, trainers={7, 8})
    assert [(one.kind, one.session, one.other, one.of) for one in clashes_between([first, second])] == [
        (Clash.ROOM, 1, 2, 1),
        (Clash.ROOM, 2, 1, 1),
        (Clash.TRAINER, 1, 2, 7),
        (Clash.TRAINER, 2, 1, 7),
    ]


DAY = date(2026, 3, 2)
stays = st.builds(
    lambda who, start, length, reason, of: Stay(
        who, DAY + timedelta(start), DAY + timedelta(start + length), reason, of
    ),
    st.integers(1, 3),
    st.integers(0, 10),
    st.integers(0, 4),
    st.sampled_from(["class", "leave", "duty_travel"]),
    st.integers(1, 3),
)


@given(stays, stays)
def test_days_of_two_things_are_held_against_each_other_from_both_sides(one, other):
    assert bool(bound_elsewhere([one], [other])) == bool(bound_elsewhere([other], [one]))


@given(st.lists(stays, max_size=6), st.lists(stays, max_size=6))
def test_everybody_is_told_exactly_what_falls_on_their_days(mine, others):
    found = bound_elsewhere(mine, others)
    for who in (1, 2, 3):
        days = {
            one.first + timedelta(n) for one in mine if one.who == who for n in range((one.last - one.first).days + 1)
        }
        for other in others:
            if other.who == who and other in found.get(who, []):
                assert any(other.on(day) for day in days)


def test_a_class_is_no_clash_with_itself():
    one = Stay(1, DAY, DAY + timedelta(4), "class", 9)
    assert bound_elsewhere([one], [one]) == {}
    assert bound_elsewhere([one], [Stay(1, DAY, DAY, "class", 8)]) == {1: [Stay(1, DAY, DAY, "class", 8)]}


def test_the_timetable_is_held_against_the_curriculum():
    first, second, third = held_against({1: 6, 2: 4, 3: 2}, [(1, 4), (1, 2), (2, 6), (None, 1), (9, 3)])
    assert (first.fits, first.missing, first.beyond) == (True, 0, 0)
    assert (second.fits, second.missing, second.beyond) == (False, 0, 2)
    assert (third.fits, third.missing, third.beyond) == (False, 2, 0)
