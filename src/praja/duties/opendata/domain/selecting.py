# SPDX-License-Identifier: EUPL-1.2
"""From a question to one statement of DuckDB. Names of columns are those of the table or refused; every value is a parameter, so
that nothing a reader writes is ever read as a statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from praja.duties.opendata.domain.asking import ROW, Ask, Condition, Either, Function, Grouping, Operator, Sort

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


class UnknownColumn(ValueError):
    """A question names a column that the table does not have. `args[0]` is the name."""


@dataclass(slots=True)
class Statement:
    """SQL with `?` for each value."""

    sql: str
    values: list[Any] = field(default_factory=list)


def quoted(name: str) -> str:
    """An identifier, whatever stands in it."""
    return '"' + name.replace('"', '""') + '"'


def select(ask: Ask, types: Mapping[str, str]) -> Statement:
    """The rows of a question. `types` are the columns with their Table Schema types, in order. Raises `UnknownColumn`."""
    where = _where(ask, types)
    names = [_known(name, types) for name in ask.columns] or [quoted(name) for name in (ROW, *types)]
    order = ", ".join([*(_order(one, types) for one in ask.sort), quoted(ROW)])
    if ask.is_distinct:
        order = ", ".join(_order(one, types) for one in ask.sort) or "ALL"
    chosen = f"SELECT {'DISTINCT ' if ask.is_distinct else ''}{', '.join(names)} FROM {TABLE}"
    sql = f"{chosen}{where.sql} ORDER BY {order} LIMIT ? OFFSET ?"
    return Statement(sql, [*where.values, ask.limit, ask.offset])


def count(ask: Ask, types: Mapping[str, str]) -> Statement:
    """How many rows the question has, whatever its limit. Raises `UnknownColumn`."""
    where = _where(ask, types, goes_on=False)
    if ask.is_distinct:
        names = ", ".join([_known(name, types) for name in ask.columns] or [quoted(name) for name in types])
        return Statement(f"SELECT count(*) FROM (SELECT DISTINCT {names} FROM {TABLE}{where.sql})", where.values)
    return Statement(f"SELECT count(*) FROM {TABLE}{where.sql}", where.values)


def group(grouping: Grouping, ask: Ask, types: Mapping[str, str]) -> Statement:
    """Rows put together: the columns of `by`, then each figure. Raises `UnknownColumn`."""
    where = _where(ask, types, goes_on=False)
    by = [_known(name, types) for name in grouping.by]
    figures = [_figure(one.function, one.column, types) for one in grouping.figures]
    grouped = f" GROUP BY {', '.join(by)} ORDER BY {', '.join(by)}" if by else ""
    sql = f"SELECT {', '.join([*by, *figures])} FROM {TABLE}{where.sql}{grouped} LIMIT ?"
    return Statement(sql, [*where.values, grouping.limit])


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
    if ask.words:
        texts = [name for name, kind in types.items() if kind == "string"]
        parts += ["(" + (" OR ".join(f"{_plain(name)} LIKE ? ESCAPE '\\'" for name in texts) or "false") + ")"] * len(
            _words(ask.words)
        )
        values += [like for word in _words(ask.words) for like in [_like(word)] * len(texts)]
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
            return Statement(f"{name} IN ({', '.join('?' * len(one.values)) or 'NULL'})", list(one.values))
        case Operator.CONTAINS:
            return Statement(f"{_plain(one.column, types)} LIKE ? ESCAPE '\\'", [_like(str(one.values[0]))])
        case Operator.STARTS:
            return Statement(f"starts_with(lower(CAST({name} AS VARCHAR)), lower(?))", [str(one.values[0])])
    if one.values[0] is None:
        return Statement(f"{name} IS {'NOT ' if one.operator is Operator.NE else ''}NULL")
    return Statement(f"{name} {COMPARED[one.operator]} ?", [one.values[0]])


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
