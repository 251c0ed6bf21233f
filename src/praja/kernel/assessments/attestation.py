# SPDX-License-Identifier: EUPL-1.2
"""The ledger's word on rounds: which score is not the one that was given, and who sits there otherwise than was said."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from praja.kernel.assessments.domain import Entry, score_content, scores_digest
from praja.kernel.assessments.events import (
    AssessorAdded,
    ConflictDeclared,
    RoundOpened,
    RoundProlonged,
    RoundSealedEvent,
    ScoresGiven,
    SheetSetAsideEvent,
    SubjectGiven,
    stream_of,
)
from praja.kernel.assessments.models import Assessor, AssignedSubject, Round, Score, SheetSetAside
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.telling import Told, held_against, told_by_stream

Place = tuple[int, int, str]
"""Assessor, subject, criterion."""
_GROUND = ("assessor", "subject", "ground_kind", "ground_id")


@attest("assessments")
def changed_scores() -> Iterator[Mismatch]:
    """Every score of a sealed round that was changed, added or removed after it was given, and every sheet that was set aside, or
    taken back in, by nobody."""
    for row in Round.objects.filter(sealed_at__isnull=False).order_by("pk"):
        yield from _check(row)
    sealed_streams = LedgerEvent.objects.filter(name=RoundSealedEvent.name).values_list("stream", flat=True)
    yield from _set_aside()
    open_again = {stream_of(pk) for pk in Round.objects.filter(sealed_at=None).values_list("pk", flat=True)}
    for stream in sorted(open_again & set(sealed_streams)):
        yield Mismatch(stream, "was sealed but is open again")


def _set_aside() -> Iterator[Mismatch]:
    """Sheets that count no more against the decisions that say so."""
    told = LedgerEvent.objects.filter(name=SheetSetAsideEvent.name).values_list("payload", flat=True)
    recorded = {tuple(json.loads(text)[name] for name in _GROUND) for text in told.iterator(chunk_size=2_000)}
    held = set(SheetSetAside.objects.values_list("assessor_id", "subject_id", "ground_kind", "ground_id"))
    for assessor, subject, *_ground in sorted(recorded - held):
        yield Mismatch(f"assessor {assessor}, subject {subject}", "was set aside but counts again")
    for assessor, subject, *_ground in sorted(held - recorded):
        yield Mismatch(f"assessor {assessor}, subject {subject}", "does not count although nobody set it aside")


def _check(row: Round) -> Iterator[Mismatch]:
    given, sealed = _recorded(row)
    scores = {(s.assessor_id, s.subject_id, s.criterion.key): s for s in _scores(row)}
    named = False
    for place in sorted(given.keys() | scores.keys()):
        problem = _problem(given.get(place), scores.get(place))
        if problem:
            named = True
            assessor, subject, criterion = place
            yield Mismatch(f"round {row.pk}, assessor {assessor}, subject {subject}, {criterion}", problem)
    entries = [Entry(*place, score.value) for place, score in scores.items()]
    if not named and sealed != scores_digest(entries):
        yield Mismatch(f"round {row.pk}", "its scores do not give the digest that was sealed")


def _problem(digest: str | None, score: Score | None) -> str:
    if digest is None:
        return "was never given"
    if score is None:
        return "was given but is gone"
    # Erased comments have no salt left; the digest of the whole still binds the value.
    salt = bytes(score.salt)
    same = not salt or matches(digest, salt, score_content(score.value, score.comment))
    return "" if same else "was changed after it was given"


def _scores(row: Round) -> Iterator[Score]:
    return Score.objects.filter(assessor__round=row).select_related("criterion").iterator(chunk_size=2_000)


def _recorded(row: Round) -> tuple[dict[Place, str], str]:
    """The last digest given for each score, and the digest that was sealed."""
    given: dict[Place, str] = {}
    sealed = ""
    events = LedgerEvent.objects.filter(stream=stream_of(row.pk)).order_by("seq").values_list("name", "payload")
    for name, text in events.iterator(chunk_size=2_000):
        payload = json.loads(text)
        if name == ScoresGiven.name:
            whose = (payload["assessor"], payload["subject"])
            given |= {(*whose, criterion): digest for criterion, digest in payload["scores"].items()}
        elif name == ConflictDeclared.name:
            whose = (payload["assessor"], payload["subject"])
            given = {place: digest for place, digest in given.items() if place[:2] != whose}
        elif name == RoundSealedEvent.name:
            sealed = payload["digest"]
    return given, sealed


CHUNK = 200


@attest("assessments.rounds")
def changed_rounds() -> Iterator[Mismatch]:
    """Until when scores are taken, who sits in a round and what was given to them, held against what was recorded."""
    last = 0
    while chunk := list(Round.objects.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        last = chunk[-1].pk
        events = told_by_stream([stream_of(row.pk) for row in chunk])
        seats: dict[int, dict[str, list[int]]] = {row.pk: {} for row in chunk}
        for round_id, seat in Assessor.objects.filter(round__in=chunk).values_list("round_id", "pk"):
            seats[round_id][str(seat)] = []
        given = AssignedSubject.objects.filter(assessor__round__in=chunk).order_by("subject_id")
        for round_id, seat, subject in given.values_list("assessor__round_id", "assessor_id", "subject_id"):
            seats[round_id][str(seat)].append(subject)
        for row in chunk:
            held = {"closes": moment_text(row.closes_at), "seats": seats[row.pk]}
            yield from held_against(f"round {row.pk}", _opened(events.get(stream_of(row.pk), [])), held)


def _opened(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        if one.name == RoundOpened.name:
            seats = {seat: sorted(subjects) for seat, subjects in one.payload["seats"].items()}
            found = {"closes": one.payload["closes"], "seats": seats}
        elif one.name == RoundProlonged.name:
            found["closes"] = one.payload["closes"]
        elif one.name == AssessorAdded.name:
            found["seats"] = {**found["seats"], str(one.payload["assessor"]): []}
        elif one.name == SubjectGiven.name:
            seat = str(one.payload["assessor"])
            found["seats"] = {**found["seats"], seat: sorted([*found["seats"][seat], one.payload["subject"]])}
    return found or None
