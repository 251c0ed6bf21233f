# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.duties.attendance.operations.working_out import mark_running, work_out
from praja.kernel.jobs.declarations import scheduled

ROUNDS = 40


@scheduled("attendance.work_out", every=timedelta(seconds=20), lease=timedelta(minutes=10))
def work_out_days(at: datetime) -> None:
    """Work out the days that something touched, at most so many rounds at a time."""
    for _round in range(ROUNDS):
        if not work_out(at=at):
            return


@scheduled("attendance.mark_running", every=timedelta(hours=3), lease=timedelta(minutes=10))
def mark_running_days(at: datetime) -> None:
    """See to it that days end also for those who did not come."""
    mark_running(at=at)
