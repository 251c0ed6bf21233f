# SPDX-License-Identifier: EUPL-1.2
"""Seats, quotas and the waiting list, whatever the class and whatever the order of acts."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from praja.duties.training.domain.seating import Candidate, Capacity, Full, Taken, moving_up, refused_among

UNITS = (1, 2, 3, None)


@st.composite
def capacities(draw):
    quotas = draw(st.dictionaries(st.sampled_from(UNITS[:-1]), st.integers(1, 3)))
    return Capacity(sum(quotas.values()) + draw(st.integers(0, 3)), quotas)


people = st.lists(st.sampled_from(UNITS), max_size=16).map(
    lambda units: [Candidate(number, unit) for number, unit in enumerate(units)]
)


def seated_of(capacity, wanted):
    refused = {one.id for one, _why in refused_among(capacity, wanted)}
    return [one for one in wanted if one.id not in refused]


@given(capacities(), people)
def test_never_more_than_the_class_holds_and_no_unit_more_than_its_quota_and_the_open_seats(capacity, wanted):
    seated = seated_of(capacity, wanted)
    assert len(seated) <= capacity.seats
    for unit in UNITS:
        assert sum(one.quota == unit for one in seated) <= capacity.quotas.get(unit, 0) + capacity.open_seats


@given(capacities(), people, st.sampled_from(UNITS[:-1]))
def test_a_seat_that_is_kept_for_a_unit_is_there_when_its_people_come_last(capacity, wanted, unit):
    others = [one for one in wanted if one.quota != unit]
    late = [Candidate(100 + number, unit) for number in range(capacity.quotas.get(unit, 0))]
    assert refused_among(capacity, late, seated_of(capacity, others)) == []


@given(capacities(), people)
def test_nobody_is_refused_for_whom_there_is_a_seat(capacity, wanted):
    full = Taken.by(capacity, seated_of(capacity, wanted))
    assert all(full.refusal(one) == why for one, why in refused_among(capacity, wanted))


@given(capacities(), people)
def test_the_reason_names_the_quota_and_the_seats(capacity, wanted):
    for one, why in refused_among(capacity, wanted):
        assert why == Full(capacity.seats, one.quota, None if one.quota is None else capacity.quotas.get(one.quota, 0))


@given(capacities(), people)
def test_who_moves_up_stands_in_the_order_of_the_list(capacity, waiting):
    up = moving_up(capacity, [], waiting)
    assert up == [one for one in waiting if one in up]
    for place, one in enumerate(waiting):
        if one not in up:
            assert not any(later.quota == one.quota for later in waiting[place:] if later in up)


class AClass(RuleBasedStateMachine):
    """People join the list, withdraw, leave the list; quotas are given free: in whatever order."""

    @initialize(capacity=capacities(), wanted=people)
    def opened(self, capacity, wanted):
        refused = {one.id for one, _why in refused_among(capacity, wanted)}
        self.capacity = capacity
        self.seated = [one for one in wanted if one.id not in refused]
        self.waiting = [one for one in wanted if one.id in refused]
        self.next = len(wanted)

    @rule(unit=st.sampled_from(UNITS))
    def somebody_joins_the_list(self, unit):
        self.waiting.append(Candidate(self.next, unit))
        self.next += 1
        self.move_up()

    @precondition(lambda self: self.seated)
    @rule(data=st.data())
    def somebody_withdraws(self, data):
        self.seated.remove(data.draw(st.sampled_from(self.seated)))
        self.move_up()

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def somebody_leaves_the_list(self, data):
        self.waiting.remove(data.draw(st.sampled_from(self.waiting)))

    @precondition(lambda self: self.capacity.quotas)
    @rule(data=st.data())
    def a_quota_is_given_free(self, data):
        unit = data.draw(st.sampled_from(sorted(self.capacity.quotas)))
        quotas = {one: seats for one, seats in self.capacity.quotas.items() if one != unit}
        self.capacity = Capacity(self.capacity.seats, quotas)
        self.move_up()

    def move_up(self):
        up = moving_up(self.capacity, self.seated, self.waiting)
        self.seated += up
        self.waiting = [one for one in self.waiting if one not in up]

    @invariant()
    def bounds_hold_and_nobody_waits_for_a_free_seat_or_sits_twice(self):
        if not hasattr(self, "capacity"):
            return
        taken = Taken.by(self.capacity, self.seated)
        assert taken.is_within
        assert taken.seats <= self.capacity.seats
        assert all(taken.refusal(one) for one in self.waiting)
        everybody = [one.id for one in (*self.seated, *self.waiting)]
        assert len(everybody) == len(set(everybody))


TestAClass = AClass.TestCase
TestAClass.settings = settings(max_examples=40, stateful_step_count=20)
