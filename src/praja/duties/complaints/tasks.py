# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.duties.complaints.domain.sampling import Week, week_before
from praja.duties.complaints.operations import close_silent, end_incomplete, release_joined
from praja.duties.complaints.operations.quality import draw_sample
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


@scheduled("complaints.close_silent", every=timedelta(minutes=15), lease=timedelta(minutes=10))
def close_silent_cases(at: datetime) -> None:
    """Close answered cases whose reporter stayed silent for the lawful time."""
    close_silent(actor=system_actor("complaints.close_silent"), at=at)


@scheduled("complaints.end_incomplete", every=timedelta(minutes=15), lease=timedelta(minutes=10))
def end_incomplete_cases(at: datetime) -> None:
    """End the reports whose reporters did not add in time what was asked for; those that waited for one stand alone again."""
    end_incomplete(actor=system_actor("complaints.end_incomplete"), at=at)
    release_joined(actor=system_actor("complaints.release"), at=at)


@scheduled("complaints.draw_sample", every=timedelta(hours=6), lease=timedelta(minutes=10))
def draw_weekly_sample(at: datetime) -> None:
    """Draw once which answers of the week before are reviewed; the week before that too, if the worker was not running then."""
    last_week = week_before(local_date(at, local_zone()))
    for week in (Week(last_week.monday - timedelta(days=7)), last_week):
        draw_sample(actor=system_actor("complaints.draw_sample"), at=at, week=week)
