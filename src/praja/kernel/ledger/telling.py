# SPDX-License-Identifier: EUPL-1.2
"""What the ledger tells of some streams, and how a row is held against it."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from praja.kernel.ledger.attestations import Mismatch
from praja.kernel.ledger.models import LedgerEvent, Stream


@dataclass(frozen=True, slots=True)
class Told:
    """One event as it was recorded. A field that its version did not have yet is missing in the payload."""

    stream: str
    name: str
    payload: Mapping[str, Any]
    refs: Mapping[str, Any]
    actor: str
    at: datetime


def told(where: Q, *, names: Collection[str] = (), order: tuple[str, ...] = ("stream", "seq")) -> Iterator[Told]:
    """The events of these streams, in order."""
    rows: QuerySet[LedgerEvent] = LedgerEvent.objects.filter(where)
    if names:
        rows = rows.filter(name__in=names)
    values = rows.order_by(*order).values_list("stream", "name", "payload", "refs", "actor_id", "at")
    for stream, name, payload, refs, actor, at in values.iterator(chunk_size=2_000):
        yield Told(stream, name, json.loads(payload), json.loads(refs), actor, at)


def told_by_stream(streams: Collection[str], *, names: Collection[str] = ()) -> Mapping[str, list[Told]]:
    """Stream to its events in order; nothing for a stream without any."""
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told(Q(stream__in=list(streams)), names=names):
        found[one.stream].append(one)
    return found


def keys_with(prefix: str) -> list[str]:
    """What stands behind `prefix` in the names of the streams that begin with it."""
    keys = Stream.objects.filter(key__startswith=prefix).order_by("key").values_list("key", flat=True)
    return [key.removeprefix(prefix) for key in keys]


def held_against(
    where: str, recorded: Mapping[str, Any] | None, held: Mapping[str, Any] | None, *, of: Collection[str] = ()
) -> Iterator[Mismatch]:
    """What of a row is not as recorded: its fields by name, or the row itself (None: there is none). `of`: only these fields."""
    if recorded is None:
        yield Mismatch(where, "no event says that there is such a row: it was inserted, or its events were deleted")
    elif held is None:
        yield Mismatch(where, "has events but no row: it was deleted")
    else:
        for name in of or recorded:
            if name in recorded and held[name] != recorded[name]:
                yield Mismatch(where, f"its {name} is {held[name]!r} but was recorded as {recorded[name]!r}")
