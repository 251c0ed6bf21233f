# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: what readers asked, and what they were answered, stands as it was said."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.opendata.enums import ASKED
from praja.duties.opendata.models import Asked
from praja.duties.opendata.models.digests import answer_digest, asked_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import Told, held_against, told
from praja.kernel.procedures.models import Case


@attest("opendata.asked")
def questions_match_their_events() -> Iterator[Mismatch]:
    """Compare the words of every question and answer with their events. Words that were erased have no salt any more."""
    streams = {f"case:{code}": pk for pk, code in Case.objects.filter(procedure=ASKED).values_list("pk", "code")}
    recorded: dict[int, dict[str, Any]] = defaultdict(dict)
    for one in told(Q(stream__in=list(streams))):
        recorded[streams[one.stream]] |= _said(one)
    rows = {row.pk: row for row in Asked.objects.all()}
    for pk in sorted({*streams.values(), *rows}):
        row = rows.get(pk)
        of = ("wish", "held", "dataset", "resource", "outcome", "answer", *(("words",) if row and row.salt else ()))
        yield from held_against(f"question {pk}", recorded.get(pk), _held(row) if row else None, of=of)


def _said(one: Told) -> dict[str, Any]:
    payload = one.payload
    match one.name:
        case "opendata.data_asked":
            asked = {name: payload[name] for name in ("wish", "dataset", "resource", "words")}
            return {**asked, "held": payload.get("held", ""), "outcome": "", "answer": ""}
        case "opendata.asked_answered":
            answered = {"outcome": payload["outcome"], "answer": payload["answer"]}
            return answered if payload["dataset"] is None else {**answered, "dataset": payload["dataset"]}
    return {}


def _held(row: Asked) -> dict[str, Any]:
    return {
        "wish": row.wish,
        "held": row.held,
        "dataset": row.dataset_id,
        "resource": row.resource_id,
        "words": asked_digest(row),
        "outcome": row.outcome,
        "answer": answer_digest(row) if row.answer else "",
    }
