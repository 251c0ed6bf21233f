# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: the words of reports, answers and replies are those that were filed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Min

from praja.duties.complaints.domain import answer_content, report_content, words_content
from praja.duties.complaints.models import Answer, Complaint, Reply
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.models import LedgerEvent

CHUNK = 1_000
Digests = dict[tuple[str, str], list[str]]
"""(stream, event name) -> the digests its events carry, in order."""

Content = tuple[bytes | memoryview, Mapping[str, Any]]
"""A salt and what it was digested with."""

FIELD_OF = {
    "complaints.filed": "content",
    "complaints.answered": "answer",
    "complaints.replied": "message",
    "complaints.archived": "note",
}


@attest("complaints")
def words_match_their_digests() -> Iterator[Mismatch]:
    """Compare every text with the digest its event carries.."""
    first = Complaint.objects.aggregate(first=Min("case_id"))["first"] or 0
    while True:
        rows = Complaint.objects.select_related("case").filter(case_id__gte=first).order_by("case_id")
        chunk = list(rows.prefetch_related("answers", "replies")[:CHUNK])
        if not chunk:
            return
        first = chunk[-1].pk + 1
        digests = _digests([complaint.case.stream for complaint in chunk])
        for complaint in chunk:
            yield from _check(complaint, digests)


def _digests(streams: list[str]) -> Digests:
    found: Digests = {}
    events = LedgerEvent.objects.filter(stream__in=streams, name__in=FIELD_OF).order_by("stream", "seq")
    for stream, name, payload in events.values_list("stream", "name", "payload"):
        found.setdefault((stream, name), []).append(json.loads(payload).get(FIELD_OF[name], ""))
    return found


def _check(complaint: Complaint, digests: Digests) -> Iterator[Mismatch]:
    stream, where = complaint.case.stream, f"case {complaint.case.code}"
    report = report_content(kind=complaint.kind, text=complaint.text, place=complaint.place, region=complaint.region_id)
    yield from _compare(where, "report", digests.get((stream, "complaints.filed"), []), [(complaint.salt, report)])
    answers = sorted(complaint.answers.all(), key=lambda answer: answer.number)
    yield from _compare(
        where, "answer", digests.get((stream, "complaints.answered"), []), [_of_answer(a) for a in answers]
    )
    replies = sorted(complaint.replies.all(), key=lambda reply: reply.pk)
    yield from _compare(
        where, "reply", digests.get((stream, "complaints.replied"), []), [_of_reply(r) for r in replies]
    )
    notes = [(complaint.archive_salt, words_content(complaint.archive_note))] if complaint.archive_reason else []
    yield from _compare(where, "note", digests.get((stream, "complaints.archived"), []), notes)


def _of_answer(answer: Answer) -> Content:
    return answer.salt, answer_content(kind=answer.kind, text=answer.text)


def _of_reply(reply: Reply) -> Content:
    return reply.salt, words_content(reply.text)


def _compare(where: str, what: str, digests: list[str], contents: Sequence[Content]) -> Iterator[Mismatch]:
    if len(digests) != len(contents):
        yield Mismatch(where, f"has {len(contents)} × {what} but its events recorded {len(digests)}")
        return
    for number, (digest, (salt, content)) in enumerate(zip(digests, contents, strict=True), 1):
        if not isinstance(salt, bytes | memoryview) or not matches(digest, bytes(salt), content):
            yield Mismatch(where, f"{what} {number} was edited: it does not give the digest in the ledger")
