# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: on which media a unit shows its standards, where and from when until when, with which photo."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.services.models import Medium
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told

NAMES = ("services.medium_recorded", "services.medium_ended")


@attest("services.media")
def media_match_their_events() -> Iterator[Mismatch]:
    """Replay what was recorded of each unit: what stands on a medium anew ends what stood there before."""
    recorded: dict[int, dict[str, Any]] = {}
    stands: dict[tuple[int, str], int] = {}
    for one in told(Q(), names=NAMES, order=("id",)):
        medium, place = one.refs["medium"], (one.payload["unit"], one.payload["kind"])
        before = stands.pop(place, None)
        if one.name == "services.medium_ended":
            recorded.setdefault(medium, {})["until"] = one.payload["until"]
            continue
        if before is not None:
            recorded[before]["until"] = one.payload["since"]
        stands[place] = medium
        recorded[medium] = {**one.payload, "until": None}
    held = {
        row.pk: {
            "unit": row.unit_id,
            "kind": row.kind,
            "where": row.where,
            "since": row.since.isoformat(),
            "evidence": row.evidence.sha256 if row.evidence else "",
            "until": row.until.isoformat() if row.until else None,
        }
        for row in Medium.objects.select_related("evidence")
    }
    for pk in sorted({*recorded, *held}):
        yield from held_against(f"medium {pk}", recorded.get(pk), held.get(pk))
