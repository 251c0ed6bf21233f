# SPDX-License-Identifier: EUPL-1.2
"""A word that stands only in letters that somebody may not see costs their search what a word costs that stands nowhere, so that
its time tells nothing of them. Counted in what the database touches, not by a clock."""

import json
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters.conftest import Office
from letters.finding.shelf import READ, index_all
from letters.making import registered_letter
from praja.kernel.people.models import Account
from praja.kernel.search.domain.marks import reader_mark
from praja.kernel.search.queries import count_found, search, tokens_of

HIDDEN, NOWHERE = "intelijen", "cendrawasih"


def asked_for(office: Office, account: Account, word: str) -> list[str]:
    """What a search for this word, and its count, ask of the database."""
    tokens = tokens_of(office.actor(account, READ))
    with CaptureQueriesContext(connection) as asked:
        search(f"{word} ", tokens=tokens)
        count_found(f"{word} ", tokens=tokens)
    return [one["sql"] for one in asked]


def rows_touched(statements: list[str], *, by_words: bool) -> list[int]:
    """Of each statement the rows that every part of its plan gives on or throws away. `by_words`: by the index of words and
    readers, else back along the dates, as PostgreSQL chooses by how common the words are."""
    with connection.cursor() as cursor:
        # A handful of rows is read by itself otherwise, as nobody's million is.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"SET LOCAL enable_bitmapscan = {'on' if by_words else 'off'}")
        cursor.execute(f"SET LOCAL enable_indexscan = {'off' if by_words else 'on'}")
        plans = []
        for sql in statements:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
            (told,) = cursor.fetchone()
            plans.append((json.loads(told) if isinstance(told, str) else told)[0]["Plan"])
    return [_rows(plan) for plan in plans]


def _rows(node: dict[str, Any]) -> int:
    names = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")
    own = sum(node.get(name, 0) for name in names) * node["Actual Loops"]
    return int(own) + sum(_rows(part) for part in node.get("Plans", ()))


def steps_taken(statements: list[str]) -> list[int]:
    """Of each statement how many steps SQLite's machine takes."""
    taken = []
    for sql in statements:
        steps: list[None] = []
        connection.connection.set_progress_handler(lambda steps=steps: steps.append(None), 1)
        try:
            connection.connection.execute(sql).fetchall()
        finally:
            connection.connection.set_progress_handler(None, 0)
        taken.append(len(steps))
    return taken


def costs(statements: list[str]) -> list[int]:
    """What they touch, in every way in which this database may go."""
    if connection.vendor == "sqlite":
        return steps_taken(statements)
    return [count for by_words in (True, False) for count in rows_touched(statements, by_words=by_words)]


def test_a_word_in_hidden_letters_costs_what_a_word_nowhere_costs(office: Office) -> None:
    registered_letter(office, subject="Jembatan gantung")
    for number in range(2):
        registered_letter(office, subject=f"Laporan {HIDDEN} nomor {number}", security="R")
    index_all()
    reader, head = (
        [asked_for(office, account, word) for word in (HIDDEN, NOWHERE)]
        for account in (office.roads_officer, office.roads_head)
    )
    assert [len(asked) for asked in (*reader, *head)] == [2, 2, 2, 2]
    assert costs(reader[0]) == costs(reader[1])
    assert costs(head[0]) != costs(head[1]), "who may see them has something to read"
    for sql in reader[0]:
        question = sql.partition(" MATCH " if connection.vendor == "sqlite" else " @@ ")[2]
        assert HIDDEN[:6] in question
        assert reader_mark("public") in question, "words and reader stand in one question to one index"
