# SPDX-License-Identifier: EUPL-1.2
"""`praja worker`: empties the outbox, runs what is due, keeps measures and search up to date, runs jobs.

Any number of workers on any number of hosts may run; what each part does is taken by lock or lease. A part that fails
rests for a while and never stops the others. On SIGTERM or SIGINT the unit of work in hand is finished first.
"""

import logging
import os
import secrets
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from time import monotonic
from types import FrameType

from django.db import close_old_connections

from praja.kernel.jobs.declarations import scheduled
from praja.kernel.jobs.operations import requeue_lost_jobs, run_due_schedules, run_one_job
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.operations import refresh_dirty
from praja.kernel.search.operations import refresh_index
from praja.lib import clock

log = logging.getLogger("praja.worker")

IDLE_SECONDS = 0.7
LONGEST_REST = 60.0
"""Seconds that a part rests at most after failing again and again."""

HEARTBEAT = "worker.heartbeat"
JOB_LEASE = timedelta(hours=1)
"""A job that runs longer is taken for lost; exports of a million rows take minutes."""


@scheduled(HEARTBEAT, every=timedelta(seconds=30), lease=timedelta(minutes=1))
def beat(_at: datetime) -> None:
    """Nothing to do: that it ran is what `praja doctor` reads."""


@scheduled("jobs.requeue_lost", every=timedelta(minutes=5))
def requeue_lost(at: datetime) -> None:
    """Give jobs whose worker is gone to another."""
    requeue_lost_jobs(at=at, lease=JOB_LEASE)


@dataclass(slots=True)
class Part:
    """One kind of work: `run` does one unit and says whether more may be waiting."""

    name: str
    run: Callable[[], bool]
    failures: int = 0
    rests_until: float = 0.0

    def attempt(self, now: float) -> bool:
        """Do one unit unless the part is resting. Whatever it raises is logged and makes it rest, longer each time."""
        if now < self.rests_until:
            return False
        try:
            busy = self.run()
        except Exception:
            # One bad part must not stop the others; a database that is away comes back with a new connection.
            log.exception("%s failed", self.name)
            self.failures += 1
            self.rests_until = now + min(2.0**self.failures, LONGEST_REST)
            return False
        self.failures = 0
        return busy


def parts(worker: str) -> list[Part]:
    """What a worker named `worker` does in every round, in this order."""
    return [
        Part("outbox", lambda: deliver_due(at=clock.now()) > 0),
        Part("schedules", lambda: bool(run_due_schedules(at=clock.now(), worker=worker))),
        Part("measures", lambda: refresh_dirty(at=clock.now()) > 0),
        Part("search", lambda: refresh_index(at=clock.now()) > 0),
        Part("jobs", lambda: run_one_job(worker=worker)),
    ]


def work(*, stop: Event, worker: str | None = None) -> None:
    """Go round until `stop` is set."""
    name = worker or worker_name()
    rounds = parts(name)
    log.info("worker %s started", name)
    while not stop.is_set():
        if not one_round(rounds, stop):
            stop.wait(IDLE_SECONDS)
    log.info("worker %s stopped", name)


def one_round(rounds: list[Part], stop: Event) -> bool:
    """Give every part one turn. True if any of them may have more to do."""
    busy = False
    for part in rounds:
        if stop.is_set():
            return False
        close_old_connections()
        busy = part.attempt(monotonic()) or busy
    return busy


def run_forever() -> None:
    """The process of `praja worker`."""
    stop = Event()

    def finish(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, finish)
    signal.signal(signal.SIGINT, finish)
    work(stop=stop)


def worker_name() -> str:
    """Different for every process, on every host, also after a restart under the same process number."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(3)}"
