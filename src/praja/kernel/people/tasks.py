# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.kernel.jobs.declarations import scheduled
from praja.kernel.people.operations import apply_due_records


@scheduled("people.apply_due_records", every=timedelta(hours=1), lease=timedelta(minutes=10))
def apply_records(at: datetime) -> None:
    """Let dated entries of the register take effect on their day."""
    apply_due_records(at=at)
