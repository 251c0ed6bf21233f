# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: editions say what was written of them, and everybody who looked at them said what stands there."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.opendata.enums import RELEASE, CheckKind
from praja.duties.opendata.models import Check, Release
from praja.duties.opendata.models.digests import release_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, told
from praja.kernel.procedures.models import Case

CHECKS = {
    "opendata.release_confirmed": (frozenset({CheckKind.PRODUCER}), True),
    "opendata.release_approved": (frozenset({CheckKind.STEWARD}), True),
    "opendata.release_supervised": (frozenset({CheckKind.SUPERVISOR}), True),
    "opendata.release_returned": (frozenset({CheckKind.PRODUCER, CheckKind.STEWARD}), False),
}
"""Event to the kinds of check that it can be, and whether it agrees."""
Facts = dict[int, dict[str, Any]]


@attest("opendata.releases")
def editions_match_their_events() -> Iterator[Mismatch]:
    """Replay the words of every edition, when it was published and why it was taken off."""
    events = _events()
    recorded: Facts = defaultdict(dict)
    for pk, one in events:
        recorded[pk] |= _said(one)
    rows = {row.pk: row for row in Release.objects.all()}
    for pk in sorted({*recorded, *rows}):
        row = rows.get(pk)
        yield from held_against(f"edition {pk}", recorded.get(pk), _held(row) if row else None)


@attest("opendata.checks")
def checks_match_their_events() -> Iterator[Mismatch]:
    """Compare who looked at an edition, as what, and what they said, with the events of the checks."""
    recorded = {
        one.payload["check"]: {
            "release": pk,
            "kind": CHECKS[one.name][0],
            "is_agreed": CHECKS[one.name][1],
            "words": one.payload.get("words"),
            "reference": one.payload.get("reference", ""),
            "by": one.actor,
            "at": one.at,
        }
        for pk, one in _events()
        if one.name in CHECKS
    }
    rows = {row.pk: row for row in Check.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from _check(pk, recorded.get(pk), rows.get(pk))


def _events() -> Iterator[tuple[int, Told]]:
    streams = {f"case:{code}": pk for pk, code in Case.objects.filter(procedure=RELEASE).values_list("pk", "code")}
    for one in told(Q(stream__in=list(streams))):
        if one.name.startswith("opendata.release_"):
            yield streams[one.stream], one


def _said(one: Told) -> dict[str, Any]:
    payload = one.payload
    match one.name:
        case "opendata.release_begun":
            begun = {name: payload[name] for name in ("dataset", "number", "words", "planned")}
            return {**begun, "published": None, "reason": ""}
        case "opendata.release_described":
            return {"words": payload["words"]}
        case "opendata.release_published":
            return {"published": one.at}
        case "opendata.release_withdrawn":
            return {"reason": payload["reason"]}
    return {}


def _held(row: Release) -> dict[str, Any]:
    reason = row.withdrawn_reason
    return {
        "dataset": row.dataset_id,
        "number": row.number,
        "words": release_digest(row),
        "planned": row.planned_id,
        "published": row.published_at,
        "reason": content_digest(bytes(row.salt), {"reason": reason}) if reason else "",
    }


def _check(pk: int, recorded: dict[str, Any] | None, row: Check | None) -> Iterator[Mismatch]:
    where = f"check {pk}"
    if recorded is None or row is None:
        yield from held_against(where, recorded, {} if row else None)
        return
    held = {
        "release": row.release_id,
        "is_agreed": row.is_agreed,
        "reference": row.reference,
        "by": str(row.by_account_id or ""),
        "at": row.at,
    }
    recorded["by"] = recorded["by"] if recorded["by"].isdigit() else ""
    yield from held_against(where, recorded, held, of=tuple(held))
    if row.kind not in recorded["kind"]:
        yield Mismatch(where, f"is said to be by the {row.kind}, which its event is not")
    digest = recorded["words"]
    if digest is None and row.words:
        yield Mismatch(where, "has words that nobody recorded")
    if digest is not None and digest != content_digest(bytes(row.salt), {"words": row.words}):
        yield Mismatch(where, "its words were edited: they do not give the digest in the ledger")
