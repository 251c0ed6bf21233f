# SPDX-License-Identifier: EUPL-1.2
"""Taking in what a machine sent: the body first, then its punches, once however often it comes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import islice
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Model

from praja.duties.attendance.domain import fingerspot
from praja.duties.attendance.domain.adms import logs
from praja.duties.attendance.domain.adms.bodies import Faulty
from praja.duties.attendance.domain.adms.punches import Read, Told, read_attlog, read_attlog_file, read_rtlog
from praja.duties.attendance.domain.skew import Clock, judge_clock
from praja.duties.attendance.enums import Reason, Source, Verdict
from praja.duties.attendance.events.machines import BatchReceived, stream_of_machine
from praja.duties.attendance.models import BadLine, Batch, Machine, MachineEvent, Punch
from praja.duties.attendance.models.machine_digests import PUNCH, TOLD, digest_of_rows
from praja.duties.attendance.operations.marking import mark_around
from praja.duties.attendance.queries.pins import pins_of
from praja.kernel.law.queries import rule_in_force
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.rows import insert_new

Row = TypeVar("Row", bound=Model)
AT_ONCE = 500
MOST_BAD_LINES = 200
FILE_TABLE, CLOUD_TABLE = "ATTLOG.DAT", "FINGERSPOT"
_KEY = ("pin", "local_text", "direction", "sequence")

READERS: Mapping[str, Callable[[bytes], Read]] = {
    logs.PUNCHES: read_attlog,
    logs.DOOR: read_rtlog,
    FILE_TABLE: read_attlog_file,
    CLOUD_TABLE: fingerspot.read,
}
SOURCES: Mapping[str, Source] = {FILE_TABLE: Source.FILE, CLOUD_TABLE: Source.CLOUD}


@dataclass(frozen=True, slots=True)
class Taken:
    """`lines` to be acknowledged, bad ones too. `batch` is None where this very body had come before, and nothing was written."""

    lines: int
    batch: Batch | None
    read: Read
    new: frozenset[tuple[str, str]] = frozenset()
    """Number and local time of the punches that were added."""


def take_batch(*, machine: Machine, table: str, body: bytes, stamp: str = "", actor: Actor, at: datetime) -> Taken:
    """Keep a body of `table` and what is in it; unknown tables are counted by lines. `stamp` is the mark that the
    machine gave it.

    Bodies with templates, photos, names or passwords leave only their digest. A punch that is here already is not written again
    (the database's constraint decides, also between processes); a line that cannot be read is noted and acknowledged. A punch
    from a clock that is certainly wrong waits for confirmation. Never raises for what is in the body.
    Records `attendance.batch_received`, once for a body.
    """
    name = "".join(c for c in table.upper() if c.isalnum() or c in "._-")[:24] or "UNKNOWN"
    kept = body if logs.may_keep(name, body) or (name in SOURCES and b"photo" not in body) else b""
    told = logs.read_operations(body) if name == logs.OPERATIONS else None
    if told is not None:
        read = Read(faulty=told.faulty, others=told.lines - len(told.faulty))
    elif reader := READERS.get(name):
        read = reader(body)
    else:
        read = Read(others=sum(1 for line in body.split(b"\n") if line.strip()))
    return _take(machine, name, body, kept, read, actor, at, stamp=stamp, told=told)


def take_read(*, machine: Machine, table: str, body: bytes, read: Read, actor: Actor, at: datetime) -> Taken:
    """The same for a file whose lines were read already."""
    return _take(machine, table, body, body, read, actor, at)


def zone_of(machine: Machine) -> ZoneInfo:
    """The zone of its clock."""
    return ZoneInfo(machine.zone) if machine.zone else local_zone()


def _take(
    machine: Machine,
    table: str,
    body: bytes,
    kept: bytes,
    read: Read,
    actor: Actor,
    at: datetime,
    *,
    stamp: str = "",
    told: logs.Operations | None = None,
) -> Taken:
    day = local_date(at, local_zone())
    batch = Batch(
        machine=machine,
        table=table,
        received_at=at,
        body=kept,
        sha256=sha256(body).hexdigest(),
        lines=read.lines,
        faulty=len(read.faulty),
        keep_until=day + timedelta(days=int(rule_in_force("attendance.body_kept", day).value)),
    )
    with transaction.atomic():
        # First, since it locks the row: whose a number is changes before this batch or after it, never beside it.
        _heard_from(machine, table, stamp, at)
        inserted = insert_new([batch])
        if not inserted:
            return Taken(read.lines, None, read)
        ((batch.pk,),) = inserted
        added = _add_punches(machine, batch, read.punches, at, day)
        words = _note_operations(machine, told.operations, at) if told is not None else []
        _note_bad_lines(batch, read.faulty)
        rows = words or [tuple(getattr(one, name) for name in PUNCH) for one in added]
        said = len(told.operations) if told is not None else len(read.punches)
        batch.new, batch.repeated = len(rows), said - len(rows)
        if said:
            Batch.objects.filter(pk=batch.pk).update(new=batch.new, repeated=batch.repeated)
        event = BatchReceived(
            machine=machine.pk,
            batch=batch.pk,
            table=table,
            sha256=batch.sha256,
            lines=batch.lines,
            new=batch.new,
            repeated=batch.repeated,
            faulty=batch.faulty,
            content=digest_of_rows(rows),
        )
        record(event, actor=actor, at=at, stream=stream_of_machine(machine.pk))
    return Taken(read.lines, batch, read, frozenset((one.pin, one.local_text) for one in added))


def _heard_from(machine: Machine, table: str, stamp: str, at: datetime) -> None:
    if stamp:
        machine.stamps = {**machine.stamps, table: stamp[:20]}
    machine.seen_at = at
    Machine.objects.filter(pk=machine.pk).update(seen_at=at, stamps=machine.stamps)


def _add_punches(machine: Machine, batch: Batch, told: Sequence[Told], at: datetime, day: date) -> list[Punch]:
    """Those that are not here yet, inserted."""
    rows = _rows(machine, batch, told, at, day)
    added = []
    for group in _groups(iter(rows), AT_ONCE):
        inserted = {tuple(key) for _pk, *key in insert_new(group, telling=_KEY)}
        added += [row for row in group if (row.pin, row.local_text, row.direction, row.sequence) in inserted]
    mark_around((one.employee_id, one.at) for one in added if one.employee_id is not None)
    return added


def _rows(machine: Machine, batch: Batch, told: Sequence[Told], at: datetime, day: date) -> list[Punch]:
    """In the order of their keys, so that two processes with the same punches never wait for each other in a ring."""
    if not told:
        return []
    zone, source = zone_of(machine), SOURCES.get(batch.table, Source.MACHINE)
    book = pins_of(machine.pk, {one.pin for one in told})
    tolerance = timedelta(minutes=int(rule_in_force("attendance.clock_tolerance", day).value))
    moments = {one.number: one.moment(zone) for one in told}
    doubtful = source is Source.MACHINE and _clock_is_wrong(machine, list(moments.values()), at, tolerance)
    is_here = _here_already(machine, told, zone, source)
    rows = {}
    for one in told:
        text, moment = one.local_text(zone), moments[one.number]
        if is_here(one.pin, text):
            continue
        is_held = doubtful or moment > at + tolerance
        row = Punch(
            employee_id=book.employee_of(machine.pk, one.pin, date.fromisoformat(text[:10])),
            at=moment,
            received_at=at,
            source=source,
            direction=one.direction,
            verdict=Verdict.HELD if is_held else Verdict.ACCEPTED,
            reason=Reason.MACHINE_SKEW if is_held else Reason.NONE,
            place_id=machine.place_id,
            machine=machine,
            batch=batch,
            pin=one.pin,
            local_text=text,
            verified_by=one.verified,
            sequence=one.sequence,
        )
        rows[one.pin, text, one.direction, one.sequence or 0] = row
    return [rows[key] for key in sorted(rows)]


def _here_already(machine: Machine, told: Sequence[Told], zone: ZoneInfo, source: Source) -> Callable[[str, str], bool]:
    """Whether a punch came by another way before. A file says nothing of the direction, and the maker's service leaves the
    seconds out at times: the constraint alone would let both in."""
    exact = {Source.FILE: 19, Source.CLOUD: 16}.get(source)
    if exact is None:
        return lambda _pin, _text: False
    texts = [one.local_text(zone) for one in told]
    rows = Punch.objects.filter(
        machine=machine, local_text__gte=min(texts)[:exact], local_text__lte=max(texts)[:exact] + ":59"
    )
    here = {(pin, text[:exact]) for pin, text in rows.values_list("pin", "local_text")}
    return lambda pin, text: (pin, text[:exact]) in here


def _clock_is_wrong(machine: Machine, moments: Sequence[datetime], at: datetime, tolerance: timedelta) -> bool:
    """Judge the clock, and note how far ahead it is."""
    before = Clock(machine.skew_seconds)
    if at - max(moments) > tolerance:
        latest = Punch.objects.filter(machine=machine).order_by("-at").values_list("at", "received_at").first()
        before = replace(before, newest=latest[0], newest_came=latest[1]) if latest else before
    skew, is_wrong = judge_clock(moments, at, tolerance, before)
    if skew is not None and skew != machine.skew_seconds:
        machine.skew_seconds = skew
        Machine.objects.filter(pk=machine.pk).update(skew_seconds=skew)
    return is_wrong


def _note_operations(machine: Machine, told: Sequence[logs.Operation], at: datetime) -> list[tuple[Any, ...]]:
    """What it told of itself and is not here yet; as `TOLD`."""
    rows = {
        (one.operation, one.local_text, one.detail): MachineEvent(
            machine=machine,
            operation=one.operation,
            local_text=one.local_text,
            by_pin=one.by_pin,
            detail=one.detail,
            received_at=at,
        )
        for one in told
    }
    added: list[tuple[Any, ...]] = []
    for group in _groups(iter([rows[key] for key in sorted(rows)]), AT_ONCE):
        added += [row[1:] for row in insert_new(group, telling=TOLD)]
    return added


def _note_bad_lines(batch: Batch, faulty: Sequence[Faulty]) -> None:
    rows = [BadLine(batch=batch, number=bad.number, reason=bad.reason) for bad in faulty[:MOST_BAD_LINES]]
    BadLine.objects.bulk_create(rows)


def _groups(rows: Iterator[Row], size: int) -> Iterator[list[Row]]:
    while group := list(islice(rows, size)):
        yield group
