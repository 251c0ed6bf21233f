# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: when sessions take whom, who was there, and codes that did not fit."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import Q

from praja.duties.training.models import Presence, PresencePlan, PresenceTry
from praja.duties.training.models.presence_digests import digest_of_secret, digest_of_word
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.telling import Told, held_against, told

CHUNK = 1_000
SET, ARRIVED, LEFT = "training.presence_set", "training.presence_recorded", "training.presence_left"
JUDGED, REFUSED = "training.presence_judged", "training.code_refused"
WINDOWS = ("mark", "opens_before", "late_after", "closes_after", "leaves_from", "secret")
NOTHING = {"arrived": "", "source": "", "late": False, "left": "", "left_source": "", "word": "", "reason": ""}


@attest("training.presence_plans")
def plans_match_their_events() -> Iterator[Mismatch]:
    """When sessions take whom, and the secrets of their codes, against what was set last."""
    recorded = {one.payload["session"]: one.payload for one in told(Q(name=SET), order=("id",))}
    rows = {row.session_id: row for row in PresencePlan.objects.all()}
    for pk in sorted({*recorded, *rows}):
        row = rows.get(pk)
        held = {name: getattr(row, name, None) for name in WINDOWS} | {"secret": digest_of_secret(row)} if row else None
        yield from held_against(f"presence of session {pk}", recorded.get(pk), held, of=WINDOWS)


@attest("training.presences")
def presences_match_their_events() -> Iterator[Mismatch]:
    """Every presence as its seat's events tell it, some thousand at a time."""
    recorded: dict[int, dict[str, Any]] = defaultdict(lambda: dict(NOTHING))
    for one in told(Q(name__in=(ARRIVED, LEFT, JUDGED)), order=("id",)):
        recorded[one.payload["presence"]] |= {
            "seat": one.payload["seat"],
            "session": one.payload["session"],
            **_said(one),
        }
    unseen, known = set(Presence.objects.values_list("pk", flat=True)), iter(sorted(recorded))
    while chunk := list(islice(known, CHUNK)):
        rows = Presence.objects.in_bulk(chunk)
        for pk in chunk:
            unseen.discard(pk)
            yield from held_against(f"presence {pk}", recorded[pk], _held(rows[pk]) if pk in rows else None)
    for pk in sorted(unseen):
        yield from held_against(f"presence {pk}", None, {})


def _said(one: Told) -> dict[str, Any]:
    payload = one.payload
    match one.name:
        case "training.presence_recorded":
            return {name: payload[name] for name in ("arrived", "source", "late")}
        case "training.presence_left":
            return {"left": payload["left"], "left_source": payload["source"]}
    return {"word": payload["word"], "reason": payload["reason"]}


def _held(row: Presence) -> dict[str, Any]:
    return {
        "seat": row.seat_id,
        "session": row.session_id,
        "arrived": moment_text(row.arrived_at) if row.arrived_at else "",
        "source": row.source,
        "late": row.is_late,
        "left": moment_text(row.left_at) if row.left_at else "",
        "left_source": row.left_source,
        "word": row.word,
        "reason": digest_of_word(row),
    }


@attest("training.presence_tries")
def tries_match_their_events() -> Iterator[Mismatch]:
    """Codes that did not fit."""
    recorded = {
        one.payload["tried"]: {**one.payload, "at": moment_text(one.at)} for one in told(Q(name=REFUSED), order=("id",))
    }
    rows = {row.pk: _tried(row) for row in PresenceTry.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"try {pk}", recorded.get(pk), rows.get(pk))


def _tried(row: PresenceTry) -> dict[str, Any]:
    return {
        "seat": row.seat_id,
        "session": row.session_id,
        "tried": row.pk,
        "outcome": row.outcome,
        "at": moment_text(row.at),
    }
