# SPDX-License-Identifier: EUPL-1.2
"""What becomes of lesson hours by the clock."""

from datetime import datetime, timedelta

from praja.duties.training.measures.counting import unit_years
from praja.duties.training.operations.reminding import remind_of_hours
from praja.kernel.jobs.declarations import scheduled
from praja.kernel.measures.declarations import mark_dirty, sources
from praja.lib.actors import system_actor


@scheduled("training.remind_of_hours", every=timedelta(days=1), lease=timedelta(hours=1))
def remind(at: datetime) -> None:
    """Remind of hours that are missing before the year ends."""
    remind_of_hours(actor=system_actor("training.remind_of_hours"), at=at)


@scheduled("training.count_years", every=timedelta(days=1), lease=timedelta(hours=1))
def count_years(_at: datetime) -> None:
    """Count the years of units anew: entries of the register that begin later take effect on their day, without an event."""
    mark_dirty(sources()["training.years"], unit_years())
