# SPDX-License-Identifier: EUPL-1.2
"""From a question to one statement of DuckDB. Names of columns are those of the table or refused; every value is a parameter, so
that nothing a reader writes is ever read as a statement."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from praja.duties.opendata.domain.asking import ROW, Ask, Condition, Either, Function, Grouping, Operator, Sort, Value

COMPARED = {
    Operator.EQ: "=",
    Operator.NE: "<>",
    Operator.GT: ">",
    Operator.GTE: ">=",
    Operator.LT: "<",
    Operator.LTE: "<=",
}
TABLE = "rows_"
"""What the statement calls the table; whoever runs it says what it is."""
WORDS = " words"
"""The column with the words of all texts of a row, small letters, each text a line. No column of a file is called so: names of
columns never begin with a space."""


MOST_SPREAD = 100
"""So many values of a column become columns of a pivot at most."""


class UnknownColumn(ValueError):
    """A question names a column that the table does not have. `args[0]` is the name."""


class UnfitValue(ValueError):
    """A column is compared with what it can't hold. `args[0]` is its name."""


@dataclass(slots=True)
class Statement:
    """SQL with `?` for each value."""

    sql: str
    values: list[Any] = field(default_factory=list)


def quoted(name: str) -> str:
    """An identifier, whatever stands in it."""
    return '"' + name.replace('"', '""') + '"'


def select(ask: Ask, types: Mapping[str, str]) -> Statement:
    """The rows of a question. `types` are the columns with their Table Schema types, in order. Raises `UnknownColumn`,
    `UnfitValue`."""
    where = _where(ask, types)
    names = [_known(name, types) for name in ask.columns] or [quoted(name) for name in (ROW, *types)]
    chosen = f"SELECT {'DISTINCT ' if ask.is_distinct else ''}{', '.join(names)} FROM {TABLE}"
    if is_whole(ask) and not ask.sort:
        # Rows are numbered without gaps: a deep page is found by its numbers and nothing before it is read.
        first = (ask.after or 0) + ask.offset
        return Statement(f"{chosen} WHERE {quoted(ROW)} > ? AND {quoted(ROW)} <= ?", [first, first + ask.limit])
    # Without anything to order by the rows come as they lie, by their numbers; saying so would sort them all.
    order = [_order(one, types) for one in ask.sort]
    if ask.is_distinct:
        order = order or ["ALL"]
    elif order:
        order.append(quoted(ROW))
    by = f" ORDER BY {', '.join(order)}" if order else ""
    return Statement(f"{chosen}{where.sql}{by} LIMIT ? OFFSET ?", [*where.values, ask.limit, ask.offset])


def is_whole(ask: Ask) -> bool:
    """Whether the question leaves no row out, but for where it begins and ends."""
    return not (ask.conditions or ask.words.strip() or ask.words_in or ask.is_distinct)


def count(ask: Ask, types: Mapping[str, str]) -> Statement:
    """How many rows the question has, whatever its limit. Raises `UnknownColumn`."""
    where = _where(ask, types, goes_on=False)
    if ask.is_distinct:
        names = ", ".join([_known(name, types) for name in ask.columns] or [quoted(name) for name in types])
        return Statement(f"SELECT count(*) FROM (SELECT DISTINCT {names} FROM {TABLE}{where.sql})", where.values)
    return Statement(f"SELECT count(*) FROM {TABLE}{where.sql}", where.values)


def all_but(ask: Ask, types: Mapping[str, str]) -> Statement:
    """Every row that the question does not choose, in order; without conditions none. Raises `UnknownColumn`, `UnfitValue`."""
    where = _where(ask, types, goes_on=False)
    chosen = where.sql.removeprefix(" WHERE ") or "true"
    names = ", ".join(quoted(name) for name in types)
    sql = f"SELECT {names} FROM {TABLE} WHERE NOT coalesce(({chosen}), false) ORDER BY {quoted(ROW)}"
    return Statement(sql, where.values)


def group(grouping: Grouping, ask: Ask, types: Mapping[str, str]) -> Statement:
    """Rows put together: the columns of `by`, then each figure. Raises `UnknownColumn`."""
    where = _where(ask, types, goes_on=False)
    by = [_known(name, types) for name in grouping.by]
    figures = [_figure(one.function, one.column, types) for one in grouping.figures]
    grouped = f" GROUP BY {', '.join(by)} ORDER BY {', '.join(by)}" if by else ""
    sql = f"SELECT {', '.join([*by, *figures])} FROM {TABLE}{where.sql}{grouped} LIMIT ?"
    return Statement(sql, [*where.values, grouping.limit])


def spread(grouping: Grouping, ask: Ask, types: Mapping[str, str]) -> Statement:
    """The values over which a pivot spreads its columns, `MOST_SPREAD` and one more at most. Raises `UnknownColumn`."""
    where = _where(ask, types, goes_on=False)
    name = _known(grouping.across, types)
    return Statement(f"SELECT DISTINCT {name} FROM {TABLE}{where.sql} ORDER BY 1 LIMIT {MOST_SPREAD + 1}", where.values)


