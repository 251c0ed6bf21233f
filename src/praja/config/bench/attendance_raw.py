# SPDX-License-Identifier: EUPL-1.2
"""What the database alone can take of a morning: the same punches by COPY with the same batches and commits, and the rows of
single punches by pgbench. Everything sent raw is taken out again."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from praja.config.environment import environment
from praja.duties.attendance.models import Batch, Pin, Punch
from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream

RAW = "raw:"
COLUMNS = (
    "employee_id", "at", "received_at", "source", "direction", "verdict", "reason", "place_id", "was_offline",
    "position", "machine_id", "batch_id", "pin", "local_text", "verified_by",
)  # fmt: skip


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


def copied(size: int, *, connections: int, seconds: float) -> dict[str, Any]:
    """Bodies of `size` punches a second by COPY, each with its own commit, from so many connections at once. The text of each is
    ready before: nothing but the database and the driver is measured."""
    import psycopg

    batch = Batch.objects.filter(table="ATTLOG").latest("pk")
    whose = list(Pin.objects.filter(machine=batch.machine_id).values_list("pin", "employee_id"))
    place = batch.machine.place_id
    sql = f"COPY {Punch._meta.db_table} ({', '.join(COLUMNS)}) FROM STDIN"
    counts, until = [0] * connections, 0.0

    def text(first: int) -> bytes:
        lines = []
        for number in range(first, first + size):
            pin, employee = whose[number % len(whose)]
            at = datetime(2031, 1, 1) + timedelta(seconds=number)  # noqa: DTZ001 - the text of a column
            moment = f"{at}+00"
            lines.append(
                f"{employee}\t{moment}\t{moment}\tmachine\t0\taccepted\t\t{place}\tf\t\\\\x\t{batch.machine_id}\t"
                f"{batch.pk}\t{pin}\t{at}\t1\n"
            )
        return "".join(lines).encode()

    def load(turn: int) -> None:
        with psycopg.connect(environment.database_url) as own:
            ready = (text((turn * 20_000 + body) * size) for body in range(20_000))
            made = [next(ready) for _ in range(max(1, int(seconds * 300)))]
            barrier.wait()
            for content in made:
                if time.perf_counter() >= until:
                    break
                with own.cursor() as cursor, cursor.copy(sql) as copy:
                    copy.write(content)
                own.commit()
                counts[turn] += 1

    def open_gate() -> None:
        nonlocal until, begun
        begun = time.perf_counter()
        until = begun + seconds

    begun = 0.0
    barrier = threading.Barrier(connections, action=open_gate)
    threads = [threading.Thread(target=load, args=(turn,)) for turn in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begun
    return {"bodies": round(sum(counts) / took, 1), "punches": round(sum(counts) * size / took)}
