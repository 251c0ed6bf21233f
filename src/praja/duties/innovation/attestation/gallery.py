# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: these papers were shown to everybody, and these were taken off."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from praja.duties.innovation.models import ShownPaper
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.telling import held_against, told
from praja.kernel.procedures.words import words_content

SHOWN, HIDDEN = "innovation.paper_shown", "innovation.paper_hidden"


@attest("innovation.shown_papers")
def papers_match_their_events() -> Iterator[Mismatch]:
    """Compare every paper that is or was shown with what was recorded."""
    recorded = _recorded()
    held = {row.pk: row for row in ShownPaper.objects.select_related("file", "innovation__case")}
    for pk in sorted({*recorded, *held}):
        where, row, said = f"shown paper {pk}", held.get(pk), recorded.get(pk)
        if row is None or said is None:
            yield from held_against(where, said, None if row is None else {})
            continue
        digest = said.pop("title")
        yield from held_against(where, said, _held(row))
        # An erased title has no salt left: its digest says nothing any more.
        if bytes(row.salt) and not matches(digest, bytes(row.salt), words_content(row.title)):
            yield Mismatch(where, "is not called what was recorded")


def _recorded() -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for one in told(Q(), names=(SHOWN, HIDDEN)):
        if one.name == SHOWN:
            said = {name: one.payload[name] for name in ("kind", "title", "sha256")}
            found[one.payload["paper"]] = {**said, "innovation": one.stream, "shown": True}
        elif one.payload["paper"] in found:
            found[one.payload["paper"]]["shown"] = False
    return found


def _held(row: ShownPaper) -> Mapping[str, Any]:
    return {
        "innovation": row.innovation.case.stream,
        "kind": row.kind,
        "sha256": row.file.sha256,
        "shown": row.hidden_at is None,
    }
