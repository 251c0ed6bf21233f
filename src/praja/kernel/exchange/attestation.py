# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: every file that went out is kept, and is the one that was handed over."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.kernel.exchange.events import HANDED_OVER
from praja.kernel.exchange.models import KeptFile
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told


@attest("exchange.files")
def files_match_their_events() -> Iterator[Mismatch]:
    """Compare every file that is kept with the event that tells of it."""
    recorded: dict[int, dict[str, Any]] = {
        one.payload["kept"]: {"point": one.payload["point"], "sha256": one.payload["sha256"], "at": one.at}
        for one in told(Q(name=HANDED_OVER), order=("id",))
    }
    rows = {row.pk: row for row in KeptFile.objects.select_related("file")}
    for pk in sorted({*recorded, *rows}):
        row = rows.get(pk)
        held = {"point": row.point, "sha256": row.file.sha256, "at": row.made_at} if row else None
        yield from held_against(f"file handed over {pk}", recorded.get(pk), held)
