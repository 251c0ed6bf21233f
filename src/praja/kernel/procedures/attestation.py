# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: every case stands where its events left it, in the unit they say, with the clocks they set."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Min

from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.models import LedgerEvent, Stream
from praja.kernel.procedures.models import Case, Deadline

CHUNK = 1_000
PREFIX = "case:"


@dataclass
class Replayed:
    """What a case's events say it must look like."""

    state: str = ""
    lead_unit: int = 0
    steps: int = 0
    clocks: dict[str, str | None] = field(default_factory=dict)

    def take(self, payload: dict[str, Any]) -> None:
        """Let one event's payload move it."""
        if "target" in payload:
            self.state, self.lead_unit, self.steps = payload["target"], payload["lead_unit"], self.steps + 1
        for note in payload.get("clocks", ()):
            if note["act"] == "stop":
                self.clocks.pop(note["clock"], None)
            else:
                self.clocks[note["clock"]] = note["due"]


@attest("cases")
def cases_match_their_events() -> Iterator[Mismatch]:
    """Replay every case's events against its row and its running clocks."""
    first = Case.objects.aggregate(first=Min("id"))["first"] or 0
    while True:
        cases = list(Case.objects.filter(id__gte=first).order_by("id")[:CHUNK])
        if not cases:
            break
        first = cases[-1].pk + 1
        yield from _check_chunk(cases)
    yield from _streams_without_case()


def _check_chunk(cases: list[Case]) -> Iterator[Mismatch]:
    replayed: dict[str, Replayed] = defaultdict(Replayed)
    events = LedgerEvent.objects.filter(stream__in=[case.stream for case in cases]).order_by("stream", "seq")
    for stream, payload in events.values_list("stream", "payload"):
        replayed[stream].take(json.loads(payload))
    running: dict[int, dict[str, str | None]] = defaultdict(dict)
    for deadline in Deadline.objects.filter(case__in=cases, stopped_at=None):
        running[deadline.case_id][deadline.clock] = moment_text(deadline.due_at) if deadline.due_at else None
    for case in cases:
        yield from _compare(case, replayed.get(case.stream), running[case.pk])


def _compare(case: Case, replayed: Replayed | None, running: dict[str, str | None]) -> Iterator[Mismatch]:
    where = f"case {case.code}"
    if replayed is None:
        yield Mismatch(where, "has no events: they were deleted, or the case was inserted")
        return
    if case.state != replayed.state:
        yield Mismatch(where, f"is “{case.state}” but its events say “{replayed.state}”: its state was edited")
    if case.lead_unit_id != replayed.lead_unit:
        yield Mismatch(where, "is with another unit than its events say: its unit was edited")
    if case.version != replayed.steps:
        yield Mismatch(where, "counts another number of steps than its events: its version was edited")
    if running != replayed.clocks:
        yield Mismatch(where, "has other clocks than its events say: a deadline was edited")


def _streams_without_case() -> Iterator[Mismatch]:
    codes: list[str] = []
    for key in Stream.objects.filter(key__startswith=PREFIX).values_list("key", flat=True).iterator(chunk_size=CHUNK):
        codes.append(key.removeprefix(PREFIX))
        if len(codes) == CHUNK:
            yield from _missing(codes)
            codes = []
    yield from _missing(codes)


def _missing(codes: list[str]) -> Iterator[Mismatch]:
    present = set(Case.objects.filter(code__in=codes).values_list("code", flat=True))
    for code in codes:
        if code not in present:
            yield Mismatch(f"case {code}", "has events but no row: the case was deleted")
