# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: everybody who was asked in a disposition or an order was asked then, in those words, until that day, and
what became of it is what was said. Events and rows are compared both ways."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from praja.duties.letters.attestation.destroyed import erased_cases
from praja.duties.letters.enums import INCOMING, ORDER, AssignmentState
from praja.duties.letters.models import Assignment, Disposition, FollowUp, Order
from praja.duties.letters.models.dispositions import LIVE
from praja.kernel.documents.models import Attachment
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.telling import Told, held_against, told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content

CHUNK = 500
ASKING = ("letters.disposed", "letters.ordered", "letters.passed_on")
SAID = {
    "letters.followed_up": ("words", "text"),
    "letters.assignment_done": ("report", "report"),
    "letters.assignment_reopened": ("returned", "reason"),
}
"""Event to the kind of what was said and the field with its digest."""
ENDING = {"letters.order_fulfilled": "note", "letters.order_revoked": "reason"}
NAMES = (*ASKING, *SAID, *ENDING, "letters.assignments_withdrawn")
STILL = "still with the addressee"
"""Waiting or passed on: which of the two follows from those below."""


WORDS = frozenset({"note", "scan", "withdrawn", "words", "files", "content", "ending", "own"})
"""What is compared of words and files, and goes when they are destroyed."""


@dataclass
class _Recorded:
    """What the events of one case say that its rows must be, by id."""

    dispositions: dict[int, dict[str, Any]] = field(default_factory=dict)
    assignments: dict[int, dict[str, Any]] = field(default_factory=dict)
    said: dict[int, dict[str, Any]] = field(default_factory=dict)
    order: dict[str, Any] | None = None

    def take(self, told: Told) -> None:
        """Let one event change it."""
        payload = told.payload
        if told.name in ASKING:
            self._asked(told)
        elif told.name == "letters.assignments_withdrawn":
            self._withdrawn(payload["assignments"], payload["reason"])
        elif told.name in ENDING:
            self._ended(told)
        else:
            self._said(told)

    def _asked(self, told: Told) -> None:
        payload = told.payload
        names = ("giver", "recorded_by", "instructions", "note", "scan")
        parent = payload.get("assignment")
        self.dispositions[payload["disposition"]] = {"parent": parent, **{name: payload[name] for name in names}}
        for number, unit, person, is_for_information, due in payload["asked"]:
            self.assignments[number] = {
                "disposition": payload["disposition"],
                "unit": unit,
                "person": person,
                "is_for_information": is_for_information,
                "due": due,
                "instruction": "",
                "own": "",
                "state": STILL,
                "withdrawn": "",
            }
        for number, instruction, digest in payload.get("own", ()):
            self.assignments[number].update(instruction=instruction, own=digest)
        if told.name == "letters.ordered":
            kept = {name: payload[name] for name in ("starts_from", "source_case", "content")}
            self.order = {**kept, "files": sorted(payload["files"]), "ending": ""}

    def _said(self, told: Told) -> None:
        payload, (kind, name) = told.payload, SAID[told.name]
        row = self.assignments.get(payload["assignment"], {})
        if told.name == "letters.assignment_done":
            row["state"] = AssignmentState.DONE
        elif told.name == "letters.assignment_reopened":
            row.update(state=STILL, due=payload["due"])
        if payload["follow_up"] is not None:
            self.said[payload["follow_up"]] = {
                "assignment": payload["assignment"],
                "kind": kind,
                "words": payload[name],
                "by": told.actor,
                "files": sorted(payload.get("files", ())),
            }

    def _withdrawn(self, numbers: Sequence[int], reason: str) -> None:
        for number in numbers:
            self.assignments.get(number, {}).update(state=AssignmentState.WITHDRAWN, withdrawn=reason)

    def forget_words(self) -> None:
        """Of what was destroyed by its schedule no word, salt or file is left to be compared."""
        for row in (*self.dispositions.values(), *self.assignments.values(), *self.said.values(), self.order or {}):
            for name in WORDS & row.keys():
                del row[name]

    def _ended(self, told: Told) -> None:
        digest = told.payload[ENDING[told.name]]
        if self.order is not None:
            self.order["ending"] = digest
        if told.name == "letters.order_revoked":
            live = [number for number, row in self.assignments.items() if row["state"] == STILL]
            self._withdrawn(live, digest)


