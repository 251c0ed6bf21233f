# SPDX-License-Identifier: EUPL-1.2
"""What holds at a moment: data of the list that is past its date."""

from collections.abc import Collection, Iterable
from datetime import datetime

from praja.duties.opendata.measures.declared import MISSED, ON_TIME, OVERDUE, OWED
from praja.kernel.measures.declarations import StandingRow, standing_measure
from praja.kernel.measures.queries import Promised, overdue_at


@standing_measure(OVERDUE)
def overdue_entries(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Entries of each unit whose date had passed and that were not published at `as_of`."""
    return overdue_at(Promised(OWED, ON_TIME, MISSED), as_of, unit_ids)
