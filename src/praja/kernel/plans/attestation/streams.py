# SPDX-License-Identifier: EUPL-1.2
"""Rows beside their events, a few hundred at a time, and streams whose row is gone."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from praja.kernel.ledger.attestations import Mismatch
from praja.kernel.ledger.models import LedgerEvent

CHUNK = 300
Told = list[tuple[str, dict[str, Any]]]
"""Names and payloads of a stream's events, in order."""
M = TypeVar("M", bound=Model)


def beside_events(rows: "QuerySet[M]", stream_of: Callable[[int], str]) -> Iterator[tuple[M, Told]]:
    """Each row with what its stream tells."""
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        last = some[-1].pk
        told: dict[str, Told] = defaultdict(list)
        events = LedgerEvent.objects.filter(stream__in=[stream_of(row.pk) for row in some]).order_by("stream", "seq")
        for stream, name, payload in events.values_list("stream", "name", "payload"):
            told[stream].append((name, json.loads(payload)))
        for row in some:
            yield row, told[stream_of(row.pk)]


def gone(model: type[Model], prefix: str, name: str) -> Iterator[Mismatch]:
    """Streams that tell of a row which is not there any more. `name` is the event that every such row begins with."""
    streams = set(LedgerEvent.objects.filter(name=name).values_list("stream", flat=True))
    there = {f"{prefix}:{pk}" for pk in model._base_manager.values_list("pk", flat=True)}
    for stream in sorted(streams - there):
        yield Mismatch(stream, "was written but is gone")


def last_told(told: Told, name: str) -> dict[str, Any] | None:
    """The payload of the last event of this name."""
    return next((payload for one, payload in reversed(told) if one == name), None)
