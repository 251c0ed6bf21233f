# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from django.conf import settings

from praja.kernel.jobs.declarations import scheduled
from praja.kernel.ledger.operations.closing import close_interval


@scheduled("ledger.close_interval", every=settings.PRAJA_LEDGER_INTERVAL, lease=timedelta(minutes=10))
def close_waiting_rows(at: datetime) -> None:
    """Close everything recorded since the last interval into the tree, batch after batch."""
    while close_interval(at=at) is not None:
        pass
