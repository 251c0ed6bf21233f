# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: machines are set as they were set, numbers stand for whom they were given to, and what machines sent is
what they sent, and belongs to whoever the numbers say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Q

from praja.duties.attendance.domain.adms.logs import OPERATIONS
from praja.duties.attendance.domain.pins import ROW, PinBook
from praja.duties.attendance.events.machines import PINS
from praja.duties.attendance.models import Batch, Command, DailyCheck, Machine, MachineEvent, Pin, Punch
from praja.duties.attendance.models.machine_digests import (
    PUNCH,
    TOLD,
    digest_of_machine,
    digest_of_pin,
    digest_of_rows,
    digest_of_text,
)
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import Told, held_against, told

_OF_MACHINES = Q(stream__startswith="attendance.machine:")


@attest("attendance.machines")
def machines_match_their_events() -> Iterator[Mismatch]:
    """Of each machine the last word counts; one that only called is pending and has no unit."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(_OF_MACHINES, names=("attendance.machine_called", "attendance.machine_set")):
        said = {"state": "pending", "unit": None, **recorded.get(one.payload["machine"], {})}
        recorded[one.payload["machine"]] = {
            **said,
            **{k: one.payload[k] for k in ("state", "unit", "content") if k in one.payload},
        }
    rows = {row.pk: row for row in Machine.objects.all()}
    for pk in sorted({*recorded, *rows}):
        held = None
        if row := rows.get(pk):
            held = {"state": row.state, "unit": row.unit_id, "content": digest_of_machine(row)}
        yield from held_against(f"attendance machine {pk}", recorded.get(pk), held)


@attest("attendance.pins")
def pins_match_their_events() -> Iterator[Mismatch]:
    """Each entry stands for whom and from when it was given, and until when it was ended."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(stream=PINS)):
        entry = one.payload["entry"]
        if one.name == "attendance.pin_given":
            names = ("machine", "employee", "since", "pin")
            recorded[entry] = {**{name: one.payload[name] for name in names}, "until": None}
        elif entry in recorded:
            recorded[entry]["until"] = one.payload["until"]
    rows = {
        row.pk: {
            "machine": row.machine_id,
            "employee": row.employee_id,
            "since": row.since.isoformat(),
            "pin": digest_of_pin(row.pin),
            "until": row.until.isoformat() if row.until else None,
        }
        for row in Pin.objects.all()
    }
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"number of a machine {pk}", recorded.get(pk), rows.get(pk))


@attest("attendance.batches")
def batches_match_their_events() -> Iterator[Mismatch]:
    """Each body has the digest that was recorded, unless it is blank; each batch added the punches that it added."""
    recorded = {one.payload["batch"]: one.payload for one in told(_OF_MACHINES, names=("attendance.batch_received",))}
    seen: set[int] = set()
    for row in Batch.objects.order_by("pk").iterator(chunk_size=500):
        seen.add(row.pk)
        yield from _batch(row, recorded.get(row.pk))
    for pk in sorted(set(recorded) - seen):
        yield from held_against(f"body {pk} of a machine", recorded[pk], None)
    stray = Punch.objects.filter(source__in=("machine", "cloud", "file"), batch=None).values_list("pk", flat=True)
    for pk in stray[:20]:
        yield Mismatch(f"punch {pk}", "says that it came from a machine, but no body brought it")


def _batch(row: Batch, said: Any) -> Iterator[Mismatch]:
    where = f"body {row.pk} of a machine"
    added: Iterable[tuple[Any, ...]]
    if row.table == OPERATIONS:
        added = MachineEvent.objects.filter(machine=row.machine_id, received_at=row.received_at).values_list(*TOLD)
    else:
        added = Punch.objects.filter(batch=row.pk).values_list(*PUNCH)
    held = {
        "machine": row.machine_id,
        "table": row.table,
        "sha256": row.sha256,
        "lines": row.lines,
        "new": row.new,
        "repeated": row.repeated,
        "faulty": row.faulty,
        "content": digest_of_rows(added),
    }
    yield from held_against(where, said, held, of=tuple(held))
    if row.body and sha256(bytes(row.body)).hexdigest() != row.sha256:
        yield Mismatch(where, "is not the body that came")


@attest("attendance.punches_of_machines")
def punches_belong_to_whom_the_numbers_say() -> Iterator[Mismatch]:
    """Whose a machine's punch is follows from the numbers, and from nothing else."""
    book = PinBook(Pin.objects.values_list(*ROW))
    rows = Punch.objects.filter(batch__isnull=False).values_list(
        "machine_id", "pin", "local_text", "employee_id", "batch"
    )
    wrong: dict[int, int] = defaultdict(int)
    for machine, pin, text, employee, batch in rows.distinct().iterator(chunk_size=5_000):
        if book.employee_of(machine, pin, date.fromisoformat(text[:10])) != employee:
            wrong[batch] += 1
    for batch, count in sorted(wrong.items()):
        yield Mismatch(f"body {batch} of a machine", f"{count} of its punches belong to somebody whom no number names")


@attest("attendance.commands")
def commands_match_their_events() -> Iterator[Mismatch]:
    """Each command is what was queued; its answer is what the machine answered."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(_OF_MACHINES, names=("attendance.command_queued", "attendance.command_answered")):
        recorded.setdefault(one.payload["command"], {"result": None}).update(_said_of_command(one))
    rows = {
        row.pk: {"machine": row.machine_id, "text": digest_of_text(row.text), "result": row.result}
        for row in Command.objects.all()
    }
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"command {pk} to a machine", recorded.get(pk), rows.get(pk))


def _said_of_command(one: Told) -> dict[str, Any]:
    return {name: one.payload[name] for name in ("machine", "text", "result") if name in one.payload}


@attest("attendance.checks")
def checks_match_their_events() -> Iterator[Mismatch]:
    """Each daily comparison has the counts that were recorded last."""
    recorded = {
        (one.payload["machine"], one.payload["day"]): {name: one.payload[name] for name in ("theirs", "ours")}
        for one in told(_OF_MACHINES, names=("attendance.day_checked",))
    }
    rows = {
        (row.machine_id, row.day.isoformat()): {"theirs": row.theirs, "ours": row.ours}
        for row in DailyCheck.objects.all()
    }
    for key in sorted({*recorded, *rows}):
        yield from held_against(f"check of machine {key[0]} on {key[1]}", recorded.get(key), rows.get(key))
