# SPDX-License-Identifier: EUPL-1.2
"""What holds at a moment: letters overdue and open."""

from collections.abc import Collection, Iterable
from datetime import datetime

from praja.duties.letters.measures.declared import MISSED, ON_TIME, OVERDUE_OPEN, OWED
from praja.kernel.measures.declarations import StandingRow, standing_measure
from praja.kernel.measures.queries import Promised, overdue_at


@standing_measure(OVERDUE_OPEN)
def overdue_open(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Letters of each unit whose time had run out and that were not dealt with at `as_of`."""
    return overdue_at(Promised(OWED, ON_TIME, MISSED), as_of, unit_ids)
