# SPDX-License-Identifier: EUPL-1.2
"""The ledger's word on numbers: every one that was given out stands in its register as it was given, none stands there that was
not, and none is missing between the first and the last."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from praja.kernel.documents.enums import NumberState
from praja.kernel.documents.events import stream_of_register
from praja.kernel.documents.models import NumberRegister
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.models import LedgerEvent

_STATE_AFTER = {
    "documents.number_drawn": NumberState.PROVISIONAL,
    "documents.number_taken": NumberState.FINAL,
    "documents.number_confirmed": NumberState.FINAL,
    "documents.number_voided": NumberState.VOID,
}
_GIVEN = ("documents.number_drawn", "documents.number_taken")


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a number stands, and what it belongs to."""

    state: str
    object_kind: str = ""
    object_id: int | None = None


@attest("numbers")
def numbers_match_their_events() -> Iterator[Mismatch]:
    """Replay each register's events against its rows, one register at a time."""
    known = set()
    for register in NumberRegister.objects.order_by("pk").iterator():
        known.add((register.key, register.year))
        yield from _check(register)
    yield from _registers_gone(known)


def _check(register: NumberRegister) -> Iterator[Mismatch]:
    where = f"register {register.key} of {register.year}"
    recorded = _recorded(register)
    held = {
        number: _Standing(state, kind, object_id)
        for number, state, kind, object_id in register.entries.values_list(
            "number", "state", "object_kind", "object_id"
        ).iterator()
    }
    last = max(recorded, default=0)
    if register.last != last:
        yield Mismatch(where, f"its last number is {register.last} but {last} was given out")
    for number in sorted(recorded.keys() | held.keys()):
        if recorded.get(number) != held.get(number):
            yield Mismatch(f"{where}, number {number}", _difference(recorded.get(number), held.get(number)))
    yield from _check_reasons(register, where)
    yield from (
        Mismatch(f"{where}, number {number}", "is a gap: it was never given out")
        for number in range(1, last)
        if number not in recorded
    )


def _check_reasons(register: NumberRegister, where: str) -> Iterator[Mismatch]:
    """Why a number is void is what was said then."""
    events = LedgerEvent.objects.filter(
        stream=stream_of_register(register.key, register.year), name="documents.number_voided"
    )
    said = {one["number"]: one.get("reason", "") for one in map(json.loads, events.values_list("payload", flat=True))}
    void = register.entries.filter(state=NumberState.VOID.value)
    for number, reason, salt in void.values_list("number", "reason", "salt").order_by("number").iterator():
        if said.get(number) and not matches(said[number], bytes(salt), {"reason": reason}):
            yield Mismatch(
                f"{where}, number {number}", "the reason for which it is void is not the one that was recorded"
            )


def _recorded(register: NumberRegister) -> dict[int, _Standing]:
    """Where each number stands after its last event; a void one keeps no object."""
    found: dict[int, _Standing] = {}
    events = LedgerEvent.objects.filter(stream=stream_of_register(register.key, register.year), name__in=_STATE_AFTER)
    for name, payload in events.order_by("seq").values_list("name", "payload").iterator():
        said = json.loads(payload)
        found[said["number"]] = _Standing(_STATE_AFTER[name].value, said.get("object_kind", ""), said.get("object_id"))
    return found


def _difference(recorded: _Standing | None, held: _Standing | None) -> str:
    if recorded is None:
        return "stands in the register, but no event gave it out"
    if held is None:
        return "was given out, but its row is missing"
    return f"is {_words(held)} but was recorded as {_words(recorded)}"


def _words(standing: _Standing) -> str:
    return (
        f"{standing.state} of {standing.object_kind} {standing.object_id}" if standing.object_kind else standing.state
    )


def _registers_gone(known: set[tuple[str, int]]) -> Iterator[Mismatch]:
    given = LedgerEvent.objects.filter(name__in=_GIVEN, payload__contains='"number":1,')
    for stream in given.values_list("stream", flat=True).order_by("stream").distinct():
        key, _colon, year = stream.removeprefix("register:").rpartition(":")
        if (key, int(year)) not in known:
            yield Mismatch(f"register {key} of {year}", "numbers were given out, but the register is missing")
