# SPDX-License-Identifier: EUPL-1.2
"""A month of some employees: their punches as machines brought them, worked out and shown, beside a raw COPY of the same days."""

import random
import time
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from praja.config.bench.attendance_ground import keeper
from praja.config.bench.attendance_requests import body_of
from praja.config.bench.letters_ground import session_for
from praja.config.bench.seeding import SEEDER, Rows, Say, _last_id, write
from praja.duties.attendance.enums import Source, Verdict
from praja.duties.attendance.events.machines import BatchReceived, stream_of_machine
from praja.duties.attendance.models import Batch, Day, DirtyDay, Pin, Punch
from praja.duties.attendance.models.machine_digests import PUNCH, digest_of_rows
from praja.duties.attendance.operations.marking import mark_between
from praja.duties.attendance.operations.working_out import work_out
from praja.duties.attendance.queries.recap import recap_of
from praja.kernel.law.queries import current_calendar
from praja.kernel.ledger.domain.chain import Entry
from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream
from praja.kernel.ledger.operations.recording import build_entry, deliveries_of, head_of, row_of
from praja.kernel.ledger.subscriptions import subscribers_of
from praja.kernel.organization.models import Unit
from praja.kernel.people.queries import actor_of
from praja.lib.clock import local_date, start_of
from praja.lib.moments import local_zone

LATE, MISSING = 0.08, 0.02
"""Shares of days with a late arrival, and of punches that nobody made."""
TABLES: tuple[type[Model], ...] = (Batch, Punch, LedgerEvent, Delivery)
MARKED_AT_ONCE = 500
Whose = tuple[int, str, int]
"""Machine, number on it, employee."""


def month_before(at: datetime) -> tuple[date, date]:
    """First and last day of the month before."""
    last = local_date(at, local_zone()).replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def seed_month(employees: int, *, now: datetime, say: Say) -> list[int]:
    """Punches of the month before for so many employees who have a number on a machine; their ids. Nothing is done again."""
    first, last = month_before(now)
    whose = list(Pin.objects.order_by("machine", "pk").values_list("machine_id", "pin", "employee_id")[:employees])
    if not Batch.objects.filter(received_at__lt=start_of(last, local_zone())).exists():
        say(f"{len(whose):,} employees: the punches of {first:%Y-%m}")
        _Month(whose, now).write(first, last)
    return [employee for _machine, _pin, employee in whose]


class _Month:
    """Two bodies a day of each machine: who came, and who went."""

    def __init__(self, whose: Sequence[tuple[int | None, str, int]], now: datetime) -> None:
        self.random, self.now, self.zone = random.Random(6), now, local_zone()  # noqa: S311 - shape of test data
        self.of_machine: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for machine, pin, employee in whose:
            self.of_machine[machine or 0].append((pin, employee))
        self.next = {table: _last_id(table) + 1 for table in TABLES}
        keys = [stream_of_machine(pk) for pk in self.of_machine]
        self.heads = {row.key: (row.seq, bytes(row.hash)) for row in Stream.objects.filter(key__in=keys)}

    def write(self, first: date, last: date) -> None:
        days, off = [first + timedelta(days=n) for n in range((last - first).days + 1)], current_calendar()
        for day in (day for day in days if off.why_off(day) is None):
            with transaction.atomic():
                rows, moved = self._day(day)
                write(rows)
                Stream.objects.bulk_create(
                    moved, update_conflicts=True, unique_fields=["key"], update_fields=["seq", "hash", "mac"]
                )
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), list(TABLES)):
                cursor.execute(sql)

    def _day(self, day: date) -> tuple[Rows, list[Stream]]:
        rows, entries = Rows({table: [] for table in TABLES}), dict[str, Entry]()
        for machine, known in self.of_machine.items():
            for minute, spread, direction in ((7 * 60 + 5, 30, 0), (16 * 60 + 2, 40, 1)):
                if seen := list(self._passed(day, known, minute, spread)):
                    entry = self._body(rows, day, machine, seen, direction)
                    entries[entry.stream] = entry
        return rows, [head_of(entry) for entry in entries.values()]

    def _passed(
        self, day: date, known: Sequence[tuple[str, int]], minute: int, spread: int
    ) -> Iterator[tuple[str, int, datetime]]:
        begins = start_of(day, self.zone)
        for pin, employee in known:
            if self.random.random() >= MISSING:
                late = self.random.uniform(0, 120) if self.random.random() < LATE else 0
                yield (
                    pin,
                    employee,
                    begins + timedelta(seconds=int(60 * (minute + self.random.uniform(0, spread) + late))),
                )

    def _body(
        self, rows: Rows, day: date, machine: int, seen: list[tuple[str, int, datetime]], direction: int
    ) -> Entry:
        body = body_of([(int(pin) - 1, at) for pin, _employee, at in seen], direction)
        came = start_of(day, self.zone) + timedelta(hours=10 + 8 * direction)
        batch = Batch(
            pk=self._take(Batch), machine_id=machine, table="ATTLOG", received_at=came, body=body,
            sha256=sha256(body).hexdigest(), lines=len(seen), new=len(seen), keep_until=day + timedelta(days=90),
        )  # fmt: skip
        punches = [
            Punch(
                pk=self._take(Punch),
                employee_id=employee,
                at=at,
                received_at=came,
                source=Source.MACHINE,
                direction=direction,
                verdict=Verdict.ACCEPTED,
                machine_id=machine,
                batch=batch,
                pin=pin,
                local_text=f"{at.astimezone(self.zone):%Y-%m-%d %H:%M:%S}",
                verified_by=1,
            )
            for pin, employee, at in seen
        ]
        event = BatchReceived(
            machine=machine, batch=batch.pk, table="ATTLOG", sha256=batch.sha256, lines=len(seen), new=len(seen),
            repeated=0, faulty=0,
            content=digest_of_rows(tuple(getattr(one, name) for name in PUNCH) for one in punches),
        )  # fmt: skip
        rows.add(batch, *punches)
        return self._tell(rows, event, machine, came)

    def _tell(self, rows: Rows, event: BatchReceived, machine: int, came: datetime) -> Entry:
        stream = stream_of_machine(machine)
        seq, prev = self.heads[stream]
        entry = build_entry(event, actor=SEEDER, at=came, stream=stream, seq=seq + 1, prev=prev, refs={})
        self.heads[stream] = entry.seq, entry.hash
        row = row_of(entry)
        row.pk = self._take(LedgerEvent)
        rows.add(row)
        for delivery in deliveries_of(row, subscribers_of(event.name)):
            delivery.pk = self._take(Delivery)
            rows.add(delivery)
        return entry

    def _take(self, table: type[Model]) -> int:
        self.next[table] += 1
        return self.next[table] - 1


