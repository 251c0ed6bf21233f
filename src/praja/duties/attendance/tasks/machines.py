# SPDX-License-Identifier: EUPL-1.2
"""Each night machines are asked what they have, and old bodies go."""

from datetime import datetime, timedelta

from praja.duties.attendance.models import Batch, Machine
from praja.duties.attendance.operations.bodies import blank_bodies
from praja.duties.attendance.operations.commands import ask_for_counts
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


@scheduled("attendance.ask_for_counts", every=timedelta(hours=1), lease=timedelta(minutes=10))
def count_yesterday(at: datetime) -> None:
    """Ask machines how many punches they have of the day before; a machine that was off is asked when it is back."""
    yesterday = local_date(at, local_zone()) - timedelta(days=1)
    ask_for_counts(day=yesterday, actor=system_actor("attendance.ask_for_counts"), at=at)


@scheduled("attendance.blank_bodies", every=timedelta(hours=6), lease=timedelta(minutes=10))
def blank_old_bodies(at: datetime) -> None:
    """Blank bodies whose time has come, machine by machine."""
    today = local_date(at, local_zone())
    due = Batch.objects.filter(keep_until__lt=today).exclude(body=b"").values("machine")
    for machine in Machine.objects.filter(pk__in=due).order_by("pk")[:500]:
        blank_bodies(machine=machine, before=today, actor=system_actor("attendance.blank_bodies"), at=at)
