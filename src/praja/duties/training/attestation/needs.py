# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: this is what employees told of and what became of it, this is what posts require, this was proposed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from praja.duties.training.enums import CLAIM, PROPOSAL
from praja.duties.training.events.needs import stream_of_remedy, stream_of_requirement
from praja.duties.training.models import Claim, PostRequirement, Proposal, Remedy
from praja.kernel.documents.models import Attachment
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, keys_with, told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content

CHUNK = 500
OF_CLAIM = ("employee", "form", "first_day", "last_day", "jp_told", "sessions", "content", "papers")
OF_PROPOSAL = ("employee", "people", "measure", "programme", "content")
OF_REQUIREMENT = ("unit", "post_name", "programme", "subject", "decree", "since")


@attest("training.claims")
def claims_match_their_events() -> Iterator[Mismatch]:
    """Compare every claim with what was recorded of it."""
    return _cases(CLAIM, Claim, _told_claim, _held_claims)


@attest("training.proposals")
def proposals_match_their_events() -> Iterator[Mismatch]:
    """Compare every proposal with what was recorded of it."""
    return _cases(PROPOSAL, Proposal, _told_proposal, _held_proposals)


@attest("training.requirements")
def requirements_match_their_events() -> Iterator[Mismatch]:
    """Compare what posts require with what was recorded of it."""
    prefix = stream_of_requirement(0)[:-1]
    known = sorted({*PostRequirement.objects.values_list("pk", flat=True), *map(int, keys_with(prefix))})
    for start in range(0, len(known), CHUNK):
        keys = known[start : start + CHUNK]
        events = told_by_stream([stream_of_requirement(pk) for pk in keys])
        rows = PostRequirement.objects.in_bulk(keys)
        for pk in keys:
            recorded = _told_requirement(events.get(stream_of_requirement(pk), ()))
            row = rows.get(pk)
            yield from held_against(f"requirement {pk}", recorded, None if row is None else _held_requirement(row))


@attest("training.remedies")
def remedies_match_their_events() -> Iterator[Mismatch]:
    """Compare what programmes are said to better with what was recorded of it."""
    prefix = stream_of_remedy(0)[:-1]
    known = sorted({*Remedy.objects.values_list("pk", flat=True), *map(int, keys_with(prefix))})
    for start in range(0, len(known), CHUNK):
        keys = known[start : start + CHUNK]
        events = told_by_stream([stream_of_remedy(pk) for pk in keys])
        rows = Remedy.objects.in_bulk(keys)
        for pk in keys:
            told, row = events.get(stream_of_remedy(pk), ()), rows.get(pk)
            recorded = dict(told[0].payload) | {"ended": len(told) > 1} if told else None
            held = None
            if row is not None:
                held = {"programme": row.programme_id, "measure": row.measure, "ended": row.ended_at is not None}
            yield from held_against(f"remedy {pk}", recorded, held)


Recorded = Callable[[Sequence[Told]], dict[str, Any] | None]


def _cases(
    procedure: str,
    model: type[Claim] | type[Proposal],
    recorded: Recorded,
    held: Callable[[Sequence[Any]], Mapping[int, Mapping[str, Any]]],
) -> Iterator[Mismatch]:
    last, rows = 0, Case.objects.filter(procedure=procedure).order_by("pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        events = told_by_stream([case.stream for case in chunk])
        found = held(list(model.objects.filter(pk__in=[case.pk for case in chunk])))
        for case in chunk:
            yield from held_against(
                f"{procedure} {case.code}", recorded(events.get(case.stream, ())), found.get(case.pk)
            )


def _told_claim(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        if one.name == "training.claim_told":
            found = {name: one.payload[name] for name in OF_CLAIM} | {"credit": 0, "note": ""}
            found["papers"] = sorted(found["papers"])
        elif one.name == "training.claim_accepted":
            found |= {"credit": one.payload["credit"], "note": one.payload["note"]}
        elif one.name == "training.claim_refused":
            found["note"] = one.payload["note"]
    return found or None


def _held_claims(rows: Sequence[Claim]) -> Mapping[int, Mapping[str, Any]]:
    papers: dict[int, list[str]] = {row.pk: [] for row in rows}
    attached = Attachment.objects.filter(object_kind=CLAIM, object_id__in=list(papers))
    for pk, sha256 in attached.values_list("object_id", "file__sha256"):
        papers[pk].append(sha256)
    return {
        row.pk: {
            "employee": row.employee_id,
            "form": row.form,
            "first_day": row.first_day.isoformat(),
            "last_day": row.last_day.isoformat(),
            "jp_told": row.jp_told,
            "sessions": row.sessions,
            "content": content_digest(bytes(row.salt), row.digested()),
            "papers": sorted(papers[row.pk]),
            "credit": row.credit_id or 0,
            "note": _digest_of(row.note, row.note_salt),
        }
        for row in rows
    }


def _told_proposal(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        if one.name == "training.proposed":
            found = {name: one.payload[name] for name in OF_PROPOSAL} | {"note": ""}
        elif one.name == "training.proposal_taken_up":
            found |= {"programme": one.payload["programme"], "note": one.payload["note"]}
        elif one.name == "training.proposal_declined":
            found["note"] = one.payload["note"]
    return found or None


def _held_proposals(rows: Sequence[Proposal]) -> Mapping[int, Mapping[str, Any]]:
    return {
        row.pk: {
            "employee": row.employee_id,
            "people": row.people,
            "measure": row.measure,
            "programme": row.programme_id or 0,
            "content": content_digest(bytes(row.salt), row.digested()),
            "note": _digest_of(row.note, row.note_salt),
        }
        for row in rows
    }


def _told_requirement(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        if one.name == "training.requirement_set":
            found = {name: one.payload[name] for name in OF_REQUIREMENT} | {"until": None}
        else:
            found["until"] = one.payload["until"]
    return found or None


def _held_requirement(row: PostRequirement) -> Mapping[str, Any]:
    return {
        "unit": row.unit_id,
        "post_name": row.post_name,
        "programme": row.programme_id or 0,
        "subject": row.subject,
        "decree": row.decree,
        "since": row.since.isoformat(),
        "until": None if row.until is None else row.until.isoformat(),
    }


def _digest_of(text: str, salt: Any) -> str:
    return content_digest(bytes(salt), words_content(text)) if text else ""
