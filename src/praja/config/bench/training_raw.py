# SPDX-License-Identifier: EUPL-1.2
"""What the database alone takes of scans: the very statements by which one participant is recorded, in one transaction, sent for
each of the others once. What is sent raw is taken out again."""

import re
import time
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from praja.config.bench.raw import Captured, by_driver, capture, run_pgbench_times
from praja.config.bench.training_ground import Hall
from praja.duties.training.enums.presence import PresenceSource
from praja.duties.training.models import Presence, PresencePlan, Seat
from praja.duties.training.operations.presence import NewCode, bring_code
from praja.duties.training.queries.presence.scanning import code_of
from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of

CLIENTS = 16
RAW = "raw:"


def scanned_raw(hall: Hall, plan: PresencePlan, *, at: datetime) -> dict[str, Any]:
    """Scans a second by the statements alone: pgbench with as many connections as the server has lines at work, planned once; on
    SQLite the standard library's driver. The last participant's own scan stays; it is the one that was captured."""
    seat = Seat.objects.select_related("employee").get(pk=hall.seats[-1].pk)
    actor = actor_of(Account.objects.get(person=seat.employee.person_id), at)

    def bring() -> str:
        new = NewCode(plan.mark, code_of(plan.code_secret).at(at), PresenceSource.SCANNED, at)
        return str(bring_code(new=new, actor=actor, at=at).outcome)

    with transaction.atomic():
        bring()
        transaction.set_rollback(True)
    captured = capture(bring)
    captured.statements = [one for one in captured.statements if not one[0].startswith(("BEGIN", "COMMIT"))]
    others, person = [one.pk for one in hall.seats[:-1]], actor.person_id or 0
    people = dict(Seat.objects.filter(training_class=hall.training_class).values_list("pk", "employee__person_id"))
    last = {table: table.objects.aggregate(last=Max("pk"))["last"] or 0 for table in (Presence, LedgerEvent)}
    try:
        if connection.vendor == "postgresql":
            seconds, sent = _by_pgbench(captured, seat, person, others, people)
        else:
            seconds, sent = _by_driver(captured, seat, person, others, people)
    finally:
        Delivery.objects.filter(event__gt=last[LedgerEvent]).delete()
        LedgerEvent.objects.filter(pk__gt=last[LedgerEvent]).delete()
        Stream.objects.filter(key__startswith=RAW).delete()
        Presence.objects.filter(pk__gt=last[Presence]).delete()
    return {
        "statements": len(captured.statements),
        "transactions": sent,
        "seconds": round(seconds, 2),
        "rate": round(sent / seconds, 1),
    }


def _by_pgbench(
    captured: Captured, seat: Seat, person: int, seats: list[int], people: dict[int, int]
) -> tuple[float, int]:
    """Each connection goes through a part of the seats once; a table of its own tells it who sits where."""
    each = len(seats) // CLIENTS
    with connection.cursor() as cursor:
        cursor.execute("CREATE UNLOGGED TABLE raw_seats (number int PRIMARY KEY, seat bigint, person bigint)")
        rows = [(number, pk, people[pk]) for number, pk in enumerate(seats)]
        cursor.executemany("INSERT INTO raw_seats VALUES (%s, %s, %s)", rows)
        cursor.execute("ANALYZE raw_seats")
    try:
        return run_pgbench_times(_script(captured, seat.pk, person, each), each, CLIENTS), each * CLIENTS
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE raw_seats")


def _script(captured: Captured, seat: int, person: int, each: int) -> str:
    import psycopg

    cursor = psycopg.ClientCursor(connection.connection)
    lines = ["\\set i :i + 1", f"\\set number :client_id * {each} + :i - 1"]
    lines += ["SELECT seat, person FROM raw_seats WHERE number = :number \\gset", "BEGIN;"]
    for sql, params in captured.statements:
        text = re.sub(r'":(false|true)', r'": \1', cursor.mogrify(sql, params))  # pgbench takes `:false` for a variable
        text = text.replace(f"'training.seat:{seat}'", "'raw:' || (:seat)::text")
        if not sql.lstrip().startswith("SELECT"):
            drawn = "decode(md5(random()::text) || md5(random()::text), 'hex')"
            text = re.sub(r"'\\x[0-9a-f]{64}'(::bytea)?", drawn, text)
            text = _outside_texts(rf"\b{seat}\b", ":seat::bigint", text)
        text = _outside_texts(rf"(employee\.person_id = ){person}\b", r"\1:person::bigint", text)
        lines.append(text.replace("\n", " ") + ";")
    return "\n".join([*lines, "COMMIT;", ""])


def _outside_texts(pattern: str, new: str, sql: str) -> str:
    """Put `new` where no text stands: what is inside of one stays, as a value of the same length."""
    return "".join(
        part if part.startswith("'") else re.sub(pattern, new, part) for part in re.split(r"('(?:[^']|'')*')", sql)
    )


def _by_driver(
    captured: Captured, seat: Seat, person: int, seats: list[int], people: dict[int, int]
) -> tuple[float, int]:
    """One connection, the product's own pragmas, each transaction synced."""
    raw = by_driver()
    begun = time.perf_counter()
    known = LedgerEvent.objects.latest("pk").pk
    for pk in seats:
        raw.execute("BEGIN IMMEDIATE")
        event = 0
        for sql, params in captured.statements:
            ids = {person: people[pk]} if sql.lstrip().startswith("SELECT") else {seat.pk: pk, known: event}
            values = [_fresh(value, ids, seat.pk, pk) for value in params or ()]
            rows = raw.execute(sql.replace("%s", "?"), values).fetchall()
            if sql.startswith('INSERT INTO "ledger_ledgerevent"'):
                event = rows[0][0]
        raw.execute("COMMIT")
    seconds = time.perf_counter() - begun
    raw.close()
    return seconds, len(seats)


def _fresh(value: Any, ids: dict[int, int], of: int, pk: int) -> Any:
    if isinstance(value, bytes | memoryview) and len(bytes(value)) == 32:
        return sha256(bytes(value) + str(pk).encode()).digest()
    if value == f"training.seat:{of}":
        return f"{RAW}{pk}"
    if isinstance(value, int) and not isinstance(value, bool):
        return ids.get(value, value)
    return str(value) if isinstance(value, datetime) else value
