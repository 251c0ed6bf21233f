# SPDX-License-Identifier: EUPL-1.2
"""What a description demands of rows, asked of all of them at once: each demand is one statement of DuckDB."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from praja.duties.opendata.domain.constraints import Demand, Demands, Failing
from praja.duties.opendata.gateways.cells import literal, quoted
from praja.kernel.documents.gateways import store

MOST_PROPOSED = 50
FAILED = "failed_"
_NUMBERS = ("BIGINT", "DOUBLE", "INTEGER", "HUGEINT")
_MOMENTS = ("DATE", "TIMESTAMP WITH TIME ZONE", "TIME")


@dataclass(frozen=True, slots=True)
class Failed:
    """A value that keeps its row out. `detail` is the line on which it stood before, or the limit that it passes."""

    line: int
    column: str
    value: str
    why: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value that is no code, and the one code that it may mean: found by its `name`, written without `points`, or a code of
    another list (`crosswalk`). `rows` have it."""

    column: str
    value: str
    code: str
    name: str
    by: str
    rows: int


def mark_failing(connection: duckdb.DuckDBPyConnection, table: str, demands: Demands) -> None:
    """Note every row of `table` (with `line_` and its own columns) that fails: in a table `failed_` with `row_`, `line_`,
    `column_`, `value_`, `why_` and `detail_`."""
    types = {row[0]: row[1] for row in connection.execute(f"DESCRIBE {table}").fetchall()}
    connection.execute(
        f"CREATE TEMP TABLE {FAILED} (row_ BIGINT, line_ BIGINT, column_ VARCHAR, value_ VARCHAR, why_ VARCHAR, detail_ VARCHAR)"
    )
    for number, demand in enumerate(demands.columns):
        for statement in _of_column(connection, table, demand, types[demand.column], demands, number):
            connection.execute(f"INSERT INTO {FAILED} {statement}")
    if demands.key:
        connection.execute(f"INSERT INTO {FAILED} {_twice(table, demands.key, Failing.KEY)}")


def failed_rows(connection: duckdb.DuckDBPyConnection, most: int) -> list[Failed]:
    """The first values that fail, by line."""
    found = connection.execute(
        f"SELECT line_, column_, coalesce(value_, ''), why_, coalesce(detail_, '') FROM {FAILED} "  # noqa: S608 - ours
        f"ORDER BY line_, row_, column_, why_ LIMIT {int(most)}"
    )
    return [Failed(*row) for row in found.fetchall()]


def failed_counts(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, int]]:
    """How many rows fail by column and reason, most first."""
    found = connection.execute(
        f"SELECT column_, why_, count(DISTINCT row_) FROM {FAILED} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"  # noqa: S608 - ours
    )
    return [(row[0], row[1], int(row[2])) for row in found.fetchall()]


def _of_column(
    connection: duckdb.DuckDBPyConnection, table: str, demand: Demand, kind: str, demands: Demands, number: int
) -> Iterator[str]:
    name = quoted(demand.column)
    if demand.is_required:
        yield _where(table, demand.column, f"{name} IS NULL", Failing.REQUIRED)
    if demand.allowed:
        values = ", ".join(literal(one) for one in demand.allowed)
        yield _where(
            table, demand.column, f"{name} IS NOT NULL AND {_text(name, kind)} NOT IN ({values})", Failing.ALLOWED
        )
    for limit, sign, why in ((demand.minimum, "<", Failing.MINIMUM), (demand.maximum, ">", Failing.MAXIMUM)):
        if limit and (passes := _passes(name, kind, sign, limit)):
            yield _where(table, demand.column, passes, why, limit)
    if demand.pattern and kind == "VARCHAR":
        fits = f"regexp_full_match({name}, {literal(demand.pattern)})"
        yield _where(table, demand.column, f"{name} IS NOT NULL AND NOT {fits}", Failing.PATTERN, demand.pattern)
    if demand.codes:
        _lay_codes(connection, demand, number)
        yield _outside(table, demand.column, kind, demands, number)
    if demand.is_unique:
        yield _twice(table, (demand.column,), Failing.UNIQUE)


def _where(table: str, column: str, condition: str, why: str, detail: str = "") -> str:
    return (
        f"SELECT rowid, line_, {literal(column)}, {quoted(column)}::VARCHAR, {literal(why)}, {literal(detail)} "  # noqa: S608 - quoted
        f"FROM {table} WHERE {condition}"
    )


def _text(name: str, kind: str) -> str:
    """A value as people write it: whole numbers without a fraction."""
    return f"regexp_replace({name}::VARCHAR, '\\.0$', '')" if kind == "DOUBLE" else f"{name}::VARCHAR"


def _passes(name: str, kind: str, sign: str, limit: str) -> str:
    if kind in _NUMBERS:
        return f"{name} {sign} try_cast({literal(limit)} AS DOUBLE)"
    return f"{name} {sign} try_cast({literal(limit)} AS {kind})" if kind in _MOMENTS else ""


def _twice(table: str, columns: Sequence[str], why: str) -> str:
    """The first row with a value stands; those behind it fail, and are told on which line it stood."""
    names = ", ".join(quoted(one) for one in columns)
    same = " AND ".join(f"t.{quoted(one)} IS NOT DISTINCT FROM f.{quoted(one)}" for one in columns)
    filled = f"WHERE {quoted(columns[0])} IS NOT NULL" if len(columns) == 1 else ""
    said = " || ' · ' || ".join(f"coalesce(t.{quoted(one)}::VARCHAR, '–')" for one in columns)
    return (
        f"SELECT t.rowid, t.line_, {literal(', '.join(columns))}, {said}, {literal(why)}, f.first_line::VARCHAR FROM {table} t "  # noqa: S608 - quoted
        f"JOIN (SELECT {names}, min(rowid) AS first_row, arg_min(line_, rowid) AS first_line FROM {table} {filled} "
        f"GROUP BY {names} HAVING count(*) > 1) f ON {same} WHERE t.rowid <> f.first_row"
    )


