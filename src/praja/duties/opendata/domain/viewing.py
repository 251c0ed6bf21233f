# SPDX-License-Identifier: EUPL-1.2
"""A view of a table as it stands in an address: which rows, which columns, in which order, put together how.

    q=lampu  saring=tahun:gte:2024  saring=kecamatan:in:Tirta|Marga  kolom=kecamatan,ton  urut=-ton
    grup=kecamatan  silang=tahun  hitung=sum:ton

Pages, downloads and feeds read the same words. `pairs_of` writes them back in one order, so that a view has one address.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from praja.duties.opendata.domain.asking import ROW, Ask, Condition, Figure, Function, Grouping, Operator, Sort, Value

WORDS, FILTER, COLUMNS, SORT = "q", "saring", "kolom", "urut"
BY, ACROSS, FIGURE = "grup", "silang", "hitung"
PARAMS = (WORDS, FILTER, COLUMNS, SORT, BY, ACROSS, FIGURE)
MOST_CONDITIONS = 20
MOST_BY = 3
LONGEST = 200
COUNTED = Figure(Function.COUNT)
ALONE = (Operator.EMPTY, Operator.FILLED)
"""Operators that compare with nothing."""


class WrongView(ValueError):
    """The address names a column that is not there (`value` empty), or compares one with what it can't hold. `param` says where;
    `column` which."""

    def __init__(self, param: str, column: str, value: str = "") -> None:
        super().__init__(param)
        self.param, self.column, self.value = param, column, value


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What an address says, read by the columns of a table. `by` empty: rows as they are."""

    words: str = ""
    conditions: tuple[Condition, ...] = ()
    columns: tuple[str, ...] = ()
    sort: tuple[Sort, ...] = ()
    by: tuple[str, ...] = ()
    across: str = ""
    figure: Figure = COUNTED

    def ask(self, *, limit: int = 100, offset: int = 0) -> Ask:
        """The question of its rows."""
        columns = self.columns and tuple(dict.fromkeys((ROW, *self.columns)))
        return Ask(self.conditions, self.words, (), columns, self.sort, limit, offset)

    def grouping(self, limit: int = 1_000) -> Grouping:
        """How its rows are put together; only where `by` is not empty."""
        return Grouping(self.by, (self.figure,), self.across, limit)


def view_of(pairs: Iterable[tuple[str, str]], types: Mapping[str, str]) -> View:
    """Read an address, in which everything else is left alone. `types` are the table's columns with their Table Schema types.
    Raises `WrongView`."""
    given: dict[str, list[str]] = {name: [] for name in PARAMS}
    for name, value in pairs:
        if name in given and value.strip():
            given[name].append(value.replace("\x00", "").strip()[: 10 * LONGEST])
    by = _names(BY, given[BY], types)[:MOST_BY]
    across = next(iter(_names(ACROSS, given[ACROSS], types)), "")
    columns = _names(COLUMNS, given[COLUMNS], types)
    return View(
        words=" ".join(given[WORDS])[:LONGEST],
        conditions=tuple(condition_of(one, types) for one in dict.fromkeys(given[FILTER][:MOST_CONDITIONS])),
        columns=() if set(columns) == set(types) else columns,
        sort=tuple(_sort(one, types) for one in _split(given[SORT])[:2]) if not by else (),
        by=by,
        across=across if by and across not in by else "",
        figure=_figure(given[FIGURE], types) if by else COUNTED,
    )


def pairs_of(view: View) -> list[tuple[str, str]]:
    """The view as an address has it, always in the same order."""
    pairs = [(WORDS, view.words)]
    pairs += [(FILTER, text_of(one)) for one in view.conditions]
    pairs += [(COLUMNS, ",".join(view.columns))]
    pairs += [(SORT, ",".join(("-" if one.is_descending else "") + one.column for one in view.sort))]
    pairs += [(BY, ",".join(view.by)), (ACROSS, view.across)]
    if view.by and view.figure != COUNTED:
        pairs.append((FIGURE, f"{view.figure.function}:{view.figure.column}"))
    return [(name, value) for name, value in pairs if value]


