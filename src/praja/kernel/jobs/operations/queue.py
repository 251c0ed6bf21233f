# SPDX-License-Identifier: EUPL-1.2
"""Jobs that people start (exports, renderings, sendings), kept by django-tasks in the database."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django_tasks_db.compat import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

MOST_TRIES = 5
"""Workers that may die over one job before it counts as failed: it is probably what kills them."""


def run_one_job(*, worker: str) -> bool:
    """Run the next waiting job to its end, whatever that is. False if none waits.

    A job that raises is kept as failed with its traceback; nothing is raised here.
    """
    ready = DBTaskResult.objects.ready().filter(backend_name=DEFAULT_TASK_BACKEND_ALIAS)
    with exclusive_transaction(ready.db):
        job = ready.get_locked()
        if job is not None:
            job.claim(worker)
    if job is None:
        return False
    _runner(worker).run_task(job)
    return True


def requeue_lost_jobs(*, at: datetime, lease: timedelta) -> int:
    """Put jobs that have been running for longer than `lease` back into the queue: their worker is gone.
    Returns how many.

    A job that has been lost `MOST_TRIES` times is marked failed instead. Jobs are idempotent, so one that was
    only slow does no harm by running twice.
    """
    with transaction.atomic():
        lost = DBTaskResult.objects.running().filter(started_at__lte=at - lease).select_for_update(skip_locked=True)
        ids: dict[bool, list[UUID]] = {True: [], False: []}
        for job in lost.only("id", "worker_ids"):
            ids[len(job.worker_ids) < MOST_TRIES].append(job.pk)
        DBTaskResult.objects.filter(pk__in=ids[True]).update(status=TaskResultStatus.READY, started_at=None)
        DBTaskResult.objects.filter(pk__in=ids[False]).update(
            status=TaskResultStatus.FAILED,
            finished_at=at,
            traceback=f"The worker was lost {MOST_TRIES} times.",
        )
    return len(ids[True])


def _runner(worker: str) -> Worker:
    """The library's own worker, of which only the running of one job is used."""
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=1,
        worker_id=worker,
        excluded_queue_names=[],
    )
