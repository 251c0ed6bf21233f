# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: what periodic reports found, the words that answers begin with and the owners outside are as written."""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from django.db.models import Q

from praja.duties.complaints.models import AnswerTemplate, Destination, Finding
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import Told, held_against, told

REPORT = "complaints.report:"
Rows = Mapping[Any, Mapping[str, Any]]


@attest("complaints.findings")
def findings_match_their_events() -> Iterator[Mismatch]:
    """Compare every finding of a periodic report with what was written down, and whether it was taken out."""
    names = ("complaints.finding_written", "complaints.finding_withdrawn")
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(stream__startswith=REPORT), names=names):
        said: dict[str, Any] = {"withdrawn_at": one.at}
        if one.name == "complaints.finding_written":
            period = int(one.stream.removeprefix(REPORT))
            words = {"words": one.payload["text"], "unit": one.payload["unit"], "written_at": one.at}
            said = {"period": period, **words, "withdrawn_at": None}
        recorded.setdefault(one.payload["finding"], {}).update(said)
    held = {
        row.pk: {
            "period": row.period,
            "words": _digest(f"{row.text}\n{row.cause}"),
            "unit": row.unit_id,
            "written_at": row.written_at,
            "withdrawn_at": row.withdrawn_at,
        }
        for row in Finding.objects.all()
    }
    yield from _compared("finding", recorded, held)


@attest("complaints.templates")
def templates_match_their_events() -> Iterator[Mismatch]:
    """Compare every template of answers with its last word."""
    recorded = _last("complaints.template_saved", lambda one: one.payload["template"])
    held = {
        row.pk: {
            "template": row.pk,
            "kind": row.kind,
            "topic": row.topic_id,
            "unit": row.unit_id,
            "text": _digest(row.text),
            "active": row.is_active,
        }
        for row in AnswerTemplate.objects.all()
    }
    yield from _compared("template", recorded, held)


@attest("complaints.destinations")
def destinations_match_their_events() -> Iterator[Mismatch]:
    """Compare every owner outside with the last word of the list."""
    recorded = _last("complaints.destination_saved", lambda one: one.payload["key"])
    held = {
        row.key: {
            "key": row.key,
            "destination": row.name,
            "text": _digest(row.text),
            "contact": row.contact,
            "active": row.is_active,
        }
        for row in Destination.objects.all()
    }
    yield from _compared("destination", recorded, held)


def _last(name: str, key_of: Callable[[Told], Any]) -> Rows:
    return {key_of(one): one.payload for one in told(Q(), names=(name,), order=("id",))}


def _compared(kind: str, recorded: Rows, held: Rows) -> Iterator[Mismatch]:
    for key in sorted({*recorded, *held}):
        yield from held_against(f"{kind} {key}", recorded.get(key), held.get(key))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