def condition_of(text: str, types: Mapping[str, str]) -> Condition:
    """`column:operator:value`, values of `in` parted by `|`. Raises `WrongView`."""
    column, _colon, rest = text.partition(":")
    sign, _colon, said = rest.partition(":")
    if column not in types:
        raise WrongView(FILTER, column)
    if sign not in Operator.__members__.values():
        raise WrongView(FILTER, column, sign or "–")
    operator = Operator(sign)
    if operator in ALONE:
        return Condition(column, operator)
    said = said[:LONGEST] if operator is not Operator.IN else said
    kind = "string" if operator in (Operator.CONTAINS, Operator.STARTS) else types[column]
    parts = said.split("|")[:50] if operator is Operator.IN else [said]
    return Condition(column, operator, tuple(_read(FILTER, column, kind, part) for part in parts))


def text_of(condition: Condition) -> str:
    """What `condition_of` reads."""
    said = "|".join(plain(one) for one in condition.values)
    return f"{condition.column}:{condition.operator}" + ("" if condition.operator in ALONE else f":{said}")


def with_condition(view: View, condition: Condition) -> View:
    """The view narrowed once more."""
    held = tuple(one for one in view.conditions if one != condition)
    return replace(view, conditions=(*held, condition))


def without_condition(view: View, condition: Condition) -> View:
    """The view widened by one condition."""
    return replace(view, conditions=tuple(one for one in view.conditions if one != condition))


def plain(value: Value) -> str:
    """A value as it stands in an address."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | Decimal):
        return format(Decimal(str(value)), "f")
    return value.isoformat() if isinstance(value, date | time) else "" if value is None else str(value)


def _read(param: str, column: str, kind: str, text: str) -> Value:
    said = text.strip()
    try:
        return _READERS[kind](said) if kind in _READERS else said
    except (ValueError, InvalidOperation, KeyError) as error:
        raise WrongView(param, column, said or "–") from error


def _whole(text: str) -> int:
    number = Decimal(text.replace("\u00a0", ""))
    if not number.is_finite() or number != number.to_integral_value() or abs(number) >= 2**63:
        raise ValueError(text)
    return int(number)


def _number(text: str) -> float:
    """With a full stop, or with the comma that Indonesians write."""
    number = Decimal(text.replace(".", "").replace(",", ".") if "," in text else text)
    if not number.is_finite():
        raise ValueError(text)
    return float(number)


_TRUTHS = {"true": True, "ya": True, "yes": True, "1": True, "false": False, "tidak": False, "no": False, "0": False}
_READERS: Mapping[str, Callable[[str], Value]] = {
    "integer": _whole,
    "year": _whole,
    "number": _number,
    "boolean": lambda text: _TRUTHS[text.lower()],
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


def _split(values: Sequence[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _names(param: str, values: Sequence[str], types: Mapping[str, str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(_split(values)))
    for name in found:
        if name not in types:
            raise WrongView(param, name)
    return found


def _sort(text: str, types: Mapping[str, str]) -> Sort:
    name = text.removeprefix("-")
    if name not in types:
        raise WrongView(SORT, name)
    return Sort(name, text.startswith("-"))


def _figure(values: Sequence[str], types: Mapping[str, str]) -> Figure:
    """`sum:ton`; `count` alone counts rows."""
    if not values:
        return COUNTED
    name, _colon, column = values[0].partition(":")
    if name not in Function.__members__.values() or (name != Function.COUNT and column not in types):
        raise WrongView(FIGURE, column or name)
    if name == Function.COUNT:
        return COUNTED
    if types[column] not in ("integer", "number"):
        raise WrongView(FIGURE, column, name)
    return Figure(Function(name), column)
