# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: figures of this platform are shown as the data steward decided."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.opendata.attestation.datasets import STREAMS
from praja.duties.opendata.models import ShownFamily
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import held_against, told


@attest("opendata.families")
def families_match_their_events() -> Iterator[Mismatch]:
    """Replay what was decided about the figures of every duty, and why."""
    recorded: dict[str, dict[str, Any]] = {}
    names = ("opendata.family_shown", "opendata.family_hidden")
    for one in told(Q(stream__startswith=STREAMS), names=names, order=("id",)):
        payload = one.payload
        facts = recorded.setdefault(payload["family"], {"measures": []})
        is_on = one.name == "opendata.family_shown"
        facts |= {"dataset": payload["dataset"], "is_on": is_on, "reason": payload["reason"], "decided": one.at}
        facts["measures"] = payload["measures"] if is_on else facts["measures"]
    rows = {row.family: row for row in ShownFamily.objects.select_related("dataset")}
    for family in sorted({*recorded, *rows}):
        row = rows.get(family)
        yield from held_against(f"figures of {family}", recorded.get(family), _held(row) if row else None)


def _held(row: ShownFamily) -> dict[str, Any]:
    return {
        "dataset": row.dataset_id,
        "measures": row.measures,
        "is_on": row.is_on,
        "reason": content_digest(bytes(row.dataset.salt), {"reason": row.reason}),
        "decided": row.decided_at,
    }
