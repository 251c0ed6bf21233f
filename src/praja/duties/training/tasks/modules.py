# SPDX-License-Identifier: EUPL-1.2
"""Sessions of lessons whose time is over are broken off."""

from datetime import datetime, timedelta

from praja.duties.training.operations.modules.launching import abandon_old_sessions
from praja.kernel.jobs.declarations import scheduled


@scheduled("training.modules", every=timedelta(hours=1), lease=timedelta(minutes=30))
def break_off_old_sessions(at: datetime) -> None:
    """Break off the sessions of lessons that were opened long ago and never said that they ended."""
    abandon_old_sessions(at=at)
