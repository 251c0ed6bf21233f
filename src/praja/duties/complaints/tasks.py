# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.duties.complaints.operations import close_silent, end_incomplete
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("complaints.close_silent", every=timedelta(minutes=15), lease=timedelta(minutes=10))
def close_silent_cases(at: datetime) -> None:
    """Close answered cases whose reporter stayed silent for the lawful time."""
    close_silent(actor=system_actor("complaints.close_silent"), at=at)


@scheduled("complaints.end_incomplete", every=timedelta(minutes=15), lease=timedelta(minutes=10))
def end_incomplete_cases(at: datetime) -> None:
    """End the reports whose reporters did not add in time what was asked for."""
    end_incomplete(actor=system_actor("complaints.end_incomplete"), at=at)
