# SPDX-License-Identifier: EUPL-1.2
"""Days by which something was asked, as they pass."""

from datetime import datetime, timedelta

from praja.duties.letters.operations.missing import miss_assignments
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("letters.miss_assignments", every=timedelta(minutes=5), lease=timedelta(minutes=10))
def miss(at: datetime) -> None:
    """Say of what was asked in a disposition that its day has passed."""
    miss_assignments(actor=system_actor("letters.miss_assignments"), at=at)
