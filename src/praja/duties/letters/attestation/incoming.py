# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: every letter that came in stands in the agenda as it was registered and corrected, with the words, files
and remarks of then."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q

from praja.duties.letters.attestation.destroyed import erased_cases
from praja.duties.letters.enums import INCOMING
from praja.duties.letters.models import ArrivedMail, EarlierEntry, Incoming, Letter, Remark
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.telling import Told, held_against, told, told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content

CHUNK = 500
ATTACHED_TO = "letters.incoming"
ENTRIES = ("letters.registered", "letters.corrected", "letters.speed_corrected")
REMARKS = {
    "letters.settled": ("settle", "note"),
    "letters.answered": ("answer", "note"),
    "letters.taken_up_again": ("take_up_again", "reason"),
    "letters.registered_by_mistake": ("cancel", "reason"),
}
"""Event to the step and the field with the digest of what was said."""
READ = "letters.files_read"
TOLD_OF = ("kind", "security", "speed", "reach", "classification", "dated")


@attest("letters.incoming")
def incoming_letters_match_their_events() -> Iterator[Mismatch]:
    """Compare every letter that came in with its registration, its corrections, what was said of it and what was read from it."""
    last, erased = 0, erased_cases()
    while chunk := list(Case.objects.filter(procedure=INCOMING, pk__gt=last).order_by("pk")[:CHUNK]):
        last = chunk[-1].pk
        yield from _chunk(chunk, erased)
    for letter in (
        Incoming.objects.exclude(letter__case__procedure=INCOMING).order_by("pk").values_list("pk", flat=True)
    ):
        yield Mismatch(f"letter {letter}", "is in the agenda, but no letter came in by this case")


def _chunk(cases: Sequence[Case], erased: Collection[int]) -> Iterator[Mismatch]:
    ids = [case.pk for case in cases]
    rows = Incoming.objects.filter(pk__in=ids)
    held = {
        row.pk: row
        for row in rows.select_related("letter__classification", "sender", "agenda__register").order_by("pk")
    }
    said = told_by_stream([case.stream for case in cases], names=(*ENTRIES, *REMARKS, READ))
    files: dict[int, list[str]] = defaultdict(list)
    for one in attachments_of(ATTACHED_TO, *ids):
        files[one.object_id].append(one.file.sha256)
    earlier = _grouped(EarlierEntry.objects.filter(incoming__in=ids).order_by("number"))
    remarks = _grouped(Remark.objects.filter(incoming__in=ids).order_by("pk"))
    for case in cases:
        row, events = held.get(case.pk), said.get(case.stream, [])
        where = f"letter {case.code}"
        yield from held_against(where, _recorded(events), _held(case, row) if row else None)
        # Of what was destroyed by its schedule the agenda stays; no word, salt or file is left to be compared.
        if row is not None and events and case.pk not in erased:
            yield from _words(where, row, events, earlier.get(case.pk, []))
            yield from _files(where, events, files[case.pk])
            yield from _said(where, events, remarks.get(case.pk, []))


@attest("letters.mails")
def mails_match_their_events() -> Iterator[Mismatch]:
    """Compare every message to a unit's mailbox with its arrival and with why it was put aside."""
    arrived: dict[int, Told] = {}
    aside: dict[int, str] = {}
    for one in told(Q(stream__startswith="letters.mail:")):
        if one.name == "letters.mail_arrived":
            arrived[one.payload["mail"]] = one
        elif one.name == "letters.mail_put_aside":
            aside[one.payload["mail"]] = one.payload["reason"]
    held = {row.pk: row for row in ArrivedMail.objects.order_by("pk")}
    erased = erased_cases()
    for number in sorted({*arrived, *held}):
        row, event = held.get(number), arrived.get(number)
        recorded = {"unit": event.refs["unit"], "aside": number in aside} if event else None
        now = {"unit": row.unit_id, "aside": row.aside_at is not None} if row else None
        yield from held_against(f"mail {number}", recorded, now)
        if row and row.incoming_id in erased:
            continue
        if row and event and not matches(event.payload["content"], bytes(row.salt), row.digested()):
            yield Mismatch(f"mail {number}", "its words were edited: they do not give the digest in the ledger")
        said = row is not None and number in aside and bytes(row.aside_salt)
        if row and said and not matches(aside[number], bytes(row.aside_salt), words_content(row.aside_reason)):
            yield Mismatch(f"mail {number}", "why it was put aside was edited")


