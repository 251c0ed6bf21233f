# SPDX-License-Identifier: EUPL-1.2
"""What the list promised is met when the edition is published."""

from praja.duties.opendata.models import Release
from praja.duties.opendata.operations.planning import meet_entry
from praja.duties.opendata.procedure.names import AGREED
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.lib.actors import system_actor


@subscribe("opendata.release_published", subscriber="opendata.meeting")
def edition_published(delivered: Delivered) -> None:
    """The entry of the list that the edition was begun for is met; told twice, it stays met."""
    release = Release.objects.select_related("planned__case", "dataset").get(case__pk=delivered.refs["case"])
    if release.planned is not None and release.planned.case.state == AGREED:
        meet_entry(planned=release.planned, release=release, actor=system_actor("opendata"), at=delivered.at)