def _lay_codes(connection: duckdb.DuckDBPyConnection, demand: Demand, number: int) -> None:
    """The codes that ever held, with the days of their versions."""
    parts = [
        f"SELECT code, name, {_day(one.since, '0001-01-01')} AS since_, {_day(one.until, '9999-12-31')} AS until_ "  # noqa: S608 - literals
        f"FROM read_parquet({literal(str(store.local_path(one.file)))})"
        for one in demand.codes
    ]
    connection.execute(f"CREATE TEMP TABLE codes_{number} AS {' UNION ALL '.join(parts)}")


def _day(day: object, otherwise: str) -> str:
    return f"DATE {literal(str(day) if day else otherwise)}"


def _outside(table: str, column: str, kind: str, demands: Demands, number: int) -> str:
    """Values that are no code of a version that held at some time in the row's period."""
    first, last = _period(demands)
    value = f"CAST(t.{quoted(column)} AS VARCHAR)" if kind == "VARCHAR" else _text(f"t.{quoted(column)}", kind)
    return (
        f"SELECT t.rowid, t.line_, {literal(column)}, {value}, {literal(Failing.CODES)}, '' FROM {table} t "  # noqa: S608 - quoted
        f"WHERE t.{quoted(column)} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM codes_{number} k WHERE k.code = {value} "
        f"AND k.since_ <= {last} AND k.until_ > {first})"
    )


def _period(demands: Demands) -> tuple[str, str]:
    """First and last day of a row's period, as expressions: a year (a whole number) has all of its days."""
    today = f"DATE {literal(demands.today.isoformat())}"
    if not demands.period:
        return today, today
    name = f"t.{quoted(demands.period)}"
    plain = f"try_cast({name} AS VARCHAR)"
    is_year = f"regexp_full_match({plain}, '[0-9]{{4}}')"
    day = f"try_cast({plain} AS DATE)"
    first = f"coalesce(CASE WHEN {is_year} THEN try_cast({plain} || '-01-01' AS DATE) ELSE {day} END, {today})"
    last = f"coalesce(CASE WHEN {is_year} THEN try_cast({plain} || '-12-31' AS DATE) ELSE {day} END, {today})"
    return first, last


def proposals(connection: duckdb.DuckDBPyConnection, demands: Demands) -> list[Proposed]:
    """For values that are no code, the one code that each may mean. Nothing is changed by it."""
    found: list[Proposed] = []
    for number, demand in enumerate(demands.columns):
        if demand.codes:
            found += _proposed(connection, demand, number, MOST_PROPOSED - len(found))
    return found


def _proposed(connection: duckdb.DuckDBPyConnection, demand: Demand, number: int, most: int) -> list[Proposed]:
    wrong = (
        f"SELECT value_, count(DISTINCT row_) AS rows_ FROM {FAILED} WHERE column_ = {literal(demand.column)} "  # noqa: S608 - literal
        f"AND why_ = {literal(Failing.CODES)} GROUP BY value_"
    )
    now = f"(SELECT code, name FROM codes_{number} WHERE until_ = DATE '9999-12-31')"  # noqa: S608 - ours
    bare = "regexp_replace({0}, '[^0-9A-Za-z]', '', 'g')"
    ways: Mapping[str, str] = {
        "name": f"SELECT lower(trim(name)) AS said, code, name FROM {now}",  # noqa: S608 - ours
        "points": f"SELECT {bare.format('code')} AS said, code, name FROM {now}",  # noqa: S608 - ours
    }
    seen = {
        "name": "lower(trim(w.value_))",
        "points": bare.format("w.value_"),
        "crosswalk": "w.value_",
    }
    if walks := _walked(demand, now):
        ways = {**ways, "crosswalk": walks}
    parts = [
        f"SELECT w.value_, min(m.code) AS code, min(m.name) AS name, {literal(by)} AS by_, {place} AS place_, "  # noqa: S608 - ours
        f"any_value(w.rows_) AS rows_ FROM ({wrong}) w JOIN ({said}) m ON m.said = {seen[by]} "
        f"WHERE {seen[by]} <> '' GROUP BY w.value_ "
        "HAVING count(DISTINCT m.code) = 1"
        for place, (by, said) in enumerate(ways.items())
    ]
    best = (
        f"SELECT value_, arg_min(code, place_), arg_min(name, place_), arg_min(by_, place_), any_value(rows_) "  # noqa: S608 - ours
        f"FROM ({' UNION ALL '.join(parts)}) GROUP BY value_ ORDER BY 5 DESC, 1 LIMIT {int(max(0, most))}"
    )
    return [
        Proposed(demand.column, row[0], row[1], row[2] or "", row[3], int(row[4]))
        for row in connection.execute(best).fetchall()
    ]


def _walked(demand: Demand, now: str) -> str:
    parts = []
    for walk in demand.walks:
        said, code = ("to_code", "from_code") if walk.is_backwards else ("from_code", "to_code")
        source = f"read_parquet({literal(str(store.local_path(walk.file)))})"
        parts.append(f"SELECT p.{said} AS said, n.code, n.name FROM {source} p JOIN {now} n ON n.code = p.{code}")  # noqa: S608 - literal
    return " UNION ALL ".join(parts)


def is_pattern(text: str) -> bool:
    """Whether a pattern can be asked of rows."""
    with duckdb.connect(":memory:") as connection:  # its own: the module's one connection is everybody's
        try:
            connection.execute("SELECT regexp_full_match('', ?)", [text]).fetchall()
        except duckdb.Error:
            return False
    return True
