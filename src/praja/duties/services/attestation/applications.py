# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: what was stated, asked, found, recommended, refused, rated and paid is what was recorded then."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Min

from praja.duties.services.attestation import facts
from praja.duties.services.attestation.facts import check_facts
from praja.duties.services.domain.foreign import foreign_content
from praja.duties.services.enums import PaymentState, RemarkKind
from praja.duties.services.models import Application
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.telling import Told, told_by_stream
from praja.kernel.procedures.words import words_content

CHUNK = 500

Said = tuple[bytes, Mapping[str, Any]]
"""A salt and what it was digested with."""


@dataclass(frozen=True)
class Kept:
    """Words that an application keeps: the events that hold their digests, in which field, and the words in order. `last` for
    words of which only the newest is kept."""

    what: str
    events: tuple[str, ...]
    field: str
    said: Callable[[Application], Sequence[Said]]
    last: bool = False


def _rows(rows: Any, text: str = "text") -> list[Said]:
    found = sorted((row for row in rows if row.salt), key=lambda row: row.pk)
    return [(bytes(row.salt), words_content(getattr(row, text))) for row in found]


def _remarks(kind: RemarkKind) -> Callable[[Application], list[Said]]:
    return lambda application: _rows(row for row in application.remarks.all() if row.kind == kind)


def _answers(application: Application) -> list[Said]:
    return [(bytes(application.salt), application.digested())]


def _visits(application: Application) -> list[Said]:
    return _rows((row for row in application.visits.all() if row.visited_at), "findings")


def _recommendations(application: Application) -> list[Said]:
    return _rows(row for row in application.recommendations.all() if row.given_at)


def _refusal(application: Application) -> list[Said]:
    if not application.refusal_salt:
        return []
    return [(bytes(application.refusal_salt), words_content(application.refusal_note))]


def _waived(application: Application) -> list[Said]:
    payment = getattr(application, "payment", None)
    if payment is None or not payment.waived_salt:
        return []
    return [(bytes(payment.waived_salt), words_content(payment.waived_reason))]


def _notices(application: Application) -> list[Said]:
    payment = getattr(application, "payment", None)
    rows = [row for row in payment.notices.all() if row.examined_at] if payment else []
    return [
        (bytes(row.salt), words_content(row.note)) for row in sorted(rows, key=lambda row: (row.examined_at, row.pk))
    ]


def _rating(application: Application) -> list[Said]:
    rating = getattr(application, "rating", None)
    return [(bytes(rating.salt), {"stars": rating.stars, "text": rating.text})] if rating else []


def _foreign(application: Application) -> list[Said]:
    if not application.foreign_salt:
        return []
    return [(bytes(application.foreign_salt), foreign_content(application.foreign_number))]


KEPT = (
    Kept("answers", ("services.filed", "services.completed"), "content", _answers, last=True),
    Kept("completion", ("services.completion_asked",), "content", lambda one: _rows(one.completions.all())),
    Kept("proposal to refuse", ("services.refusal_proposed",), "note", _remarks(RemarkKind.PROPOSAL)),
    Kept("return", ("services.returned_for_check",), "note", _remarks(RemarkKind.RETURN)),
    Kept("finding", ("services.visited",), "content", _visits),
    Kept("recommendation", ("services.recommended",), "content", _recommendations),
    Kept("refusal", ("services.refused", "services.refused_elsewhere"), "note", _refusal),
    Kept("waiver", ("services.fee_waived",), "note", _waived, last=True),
    Kept("examined notice", ("services.payment_notice_examined",), "note", _notices),
    Kept("rating", ("services.rated",), "content", _rating, last=True),
    Kept("number elsewhere", ("services.filed_elsewhere",), "number", _foreign),
)
BESIDES = (
    *("completions", "remarks", "visits", "recommendations", "payment__notices"),
    *("files__file", "references__paper"),
)


NAMES = facts.NAMES | {name for kept in KEPT for name in kept.events} | {"services.paid"}


@attest("services")
def applications_match_their_events() -> Iterator[Mismatch]:
    """Compare every text with the digest its event carries, and every payment with what was recorded."""
    first = Application.objects.aggregate(first=Min("case_id"))["first"] or 0
    while True:
        rows = Application.objects.select_related("case", "payment__evidence", "rating").filter(case_id__gte=first)
        chunk = list(rows.order_by("case_id").prefetch_related(*BESIDES)[:CHUNK])
        if not chunk:
            return
        first = chunk[-1].pk + 1
        events = told_by_stream([application.case.stream for application in chunk], names=NAMES)
        for application in chunk:
            yield from _check(application, events.get(application.case.stream, []))


def _check(application: Application, events: Sequence[Told]) -> Iterator[Mismatch]:
    where = f"case {application.case.code}"
    payloads: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in events:
        payloads[one.name].append(one.payload)
    yield from check_facts(application, [(one.name, one.payload) for one in events], where)
    for kept in KEPT:
        recorded = [payload[kept.field] for name in kept.events for payload in payloads.get(name, ())]
        yield from _compare(where, kept.what, recorded[-1:] if kept.last else recorded, kept.said(application))
    yield from _check_payment(application, payloads.get("services.paid", ()), where)


def _compare(where: str, what: str, digests: list[str], contents: Sequence[Said]) -> Iterator[Mismatch]:
    if len(digests) != len(contents):
        yield Mismatch(where, f"has {len(contents)} × {what} but its events recorded {len(digests)}")
        return
    for number, (digest, (salt, content)) in enumerate(zip(digests, contents, strict=True), 1):
        if not matches(digest, salt, content):
            yield Mismatch(where, f"{what} {number} was edited: it does not give the digest in the ledger")


def _check_payment(application: Application, paid: Sequence[Mapping[str, Any]], where: str) -> Iterator[Mismatch]:
    payment = getattr(application, "payment", None)
    is_paid = payment is not None and payment.state == PaymentState.PAID
    if is_paid != bool(paid):
        yield Mismatch(where, "is paid in the table or in the ledger, but not in both")
    elif payment is not None and paid:
        recorded = (paid[-1]["amount"], paid[-1]["receipt"], paid[-1]["method"])
        if (payment.amount, payment.receipt_number, payment.method) != recorded:
            yield Mismatch(where, "its payment is not the one that was recorded")
