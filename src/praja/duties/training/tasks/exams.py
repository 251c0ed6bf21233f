# SPDX-License-Identifier: EUPL-1.2
"""Tests whose time is over are handed in for those who did not."""

from datetime import datetime, timedelta

from praja.duties.training.operations.exams import hand_in_what_is_over
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("training.hand_in_tests", every=timedelta(seconds=30), lease=timedelta(minutes=10))
def hand_in_tests(at: datetime) -> None:
    """Hand in what is over, with what was saved."""
    hand_in_what_is_over(actor=system_actor("training.hand_in_tests"), at=at)
