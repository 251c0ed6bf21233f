# SPDX-License-Identifier: EUPL-1.2
"""Positions and photos go when their time is over."""

from datetime import datetime, timedelta

from praja.duties.attendance.operations.blanking import AT_ONCE, blank_positions
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


@scheduled("attendance.blank_positions", every=timedelta(hours=1), lease=timedelta(minutes=10))
def blank_old_positions(at: datetime) -> None:
    """Blank the positions and remove the photos that were to be kept until yesterday."""
    before, actor = local_date(at, local_zone()), system_actor("attendance.blank_positions")
    while blank_positions(before=before, actor=actor, at=at) >= AT_ONCE:
        pass
