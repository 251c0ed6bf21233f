# SPDX-License-Identifier: EUPL-1.2
"""Taking in what a machine sent: the body first, then its punches, once however often it comes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from praja.duties.attendance.domain.adms.punches import Read, read_attlog, read_attlog_file, read_rtlog
from praja.duties.attendance.enums import Source
from praja.duties.attendance.events.machines import BatchReceived, stream_of_machine
from praja.duties.attendance.models import BadLine, Batch, Machine, MachineEvent
from praja.duties.attendance.models.machine_digests import TOLD, digest_of_rows
from praja.duties.attendance.operations.machine_punches import MachineClock, Seen, add_punches, seen_by
from praja.kernel.law.queries import law_data, rule_in_force
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.queries import recalled
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.rows import change, insert_new

Row = TypeVar("Row", bound=Model)
AT_ONCE = 500
MOST_BAD_LINES = 200
FILE_TABLE, CLOUD_TABLE = "ATTLOG.DAT", "FINGERSPOT"

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
    with transaction.atomic(), recalled(law_data):
        day, zone = local_date(at, local_zone()), zone_of(machine)
        seen = seen_by(read.punches, zone)
        said = len(told.operations) if told is not None else len(seen)
        batch = _unsaved(machine, table, body, kept, read, seen, at, day)
        clock = MachineClock(machine, SOURCES.get(table, Source.MACHINE), seen, at, day)
        inserted = insert_new([batch])
        # Locks the row: whose a number is changes before this batch or after it, never beside it.
        _heard_from(machine, table, stamp, at, clock.skew if inserted else None)
        if not inserted:
            return Taken(read.lines, None, read)
        ((batch.pk,),) = inserted
        added = add_punches(machine, batch, seen, clock)
        words = _note_operations(machine, told.operations, at) if told is not None else []
        _note_bad_lines(batch, read.faulty)
        rows = words or added
        if (batch.new, batch.repeated) != (len(rows), said - len(rows)):
            batch.new, batch.repeated = len(rows), said - len(rows)
            change(Batch, batch.pk, {"new": batch.new, "repeated": batch.repeated})
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
    return Taken(read.lines, batch, read, frozenset((pin, text) for pin, text, *_others in added))


def _unsaved(
    machine: Machine, table: str, body: bytes, kept: bytes, read: Read, seen: Sequence[Seen], at: datetime, day: date
) -> Batch:
    """The body, unsaved; how many of its punches are new is right where none came before."""
    new = len({one.key for one in seen})
    return Batch(
        machine=machine,
        table=table,
        received_at=at,
        body=kept,
        sha256=sha256(body).hexdigest(),
        lines=read.lines,
        new=new,
        repeated=len(seen) - new,
        faulty=len(read.faulty),
        keep_until=day + timedelta(days=int(rule_in_force("attendance.body_kept", day).value)),
    )


def _heard_from(machine: Machine, table: str, stamp: str, at: datetime, skew: int | None) -> None:
    if stamp:
        machine.stamps = {**machine.stamps, table: stamp[:20]}
    if skew is not None:
        machine.skew_seconds = skew
    machine.seen_at = at
    values = {"seen_at": at, "stamps": machine.stamps, "skew_seconds": machine.skew_seconds}
    change(Machine, machine.pk, values)


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
    if rows:
        BadLine.objects.bulk_create(rows)


def _groups(rows: Iterator[Row], size: int) -> Iterator[list[Row]]:
    while group := list(islice(rows, size)):
        yield group
