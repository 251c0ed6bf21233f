# SPDX-License-Identifier: EUPL-1.2
"""Machines are asked what they have, Fingerspot what was missed, and old bodies go."""

import logging
from datetime import datetime, timedelta

from praja.duties.attendance.enums import MachineState, Protocol
from praja.duties.attendance.gateways.fingerspot import fetch_punches, is_set_up
from praja.duties.attendance.models import Batch, Machine
from praja.duties.attendance.operations.batches import CLOUD_TABLE, take_batch
from praja.duties.attendance.operations.bodies import blank_bodies
from praja.duties.attendance.operations.commands import ask_for_counts
from praja.kernel.jobs.declarations import scheduled
from praja.kernel.notifications.errors import NotDelivered
from praja.lib.actors import system_actor
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone

log = logging.getLogger("praja.machines")


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


@scheduled("attendance.fetch_from_fingerspot", every=timedelta(hours=1), lease=timedelta(minutes=30))
def fetch_from_fingerspot(at: datetime) -> None:
    """Fetch yesterday and today of each machine; what the webhook brought is here already. One that fails stops no other."""
    if not is_set_up():
        return
    today = local_date(at, local_zone())
    actor = system_actor("attendance.fetch_from_fingerspot")
    for machine in Machine.objects.filter(state=MachineState.ACTIVE, protocol=Protocol.FINGERSPOT).order_by("pk"):
        try:
            body = fetch_punches(cloud_id=machine.serial, first=today - timedelta(days=1), last=today)
        except (DomainError, NotDelivered) as error:
            log.warning("Fingerspot was asked for nothing of machine %s: %s", machine.pk, type(error).__name__)
            continue
        take_batch(machine=machine, table=CLOUD_TABLE, body=body, actor=actor, at=at)
