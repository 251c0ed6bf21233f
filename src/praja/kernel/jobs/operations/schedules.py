# SPDX-License-Identifier: EUPL-1.2
"""Running what is due, on any number of hosts: a schedule is taken by one conditional update and held by a
lease.
"""

import logging
from datetime import datetime, timedelta
from time import monotonic

from django.db.models import Q

from praja.kernel.jobs.declarations import Declared, schedules
from praja.kernel.jobs.domain.rhythm import next_due
from praja.kernel.jobs.models import Schedule

log = logging.getLogger("praja.jobs")

_LONGEST_ERROR = 500


def run_due_schedules(*, at: datetime, worker: str) -> list[str]:
    """Run every declared schedule that is due at `at` and that no other worker holds. Returns the names run,
    failed ones too.

    `worker` must differ between processes. A failure is logged and kept in `last_error`; the schedule is due
    again at its next moment. Of a worker that died, nothing is kept: its lease runs out and the work is done
    by another.
    """
    started = monotonic()
    _add_missing(at)
    ran = []
    for declared in schedules().values():
        # Work before this one may have taken long; the lease counts from the moment it is really taken.
        taken_at = at + timedelta(seconds=monotonic() - started)
        if _take(declared, taken_at, worker):
            _run(declared, at, taken_at, worker)
            ran.append(declared.name)
    return ran


def _add_missing(at: datetime) -> None:
    known = set(Schedule.objects.values_list("name", flat=True))
    missing = [Schedule(name=name, due_at=at) for name in schedules() if name not in known]
    if missing:
        Schedule.objects.bulk_create(missing, ignore_conflicts=True)


def _take(declared: Declared, taken_at: datetime, worker: str) -> bool:
    """One statement: of several workers that try at once the database lets one through."""
    free = Q(leased_until=None) | Q(leased_until__lte=taken_at)
    due = Schedule.objects.filter(free, name=declared.name, due_at__lte=taken_at)
    return due.update(leased_until=taken_at + declared.lease, leased_by=worker) == 1


def _run(declared: Declared, at: datetime, taken_at: datetime, worker: str) -> None:
    error = ""
    try:
        declared.run(at)
    except Exception as failure:
        # One failing schedule must not stop the others; it is kept and named by the doctor.
        log.exception("schedule %s failed", declared.name)
        error = f"{type(failure).__name__}: {failure}"[:_LONGEST_ERROR]
    _give_back(declared, at, taken_at, worker, error)


def _give_back(declared: Declared, at: datetime, taken_at: datetime, worker: str, error: str) -> None:
    """Free the schedule for its next moment, unless the lease ran out and somebody else holds it by now."""
    mine = Schedule.objects.filter(name=declared.name, leased_by=worker, leased_until=taken_at + declared.lease)
    due_at = mine.values_list("due_at", flat=True).first()
    if due_at is not None:
        mine.update(
            due_at=next_due(due_at, declared.every, max(at, due_at)),
            leased_until=None,
            leased_by="",
            last_run_at=at,
            last_error=error,
        )
