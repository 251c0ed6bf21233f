# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: everything that was said in a case is what was said then."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Min

from praja.duties.complaints.domain import words_content
from praja.duties.complaints.models import Complaint
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.models import LedgerEvent

CHUNK = 1_000

Said = tuple[bytes | memoryview, Mapping[str, Any]]
"""A salt and what it was digested with."""


@dataclass(frozen=True)
class Kept:
    """Words that a case keeps: the events that hold their digests, in which field, and the words themselves in order.

    `last` for words of which only the newest is kept.
    """

    what: str
    events: tuple[str, ...]
    field: str
    said: Callable[[Complaint], Sequence[Said]]
    last: bool = False


def _words(rows: Any, text: str = "text", salt: str = "salt", order: str = "pk") -> list[Said]:
    found = sorted(rows.all(), key=lambda row: getattr(row, order))
    return [(getattr(row, salt), words_content(getattr(row, text))) for row in found if getattr(row, salt)]


def _reports(complaint: Complaint) -> list[Said]:
    """Every wording; the last one is what stands in the report itself."""
    rows = sorted(complaint.wordings.all(), key=lambda row: row.number)
    said: list[Said] = [(row.salt, complaint.digested_as(row.text)) for row in rows[:-1]]
    is_intact = not rows or (rows[-1].text, bytes(rows[-1].salt)) == (complaint.text, bytes(complaint.salt))
    return [*said, (complaint.salt, complaint.digested()) if is_intact else (b"", {})]


def _answers(complaint: Complaint) -> list[Said]:
    return [(row.salt, row.digested()) for row in sorted(complaint.answers.all(), key=lambda row: row.number)]


def _note(complaint: Complaint) -> list[Said]:
    return [(complaint.archive_salt, words_content(complaint.archive_note))] if complaint.archive_salt else []


def _rating(complaint: Complaint) -> list[Said]:
    rating = getattr(complaint, "rating", None)
    return [(rating.salt, words_content(rating.text))] if rating else []


def _reviews(complaint: Complaint) -> list[Said]:
    reviews = [answer.review for answer in complaint.answers.all() if getattr(answer, "review", None)]
    judged = sorted((review.reviewed_at, review.pk, review) for review in reviews if review.reviewed_at)
    return [(review.salt, words_content(review.note)) for _at, _pk, review in judged]


KEPT = (
    Kept(
        "report",
        (
            "complaints.filed",
            "complaints.arrived",
            "complaints.wrongdoing_reported",
            "complaints.admitted",
            "complaints.reworded",
        ),
        "content",
        _reports,
    ),
    Kept(
        "answer",
        (
            "complaints.answered",
            "complaints.promised",
            "complaints.answer_taken_over",
            "complaints.referred",
            "complaints.answered_jointly",
            "complaints.promised_jointly",
            "complaints.wrongdoing_answered",
        ),
        "answer",
        _answers,
    ),
    Kept(
        "reply",
        ("complaints.replied", "complaints.reopened", "complaints.wrongdoing_replied"),
        "message",
        lambda complaint: _words(complaint.replies),
    ),
    Kept("note", ("complaints.archived", "complaints.discarded"), "note", _note, last=True),
    Kept("reason", ("complaints.postponed",), "reason", _note, last=True),
    Kept(
        "question",
        ("complaints.completion_asked", "complaints.data_asked"),
        "question",
        lambda complaint: _words(complaint.questions),
    ),
    Kept(
        "completion",
        ("complaints.completed", "complaints.data_given"),
        "words",
        lambda complaint: _words(complaint.questions, "answer", "answer_salt"),
    ),
    Kept(
        "return",
        ("complaints.returned",),
        "reason",
        lambda complaint: _words(complaint.disputes, "reason"),
    ),
    Kept(
        "decision",
        ("complaints.redirected", "complaints.upheld"),
        "decision",
        lambda complaint: _words(complaint.disputes, "decision", "decision_salt"),
    ),
    Kept("rating", ("complaints.rated",), "words", _rating, last=True),
    Kept("review", ("complaints.answer_reviewed",), "note", _reviews),
    Kept("internal note", ("complaints.noted",), "note", lambda complaint: _words(complaint.notes)),
)
FIELDS = {name: (kept, kept.field) for kept in KEPT for name in kept.events}
WITH_WORDS = ("wordings", "answers__review", "replies", "questions", "disputes", "notes", "rating")


@attest("complaints")
def words_match_their_digests() -> Iterator[Mismatch]:
    """Compare every text with the digest its event carries."""
    first = Complaint.objects.aggregate(first=Min("case_id"))["first"] or 0
    while True:
        rows = Complaint.objects.select_related("case").filter(case_id__gte=first).order_by("case_id")
        chunk = list(rows.prefetch_related(*WITH_WORDS)[:CHUNK])
        if not chunk:
            return
        first = chunk[-1].pk + 1
        digests = _digests([complaint.case.stream for complaint in chunk])
        for complaint in chunk:
            yield from _check(complaint, digests.get(complaint.case.stream, {}))


def _digests(streams: list[str]) -> dict[str, dict[str, list[str]]]:
    """Stream -> what was said -> the digests its events carry, in order. An event in which nothing was said carries none."""
    found: dict[str, dict[str, list[str]]] = {}
    events = LedgerEvent.objects.filter(stream__in=streams, name__in=FIELDS).order_by("stream", "seq")
    for stream, name, payload in events.values_list("stream", "name", "payload"):
        kept, field = FIELDS[name]
        if digest := json.loads(payload).get(field, ""):
            found.setdefault(stream, {}).setdefault(kept.what, []).append(digest)
    return found


def _check(complaint: Complaint, digests: Mapping[str, list[str]]) -> Iterator[Mismatch]:
    where = f"case {complaint.case.code}"
    note_is_of = "note" if digests.get("note") else "reason"
    for kept in KEPT:
        if kept.said is _note and kept.what != note_is_of:
            continue
        recorded = digests.get(kept.what, [])
        yield from _compare(where, kept.what, recorded[-1:] if kept.last else recorded, kept.said(complaint))


def _compare(where: str, what: str, digests: list[str], contents: Sequence[Said]) -> Iterator[Mismatch]:
    if len(digests) != len(contents):
        yield Mismatch(where, f"has {len(contents)} × {what} but its events recorded {len(digests)}")
        return
    for number, (digest, (salt, content)) in enumerate(zip(digests, contents, strict=True), 1):
        if not isinstance(salt, bytes | memoryview) or not matches(digest, bytes(salt), content):
            yield Mismatch(where, f"{what} {number} was edited: it does not give the digest in the ledger")
