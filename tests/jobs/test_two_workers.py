# SPDX-License-Identifier: EUPL-1.2
"""Several workers at once, each with its own connection: nobody runs what another holds."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier, Lock

import pytest
from django.db import connection

from praja.kernel.jobs.declarations import scheduled
from praja.kernel.jobs.operations import run_due_schedules

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORKERS = 4
ROUNDS = 15


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_runs_each_due_moment():
    runs: list[tuple[str, datetime]] = []
    lock = Lock()
    for name in ("test.one", "test.two"):

        def work(at: datetime, name: str = name) -> None:
            with lock:
                runs.append((name, at))

        work.__qualname__ = name
        scheduled(name, every=timedelta(minutes=1), lease=timedelta(minutes=5))(work)
    barrier = Barrier(WORKERS)

    def keep_working(worker: str) -> list[str]:
        done = []
        try:
            for minute in range(ROUNDS):
                barrier.wait(timeout=60)
                done += run_due_schedules(at=NINE + timedelta(minutes=minute), worker=worker)
        finally:
            connection.close()
        return done

    with ThreadPoolExecutor(WORKERS) as pool:
        done = list(pool.map(keep_working, [f"worker-{n}" for n in range(WORKERS)]))

    assert sorted(runs) == sorted(
        (name, NINE + timedelta(minutes=m)) for name in ("test.one", "test.two") for m in range(ROUNDS)
    )
    assert sum(map(len, done)) == 2 * ROUNDS
