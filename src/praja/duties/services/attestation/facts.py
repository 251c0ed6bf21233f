# SPDX-License-Identifier: EUPL-1.2
"""What of an application stands in the ledger in plain: figures, kinds, days, papers. Each is held against its table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from praja.duties.services.enums import NoticeOutcome, PaymentState, ReferenceState, RefusalReason, RemarkKind
from praja.duties.services.models import Application
from praja.kernel.ledger.attestations import Mismatch
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.procedures.words import words_content

Events = Sequence[tuple[str, Mapping[str, Any]]]
"""Name and payload of the events of one case, in order."""


@dataclass(frozen=True)
class Fact:
    """Figures that an application keeps: the events that hold them, in which fields, and what its rows hold, in order. `last` for
    those of which only the newest is kept."""

    what: str
    events: tuple[str, ...]
    fields: tuple[str, ...]
    held: Callable[[Application], Sequence[tuple[Any, ...]]]
    last: bool = False


def _in_order(rows: Any) -> list[Any]:
    return sorted(rows, key=lambda row: row.pk)


def _visits(application: Application) -> list[tuple[Any, ...]]:
    return [(row.is_in_order,) for row in _in_order(application.visits.all()) if row.visited_at]


def _recommendations(application: Application) -> list[tuple[Any, ...]]:
    given = [row for row in _in_order(application.recommendations.all()) if row.given_at]
    return [(row.unit_id, row.is_in_favour) for row in given]


def _refusal(application: Application) -> list[tuple[Any, ...]]:
    decided_here = application.refusal and application.refusal != RefusalReason.ELSEWHERE
    return [(application.refusal,)] if decided_here else []


def _proposals(application: Application) -> list[tuple[Any, ...]]:
    return [(row.reason,) for row in _in_order(application.remarks.all()) if row.kind == RemarkKind.PROPOSAL]


def _stars(application: Application) -> list[tuple[Any, ...]]:
    rating = getattr(application, "rating", None)
    return [(rating.stars,)] if rating else []


def _waived(application: Application) -> list[tuple[Any, ...]]:
    payment = getattr(application, "payment", None)
    return [(payment.amount,)] if payment and payment.state == PaymentState.WAIVED else []


def _evidence(application: Application) -> list[tuple[Any, ...]]:
    payment = getattr(application, "payment", None)
    return [(payment.evidence.sha256,)] if payment and payment.evidence else []


def _notices(application: Application) -> list[tuple[Any, ...]]:
    payment = getattr(application, "payment", None)
    rows = _in_order(payment.notices.all()) if payment else []
    return [(row.pk, row.outcome, row.amount) for row in rows if row.outcome != NoticeOutcome.CONFIRMED]


def _day(day: Any) -> list[tuple[Any, ...]]:
    return [(day.isoformat(),)] if day else []


FACTS = (
    Fact("service", ("services.filed",), ("service",), lambda one: [(one.service_id,)]),
    Fact("for whom it is", ("services.filed",), ("filed_for",), lambda one: [(one.filed_for,)]),
    Fact("fee", ("services.filed", "services.check_passed"), ("fee",), lambda one: [(one.fee,)], last=True),
    Fact(
        "what is asked",
        ("services.completion_asked",),
        ("items",),
        lambda one: [(row.items,) for row in _in_order(one.completions.all())],
    ),
    Fact("outcome of a visit", ("services.visited",), ("in_order",), _visits),
    Fact("who recommends what", ("services.recommended",), ("unit", "in_favour"), _recommendations),
    Fact("reason to refuse", ("services.refused",), ("reason",), _refusal, last=True),
    Fact("proposed reason to refuse", ("services.refusal_proposed",), ("reason",), _proposals),
    Fact("stars", ("services.rated",), ("stars",), _stars, last=True),
    Fact("amount waived", ("services.fee_waived",), ("amount",), _waived, last=True),
    Fact("proof of payment", ("services.payment_shown",), ("file",), _evidence, last=True),
    Fact("notice of a payment", ("services.payment_noticed",), ("notice", "outcome", "amount"), _notices),
    Fact(
        "day it was filed elsewhere",
        ("services.filed_elsewhere",),
        ("filed_on",),
        lambda one: _day(one.foreign_filed_on),
        last=True,
    ),
    Fact(
        "day it was issued elsewhere",
        ("services.issued_elsewhere",),
        ("issued_on",),
        lambda one: _day(one.foreign_issued_on),
        last=True,
    ),
)
PAPERS = ("services.filed", "services.completed")
ANSWERED: Mapping[str, ReferenceState] = {
    "services.reference_confirmed": ReferenceState.CONFIRMED,
    "services.reference_denied": ReferenceState.DENIED,
    "services.reference_verified": ReferenceState.VERIFIED,
    "services.reference_shown": ReferenceState.PAPER,
}
NAMES = frozenset({name for fact in FACTS for name in fact.events} | {*PAPERS, *ANSWERED})
UNANSWERED = (ReferenceState.ASKED, ReferenceState.WITHDRAWN)


def check_facts(application: Application, events: Events, where: str) -> Iterator[Mismatch]:
    """Everything of one application that is not as its events say."""
    for fact in FACTS:
        recorded = [tuple(said[name] for name in fact.fields) for event, said in events if event in fact.events]
        held = list(fact.held(application))
        if held != (recorded[-1:] if fact.last else recorded):
            yield Mismatch(where, f"its {fact.what} is not what was recorded")
    yield from _check_papers(application, events, where)
    yield from _check_references(application, events, where)


def _check_papers(application: Application, events: Events, where: str) -> Iterator[Mismatch]:
    """Papers of a question that were wrong give way to new ones: only the newest must all be there."""
    handed_in = [said for name, said in events if name in PAPERS]
    held = {row.file.sha256 for row in application.files.all()}
    if held - {sha256 for said in handed_in for sha256 in said["files"]}:
        yield Mismatch(where, "holds a paper that nobody handed in: it was inserted or exchanged")
    if handed_in and set(handed_in[-1]["files"]) - held:
        yield Mismatch(where, "lacks a paper that was handed in")
    if all("reused" in said for said in handed_in):
        yield from _check_reused(application, handed_in, where)


def _check_reused(application: Application, handed_in: Sequence[Mapping[str, Any]], where: str) -> Iterator[Mismatch]:
    """A paper that stood already keeps what is known of it when it is sent once more: the ledger may say more than the row."""
    recorded = {sha256 for said in handed_in for sha256 in said["reused"]}
    held = {row.file.sha256 for row in application.files.all() if row.first_given_at}
    if held - recorded or (len(handed_in) == 1 and held != recorded):
        yield Mismatch(where, "says of other papers that they were given before than its events do")


def _check_references(application: Application, events: Events, where: str) -> Iterator[Mismatch]:
    answers = {said["reference"]: (name, said) for name, said in events if name in ANSWERED}
    rows = {row.pk: row for row in application.references.all()}
    for pk in sorted(answers.keys() - rows.keys()):
        yield Mismatch(where, f"its reference {pk} has an answer but no row: it was deleted")
    for pk, row in sorted(rows.items()):
        if pk not in answers:
            if row.state not in UNANSWERED:
                yield Mismatch(where, f"its reference {pk} is “{row.state}” but no event says so")
            continue
        name, said = answers[pk]
        state = ReferenceState.COME_FIRST if said.get("come_first") else ANSWERED[name]
        if row.state != state:
            yield Mismatch(where, f"its reference {pk} is “{row.state}” but its event says “{state}”")
        if said.get("file", "") != (row.paper.sha256 if row.paper and name == "services.reference_shown" else ""):
            yield Mismatch(where, f"the paper of its reference {pk} is not the one that was shown")
        noted = [
            one["note"] for event, one in events if event == "services.reference_denied" and one["reference"] == pk
        ]
        if row.note and not (row.salt and noted and matches(noted[-1], bytes(row.salt), words_content(row.note))):
            yield Mismatch(where, f"the note of its reference {pk} was edited")
