# SPDX-License-Identifier: EUPL-1.2
"""What the database alone takes of saves: the very statements by which one participant saves a part, in one transaction, sent for
each attempt of the others once. What it writes over is put back."""

import re
import time
from datetime import datetime
from typing import Any

from django.db import connection

from praja.config.bench.raw import Captured, by_driver, capture, run_pgbench_times
from praja.duties.training.models import Attempt, Exam, ExamAnswer
from praja.duties.training.operations.exams import Sent, save_answers
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of

CLIENTS, IN_PART, ROUNDS = 16, 5, 4


def saved_raw(exam: Exam, *, at: datetime) -> dict[str, Any]:
    """Saves a second by the statements alone: pgbench with 16 connections, planned once; on SQLite the standard library's driver.
    Attempts are opened again for it and handed in as they were afterwards."""
    ended = dict(Attempt.objects.filter(exam=exam).values_list("pk", "handed_in_at"))
    before = list(ExamAnswer.objects.filter(attempt__exam=exam))
    Attempt.objects.filter(exam=exam).update(handed_in_at=None)
    try:
        captured, mine = _captured(exam, at)
        firsts = dict(ExamAnswer.objects.filter(attempt__exam=exam, number=1).values_list("attempt_id", "pk"))
        others = [(pk, first) for pk, first in sorted(firsts.items()) if pk != mine.pk] * ROUNDS
        by = _by_pgbench if connection.vendor == "postgresql" else _by_driver
        seconds, count = by(captured, mine.pk, firsts[mine.pk], others)
    finally:
        for pk, moment in ended.items():
            Attempt.objects.filter(pk=pk).update(handed_in_at=moment)
        ExamAnswer.objects.bulk_update(before, ["given", "typed_at", "device", "stroke"], batch_size=100)
    rate = round(count / seconds, 1)
    return {"statements": len(captured.statements), "transactions": count, "seconds": round(seconds, 2), "rate": rate}


def _captured(exam: Exam, at: datetime) -> tuple[Captured, Attempt]:
    """The statements of one save that says what is there already; the attempt whose ids meet no small number."""
    mine = Attempt.objects.select_related("exam", "seat__employee").filter(exam=exam).latest("pk")
    actor = actor_of(Account.objects.get(person=mine.seat.employee.person_id), at)
    given = dict(mine.answers.filter(number__lte=IN_PART).values_list("number", "given"))
    stroke = 1_000_000
    sent = {number: Sent(answer, device=f"ukur{mine.pk}", stroke=stroke) for number, answer in given.items()}

    def save() -> str:
        save_answers(attempt=mine, sent=sent, actor=actor, at=at)
        return ""

    save()
    captured = capture(save)
    captured.statements = [one for one in captured.statements if not one[0].startswith(("BEGIN", "COMMIT"))]
    return captured, mine


def _by_pgbench(captured: Captured, mine: int, first: int, others: list[tuple[int, int]]) -> tuple[float, int]:
    """Each connection goes through a part of the attempts; a table of its own tells it their ids."""
    each = len(others) // CLIENTS
    with connection.cursor() as cursor:
        cursor.execute("CREATE UNLOGGED TABLE raw_attempts (number int PRIMARY KEY, attempt bigint, first bigint)")
        rows = [(number, *pair) for number, pair in enumerate(others)]
        cursor.executemany("INSERT INTO raw_attempts VALUES (%s, %s, %s)", rows)
        cursor.execute("ANALYZE raw_attempts")
    try:
        return run_pgbench_times(_script(captured, mine, first, each), each, CLIENTS), each * CLIENTS
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE raw_attempts")


def _script(captured: Captured, mine: int, first: int, each: int) -> str:
    import psycopg

    cursor = psycopg.ClientCursor(connection.connection)
    lines = ["\\set i :i + 1", f"\\set number :client_id * {each} + :i - 1"]
    lines += ["SELECT attempt, first FROM raw_attempts WHERE number = :number \\gset", "BEGIN;"]
    for sql, params in captured.statements:
        text = cursor.mogrify(sql, params)
        for place in range(IN_PART):
            text = _outside_texts(rf"\b{first + place}\b", f"(:first::bigint + {place})", text)
        text = _outside_texts(
            rf"(attempt_id\" = |exam_attempt\".\"id\" = |\"id\" = ){mine}\b", r"\1:attempt::bigint", text
        )
        lines.append(text.replace("\n", " ") + ";")
    return "\n".join([*lines, "COMMIT;", ""])


def _outside_texts(pattern: str, new: str, sql: str) -> str:
    parts = re.split(r"('(?:[^']|'')*')", sql)
    return "".join(part if part.startswith("'") else re.sub(pattern, new, part) for part in parts)


def _by_driver(captured: Captured, mine: int, first: int, others: list[tuple[int, int]]) -> tuple[float, int]:
    """One connection, the product's own pragmas, each transaction synced."""
    raw = by_driver()
    begun = time.perf_counter()
    for attempt, start in others:
        ids = {mine: attempt, **{first + place: start + place for place in range(IN_PART)}}
        raw.execute("BEGIN IMMEDIATE")
        for sql, params in captured.statements:
            values = [_fresh(value, ids) for value in params or ()]
            raw.execute(sql.replace("%s", "?"), values).fetchall()
        raw.execute("COMMIT")
    seconds = time.perf_counter() - begun
    raw.close()
    return seconds, len(others)


def _fresh(value: Any, ids: dict[int, int]) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return ids.get(value, value)
    return str(value) if isinstance(value, datetime) else value
