# SPDX-License-Identifier: EUPL-1.2
"""The raw ceiling: the statements of one filing, captured from the product and sent without it.

On PostgreSQL pgbench sends them; on SQLite the standard library's driver. Values that must be unique are drawn anew each
time; ids that the database gives are carried on as in the product.
"""

import re
import sqlite3
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection

from praja.config.environment import environment
from praja.lib.codes import new_code


@dataclass
class Captured:
    """The statements of one act with their parameters, and the code and ids it was given."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    code: str = ""
    returned: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Position of a statement -> the ids that it returned, as text."""

    def carry(self, ids: dict[str, list[int]]) -> None:
        """Leave BEGIN and COMMIT to whoever sends it, and note the ids of each table that later statements carry."""
        self.statements = [pair for pair in self.statements if not pair[0].startswith(("BEGIN", "COMMIT"))]
        for position, (sql, _params) in enumerate(self.statements):
            for table, given in ids.items():
                if sql.startswith(f'INSERT INTO "{table}"'):
                    self.returned[position] = tuple(map(str, given))


def capture(act: Callable[[], str]) -> Captured:
    """Run `act` (returns the case's code) and keep what it sent; its transaction is kept too."""
    captured = Captured()

    def note(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        captured.statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        captured.code = act()
    captured.statements = [pair for pair in captured.statements if not pair[0].startswith(("SAVEPOINT", "RELEASE"))]
    return captured


def pgbench_script(captured: Captured, ids: dict[str, int]) -> str:
    """The captured statements as a pgbench script. `ids`: name -> the id that the captured act was given; `event_first` and
    `event_last` where one statement writes two events."""
    from psycopg import ClientCursor

    cursor = ClientCursor(connection.connection)
    lines = ["\\set r random(1000000000, 9999999999)", "BEGIN;"]
    for sql, params in captured.statements:
        text = cursor.mogrify(sql, params)
        lines.append(_varied(text, captured.code, ids))
    return "\n".join([*lines, "COMMIT;", ""])


def _varied(text: str, code: str, ids: dict[str, int]) -> str:
    text = text.replace(f"'{code}'", "':r'").replace(f"'case:{code}'", "'case' || chr(58) || ':r'")
    text = text.replace(code, "0000000000")
    text = re.sub(r"'\\x[0-9a-f]{64}'(::bytea)?", "decode(md5(random()::text) || md5(random()::text), 'hex')", text)
    text = re.sub(r"'[0-9a-f]{32}'::uuid", "gen_random_uuid()", text)
    for name, value in ids.items():
        text = text.replace(f"'person:{value}'", f"'person' || chr(58) || ':{name}'")
        text = re.sub(rf"\b{value}\b", f":{name}", text)
    for table, name in (("people_person", "person"), ("procedures_case", "case"), ("ledger_ledgerevent", "event")):
        if text.startswith(f'INSERT INTO "{table}"'):
            if f"{name}_first" in ids:  # a variable holds one row
                text = f"WITH given AS ({text}) SELECT min(id) AS first, max(id) AS last FROM given"  # noqa: S608 - our own statement
            return f"{text} \\gset {name}_"
    return f"{text};"


def run_pgbench(script: str, *, url: str, clients: int, seconds: int, mode: str = "simple") -> dict[str, float]:
    """Transactions a second, as pgbench says. `mode`: how it sends statements; "prepared" has each planned once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "filing.sql"
        path.write_text(script)
        command = ["pgbench", "-n", "-M", mode, "-f", str(path), "-c", str(clients), "-j", "2", "-T", str(seconds), url]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command line
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if not found or "failed" in done.stderr:
        raise RuntimeError(f"pgbench did not run: {done.stderr[-400:]}")
    return {"rate": round(float(found[1]), 1), "clients": clients, "seconds": seconds}


def run_sqlite(captured: Captured, *, path: str, seconds: float) -> dict[str, float]:
    """Transactions a second through the standard library's driver, one connection, the product's own pragmas."""
    raw = sqlite3.connect(path, isolation_level=None, timeout=30)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        raw.execute(f"PRAGMA {pragma}")
    count, started = 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        _send(raw, captured)
        count += 1
    raw.close()
    return {"rate": round(count / (time.perf_counter() - started), 1), "clients": 1, "seconds": seconds}


def _send(raw: sqlite3.Connection, captured: Captured) -> None:
    code = new_code()
    given: dict[str, int] = {}
    raw.execute("BEGIN IMMEDIATE")
    for position, (sql, params) in enumerate(captured.statements):
        fresh = [_fresh(value, captured.code, code, given) for value in params or ()]
        rows = raw.execute(sql.replace("%s", "?"), fresh).fetchall()
        for old, row in zip(captured.returned.get(position, ()), sorted(rows), strict=False):
            given[old] = row[0]
    raw.execute("COMMIT")


def _fresh(value: Any, old: str, new: str, given: dict[str, int]) -> Any:
    if isinstance(value, int) and str(value) in given:
        return given[str(value)]
    if isinstance(value, bytes | memoryview) and len(bytes(value)) == 32:
        return uuid.uuid4().bytes * 2
    if isinstance(value, str):
        if len(value) == 32 and all(ch in "0123456789abcdef" for ch in value):
            return uuid.uuid4().hex
        kind, _colon, number = value.partition(":")
        return f"{kind}:{given[number]}" if number in given else value.replace(old, new)
    return value


def make_ids_distinct() -> None:
    """Let the next ids be numbers that stand nowhere else in the statements, so that they can be told apart."""
    with connection.cursor() as cursor:
        for millions, table in enumerate(("people_person", "procedures_case", "ledger_ledgerevent"), 7):
            cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table}")  # noqa: S608 - our own table names
            distinct = max(millions * 1_000_000, cursor.fetchone()[0])
            if connection.vendor == "postgresql":
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, distinct])
            else:
                cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [distinct, table])


def run_pgbench_times(script: str, each: int, clients: int) -> float:
    """Seconds that `clients` connections took to send `script` `each` times, connections made before not counted. Raises
    RuntimeError where it did not run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "raw.sql"
        path.write_text(script)
        command = ["pgbench", "-n", "-M", "prepared", "-D", "i=0", "-f", str(path), "-c", str(clients), "-j", "2"]
        done = subprocess.run(  # noqa: S603 - our own command line
            [*command, "-t", str(each), environment.database_url], capture_output=True, text=True, check=False
        )
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if not found or "failed" in done.stderr or "ERROR" in done.stderr:
        raise RuntimeError(f"pgbench did not run: {done.stderr[-600:]}")
    return each * clients / float(found[1])


def by_driver() -> sqlite3.Connection:
    """The standard library's own connection to the file of the product, with its pragmas: each transaction is synced."""
    raw = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None, timeout=30)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        raw.execute(f"PRAGMA {pragma}")
    return raw
