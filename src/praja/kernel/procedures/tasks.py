# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.kernel.jobs.declarations import scheduled
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.lib.actors import system_actor


@scheduled("procedures.escalate", every=timedelta(minutes=5), lease=timedelta(minutes=10))
def escalate(at: datetime) -> None:
    """Tell heads of missed lawful dates."""
    escalate_overdue(actor=system_actor("procedures.escalate"), at=at)
