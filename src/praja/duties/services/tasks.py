# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.duties.services.operations.lapsing import lapse_due
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("services.lapse", every=timedelta(minutes=15), lease=timedelta(minutes=10))
def lapse_overdue_applications(at: datetime) -> None:
    """End the applications whose applicants did not send or pay in time what was asked for."""
    lapse_due(actor=system_actor("services.lapse"), at=at)
