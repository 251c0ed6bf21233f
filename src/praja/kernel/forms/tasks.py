# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.kernel.forms.operations import sweep_drafts
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("forms.sweep_drafts", every=timedelta(hours=1), lease=timedelta(minutes=10))
def sweep_expired_drafts(at: datetime) -> None:
    """Remove drafts that nobody came back to."""
    while sweep_drafts(actor=system_actor("forms.sweep_drafts"), at=at):
        pass