@attest("letters.dispositions")
def dispositions_match_their_events() -> Iterator[Mismatch]:
    """Compare orders, dispositions, addressees and conversations with what was recorded of them."""
    last, erased = 0, erased_cases()
    rows = Case.objects.filter(procedure__in=(INCOMING, ORDER)).order_by("pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        yield from _chunk(chunk, erased)
    elsewhere = Disposition.objects.exclude(case__procedure__in=(INCOMING, ORDER))
    for number in elsewhere.order_by("pk").values_list("pk", flat=True):
        yield Mismatch(f"disposition {number}", "belongs to no letter that came in and to no order")


def _chunk(cases: Sequence[Case], erased: Collection[int]) -> Iterator[Mismatch]:
    ids = [case.pk for case in cases]
    told = told_by_stream([case.stream for case in cases], names=NAMES)
    dispositions = _by_case(Disposition.objects.filter(case__in=ids).select_related("scan"))
    assignments = _by_case(Assignment.objects.filter(case__in=ids).select_related("disposition"))
    said = list(FollowUp.objects.filter(assignment__case__in=ids).select_related("assignment").order_by("pk"))
    spoken = defaultdict[int, list[FollowUp]](list)
    for one in said:
        spoken[one.assignment.case_id].append(one)
    orders = Order.objects.in_bulk(ids)
    files = _files([one.pk for one in said], list(orders))
    for case in cases:
        recorded = _Recorded()
        for event in told.get(case.stream, ()):
            recorded.take(event)
        if case.pk in erased:
            recorded.forget_words()
        order = orders.get(case.pk)
        if recorded.order is not None or order is not None:
            held = _order(order, recorded.order or {}, files) if order else None
            yield from held_against(f"order {case.code}", recorded.order, held)
        yield from _compared("disposition", recorded.dispositions, dispositions[case.pk], _disposition)
        yield from _compared("assignment", recorded.assignments, assignments[case.pk], _assignment)
        yield from _compared("follow-up", recorded.said, spoken[case.pk], lambda row, was: _follow_up(row, was, files))


def _compared(what: str, recorded: Mapping[int, dict[str, Any]], rows: Sequence[Any], held: Any) -> Iterator[Mismatch]:
    by_id = {row.pk: row for row in rows}
    for number in sorted({*recorded, *by_id}):
        was, row = recorded.get(number), by_id.get(number)
        yield from held_against(f"{what} {number}", was, held(row, was or {}) if row else None)


def _disposition(row: Disposition, was: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "parent": row.parent_id,
        "giver": row.given_by_id,
        "recorded_by": row.recorded_by_id,
        "instructions": row.instructions,
        "note": _proven(was.get("note", ""), row.salt, row.digested()),
        "scan": row.scan.sha256 if row.scan else "",
    }


def _assignment(row: Assignment, was: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "disposition": row.disposition_id,
        "unit": row.unit_id,
        "person": row.person_id,
        "is_for_information": row.is_for_information,
        "due": moment_text(row.due_at) if row.due_at else None,
        "instruction": row.instruction,
        "own": _proven(was.get("own", ""), row.note_salt, row.digested()) if row.note or row.note_salt else "",
        "state": STILL if row.state in LIVE else row.state,
        "withdrawn": _proven(was.get("withdrawn", ""), row.withdrawn_salt, words_content(row.withdrawn_reason))
        if row.withdrawn_reason
        else "",
    }


def _follow_up(row: FollowUp, was: Mapping[str, Any], files: Mapping[tuple[str, int], list[str]]) -> dict[str, Any]:
    return {
        "assignment": row.assignment_id,
        "kind": row.kind,
        "words": _proven(was.get("words", ""), row.salt, words_content(row.text)),
        "by": str(row.by_id),
        "files": files.get(("letters.follow_up", row.pk), []),
    }


def _order(row: Order, was: Mapping[str, Any], files: Mapping[tuple[str, int], list[str]]) -> dict[str, Any]:
    ending = _proven(was.get("ending", ""), row.ending_salt, words_content(row.ending)) if row.ending else ""
    return {
        "starts_from": row.source,
        "source_case": row.source_case_id,
        "content": _proven(was.get("content", ""), row.salt, row.digested()),
        "files": sorted(files.get(("letters.order", row.pk), [])),
        "ending": ending,
    }


def _proven(digest: str, salt: bytes | memoryview, content: Mapping[str, Any]) -> str:
    """The digest in the ledger where the words give it."""
    return digest if digest and matches(digest, bytes(salt), content) else "other words"


def _by_case(rows: Any) -> dict[int, list[Any]]:
    found = defaultdict[int, list[Any]](list)
    for row in rows.order_by("pk"):
        found[row.case_id].append(row)
    return found


def _files(said: Sequence[int], orders: Sequence[int]) -> dict[tuple[str, int], list[str]]:
    """Kind and id to the digests of the files attached, sorted."""
    found = defaultdict[tuple[str, int], list[str]](list)
    for kind, ids in (("letters.follow_up", said), ("letters.order", orders)):
        rows = Attachment.objects.filter(object_kind=kind, object_id__in=ids)
        for number, digest in rows.order_by("file__sha256").values_list("object_id", "file__sha256"):
            found[kind, number].append(digest)
    return found
