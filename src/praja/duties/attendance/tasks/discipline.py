# SPDX-License-Identifier: EUPL-1.2
"""Absences are counted by the year; what they may lead to is proposed, and never more than that."""

from datetime import datetime, timedelta

from praja.duties.attendance.operations.discipline import count_discipline
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


@scheduled("attendance.count_absences", every=timedelta(hours=6), lease=timedelta(hours=1))
def count_absences(at: datetime) -> None:
    """Let proposals follow the days of this year, and of the last one, whose days may still be corrected."""
    year, actor = local_date(at, local_zone()).year, system_actor("attendance.count_absences")
    for one in (year - 1, year):
        count_discipline(year=one, actor=actor, at=at)
