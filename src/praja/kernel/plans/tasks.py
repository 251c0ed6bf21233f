# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.kernel.jobs.declarations import scheduled
from praja.kernel.plans.operations import read_due_effects
from praja.lib.actors import system_actor


@scheduled("plans.read_effects", every=timedelta(hours=6), lease=timedelta(minutes=10))
def read_effects(at: datetime) -> None:
    """Set the same measures beside the baseline of every plan that began three and six months ago."""
    read_due_effects(actor=system_actor("plans.effects"), at=at)
