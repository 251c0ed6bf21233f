# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: who is in the directory by whose consent, with which topics; and that nobody is found by others."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.training.models import DirectoryEntry, DirectoryStem
from praja.duties.training.models.directory_digests import digest_of_entry, stems_of_entry
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.telling import held_against, told

JOINED, LEFT = "training.directory_joined", "training.directory_left"


@attest("training.directory")
def directory_matches_its_events() -> Iterator[Mismatch]:
    """Who put themselves into it, and what stands there of them."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(name__in=(JOINED, LEFT)), order=("id",)):
        pk = one.payload["employee"]
        if one.name == LEFT:
            recorded.pop(pk, None)
        else:
            recorded[pk] = {**one.payload, "listed": moment_text(one.at)}
    stems: dict[int, list[str]] = defaultdict(list)
    for entry, stem in DirectoryStem.objects.order_by("stem").values_list("entry_id", "stem"):
        stems[entry].append(stem)
    entries = {row.employee_id: row for row in DirectoryEntry.objects.all()}
    for pk in sorted({*recorded, *entries}):
        row = entries.get(pk)
        where = f"directory entry of employee {pk}"
        yield from held_against(where, recorded.get(pk), _held(row) if row else None)
        if row and sorted(stems[row.pk]) != stems_of_entry(row):
            yield Mismatch(where, "is found by other words than its topics")


def _held(row: DirectoryEntry) -> dict[str, Any]:
    return {
        "employee": row.employee_id,
        "topics": digest_of_entry(row),
        "count": len(row.topic_list),
        "learning": row.shows_learning,
        "listed": moment_text(row.listed_at),
    }
