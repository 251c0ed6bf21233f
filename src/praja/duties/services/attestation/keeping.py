# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: who heads which neighbourhood until when, and which documents residents let be kept until when."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.services.models import KeptDocument, NeighbourhoodHead
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told

HEADS = ("services.neighbourhood_head_listed", "services.neighbourhood_head_ended")
KEPT = ("services.documents_kept", "services.document_no_longer_kept")
KEPT_BY = "services.kept:"


@attest("services.neighbourhoods")
def heads_match_their_events() -> Iterator[Mismatch]:
    """Compare every head of a neighbourhood with the decree and the term that were entered."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(), names=HEADS, order=("id",)):
        said = {name: value for name, value in one.payload.items() if name != "head"}
        recorded.setdefault(one.payload["head"], {}).update(said)
    held = {
        row.pk: {
            "region": row.region_id,
            "rw": row.rw,
            "rt": row.rt,
            "decree": row.decree,
            "since": row.since.isoformat(),
            "until": row.until.isoformat() if row.until else None,
        }
        for row in NeighbourhoodHead.objects.all()
    }
    for pk in sorted({*recorded, *held}):
        yield from held_against(f"neighbourhood head {pk}", recorded.get(pk), held.get(pk))


@attest("services.kept_documents")
def kept_documents_match_their_events() -> Iterator[Mismatch]:
    """Compare every document that is kept with what its resident agreed to, and until when."""
    recorded: dict[tuple[int, str, str], str] = {}
    for one in told(Q(stream__startswith=KEPT_BY), names=KEPT, order=("id",)):
        person, said = int(one.stream.removeprefix(KEPT_BY)), one.payload
        if one.name == "services.documents_kept":
            recorded |= {(person, kind, file): said["until"] for kind, file in said["files"]}
        else:
            recorded.pop((person, said["kind"], said["file"]), None)
    rows = KeptDocument.objects.values_list("person", "kind", "file__sha256", "until")
    held = {(person, kind, file): until.isoformat() for person, kind, file, until in rows}
    for key in sorted({*recorded, *held}):
        where = f"kept document {key[1]} of person {key[0]}"
        yield from held_against(where, _until(recorded.get(key)), _until(held.get(key)))


def _until(day: str | None) -> dict[str, str] | None:
    return None if day is None else {"until": day}
