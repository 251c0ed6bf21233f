# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.duties.innovation.operations.competitions.reminding import remind_jurors
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("innovation.remind_jurors", every=timedelta(hours=6), lease=timedelta(minutes=10))
def remind(at: datetime) -> None:
    """Tell jurors that the time of a round ends soon."""
    remind_jurors(actor=system_actor("innovation.remind_jurors"), at=at)
