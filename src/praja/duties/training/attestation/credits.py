# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: these lesson hours were booked for these employees, of this training, and these were cancelled."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from praja.duties.training.events.credits import stream_of_credit
from praja.duties.training.models import Credit
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, keys_with, told_by_stream
from praja.kernel.procedures.words import words_content

CHUNK = 1_000
BOOKED, CANCELLED = "training.credit_booked", "training.credit_cancelled"
OF_BOOKING = ("employee", "form", "first_day", "last_day", "jp_told", "jp", "source", "seat", "content")


@attest("training.credits")
def credits_match_their_events() -> Iterator[Mismatch]:
    """Compare every credit with what was recorded of it, and every stream of a credit with its row."""
    known = sorted({*Credit.objects.values_list("pk", flat=True), *map(int, keys_with(stream_of_credit(0)[:-1]))})
    for start in range(0, len(known), CHUNK):
        keys = known[start : start + CHUNK]
        events = told_by_stream([stream_of_credit(pk) for pk in keys], names=(BOOKED, CANCELLED))
        rows = Credit.objects.in_bulk(keys)
        for pk in keys:
            row = rows.get(pk)
            recorded = _recorded(events.get(stream_of_credit(pk), ()))
            yield from held_against(f"credit {pk}", recorded, None if row is None else _held(row))


def _recorded(events: Sequence[Told]) -> dict[str, Any] | None:
    """What holds after the last of them; a seat may be booked anew after it was cancelled."""
    found: dict[str, Any] = {}
    for one in events:
        if one.name == BOOKED:
            found = {**{name: one.payload[name] for name in OF_BOOKING}, "cancelled": False, "reason": ""}
        else:
            found |= {"cancelled": True, "reason": one.payload["reason"]}
    return found or None


def _held(row: Credit) -> Mapping[str, Any]:
    return {
        "employee": row.employee_id,
        "form": row.form,
        "first_day": row.first_day.isoformat(),
        "last_day": row.last_day.isoformat(),
        "jp_told": row.jp_told,
        "jp": row.jp,
        "source": row.source,
        "seat": row.seat_id or 0,
        "content": content_digest(bytes(row.salt), row.digested()),
        "cancelled": row.cancelled_at is not None,
        "reason": _digest_of_reason(row),
    }


def _digest_of_reason(row: Credit) -> str:
    if row.cancelled_at is None:
        return ""
    return content_digest(bytes(row.cancelled_salt), words_content(row.cancelled_reason))