def pivot(grouping: Grouping, values: Sequence[Value], ask: Ask, types: Mapping[str, str]) -> Statement:
    """Rows put together as in `group`, each figure once for every one of `values` of the column `across`."""
    where = _where(ask, types, goes_on=False)
    by = [_known(name, types) for name in grouping.by]
    across = _known(grouping.across, types)
    figures, of_values = list[str](), list[Value]()
    for value in values:
        for one in grouping.figures:
            call = _figure(one.function, one.column, types).rsplit(" AS ", 1)[0]
            said = "" if value is None else str(value)
            if len(grouping.figures) > 1 or not said:
                said = f"{said} {figure_name(one.function, one.column)}".strip()
            figures.append(f"{call} FILTER (WHERE {across} IS NOT DISTINCT FROM ?) AS {quoted(said)}")
            of_values.append(value)
    grouped = f" GROUP BY {', '.join(by)} ORDER BY {', '.join(by)}" if by else ""
    sql = f"SELECT {', '.join([*by, *figures])} FROM {TABLE}{where.sql}{grouped} LIMIT ?"
    return Statement(sql, [*of_values, *where.values, grouping.limit])


def figure_name(function: str, column: str) -> str:
    """What a figure's column is called."""
    return f"{function}_{column}" if column else str(function)


def _figure(function: Function, column: str, types: Mapping[str, str]) -> str:
    named = f" AS {quoted(figure_name(function, column))}"
    if function is Function.COUNT:
        return (f"count({_known(column, types)})" if column else "count(*)") + named
    call = {Function.SUM: "sum", Function.MEAN: "avg", Function.LEAST: "min", Function.MOST: "max"}[function]
    return f"{call}({_known(column, types)}){named}"


def _where(ask: Ask, types: Mapping[str, str], *, goes_on: bool = True) -> Statement:
    parts: list[str] = []
    values: list[Any] = []
    for one in ask.conditions:
        made = _either(one, types) if isinstance(one, Either) else _condition(one, types)
        parts.append(made.sql)
        values += made.values
    for word in _words(ask.words):
        parts.append(f"contains({quoted(WORDS)}, ?)")
        values.append(word)
    for name, words in ask.words_in:
        for word in _words(words):
            parts.append(f"{_plain(name, types)} LIKE ? ESCAPE '\\'")
            values.append(_like(word))
    if goes_on and ask.after is not None:
        parts.append(f"{quoted(ROW)} > ?")
        values.append(ask.after)
    return Statement(f" WHERE {' AND '.join(parts)}" if parts else "", values)


def _condition(one: Condition, types: Mapping[str, str]) -> Statement:
    name = _known(one.column, types)
    match one.operator:
        case Operator.EMPTY:
            return Statement(f"{name} IS NULL")
        case Operator.FILLED:
            return Statement(f"{name} IS NOT NULL")
        case Operator.IN:
            values = [fitted(one.column, value, types) for value in one.values]
            return Statement(f"{name} IN ({', '.join('?' * len(values)) or 'NULL'})", values)
        case Operator.CONTAINS:
            return Statement(f"{_plain(one.column, types)} LIKE ? ESCAPE '\\'", [_like(str(one.values[0]))])
        case Operator.STARTS:
            return Statement(f"starts_with(lower(CAST({name} AS VARCHAR)), lower(?))", [str(one.values[0])])
    if one.values[0] is None:
        return Statement(f"{name} IS {'NOT ' if one.operator is Operator.NE else ''}NULL")
    return Statement(f"{name} {COMPARED[one.operator]} ?", [fitted(one.column, one.values[0], types)])


def fitted(name: str, value: Value, types: Mapping[str, str]) -> Value:
    """A value as the column holds it: texts, as addresses bring them, are read. Raises `UnfitValue`."""
    kind = types.get(name, "integer")  # the number of a row
    try:
        if isinstance(value, str):
            return READ[kind](value.strip()) if kind in READ else value
        return str(value) if kind == "string" and value is not None else value
    except (ValueError, ArithmeticError) as error:
        raise UnfitValue(name) from error


def _whole(text: str) -> int:
    number = int(text)
    if not -(2**63) <= number < 2**63:
        raise ValueError(text)
    return number


def _truth(text: str) -> bool:
    if text.lower() not in ("true", "false", "1", "0"):
        raise ValueError(text)
    return text.lower() in ("true", "1")


def _number(text: str) -> float:
    number = float(text)
    if number != number:
        raise ValueError(text)
    return number


READ: Mapping[str, Callable[[str], Value]] = {
    "integer": _whole,
    "year": _whole,
    "number": _number,
    "boolean": _truth,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}
"""How a text becomes a value of each type."""


def _either(one: Either, types: Mapping[str, str]) -> Statement:
    made = [[_condition(condition, types) for condition in group_] for group_ in one.groups]
    sql = " OR ".join("(" + (" AND ".join(part.sql for part in parts) or "true") + ")" for parts in made)
    return Statement(f"({sql or 'true'})", [value for parts in made for part in parts for value in part.values])


def _order(one: Sort, types: Mapping[str, str]) -> str:
    return f"{_known(one.column, types)} {'DESC' if one.is_descending else 'ASC'} NULLS LAST"


def _known(name: str, types: Mapping[str, str]) -> str:
    if name not in types and name != ROW:
        raise UnknownColumn(name)
    return quoted(name)


def _plain(name: str, types: Mapping[str, str] | None = None) -> str:
    known = _known(name, types) if types is not None else quoted(name)
    return f"lower(CAST({known} AS VARCHAR))"


def _words(text: str) -> Sequence[str]:
    return text.lower().split()[:10]


def _like(word: str) -> str:
    escaped = word.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
