# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: statistical metadata says what was last written, and stands as it was last handed in or noted."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.opendata.domain.indah.judging import DRAFT
from praja.duties.opendata.models import StatisticalActivity
from praja.duties.opendata.models.digests import activity_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import held_against, told

_BEGUN: dict[str, Any] = {"status": DRAFT, "sha256": "", "note": ""}


@attest("opendata.activities")
def activities_match_their_events() -> Iterator[Mismatch]:
    """Replay what happened to every activity: its words with those of its indicators, its status, note, file and version."""
    recorded: dict[int, dict[str, Any]] = defaultdict(dict)
    for one in told(Q(name__startswith="opendata.activity_"), order=("id",)):
        payload = one.payload
        held = recorded[payload["activity"]]
        held["content"], held["version"] = payload["content"], held.get("version", 0) + 1
        match one.name:
            case "opendata.activity_begun":
                held |= {**_BEGUN, "unit": payload["unit"]}
            case "opendata.activity_handed_in":
                held |= {"status": payload["status"], "sha256": payload["sha256"], "note": ""}
            case "opendata.activity_status_noted":
                held |= {"status": payload["status"], "note": payload["note"]}
    rows = {row.pk: row for row in StatisticalActivity.objects.select_related("file")}
    for pk in sorted({*recorded, *rows}):
        row = rows.get(pk)
        yield from held_against(f"activity {pk}", recorded.get(pk), _held(row) if row else None)


def _held(row: StatisticalActivity) -> dict[str, Any]:
    return {
        "unit": row.unit_id,
        "content": activity_digest(row),
        "version": row.version,
        "status": row.status,
        "sha256": row.file.sha256 if row.file else "",
        "note": content_digest(bytes(row.salt), {"note": row.note}) if row.note else "",
    }
