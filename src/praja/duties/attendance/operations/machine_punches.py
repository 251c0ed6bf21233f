# SPDX-License-Identifier: EUPL-1.2
"""The punches of a body: judged by the machine's clock, given to whom its numbers stand for, and written column by column,
without an object for each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from praja.duties.attendance.domain.adms.punches import Told
from praja.duties.attendance.domain.skew import Clock, judge_clock, may_be_at_once
from praja.duties.attendance.enums import Reason, Source, Verdict
from praja.duties.attendance.models import Batch, Machine, Punch
from praja.duties.attendance.operations.marking import mark_around
from praja.duties.attendance.queries.pins import pins_of
from praja.kernel.law.queries import rule_in_force
from praja.lib.rows import change, insert_columns, matching

Digested = tuple[Any, ...]
"""A punch as the ledger's digest has it: `machine_digests.PUNCH`."""
_ACCEPTED = (Verdict.ACCEPTED.value, Reason.NONE.value)
_HELD = (Verdict.HELD.value, Reason.MACHINE_SKEW.value)
_LATEST = "one.id = (SELECT id FROM attendance_punch WHERE machine_id = %s ORDER BY at DESC LIMIT 1)"
_KEY = ("pin", "local_text", "direction", "sequence")


class Seen(NamedTuple):
    """A punch with the moment it was, and what its machine's clock showed."""

    pin: str
    text: str
    direction: int
    sequence: int | None
    at: datetime
    verified: int | None

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What tells it from others of its machine."""
        return self.pin, self.text, self.direction, self.sequence or 0


def seen_by(told: Iterable[Told], zone: ZoneInfo) -> list[Seen]:
    """What a machine whose clock stands in this zone told."""
    return [
        Seen(one.pin, one.local_text(zone), one.direction, one.sequence, one.moment(zone), one.verified) for one in told
    ]


class MachineClock:
    """How a machine's clock stands beside what it sends. Only what it sends itself tells of it, no file.

    `skew`, in seconds, is how far it is ahead where that shows at once, which is nearly always; otherwise None, and `prove` asks
    what came before.
    """

    def __init__(self, machine: Machine, source: Source, seen: Sequence[Seen], at: datetime, day: date) -> None:
        self.machine, self.source, self.came = machine, source, at
        self.tolerance = timedelta(minutes=int(rule_in_force("attendance.clock_tolerance", day).value))
        self._latest = at + self.tolerance
        self._moments = [one.at for one in seen] if source is Source.MACHINE else []
        self._shows = not self._moments or abs(at - max(self._moments)) <= self.tolerance
        self.skew, self._is_wrong = self._judged(Clock()) if self._shows else (None, False)

    def prove(self) -> None:
        """Judge it by the punches before, and note how far it is off. The machine's row is locked."""
        if self._shows:
            return
        before = Clock(self.machine.skew_seconds)
        if self.came - max(self._moments) > self.tolerance and may_be_at_once(self._moments):
            for latest in matching(Punch, _LATEST, [self.machine.pk]):
                before = replace(before, newest=latest.at, newest_came=latest.received_at)
        self.skew, self._is_wrong = self._judged(before)
        if self.skew is not None and self.skew != self.machine.skew_seconds:
            self.machine.skew_seconds = self.skew
            change(Machine, self.machine.pk, {"skew_seconds": self.skew})

    def verdict(self, moment: datetime) -> tuple[str, str]:
        """Whether a punch counts, and why not."""
        return _HELD if self._is_wrong or moment > self._latest else _ACCEPTED

    def _judged(self, before: Clock) -> tuple[int | None, bool]:
        return judge_clock(self._moments, self.came, self.tolerance, before)


def add_punches(machine: Machine, batch: Batch, seen: Sequence[Seen], clock: MachineClock) -> list[Digested]:
    """Those that are not here yet, inserted, and their days marked. In the order of their keys, so that two processes with the
    same punches never wait for each other in a ring."""
    clock.prove()
    is_here = _here_already(machine, seen, clock.source)
    rows = {one.key: one for one in seen if not is_here(one.pin, one.text)}
    punches = [rows[key] for key in sorted(rows)]
    if not punches:
        return []
    book = pins_of(machine.pk, {one.pin for one in punches})
    whose = [book.employee_of(machine.pk, one.pin, date.fromisoformat(one.text[:10])) for one in punches]
    judged = [clock.verdict(one.at) for one in punches]
    inserted = _inserted(machine, batch, clock.source, punches, whose, judged)
    added = [
        (one, employee, verdict)
        for one, employee, verdict in zip(punches, whose, judged, strict=True)
        if (one.pin, one.text, one.direction, one.sequence) in inserted
    ]
    mark_around((employee, one.at) for one, employee, _verdict in added if employee is not None)
    last = (clock.source.value, batch.received_at)
    return [
        (one.pin, one.text, one.at, one.direction, *verdict, one.verified, one.sequence, *last)
        for one, _employee, verdict in added
    ]


def _inserted(
    machine: Machine,
    batch: Batch,
    source: Source,
    punches: Sequence[Seen],
    whose: Sequence[int | None],
    judged: Sequence[tuple[str, str]],
) -> set[tuple[Any, ...]]:
    """The keys of those that the database did not have."""
    columns: dict[str, Sequence[Any]] = {
        "employee_id": whose,
        "at": [one.at for one in punches],
        "direction": [one.direction for one in punches],
        "verdict": [verdict for verdict, _reason in judged],
        "reason": [reason for _verdict, reason in judged],
        "pin": [one.pin for one in punches],
        "local_text": [one.text for one in punches],
        "verified_by": [one.verified for one in punches],
        "sequence": [one.sequence for one in punches],
    }
    same = {
        "received_at": batch.received_at,
        "source": source.value,
        "place_id": machine.place_id,
        "machine_id": machine.pk,
        "batch_id": batch.pk,
    }
    return set(insert_columns(Punch, columns, same=same, telling=_KEY))


def _here_already(machine: Machine, seen: Sequence[Seen], source: Source) -> Callable[[str, str], bool]:
    """Whether a punch came by another way before. A file says nothing of the direction, and the maker's service leaves the
    seconds out at times: the constraint alone would let both in."""
    exact = {Source.FILE: 19, Source.CLOUD: 16}.get(source)
    if exact is None or not seen:
        return lambda _pin, _text: False
    texts = [one.text for one in seen]
    rows = Punch.objects.filter(
        machine=machine, local_text__gte=min(texts)[:exact], local_text__lte=max(texts)[:exact] + ":59"
    )
    here = {(pin, text[:exact]) for pin, text in rows.values_list("pin", "local_text")}
    return lambda pin, text: (pin, text[:exact]) in here
