# SPDX-License-Identifier: EUPL-1.2
"""Recurring work: once per due moment, on however many hosts, whatever fails."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.jobs.declarations import scheduled
from praja.kernel.jobs.domain.rhythm import next_due
from praja.kernel.jobs.models import Schedule
from praja.kernel.jobs.operations import run_due_schedules

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@given(
    st.integers(0, 10**9).map(lambda seconds: NINE + timedelta(seconds=seconds)),
    st.timedeltas(SECOND, timedelta(days=400)),
    st.timedeltas(timedelta(days=-400), timedelta(days=400)),
)
def test_next_due_is_the_first_moment_of_the_rhythm_after_now(due: datetime, every: timedelta, off: timedelta):
    now = due + off
    following = next_due(due, every, now)
    assert following > now or following == due > now
    assert (following - due) % every == timedelta(0)
    assert following == due or following - every <= now


@pytest.mark.django_db
def test_runs_when_due_and_not_before_it_is_due_again():
    seen: list[datetime] = []
    scheduled("test.count", every=HOUR)(seen.append)

    assert run_due_schedules(at=NINE, worker="a") == ["test.count"]
    assert run_due_schedules(at=NINE, worker="b") == []
    assert run_due_schedules(at=NINE + HOUR - SECOND, worker="b") == []
    assert run_due_schedules(at=NINE + HOUR, worker="b") == ["test.count"]
    assert seen == [NINE, NINE + HOUR]


@pytest.mark.django_db
def test_missed_moments_do_not_pile_up_and_the_rhythm_stays():
    seen: list[datetime] = []
    scheduled("test.count", every=HOUR)(seen.append)
    run_due_schedules(at=NINE, worker="a")

    late = NINE + 5 * HOUR + timedelta(minutes=20)
    run_due_schedules(at=late, worker="a")
    run_due_schedules(at=late, worker="a")

    assert seen == [NINE, late]
    assert Schedule.objects.get().due_at == NINE + 6 * HOUR


@pytest.mark.django_db
def test_a_failure_is_kept_does_not_stop_others_and_is_cleared_by_success():
    broken = [True]
    seen: list[datetime] = []

    def fail(_at: datetime) -> None:
        if broken:
            raise LookupError("no such folder")

    scheduled("test.a_fails", every=HOUR)(fail)
    scheduled("test.b_works", every=HOUR)(seen.append)

    assert run_due_schedules(at=NINE, worker="a") == ["test.a_fails", "test.b_works"]
    failed = Schedule.objects.get(name="test.a_fails")
    assert (failed.last_error, failed.due_at, failed.leased_until) == (
        "LookupError: no such folder",
        NINE + HOUR,
        None,
    )
    assert seen == [NINE]

    broken.clear()
    run_due_schedules(at=NINE + HOUR, worker="a")
    assert Schedule.objects.get(name="test.a_fails").last_error == ""


@pytest.mark.django_db
def test_what_a_dead_worker_held_is_run_when_its_lease_is_over():
    seen: list[datetime] = []

    class Killed(BaseException):
        """Passes `except Exception`, as the end of a process does."""

    def work(at: datetime) -> None:
        seen.append(at)
        if len(seen) == 1:
            raise Killed

    scheduled("test.dies", every=HOUR, lease=timedelta(minutes=5))(work)
    with pytest.raises(Killed):
        run_due_schedules(at=NINE, worker="a")

    assert run_due_schedules(at=NINE + timedelta(minutes=4), worker="b") == []
    assert run_due_schedules(at=NINE + timedelta(minutes=6), worker="b") == ["test.dies"]
    assert Schedule.objects.get().due_at == NINE + HOUR


@pytest.mark.django_db
def test_a_slow_worker_does_not_free_what_another_has_taken_over():
    order: list[str] = []

    def slow(at: datetime) -> None:
        order.append("start")
        if len(order) == 1:
            run_due_schedules(at=at + timedelta(minutes=6), worker="b")
            Schedule.objects.update(leased_by="b", leased_until=NINE + HOUR)

    scheduled("test.slow", every=HOUR, lease=timedelta(minutes=5))(slow)
    run_due_schedules(at=NINE, worker="a")

    assert order == ["start", "start"]
    assert Schedule.objects.get().leased_by == "b"


@pytest.mark.parametrize(("every", "lease"), [(timedelta(0), HOUR), (HOUR, timedelta(0))])
def test_a_schedule_needs_an_interval_and_a_lease(every: timedelta, lease: timedelta):
    with pytest.raises(ValueError):
        scheduled("test.never", every=every, lease=lease)


def test_two_schedules_of_one_name_are_refused():
    def first(at: datetime) -> None: ...
    def second(at: datetime) -> None: ...

    scheduled("test.same", every=HOUR)(first)
    with pytest.raises(ValueError):
        scheduled("test.same", every=HOUR)(second)
