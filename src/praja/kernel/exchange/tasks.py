# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.kernel.exchange.operations import remind_of_hand_overs
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("exchange.remind", every=timedelta(hours=6), lease=timedelta(minutes=10))
def remind(at: datetime) -> None:
    """Put on the desks what is due to be handed over or fetched again."""
    remind_of_hand_overs(actor=system_actor("exchange.remind"), at=at)
