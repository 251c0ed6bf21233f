# SPDX-License-Identifier: EUPL-1.2
"""What is overdue and open at a moment, from facts: the days on which answers are owed, and the late answers given since."""

from collections.abc import Collection, Iterable
from datetime import datetime

from praja.duties.complaints.measures.declared import (
    BROKEN_PROMISES,
    JUDGED,
    MISSED,
    OVERDUE_OPEN,
    OVERDUE_UNSETTLED,
    OWED,
)
from praja.kernel.measures.declarations import StandingRow, standing_measure
from praja.kernel.measures.queries import Promised, overdue_at

_PROMISED = {clock: Promised(OWED[clock], JUDGED[clock], MISSED[clock]) for clock in OWED}


@standing_measure(OVERDUE_OPEN)
def overdue_open(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Cases of each unit whose first answer was overdue and not given at `as_of`."""
    return overdue_at(_PROMISED["response"], as_of, unit_ids)


@standing_measure(OVERDUE_UNSETTLED)
def overdue_unsettled(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Cases of each unit whose settlement was overdue and not given at `as_of`."""
    return overdue_at(_PROMISED["resolution"], as_of, unit_ids)


@standing_measure(BROKEN_PROMISES)
def broken_promises(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Promises of each unit whose date had passed and that were not kept at `as_of`."""
    return overdue_at(_PROMISED["promise"], as_of, unit_ids)