def measured_month(employees: list[int], *, now: datetime, say: Say) -> dict[str, Any]:
    """Days of the month marked, worked out from the raw punches by one process, and shown; a COPY of the same rows beside it."""
    first, last = month_before(now)
    Day.objects.filter(day__range=(first, last)).delete()
    DirtyDay.objects.all().delete()
    say(f"{len(employees):,} employees: days of {first:%Y-%m}")
    begun = time.perf_counter()
    with transaction.atomic():
        for start in range(0, len(employees), MARKED_AT_ONCE):
            mark_between(employees[start : start + MARKED_AT_ONCE], first, last)
    marked = time.perf_counter()
    with CaptureQueriesContext(connection) as asked:
        work_out(at=now)
    statements = len(asked)
    while work_out(at=now):
        pass
    worked = time.perf_counter()
    lines = recap_of(actor_of(keeper(), now), Unit.objects.get(code="0").pk, first)
    read = time.perf_counter()
    days = Day.objects.filter(day__range=(first, last)).count()
    assert len(lines) == len(employees), (len(lines), len(employees))
    assert days == len(employees) * monthrange(first.year, first.month)[1]
    shown = {name: _shown(first, name) for name in ("page", "csv", "xlsx")}
    raw = _copied() if connection.vendor == "postgresql" else None
    taken = {
        "mark": marked - begun, "work_out": worked - marked, "recap": read - worked,
        "whole": read - begun,
    }  # fmt: skip
    return {
        "employees": len(employees),
        "month": f"{first:%Y-%m}",
        "days": days,
        **{f"{name}_seconds": round(seconds, 1) for name, seconds in taken.items()},
        "days_a_second": round(days / (worked - marked)),
        "statements_of_one_round": statements,
        "shown_seconds": shown,
        "raw_copy": raw,
        "ratio": round(raw["seconds"] / (worked - marked), 3) if raw else None,
    }


def _shown(month: date, name: str) -> float:
    """The recap of everybody by the personnel office of the whole government, as a page or a file; in this process."""
    client = Client(headers={"cookie": session_for(keeper()), "host": "localhost"})
    path = "/presensi/rekap/" if name == "page" else f"/presensi/rekap/unduh/{name}/"
    begun = time.perf_counter()
    response = client.get(f"{path}?bulan={month:%Y-%m}&unit=0")
    if response.streaming:
        for _part in response.streaming_content:  # type: ignore[attr-defined]
            pass
    assert response.status_code == 200, (path, response.status_code)
    return round(time.perf_counter() - begun, 1)


def _copied() -> dict[str, Any]:
    """The days that were worked out, taken out and put back with one COPY into the same table."""
    table = Day._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        with cursor.copy(f"COPY {table} TO STDOUT") as out:
            content = b"".join(bytes(part) for part in out)
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table name
    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as into:
        into.write(content)
    seconds = time.perf_counter() - begun
    rows = content.count(b"\n")
    return {"rows": rows, "seconds": round(seconds, 1), "rate": round(rows / seconds)}
