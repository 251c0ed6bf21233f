# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.duties.training.operations.certificates import note_badge_key
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("training.note_badge_key", every=timedelta(hours=1))
def note_key(at: datetime) -> None:
    """Write down with which key badges are signed now: those taken between two certificates stay good as well."""
    note_badge_key(actor=system_actor("training.note_badge_key"), at=at)
