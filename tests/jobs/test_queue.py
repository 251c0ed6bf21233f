# SPDX-License-Identifier: EUPL-1.2
"""Jobs that people start: run once, kept when they fail, queued again when their worker is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from jobs import started_jobs
from praja.kernel.jobs.operations import requeue_lost_jobs, run_one_job
from praja.kernel.jobs.operations.queue import MOST_TRIES

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
LEASE = timedelta(minutes=30)


@pytest.fixture(autouse=True)
def nothing_done():
    started_jobs.done.clear()


def running_since(moment: datetime, tries: int = 1) -> DBTaskResult:
    started_jobs.note.enqueue(7)
    DBTaskResult.objects.update(status="RUNNING", started_at=moment, worker_ids=["gone"] * tries)
    return DBTaskResult.objects.get()


@pytest.mark.django_db(transaction=True)
def test_waiting_jobs_are_run_one_by_one():
    started_jobs.note.enqueue(1)
    started_jobs.note.enqueue(2)

    assert [run_one_job(worker="a") for _ in range(3)] == [True, True, False]
    assert sorted(started_jobs.done) == [1, 2]
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


@pytest.mark.django_db(transaction=True)
def test_a_failing_job_is_kept_with_its_reason():
    started_jobs.fail.enqueue()

    assert run_one_job(worker="a")
    job = DBTaskResult.objects.get()
    assert job.status == "FAILED"
    assert "the printer is off" in job.traceback
    assert not run_one_job(worker="a")


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_is_lost_runs_again_after_its_lease():
    running_since(NINE)

    assert requeue_lost_jobs(at=NINE + LEASE - timedelta(seconds=1), lease=LEASE) == 0
    assert not run_one_job(worker="b")
    assert requeue_lost_jobs(at=NINE + LEASE, lease=LEASE) == 1
    assert run_one_job(worker="b")
    assert started_jobs.done == [7]
    assert DBTaskResult.objects.get().worker_ids == ["gone", "b"]


@pytest.mark.django_db(transaction=True)
def test_a_job_that_keeps_killing_its_workers_ends_as_failed():
    running_since(NINE, tries=MOST_TRIES)

    assert requeue_lost_jobs(at=NINE + LEASE, lease=LEASE) == 0
    assert DBTaskResult.objects.get().status == "FAILED"
    assert not run_one_job(worker="b")
