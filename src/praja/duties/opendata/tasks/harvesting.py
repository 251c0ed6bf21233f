# SPDX-License-Identifier: EUPL-1.2
"""Other portals are looked at in their rhythm, one after the other."""

from datetime import datetime, timedelta

from django.db.models import F

from praja.duties.opendata.models import HarvestSource
from praja.duties.opendata.operations.harvesting.running import run_source
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("opendata.harvest", every=timedelta(minutes=5), lease=timedelta(hours=2))
def harvest(at: datetime) -> None:
    """Look at the portals whose time has come; those that were interrupted go on."""
    actor = system_actor("opendata.harvest")
    due = HarvestSource.objects.select_related("unit", "topic").filter(is_active=True, next_at__lte=at)
    for source in due.order_by(F("next_at"), "pk"):
        run_source(source=source, actor=actor, at=at)
