# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: every hour that was booked is the one that stands, and what became of it is what was recorded."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from praja.duties.services.enums.queues import AppointmentState
from praja.duties.services.models import Appointment, Queue
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import Told, held_against, keys_with, told

_STATES = {
    "services.appointment_booked": AppointmentState.BOOKED,
    "services.appointment_cancelled": AppointmentState.CANCELLED,
    "services.appointment_missed": AppointmentState.MISSED,
    "services.ticket_taken": AppointmentState.ARRIVED,
}
PREFIX = "queue:"
NAMES = frozenset({*_STATES, "services.appointment_changed"})


@attest("services.appointments")
def appointments_match_their_events() -> Iterator[Mismatch]:
    """Replay the appointments of one queue after the other: their events stand in the streams of several days."""
    streams: dict[int, list[str]] = defaultdict(list)
    for key in keys_with(PREFIX):
        streams[int(key.partition(":")[0])].append(f"{PREFIX}{key}")
    for queue in Queue.objects.order_by("pk").values_list("pk", flat=True):
        recorded: dict[int, dict[str, Any]] = {}
        # An appointment that changes its day goes on in another stream: the order is that of the whole ledger.
        for one in told(Q(stream__in=streams[queue]), names=NAMES, order=("id",)):
            if one.payload.get("appointment"):
                recorded.setdefault(one.payload["appointment"], {}).update(_after(one))
        rows = Appointment.objects.filter(queue=queue).values_list("pk", "state", "starts_at")
        held = {pk: {"state": state, "starts_at": starts_at} for pk, state, starts_at in rows}
        for pk in sorted({*recorded, *held}):
            yield from held_against(f"appointment {pk}", recorded.get(pk), held.get(pk))


def _after(one: Told) -> dict[str, Any]:
    found: dict[str, Any] = {"state": _STATES[one.name]} if one.name in _STATES else {}
    if "starts_at" in one.payload:
        found["starts_at"] = datetime.fromisoformat(one.payload["starts_at"])
    return found
