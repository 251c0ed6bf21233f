# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.duties.innovation.operations.effect import keep_due_effects
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("innovation.keep_effects", every=timedelta(hours=6), lease=timedelta(minutes=10))
def keep_effects(at: datetime) -> None:
    """Keep what the chosen numbers of innovations say when a trial is over, and half a year after it began."""
    keep_due_effects(actor=system_actor("innovation.effect"), at=at)
