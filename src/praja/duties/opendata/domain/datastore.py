# SPDX-License-Identifier: EUPL-1.2
"""What `datastore_search` is asked, as a question to rows (anchors/office.md §3(a))."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from praja.duties.opendata.domain.asking import MOST_ROWS, ROW, Ask, Condition, Either, Operator, Sort, Value

TYPES = {
    "string": "text",
    "integer": "int8",
    "number": "numeric",
    "boolean": "bool",
    "date": "date",
    "datetime": "timestamp",
    "time": "time",
    "year": "int4",
}
"""Types of Table Schema as the types of PostgreSQL by which CKAN calls them."""
OPERATORS = {one.value: one for one in (Operator.EQ, Operator.NE, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE)}
FORMATS = ("objects", "lists", "csv", "tsv")
MOST_CONDITIONS = 100


class Invalid(ValueError):
    """A parameter that can't be taken: `field` names it, `args[0]` says why in the words of the protocol."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def ask_of(data: Mapping[str, Any], types: Mapping[str, str], *, limit: int, offset: int) -> Ask:
    """The rows that the parameters choose. Raises `Invalid`."""
    known = {ROW: "integer", **types}
    words, words_in = _words(data.get("q"), known)
    full_text = _plain(data.get("full_text"), "full_text")
    return Ask(
        conditions=conditions_of(data.get("filters"), known),
        words=" ".join(filter(None, (words, full_text))),
        words_in=words_in,
        columns=_columns(data.get("fields"), known),
        sort=_sort(data.get("sort"), known),
        limit=min(limit, MOST_ROWS),
        offset=offset,
        is_distinct=_is_true(data.get("distinct")),
    )


def conditions_of(filters: Any, types: Mapping[str, str]) -> tuple[Condition | Either, ...]:
    """`{field: v | [v, ..] | {"gt": v}, "$or": [{..}, ..]}`. Raises `Invalid`."""
    if filters in (None, ""):
        return ()
    if not isinstance(filters, Mapping):
        raise Invalid("filters", "Not a json object")
    if len(filters) > MOST_CONDITIONS:
        raise Invalid("filters", "Too many filters")
    found: list[Condition | Either] = []
    for name, wanted in filters.items():
        if name == "$or":
            found.append(_either(wanted, types))
        else:
            found += _conditions(name, wanted, types)
    return tuple(found)


def value_of(kind: str, value: Any, field: str = "filters") -> Value:
    """A value of a column's type; whole texts are read as the type has it. Raises `Invalid`."""
    if value is None:
        return None
    if isinstance(value, (list, dict)):
        raise Invalid(field, f'invalid value "{str(value)[:60]}"')
    try:
        return _READ[kind](value)
    except (ValueError, TypeError, InvalidOperation, OverflowError, KeyError) as error:
        raise Invalid(field, f'invalid value "{str(value)[:60]}"') from error


def _whole(value: Any) -> int:
    number = Decimal(str(value))
    if number != number.to_integral_value() or abs(number) >= 2**63:
        raise ValueError(value)
    return int(number)


def _number(value: Any) -> float:
    number = float(value)
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(value)
    return number


def _boolean(value: Any) -> bool:
    return {"true": True, "false": False, "t": True, "f": False, "1": True, "0": False}[str(value).lower()]


_READ: dict[str, Callable[[Any], Value]] = {
    "string": lambda value: str(value).lower() if isinstance(value, bool) else str(value),
    "integer": _whole,
    "year": _whole,
    "number": _number,
    "boolean": _boolean,
    "date": lambda value: date.fromisoformat(str(value)[:10]),
    "datetime": lambda value: datetime.fromisoformat(str(value)),
    "time": lambda value: time.fromisoformat(str(value)),
}


