# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: entries of the list of data say what was proposed and agreed, and the forum decided what stands there."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.opendata.enums import PLAN
from praja.duties.opendata.events.plans import FORUM
from praja.duties.opendata.models import ForumDecision, PlannedDataset
from praja.duties.opendata.models.digests import planned_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, told
from praja.kernel.procedures.models import Case

_BEGUN: dict[str, Any] = {"decision": None, "is_priority": False, "into": None, "reason": ""}


@attest("opendata.forum")
def decisions_match_their_events() -> Iterator[Mismatch]:
    """Compare every decision of the forum with the event that wrote it down."""
    recorded = {one.payload["decision"]: one.payload for one in told(Q(stream=FORUM))}
    rows = {row.pk: row for row in ForumDecision.objects.select_related("minutes")}
    for pk in sorted({*recorded, *rows}):
        row = rows.get(pk)
        yield from held_against(f"decision {pk}", recorded.get(pk), _decided(row) if row else None)


def _decided(row: ForumDecision) -> dict[str, Any]:
    return {
        "decision": row.pk,
        "number": row.number,
        "decided": row.decided_on.isoformat(),
        "matter": row.matter,
        "subject": row.subject,
        "minutes": row.minutes.sha256 if row.minutes else "",
    }


@attest("opendata.plans")
def entries_match_their_events() -> Iterator[Mismatch]:
    """Replay what happened to every entry of the list: its words, its date, what it rests on, and why it stands where it does."""
    streams = {f"case:{code}": pk for pk, code in Case.objects.filter(procedure=PLAN).values_list("pk", "code")}
    recorded: dict[int, dict[str, Any]] = defaultdict(dict)
    for one in told(Q(stream__in=list(streams))):
        recorded[streams[one.stream]] |= _said(one)
    rows = {row.pk: row for row in PlannedDataset.objects.all()}
    for pk in sorted({*streams.values(), *rows}):
        row = rows.get(pk)
        yield from held_against(f"entry {pk}", recorded.get(pk), _held(row) if row else None)


def _said(one: Told) -> dict[str, Any]:
    payload = one.payload
    match one.name:
        case "opendata.plan_proposed":
            return {**_BEGUN, **{name: payload[name] for name in ("year", "content", "due", "dataset")}}
        case "opendata.plan_changed":
            return {"content": payload["content"], "due": payload["due"], "reason": ""}
        case "opendata.plan_met":
            return {"dataset": payload["dataset"]}
        case "opendata.plan_refused" | "opendata.plan_dropped":
            kept = {"reason": payload["reason"]}
            return kept if payload["decision"] is None else {**kept, "decision": payload["decision"]}
    names = ("into", "reason", "decision", "due", "is_priority")
    return {name: payload[name] for name in names if name in payload} if one.name.startswith("opendata.plan_") else {}


def _held(row: PlannedDataset) -> dict[str, Any]:
    return {
        "year": row.year,
        "content": planned_digest(row),
        "due": row.due_on.isoformat(),
        "dataset": row.dataset_id,
        "decision": row.decision_id,
        "is_priority": row.is_priority,
        "into": row.merged_into_id,
        "reason": content_digest(bytes(row.salt), {"reason": row.reason}) if row.reason else "",
    }
