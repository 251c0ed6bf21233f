# SPDX-License-Identifier: EUPL-1.2
"""What the database alone can take of a morning: the same punches by COPY with the same batches and commits, and the rows of
single punches by pgbench. Everything sent raw is taken out again."""

import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import psycopg
from django.db import connection, transaction
from django.db.models import Max

from praja.config.bench.attendance_ground import Offices
from praja.config.bench.attendance_people import Holder
from praja.config.bench.attendance_requests import Telephones
from praja.config.bench.raw import Captured, capture, run_pgbench
from praja.config.environment import environment
from praja.duties.attendance.models import Batch, Pin, Punch
from praja.duties.attendance.operations.punching import take_punch
from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.queries import actor_of

RAW = "raw:"
MOST_PUNCHES = 60_000
"""A second: more than any of these machines copies."""
COLUMNS = (
    "employee_id", "at", "received_at", "source", "direction", "verdict", "reason", "place_id", "was_offline",
    "position", "machine_id", "batch_id", "pin", "local_text", "verified_by",
)  # fmt: skip


def punched_raw(offices: Offices, number: int, *, at: datetime, connections: int, seconds: int) -> dict[str, Any]:
    """The very statements by which the employee of this number checks in, in one transaction, sent by pgbench for employees at
    random. A punch of theirs stays, taken by the operation; before it one was taken and given up, so that what is asked once in
    a while (rules, holidays, places) is not among the statements of every punch."""
    employee = Employee.objects.get(phones__key_hash=sha256(Holder(number).key).digest())
    actor = actor_of(Account.objects.get(person=employee.person_id), at)
    new = Telephones(offices).pressed(number, at)
    with transaction.atomic():
        take_punch(employee=employee, new=new, actor=actor, at=at)
        transaction.set_rollback(True)
    captured = capture(lambda: str(take_punch(employee=employee, new=new, actor=actor, at=at).pk))
    last = Employee.objects.latest("pk").pk
    found: dict[str, Any] = {"statements": len(captured.statements)}
    if connection.vendor == "postgresql":
        script = _script(captured, employee.pk, max(1, last - 10_000), last)
        with taken_out_again():
            found |= run_pgbench(
                script, url=environment.database_url, clients=connections, seconds=seconds, mode="prepared"
            )
    return found


def _script(captured: Captured, employee: int, first: int, last: int) -> str:
    """For pgbench, which plans each statement once as the product does: each time another employee, nonce and stream."""
    cursor = psycopg.ClientCursor(connection.connection)
    lines = ["\\set r random(1000000000, 9999999999)", f"\\set employee random({first}, {last})", "BEGIN;"]
    for sql, params in captured.statements:
        text = cursor.mogrify(sql, params)
        text = re.sub(rf"'attendance\.month:{employee}:[0-9-]+'(::text)?", "'raw:' || :r::text", text)
        if not sql.lstrip().startswith("SELECT"):  # looked for by what is drawn anew, a row is not found by its index
            drawn = "decode(md5(random()::text) || md5(random()::text), 'hex')"
            text = re.sub(r"'\\x[0-9a-f]{64}'(::bytea)?", drawn, text)
            text = re.sub(r"'[0-9a-f]{32}'::uuid", "gen_random_uuid()", text)
        text = re.sub(rf"'{{{employee},{employee}}}'::bigint\[\]", "ARRAY[:employee::bigint, :employee::bigint]", text)
        lines.append(_outside_texts(rf"\b{employee}\b", ":employee::bigint", text).replace("\n", " ") + ";")
    return "\n".join([*lines, "COMMIT;", ""])


def _outside_texts(pattern: str, new: str, sql: str) -> str:
    """Put `new` where no text stands: what is inside of one stays, as a value of the same length."""
    return "".join(
        part if part.startswith("'") else re.sub(pattern, new, part) for part in re.split(r"('(?:[^']|'')*')", sql)
    )


@contextmanager
def taken_out_again() -> Iterator[None]:
    """Rows that are written inside go again."""
    last = {table: table._default_manager.aggregate(last=Max("pk"))["last"] or 0 for table in (Punch, LedgerEvent)}
    try:
        yield
    finally:
        with transaction.atomic():
            Delivery.objects.filter(event_id__gt=last[LedgerEvent]).delete()
            LedgerEvent.objects.filter(pk__gt=last[LedgerEvent])._raw_delete("default")
            Stream.objects.filter(key__startswith=RAW)._raw_delete("default")
            Punch.objects.filter(pk__gt=last[Punch])._raw_delete("default")


class Copies:
    """Bodies of `size` punches by COPY, each with its own commit, from several connections at once. The text of each is ready
    before: nothing but the database and the driver is measured."""

    def __init__(self, size: int, batch: Batch) -> None:
        self.size, self.batch, self.place = size, batch, batch.machine.place_id
        self.whose = list(Pin.objects.filter(machine=batch.machine_id).values_list("pin", "employee_id"))
        self.sql = f"COPY {Punch._meta.db_table} ({', '.join(COLUMNS)}) FROM STDIN"

    def text(self, first: int) -> bytes:
        """One body from the `first`-th punch on, as the database reads it."""
        lines = []
        for number in range(first, first + self.size):
            pin, employee = self.whose[number % len(self.whose)]
            at = datetime(2031, 1, 1) + timedelta(seconds=number)  # noqa: DTZ001 - the text of a column
            lines.append(
                f"{employee}\t{at}+00\t{at}+00\tmachine\t0\taccepted\t\t{self.place}\tf\t\\\\x\t{self.batch.machine_id}\t"
                f"{self.batch.pk}\t{pin}\t{at}\t1\n"
            )
        return "".join(lines).encode()

    def load(self, turn: int, bodies: int, gate: threading.Barrier, seconds: float) -> int:
        """How many bodies one connection brought in."""
        ready = [self.text((turn * bodies + body) * self.size) for body in range(bodies)]
        with psycopg.connect(environment.database_url) as own:
            gate.wait()
            until = time.perf_counter() + seconds
            for done, content in enumerate(ready):
                if time.perf_counter() >= until:
                    return done
                with own.cursor() as cursor, cursor.copy(self.sql) as copy:
                    copy.write(content)
                own.commit()
        return len(ready)


def copied(size: int, *, connections: int, seconds: float) -> dict[str, Any]:
    """Bodies and punches a second by COPY."""
    copies = Copies(size, Batch.objects.filter(table="ATTLOG").latest("pk"))
    gate, bodies = threading.Barrier(connections), max(4, int(seconds * MOST_PUNCHES / size / connections))
    with ThreadPoolExecutor(connections) as pool:
        begun = [pool.submit(copies.load, turn, bodies, gate, seconds) for turn in range(connections)]
        done = sum(one.result() for one in begun)
    return {"bodies": round(done / seconds, 1), "punches": round(done * size / seconds)}