def _either(wanted: Any, types: Mapping[str, str]) -> Either:
    if not isinstance(wanted, Sequence) or isinstance(wanted, str) or len(wanted) > MOST_CONDITIONS:
        raise Invalid("filters", "Not a list")
    groups = []
    for one in wanted:
        made = conditions_of(one, types)
        if any(isinstance(part, Either) for part in made):
            raise Invalid("filters", 'invalid value "$or"')
        groups.append(tuple(part for part in made if isinstance(part, Condition)))
    return Either(tuple(groups))


def _conditions(name: str, wanted: Any, types: Mapping[str, str]) -> list[Condition | Either]:
    if name not in types:
        raise Invalid("filters", f'invalid value "{name[:60]}"')
    kind = types[name]
    if isinstance(wanted, Mapping):
        return [part for operator, value in wanted.items() for part in _compared(name, kind, operator, value)]
    if isinstance(wanted, list):
        return [_one_of(name, kind, wanted)]
    return [Condition(name, Operator.EQ, (value_of(kind, wanted),))]


def _compared(name: str, kind: str, operator: str, value: Any) -> list[Condition | Either]:
    if operator == "in":
        if not isinstance(value, list):
            raise Invalid("filters", "Not a list")
        return [_one_of(name, kind, value)]
    if operator not in OPERATORS:
        raise Invalid("filters", f'invalid value "{operator[:60]}"')
    return [Condition(name, OPERATORS[operator], (value_of(kind, value),))]


def _one_of(name: str, kind: str, wanted: list[Any]) -> Condition | Either:
    """One of the values; nothing among them means: empty."""
    values = tuple(value_of(kind, value) for value in wanted[:MOST_ROWS])
    filled = Condition(name, Operator.IN, tuple(value for value in values if value is not None))
    if len(filled.values) == len(values):
        return filled
    return Either(((filled,), (Condition(name, Operator.EMPTY),)))


def _words(asked: Any, types: Mapping[str, str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    if isinstance(asked, Mapping):
        for name in asked:
            if name not in types:
                raise Invalid("q", f'invalid value "{str(name)[:60]}"')
        return "", tuple((str(name), _plain(text, "q")) for name, text in asked.items())
    return _plain(asked, "q"), ()


def _plain(text: Any, field: str) -> str:
    """Words alone: what PostgreSQL takes for operators of a search (`a:* & b`) is taken off."""
    if text is None:
        return ""
    if isinstance(text, (list, dict)):
        raise Invalid(field, "Not a string")
    return " ".join(re.sub(r":\*|[&|!()<>]", " ", str(text)).split())[:200]


def names_of(value: Any) -> list[str]:
    """A list of names, or names with commas between them."""
    if value in (None, ""):
        return []
    if isinstance(value, (list, tuple)):
        return [str(one) for one in value]
    return [name.strip().strip('"') for name in str(value).split(",") if name.strip()]


def _columns(value: Any, types: Mapping[str, str]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(names_of(value)))
    for name in names:
        if name not in types:
            raise Invalid("fields", f'invalid value "{name[:60]}"')
    return names


_ORDER = re.compile(
    r'("(?P<quoted>(?:[^"]|"")+)"|(?P<name>.+?))(\s+(?P<way>asc|desc))?(\s+nulls\s+(first|last))?', re.I
)


def _sort(value: Any, types: Mapping[str, str]) -> tuple[Sort, ...]:
    parts = value if isinstance(value, list) else re.split(r',(?=(?:[^"]*"[^"]*")*[^"]*$)', str(value or ""))
    return tuple(_order(str(part).strip(), types) for part in parts if str(part).strip())


def _order(part: str, types: Mapping[str, str]) -> Sort:
    match = _ORDER.fullmatch(part)
    name = (match["quoted"] or "").replace('""', '"') or match["name"] if match else ""
    if match is None or name not in types:
        raise Invalid("sort", f'invalid value "{part[:60]}"')
    return Sort(name, (match["way"] or "").lower() == "desc")


def _is_true(value: Any) -> bool:
    return str(value).lower() in {"true", "1", "yes", "t", "on"}
