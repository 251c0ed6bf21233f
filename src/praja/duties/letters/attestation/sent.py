# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: who has a letter, since when, as which letter it arrived; its number and date; why it was withdrawn."""

from collections.abc import Iterator, Sequence

from praja.duties.letters.attestation.destroyed import erased_cases
from praja.duties.letters.models import Addressee, Outgoing
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.telling import Told, told_by_stream

CHUNK = 200
PASSED, SIGNED, WITHDRAWN = "letters.passed_to", "letters.signed", "letters.withdrawn"


@attest("letters.sent")
def sent_letters_match_their_events() -> Iterator[Mismatch]:
    """Compare of every letter that is written here what became of it after its signature with what was recorded."""
    last, erased = 0, erased_cases()
    rows = Outgoing.objects.select_related("letter__case").prefetch_related("addressees")
    while chunk := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        last = chunk[-1].pk
        events = told_by_stream([row.letter.case.stream for row in chunk], names=(PASSED, SIGNED, WITHDRAWN))
        for row in chunk:
            yield from _check(row, events.get(row.letter.case.stream, []), is_erased=row.pk in erased)


def _check(row: Outgoing, events: Sequence[Told], *, is_erased: bool) -> Iterator[Mismatch]:
    where = f"letter {row.letter.case.code}"
    yield from _check_number(where, row, [one for one in events if one.name == SIGNED])
    yield from _check_passed(where, list(row.addressees.all()), [one for one in events if one.name == PASSED])
    # Of what was destroyed by its schedule no word is left to compare.
    for one in () if is_erased else events:
        reason = {"reason": row.withdrawn_reason}
        if one.name == WITHDRAWN and not matches(one.payload["reason"], bytes(row.withdrawn_salt), reason):
            yield Mismatch(where, "the reason of its withdrawal is not the one that was recorded")


def _check_number(where: str, row: Outgoing, signed: Sequence[Told]) -> Iterator[Mismatch]:
    if not signed:
        if row.letter.number_text and not row.letter.srikandi_number:
            yield Mismatch(where, f"has the number {row.letter.number_text!r} but no event says that it was signed")
        return
    said, letter = signed[-1].payload, row.letter
    held = (letter.number_text, letter.dated_on.isoformat() if letter.dated_on else "")
    if held != (said["number_text"], said["dated"]):
        yield Mismatch(where, f"is {held} but was signed as {(said['number_text'], said['dated'])}")


def _check_passed(where: str, addressees: Sequence[Addressee], passed: Sequence[Told]) -> Iterator[Mismatch]:
    recorded = {one.payload["addressee"]: (one.payload["way"], one.at, one.payload["arrived"]) for one in passed}
    held = {row.pk: (row.way, row.sent_at, row.arrived_id) for row in addressees if row.sent_at or row.arrived_id}
    for pk in sorted(recorded.keys() | held.keys()):
        if recorded.get(pk) != held.get(pk):
            yield Mismatch(f"{where}, addressee {pk}", _difference(recorded.get(pk), held.get(pk)))


def _difference(recorded: tuple[object, ...] | None, held: tuple[object, ...] | None) -> str:
    if recorded is None:
        return "is said to have it, but no event tells of it"
    if held is None:
        return "was recorded to have it, but its row does not say so"
    return f"has it by {held} but was recorded by {recorded}"
