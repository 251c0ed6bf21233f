# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: every version, what stands around the words, every initial, and numbers given elsewhere."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Prefetch, Q

from praja.duties.letters.attestation.destroyed import erased_cases
from praja.duties.letters.domain.enclosures import digested_titles
from praja.duties.letters.domain.heads import addressed, head_of
from praja.duties.letters.enums import ENCLOSURE, CheckKind, CheckState
from praja.duties.letters.models import Check, Outgoing
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.telling import Told, told, told_by_stream

CHUNK = 200
WRITTEN = ("letters.drafted", "letters.revised")
SAID = {
    "letters.initialled": CheckState.APPROVED,
    "letters.cleared": CheckState.APPROVED,
    "letters.returned": CheckState.RETURNED,
}
CHANGED = ("letters.enclosed", "letters.enclosure_taken_out")
ENCLOSED = (*CHANGED, "letters.handed_in", "letters.signature_asked")
NAMES = (*WRITTEN, *SAID, *ENCLOSED, "letters.abandoned", "letters.numbered_by_srikandi")
BESIDE = (CheckKind.LEGAL, CheckKind.SIGNER)


@attest("letters.written")
def written_letters_match_their_events() -> Iterator[Mismatch]:
    """Compare every letter that is written here with what its events say; and every event that began one with its row."""
    last = 0
    erased = erased_cases()
    rows = Outgoing.objects.select_related("letter__case", "letter__classification").prefetch_related(
        "versions", "addressees", Prefetch("checks", Check.objects.order_by("round", "position"))
    )
    while chunk := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        last = chunk[-1].pk
        events = told_by_stream([row.letter.case.stream for row in chunk], names=NAMES)
        files = defaultdict[int, list[Attachment]](list)
        for one in attachments_of(ENCLOSURE, *[row.pk for row in chunk]):
            files[one.object_id].append(one)
        for row in chunk:
            told_of_row = events[row.letter.case.stream]
            yield from _check(row, told_of_row, is_erased=row.pk in erased)
            if row.pk not in erased:
                yield from _check_enclosures(row, files[row.pk], told_of_row)
    yield from _missing()


def _missing() -> Iterator[Mismatch]:
    known = set(Outgoing.objects.values_list("letter__case_id", flat=True))
    for one in told(Q(name="letters.drafted"), order=("id",)):
        if one.refs["case"] not in known:
            yield Mismatch(f"letter of {one.stream}", "has events but no row: it was deleted")


def _check(row: Outgoing, events: Sequence[Told], *, is_erased: bool) -> Iterator[Mismatch]:
    where = f"letter {row.letter.case.code}"
    saved = [one.payload for one in events if one.name in WRITTEN]
    if not saved:
        yield Mismatch(where, "no event says that it was written: it was inserted, or its events were deleted")
        return
    # Of what was destroyed by its schedule no word is left to compare.
    if not is_erased:
        yield from _check_versions(where, row, saved)
        yield from _check_reason(where, row, events)
    yield from _check_head(where, row, saved[-1])
    yield from _check_initials(where, row, events, is_erased=is_erased)
    numbers = [one.payload["number"] for one in events if one.name == "letters.numbered_by_srikandi"]
    if row.letter.srikandi_number != (numbers[-1] if numbers else ""):
        yield Mismatch(where, "its number in SRIKANDI is not what was recorded")


def _check_versions(where: str, row: Outgoing, saved: Sequence[Any]) -> Iterator[Mismatch]:
    versions = sorted(row.versions.all(), key=lambda version: version.number)
    if [version.number for version in versions] != [said["draft"] for said in saved] or len(saved) != row.versions_made:
        yield Mismatch(where, f"has {len(versions)} versions but its events recorded {len(saved)}")
        return
    for version, said in zip(versions, saved, strict=True):
        if not matches(said["content"], bytes(version.salt), version.digested()):
            yield Mismatch(where, f"version {version.number} was edited: it does not give the digest in the ledger")
    if row.letter.subject != versions[-1].subject:
        yield Mismatch(where, "its subject is not that of its newest version")
    head = head_of(
        row.letter,
        row,
        [
            addressed(one.unit_id, one.correspondent_id, one.role, one.way, one.printed)
            for one in sorted(row.addressees.all(), key=lambda one: one.position)
        ],
    )
    if not matches(saved[-1]["head"], bytes(versions[-1].salt), head):
        yield Mismatch(where, "signer, addressees or what else stands around the words is not as it was saved")


def _check_head(where: str, row: Outgoing, said: Any) -> Iterator[Mismatch]:
    letter = row.letter
    held = (letter.kind, letter.security, letter.speed, row.signing_unit_id)
    if held != (said["kind"], said["security"], said["speed"], said["signing_unit"]):
        yield Mismatch(where, "kind, security, speed or signer is not as it was saved")


def _check_initials(where: str, row: Outgoing, events: Sequence[Told], *, is_erased: bool) -> Iterator[Mismatch]:
    rows = list(row.checks.all())
    asked = [
        (one.payload["round"], *check)
        for one in events
        if one.name == "letters.handed_in"
        for check in one.payload["checks"]
    ]
    held = [(one.round, one.person_id, one.unit_id, str(one.kind)) for one in rows if one.kind not in BESIDE]
    if sorted(map(tuple, asked)) != sorted(held):
        yield Mismatch(where, "who is asked to initial it is not what was recorded")
    said = {one.payload["check"]: (SAID[one.name], one.payload) for one in events if one.name in SAID}
    for one in rows:
        state, payload = said.pop(one.pk, (None, None))
        if payload is None:
            if one.state in (CheckState.APPROVED, CheckState.RETURNED):
                yield Mismatch(where, f"no event says that initial {one.pk} was given")
        elif (one.state, one.version) != (state, payload["draft"]):
            yield Mismatch(where, f"initial {one.pk} is {one.state} but was recorded as {state}")
        elif not is_erased and not matches(payload["note"], bytes(one.salt), {"note": one.note}):
            yield Mismatch(where, f"the note of initial {one.pk} was edited")
    for pk in said:
        yield Mismatch(where, f"initial {pk} has an event but no row: it was deleted")


def _check_enclosures(row: Outgoing, held: Sequence[Attachment], events: Sequence[Told]) -> Iterator[Mismatch]:
    """What goes with it is what was last told; and what was handed in and signed is what stood there before."""
    where, before, titles = f"letter {row.letter.case.code}", list[str](), ""
    for one in events:
        if one.name not in ENCLOSED or "enclosures" not in one.payload:
            continue
        said = list(one.payload["enclosures"])
        if one.name not in CHANGED and said != before:
            yield Mismatch(where, "what went with it was changed before it was handed in or signed")
        before, titles = said, one.payload["titles"]
    if [file.file.sha256 for file in held] != before:
        yield Mismatch(where, "the files that go with it are not those that were recorded")
    elif titles and not matches(titles, bytes(row.letter.salt), digested_titles([file.title for file in held])):
        yield Mismatch(where, "a file that goes with it is called otherwise than was recorded")


def _check_reason(where: str, row: Outgoing, events: Sequence[Told]) -> Iterator[Mismatch]:
    """Why it was given up; the reason of a withdrawal is held by who signs and sends."""
    for one in events:
        if one.name == "letters.abandoned" and not matches(
            one.payload["reason"], bytes(row.withdrawn_salt), {"reason": row.withdrawn_reason}
        ):
            yield Mismatch(where, "the reason for giving it up is not the one that was recorded")
