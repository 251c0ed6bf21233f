# SPDX-License-Identifier: EUPL-1.2
"""Background work: recurring schedules, and jobs that people start."""

from praja.kernel.jobs.operations.queue import requeue_lost_jobs, run_one_job
from praja.kernel.jobs.operations.schedules import run_due_schedules

__all__ = ["requeue_lost_jobs", "run_due_schedules", "run_one_job"]
