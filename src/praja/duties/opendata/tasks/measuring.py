# SPDX-License-Identifier: EUPL-1.2
"""Figures of this platform are counted anew every day."""

from datetime import datetime, timedelta

from praja.duties.opendata.operations.measuring import count_families
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("opendata.count_figures", every=timedelta(minutes=15), lease=timedelta(minutes=30))
def count_figures(at: datetime) -> None:
    """Count the figures that are shown and were not counted yet today; what was decided just now among them."""
    count_families(actor=system_actor("opendata.count_figures"), at=at)
