# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praja.duties.letters.domain import clearing, retention
from praja.duties.letters.domain.clearing import Block, FileFacts, blocks
from praja.duties.letters.domain.retention import needs_national, span_of
from praja.duties.letters.enums import Fate, FileState
from praja.duties.letters.errors.records import WHY

CLOSED = date(2026, 12, 31)


def test_official_travel_is_kept_eight_years_and_the_head_of_the_region_approves():
    span = span_of(CLOSED, 5, 3)
    assert (span.inactive_from, span.ends_on) == (date(2032, 1, 1), date(2035, 1, 1))
    assert not needs_national(5, 3, 120)


def test_ten_years_need_the_national_archive():
    assert needs_national(3, 7, 120)
    assert not needs_national(3, 6, 120)


def test_yearly_leave_is_kept_one_year_and_one():
    assert span_of(CLOSED, 1, 1).ends_on == date(2029, 1, 1)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dates(date(1950, 1, 1), date(2200, 12, 31)), st.integers(0, 100), st.integers(0, 100))
def test_no_period_is_ever_cut_short(since, active, inactive):
    span = span_of(since, active, inactive)
    assert since < span.inactive_from <= span.ends_on
    assert span.inactive_from.year - since.year == active + 1
    assert span.ends_on.year - span.inactive_from.year == inactive
    assert (span.inactive_from.month, span.inactive_from.day, span.ends_on.month, span.ends_on.day) == (1, 1, 1, 1)


READY = FileFacts(FileState.CLOSED, date(2030, 1, 1), date(2033, 1, 1), Fate.DESTROY)
ON = date(2033, 1, 1)


def changed(**facts) -> FileFacts:
    return FileFacts(**{name: facts.get(name, getattr(READY, name)) for name in READY.__slots__})


def test_what_is_ready_may_be_destroyed_and_not_a_day_before():
    assert blocks(READY, FileState.DESTROYED, ON) == []
    assert blocks(changed(state=FileState.TRANSFERRED), FileState.DESTROYED, ON) == []
    assert blocks(READY, FileState.DESTROYED, date(2032, 12, 31)) == [Block.TOO_EARLY]
    assert blocks(READY, FileState.TRANSFERRED, date(2030, 1, 1)) == []
    assert blocks(READY, FileState.TRANSFERRED, date(2029, 12, 31)) == [Block.TOO_EARLY]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"fate": Fate.PERMANENT}, Block.PERMANENT),
        ({"fate": Fate.REASSESS}, Block.REASSESS),
        ({"fate": None}, Block.NO_SCHEDULE),
        ({"ends_on": None}, Block.TOO_EARLY),
        ({"is_held": True}, Block.HELD),
        ({"is_example": True}, Block.EXAMPLE),
        ({"running": True}, Block.RUNNING),
        ({"foreign": True}, Block.FOREIGN),
        ({"listed": True}, Block.LISTED),
        ({"state": FileState.OPEN}, Block.OPEN),
        ({"state": FileState.DESTROYED}, Block.GONE),
        ({"state": FileState.HANDED_OVER}, Block.GONE),
    ],
)
def test_each_reason_alone_keeps_a_file_from_being_destroyed(facts, why):
    assert blocks(changed(**facts), FileState.DESTROYED, ON) == [why]


def test_only_what_is_kept_for_ever_is_handed_over():
    assert blocks(READY, FileState.HANDED_OVER, ON) == [Block.NOT_PERMANENT]
    assert blocks(changed(fate=Fate.PERMANENT), FileState.HANDED_OVER, ON) == []


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.builds(
        FileFacts,
        st.sampled_from([state.value for state in FileState]),
        st.none() | st.dates(),
        st.none() | st.dates(),
        st.none() | st.sampled_from([fate.value for fate in Fate]),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    st.dates(),
)
def test_nothing_permanent_held_or_early_ever_passes(file, on):
    if not blocks(file, FileState.DESTROYED, on):
        assert file.fate == Fate.DESTROY
        assert not file.is_held
        assert file.ends_on is not None
        assert file.ends_on <= on


def test_the_pure_words_are_those_of_the_tables():
    assert {retention.DESTROY, retention.PERMANENT, retention.REASSESS} == set(Fate.values)
    names = (clearing.OPEN, clearing.CLOSED, clearing.TRANSFERRED, clearing.HANDED_OVER, clearing.DESTROYED)
    assert set(names) == set(FileState.values)
    assert set(WHY) == {block.value for block in Block}