def _grouped(rows: Any) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.incoming_id].append(row)
    return found


def _recorded(events: Collection[Told]) -> dict[str, Any] | None:
    """The line of the agenda as the events have it."""
    entries = [one for one in events if one.name in ENTRIES]
    if not entries:
        return None
    first, newest = entries[0].payload, entries[-1].payload
    agenda = (f"agenda:{first['lead_unit']}", first.get("agenda_year"), first.get("agenda_number"))
    return {"agenda": agenda, "srikandi": first.get("srikandi", ""), **{name: newest[name] for name in TOLD_OF}}


def _held(case: Case, row: Incoming) -> dict[str, Any]:
    letter: Letter = row.letter
    register = row.agenda.register
    return {
        "agenda": (register.key, register.year, row.agenda.number),
        "srikandi": letter.srikandi_number,
        "kind": letter.kind,
        "security": letter.security,
        "speed": letter.speed,
        "reach": letter.reach,
        "classification": letter.classification.code if letter.classification else "",
        "dated": letter.dated_on.isoformat() if letter.dated_on else None,
    }


def _words(where: str, row: Incoming, events: Collection[Told], earlier: Sequence[EarlierEntry]) -> Iterator[Mismatch]:
    """Every wording: those before a correction, and what stands there now."""
    digests = [one.payload["content"] for one in events if one.name in ENTRIES]
    kept = [(bytes(entry.salt), entry.digested()) for entry in earlier]
    kept.append((bytes(row.letter.salt), row.letter.digested(row.partner)))
    yield from _compared(where, "wording", digests, kept)
    read = [one.payload["text"] for one in events if one.name == READ]
    newest = read[-1] if read else ""
    if not newest and row.scanned_text:
        yield Mismatch(where, "has words of its files that nobody read")
    elif newest and not matches(newest, bytes(row.text_salt), words_content(row.scanned_text)):
        yield Mismatch(where, "the words of its files were edited: they do not give the digest in the ledger")


def _files(where: str, events: Collection[Told], held: Collection[str]) -> Iterator[Mismatch]:
    recorded = [one.payload["files"] for one in events if one.name in ENTRIES][-1]
    if sorted(recorded) != sorted(held):
        yield Mismatch(where, f"has {len(held)} files, other than the {len(recorded)} that were recorded")


def _said(where: str, events: Collection[Told], remarks: Sequence[Remark]) -> Iterator[Mismatch]:
    recorded = [
        (REMARKS[one.name][0], one.payload[REMARKS[one.name][1]])
        for one in events
        if one.name in REMARKS and one.payload.get(REMARKS[one.name][1])
    ]
    if [step for step, _digest in recorded] != [remark.step for remark in remarks]:
        yield Mismatch(where, f"has {len(remarks)} remarks, other than the {len(recorded)} that were recorded")
        return
    kept = [(bytes(remark.salt), words_content(remark.text)) for remark in remarks]
    yield from _compared(where, "remark", [digest for _step, digest in recorded], kept)


def _compared(
    where: str, what: str, digests: Sequence[str], kept: Sequence[tuple[bytes, Mapping[str, object]]]
) -> Iterator[Mismatch]:
    if len(digests) != len(kept):
        yield Mismatch(where, f"has {len(kept)} × {what} but its events recorded {len(digests)}")
        return
    for number, (digest, (salt, content)) in enumerate(zip(digests, kept, strict=True), 1):
        if not matches(digest, salt, content):
            yield Mismatch(where, f"{what} {number} was edited: it does not give the digest in the ledger")
