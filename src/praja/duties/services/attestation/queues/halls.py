# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: queues, counters and devices are set up as was recorded, and whoever sits at a counter sat down there."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from praja.duties.services.events.queues import SETUP, stream_of_counter
from praja.duties.services.models import Counter, Queue, QueueDevice
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told, told_by_stream

Rows = dict[int, Mapping[str, Any]]


@attest("services.halls")
def halls_match_their_events() -> Iterator[Mismatch]:
    """Compare every queue, counter and device with the last word of its setup, and every counter with who opened it."""
    recorded = _recorded()
    for kind, held in (("queue", _queues()), ("counter", _counters()), ("device", _devices())):
        for pk in sorted({*recorded[kind], *held}):
            yield from held_against(f"{kind} {pk}", recorded[kind].get(pk), held.get(pk))
    yield from _sitting()


def _recorded() -> dict[str, dict[int, Mapping[str, Any]]]:
    found: dict[str, dict[int, Mapping[str, Any]]] = {"queue": {}, "counter": {}, "device": {}}
    for one in told(Q(stream=SETUP)):
        if one.name == "services.queue_device_revoked":
            device = one.payload["device"]
            found["device"][device] = {**found["device"].get(device, {}), "revoked": True}
            continue
        kind = next(name for name in ("device", "counter", "queue") if name in one.payload)
        said = {name: value for name, value in one.payload.items() if name != kind}
        found[kind][one.payload[kind]] = {**said, "revoked": False} if kind == "device" else said
    return found


def _queues() -> Rows:
    plain = ("letter", "daily_limit", "web_limit", "slot_minutes", "slot_capacity", "days_ahead")
    return {
        row.pk: {
            **{name: getattr(row, name) for name in plain},
            "unit": row.unit_id,
            "title": row.name,
            "services": sorted(service.pk for service in row.services.all()),
            "active": row.is_active,
        }
        for row in Queue.objects.prefetch_related("services")
    }


def _counters() -> Rows:
    return {
        row.pk: {
            "unit": row.unit_id,
            "number": row.number,
            "title": row.name,
            "serves": sorted([one.queue_id, one.rank] for one in row.serves.all()),
            "active": row.is_active,
        }
        for row in Counter.objects.prefetch_related("serves")
    }


def _devices() -> Rows:
    return {
        row.pk: {"unit": row.unit_id, "kind": row.kind, "title": row.name, "revoked": row.revoked_at is not None}
        for row in QueueDevice.objects.all()
    }


def _sitting() -> Iterator[Mismatch]:
    counters = list(Counter.objects.order_by("pk"))
    events = told_by_stream([stream_of_counter(counter.pk) for counter in counters])
    for counter in counters:
        last = next(iter(reversed(events.get(stream_of_counter(counter.pk), ()))), None)
        is_open = last is not None and last.name == "services.counter_opened"
        officer = int(last.actor) if last and is_open and last.actor.isdecimal() else None
        recorded = {"open_since": last.at if last and is_open else None, "officer": officer}
        held = {"open_since": counter.open_since, "officer": counter.officer}
        yield from held_against(f"counter {counter.pk}", recorded, held)
