# SPDX-License-Identifier: EUPL-1.2
"""Bodies of machines are not kept for ever."""

from datetime import date, datetime

from django.db import transaction

from praja.duties.attendance.events.machines import BodiesBlanked, stream_of_machine
from praja.duties.attendance.models import Batch, Machine
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor

AT_ONCE = 2_000


def blank_bodies(*, machine: Machine, before: date, actor: Actor, at: datetime) -> int:
    """Blank the bodies of a machine whose time ended before that day; punches and digests stay. How many were blanked; none
    records nothing. Records `attendance.bodies_blanked`."""
    with transaction.atomic():
        due = Batch.objects.filter(machine=machine, keep_until__lt=before).exclude(body=b"")
        pks = list(due.order_by("keep_until", "pk").values_list("pk", flat=True)[:AT_ONCE])
        if not pks:
            return 0
        Batch.objects.filter(pk__in=pks).update(body=b"")
        event = BodiesBlanked(machine=machine.pk, until=before.isoformat(), bodies=len(pks))
        record(event, actor=actor, at=at, stream=stream_of_machine(machine.pk))
    return len(pks)
