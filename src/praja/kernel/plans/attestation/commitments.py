# SPDX-License-Identifier: EUPL-1.2
"""The ledger's word on commitments: what was promised by when, status, notes and reasons are those that were recorded."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.plans.events import stream_of
from praja.kernel.plans.models import Commitment

CHUNK = 500
_STATUS_AFTER = {
    "plans.committed": "open",
    "plans.progress_reported": "in_progress",
    "plans.finished": "done",
    "plans.dropped": "dropped",
}
_MADE, _HANDED_OVER = "plans.committed", "plans.commitment_handed_over"
_NOTE, _REASON = "plans.progress_reported", "plans.dropped"


@attest("plans")
def commitments_match_their_events() -> Iterator[Mismatch]:
    """Replay each commitment's events against its row and its words."""
    last = 0
    while rows := list(Commitment.objects.filter(pk__gt=last).prefetch_related("notes").order_by("pk")[:CHUNK]):
        last = rows[-1].pk
        events: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
        found = LedgerEvent.objects.filter(stream__in=[stream_of(row.pk) for row in rows]).order_by("stream", "seq")
        for stream, name, payload in found.values_list("stream", "name", "payload"):
            events[stream].append((name, json.loads(payload)))
        for row in rows:
            yield from _check(row, events[stream_of(row.pk)])


def _promised(row: Commitment) -> dict[str, object]:
    baseline = [row.baseline_numerator, row.baseline_denominator]
    return {
        "title": row.title,
        "owner_unit": row.owner_unit_id,
        "owner_person": row.owner_person_id,
        "source_kind": row.source_kind,
        "source_id": row.source_id,
        "due_on": row.due_on.isoformat(),
        "measure": row.measure,
        "baseline": None if row.baseline_numerator is None else baseline,
    }


def _check(row: Commitment, events: list[tuple[str, dict[str, Any]]]) -> Iterator[Mismatch]:
    where = f"commitment {row.pk}"
    carriers = [payload["owner_person"] for name, payload in events if name in (_MADE, _HANDED_OVER)]
    made = ({**payload, "owner_person": carriers[-1]} for name, payload in events if name == _MADE)
    if any(held != promised[field] for promised in made for field, held in _promised(row).items()):
        yield Mismatch(
            where, "is not what was promised: its words, its unit, its day or what called for it were edited"
        )
    status = [_STATUS_AFTER[name] for name, _payload in events if name in _STATUS_AFTER]
    if not status or status[-1] != row.status:
        yield Mismatch(where, f"is {row.status} but its events say {status[-1] if status else 'nothing'}")
    digests = [payload["note"] for name, payload in events if name == _NOTE]
    texts = [(bytes(note.salt), note.text) for note in sorted(row.notes.all(), key=lambda note: note.pk)]
    if row.status == "dropped":
        digests += [payload["reason"] for name, payload in events if name == _REASON]
        texts += [(bytes(row.dropped_salt), row.dropped_reason)]
    # An erased text has no salt left: its digest says nothing any more.
    same = len(digests) == len(texts) and all(
        not salt or matches(digest, salt, {"text": text}) for digest, (salt, text) in zip(digests, texts, strict=True)
    )
    if not same:
        yield Mismatch(where, "its notes or reason are not those that were recorded")
