# SPDX-License-Identifier: EUPL-1.2
"""The ledger's word on what stands at the head of papers: of each unit the last counts."""

from collections.abc import Iterator

from django.db.models import Q

from praja.kernel.documents.events import LETTERHEADS
from praja.kernel.documents.models import Letterhead
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told


@attest("letterheads")
def letterheads_match_their_events() -> Iterator[Mismatch]:
    """Address, contact and emblems as they were set."""
    recorded = {one.payload["unit"]: one.payload for one in told(Q(stream=LETTERHEADS))}
    rows = {
        row.unit_id: {
            "unit": row.unit_id,
            "address": row.address,
            "contact": row.contact,
            "emblem": row.emblem.sha256 if row.emblem else "",
            "post_emblem": row.post_emblem.sha256 if row.post_emblem else "",
        }
        for row in Letterhead.objects.select_related("emblem", "post_emblem")
    }
    for unit in sorted({*recorded, *rows}):
        yield from held_against(f"letterhead of unit {unit}", recorded.get(unit), rows.get(unit))
