# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: this was taken over by whom, since when, and so it went."""

from collections.abc import Iterator, Mapping
from typing import Any

from praja.duties.innovation.events.replication import replication_stream
from praja.duties.innovation.models import Replication
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.telling import Told, held_against, keys_with, told_by_stream
from praja.kernel.procedures.words import words_content

_STATES = {
    "innovation.replication_begun": "running",
    "innovation.replication_kept": "kept",
    "innovation.replication_given_up": "given_up",
}


@attest("innovation.replications")
def replications_match_their_events() -> Iterator[Mismatch]:
    """Compare every replication with what was recorded of it."""
    held = {row.pk: row for row in Replication.objects.all()}
    keys = sorted({*held, *(int(key) for key in keys_with(replication_stream(0).removesuffix("0")))})
    events = told_by_stream([replication_stream(key) for key in keys])
    for key in keys:
        where, told, row = f"replication {key}", _told(events.get(replication_stream(key), [])), held.get(key)
        if told is None or row is None:
            yield from held_against(where, told, None if row is None else {})
            continue
        words = (told.pop("changed"), told.pop("outcome"))
        yield from held_against(where, told, _held(row))
        for digest, salt, text in zip(
            words, (row.changed_salt, row.outcome_salt), (row.changed, row.outcome), strict=True
        ):
            # An erased text has no salt left: its digest says nothing any more.
            if (digest is None) is not (salt is None) or (
                digest and salt and not matches(digest, bytes(salt), words_content(text))
            ):
                yield Mismatch(where, "its words are not those that were recorded")


def _told(events: list[Told]) -> dict[str, Any] | None:
    if not events:
        return None
    found: dict[str, Any] = {"outcome": None, "began_on": "", "ended_on": "", "state": "planned"}
    for one in events:
        found |= {"state": _STATES.get(one.name, "planned"), **dict(one.payload)}
    return found


def _held(row: Replication) -> Mapping[str, Any]:
    return {
        "innovation": row.innovation_id or 0,
        "source_title": row.source_title,
        "source_government": row.source_government,
        "source_url": row.source_url,
        "unit": row.unit_id or 0,
        "adopter": row.adopter,
        "state": row.state,
        "began_on": "" if row.began_on is None else row.began_on.isoformat(),
        "ended_on": "" if row.ended_on is None else row.ended_on.isoformat(),
    }
