# SPDX-License-Identifier: EUPL-1.2
"""Statements that are written once and sent often.

PostgreSQL reads and plans such a statement once for each connection, after it came a few times, and is handed the values beside
it; Django writes them into the text, which is read and planned anew each time. That halves what the database spends on a short
one. SQLite's driver does so by itself.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.utils import CursorWrapper


def asked(sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows that a statement answers with. Its text must not vary with the values: those stand as `%s`."""
    with _cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def done(sql: str, values: Sequence[Any] = ()) -> None:
    """The same for a statement that answers nothing."""
    with _cursor() as cursor:
        cursor.execute(sql, values)


def among(column: str, values: Sequence[str]) -> tuple[str, Any]:
    """That a column holds one of many values: a condition whose text is the same for any number of them, and the one value that
    stands for its `%s`."""
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s)", list(values)
    return f"{column} IN (SELECT value FROM json_each(%s))", json.dumps(list(values))  # noqa: S608 - a name of our own


def _cursor() -> CursorWrapper:
    # The connection itself: every look through Django's stand-in for it costs as much as a line of this.
    held: Any = connections[DEFAULT_DB_ALIAS]
    if (
        held.vendor != "postgresql" or held.queries_logged
    ):  # once it is planned the driver names no text to whoever counts
        cursor: CursorWrapper = held.cursor()
        return cursor
    held.validate_thread_sharing()
    held.ensure_connection()
    bare = _binding()(held.connection)
    made: CursorWrapper = held.make_cursor(bare)
    return made


@lru_cache
def _binding() -> type[Any]:
    """The driver's cursor that leaves values out of the text; here, because not every installation has that driver."""
    from django.db.backends.postgresql.base import ServerBindingCursor

    return ServerBindingCursor
