# SPDX-License-Identifier: EUPL-1.2
"""Rows written and read with one statement that is composed once: for the tables that every act writes to, and those that every
request asks.

Django composes each INSERT anew, which for one row takes three times as long as sending it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar, cast

from django.db import connection, transaction
from django.db.models import AutoField, BinaryField, Field, JSONField, Model

from praja.lib.statements import asked, done

M = TypeVar("M", bound=Model)
NOTHING: Mapping[str, Any] = MappingProxyType({})
_NEEDS_CARE = re.compile(r'["\\\x00]').search
MOST_VALUES = 30_000
"""Of one statement on SQLite, which takes 32,766."""


def insert(rows: Sequence[Model]) -> None:
    """Insert rows of one table, all with ids or all without, and give them the ids that they were given. No `save` is called and
    no signal sent. Raises ValueError for a row that refers to one without an id, and IntegrityError, after which the
    transaction is lost.
    """
    if not rows:
        return
    table, with_id = type(rows[0]), rows[0].pk is not None
    columns = _columns(table, with_id)
    values = [_value(column, row) for row in rows for column in columns]
    given = _told(_statement(table, with_id, len(rows), connection.vendor), values, is_told=not with_id)
    if given:
        for row, (number,) in zip(rows, given, strict=True):
            row.pk = number
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def insert_new(rows: Sequence[Model], *, telling: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    """Insert those of these rows without ids, all of one table, that break no unique constraint: two processes that insert the
    same at once insert it once. Answers the id of each that went in, and its columns `telling` as the database holds them.
    Rows in one order whoever inserts them never wait for each other in a ring.
    """
    if not rows:
        return []
    table, columns = type(rows[0]), _columns(type(rows[0]), False)
    values = [_value(column, row) for row in rows for column in columns]
    named = {column.name: str(column.column) for column in columns}
    told = "".join(f", {connection.ops.quote_name(named[name])}" for name in telling)
    plain = _statement(table, False, len(rows), connection.vendor)
    body, _returning, pk = plain.rpartition(" RETURNING ")
    return _told(f"{body} ON CONFLICT DO NOTHING RETURNING {pk}{told}", values, is_told=True)


def insert_columns(
    table: type[Model],
    columns: Mapping[str, Sequence[Any]],
    *,
    same: Mapping[str, Any] = NOTHING,
    telling: Sequence[str] = (),
    replacing: Sequence[str] = (),
) -> list[tuple[Any, ...]]:
    """Insert many rows that are given column by column, by attribute (`unit_id`), without an object for each; `same` holds what
    all have in common. What is not named is as a new row has it.

    A row that breaks a unique constraint is left out; with `replacing`, the columns of that constraint, it takes the place of the
    one that is there: everything else that is named. Answers the columns `telling` of each that went in, as the database holds
    them. One statement on PostgreSQL, whatever the number of rows; on SQLite as many as its limit on values asks for.
    """
    count = len(next(iter(columns.values())))
    if not count:
        return []
    names, fixed, values = _named(table, columns, same)
    ends = _ending(table, names, tuple(telling), tuple(replacing))
    if connection.vendor == "postgresql":
        sql = _set_statement(table, names, len(fixed))
        return _told(f"{sql} {ends}", [*fixed, *map(_array, values)], is_told=bool(telling))
    told, step = [], max(1, MOST_VALUES // len(names))
    for first in range(0, count, step):
        some = [column[first : first + step] for column in values]
        rows = [value for row in zip(*some, strict=True) for value in (*fixed, *row)]
        places = ", ".join([f"({', '.join(['%s'] * len(names))})"] * len(some[0]))
        told += _told(f"{_into(table, names)} VALUES {places} {ends}", rows, is_told=bool(telling))
    return told


def matching(
    table: type[M], where: str, values: Sequence[Any], *, following: str = "", also: Mapping[str, str] = NOTHING
) -> list[M]:
    """Rows of a table by a condition in SQL, whole, in the order of their ids: for what every request asks, since Django composes
    it anew each time. The table is called `one`, and `following` the foreign key, never empty, whose row is read as well;
    `also`: more of each row in SQL, by the attribute that it becomes.
    """
    other = cast("type[Model]", table._meta.get_field(following).related_model) if following else None
    own = len(_reading(table, connection.vendor)[0])
    theirs = own + (len(_reading(other, connection.vendor)[0]) if other else 0)
    found = []
    for row in asked(_read_statement(table, where, following, tuple(also.values())), values):
        one = _read(table, row[:own])
        if other:
            setattr(one, following, _read(other, row[own:theirs]))
        for name, value in zip(also, row[theirs:], strict=True):
            setattr(one, name, value)
        found.append(one)
    return found


def change(table: type[Model], pk: Any, values: Mapping[str, Any]) -> None:
    """Set these columns, by attribute, of the row with this id. No `save` is called."""
    of = _by_attribute(table)
    given = [of[name].get_db_prep_save(value, connection) for name, value in values.items()]
    _told(_change_statement(table, tuple(values)), [*given, pk], is_told=False)


Names = tuple[str, ...]


def _named(
    table: type[Model], columns: Mapping[str, Sequence[Any]], same: Mapping[str, Any]
) -> tuple[Names, list[Any], list[Sequence[Any]]]:
    """Attributes, those that all rows have in common first; the values in common; the other values by column."""
    of = _by_attribute(table)
    common = {name: value for name, value in _blank(table, connection.vendor).items() if name not in columns}
    common |= {name: of[name].get_db_prep_save(value, connection) for name, value in same.items()}
    return (*common, *columns), list(common.values()), [_prepared(of[name], given) for name, given in columns.items()]


def _prepared(column: Field[Any, Any], values: Sequence[Any]) -> Sequence[Any]:
    """PostgreSQL's driver takes most values as they are."""
    if connection.vendor == "postgresql" and not isinstance(column, BinaryField | JSONField):
        return values
    return [column.get_db_prep_save(value, connection) for value in values]


PLAIN: Mapping[type[Any], Callable[[Any], str]] = {
    int: str,
    date: date.isoformat,
    datetime: datetime.isoformat,
    str: '"{}"'.format,
    type(None): lambda _nothing: "NULL",
}
"""How values stand in the text of an array, of the types that most columns hold."""


def _array(values: Sequence[Any]) -> Any:
    """Values as the text of a PostgreSQL array: the driver takes several times as long over each of them. Where one needs to be
    written with care, the driver writes them."""
    kinds = set(map(type, values))
    texts = [one for one in values if type(one) is str] if str in kinds else []
    if not kinds <= PLAIN.keys() or any(map(_NEEDS_CARE, texts)):
        return list(values)
    return "{" + ",".join([PLAIN[type(one)](one) for one in values]) + "}"


def _told(sql: str, values: list[Any], *, is_told: bool) -> list[tuple[Any, ...]]:
    with transaction.mark_for_rollback_on_error(using=connection.alias):
        if is_told:
            return asked(sql, values)
        done(sql, values)
    return []


Conversion = tuple[int, Callable[[Any, Any, Any], Any], Any]
"""Of the column at that place."""


@lru_cache
def _reading(table: type[Model], _vendor: str) -> tuple[Names, tuple[Conversion, ...]]:
    """Attributes, and what Django would make of the values that the driver gives."""
    columns = [column.get_col(table._meta.db_table) for column in table._meta.concrete_fields]
    convert = [
        (place, one, column)
        for place, column in enumerate(columns)
        for one in (*connection.ops.get_db_converters(column), *column.get_db_converters(connection))
    ]
    return tuple(column.target.attname for column in columns), tuple(convert)


def _read(table: type[M], row: Sequence[Any]) -> M:
    """An object of what the driver gave."""
    names, convert = _reading(table, connection.vendor)
    held = list(row)
    for place, one, column in convert:
        held[place] = one(held[place], column, connection)
    return table.from_db(connection.alias, names, held)


@lru_cache(maxsize=128)
def _read_statement(table: type[Model], where: str, following: str, also: Names) -> str:
    quote = connection.ops.quote_name
    wanted, joined = [f"one.{quote(str(column.column))}" for column in table._meta.concrete_fields], ""
    if following:
        key: Any = table._meta.get_field(following)
        other = key.related_model._meta
        wanted += [f"{following}.{quote(str(column.column))}" for column in other.concrete_fields]
        joined = f" JOIN {quote(other.db_table)} {following} ON {following}.{quote(other.pk.column)} = one.{quote(key.column)}"
    ordered = f"ORDER BY one.{quote(str(table._meta.pk.column))}"
    told = ", ".join([*wanted, *also])
    return f"SELECT {told} FROM {quote(table._meta.db_table)} one{joined} WHERE {where} {ordered}"  # noqa: S608 - ours


@lru_cache
def _by_attribute(table: type[Model]) -> dict[str, Field[Any, Any]]:
    """Every column but an id that the database gives."""
    return {column.attname: column for column in table._meta.concrete_fields if not isinstance(column, AutoField)}


@lru_cache
def _blank(table: type[Model], _vendor: str) -> dict[str, Any]:
    """What a new row holds; columns that the database fills are left to it."""
    row = table()
    values = {
        name: column.get_db_prep_save(getattr(row, name), connection) for name, column in _by_attribute(table).items()
    }
    return {name: value for name, value in values.items() if not hasattr(value, "as_sql")}


@lru_cache(maxsize=512)
def _into(table: type[Model], names: Names) -> str:
    of, quote = _by_attribute(table), connection.ops.quote_name
    return f"INSERT INTO {quote(table._meta.db_table)} ({', '.join(quote(str(of[name].column)) for name in names)})"


@lru_cache(maxsize=512)
def _change_statement(table: type[Model], names: Names) -> str:
    of, quote = _by_attribute(table), connection.ops.quote_name
    sets = ", ".join(f"{quote(str(of[name].column))} = %s" for name in names)
    pk = quote(str(table._meta.pk.column))
    return f"UPDATE {quote(table._meta.db_table)} SET {sets} WHERE {pk} = %s"  # noqa: S608 - names of our own


@lru_cache(maxsize=512)
def _set_statement(table: type[Model], names: Names, fixed: int) -> str:
    """Rows from arrays: the statement is as long for one row as for a thousand."""
    types = [_type(_by_attribute(table)[name]) for name in names]
    common = "".join(f"%s::{one}, " for one in types[:fixed])
    arrays = ", ".join(f"%s::{one}[]" for one in types[fixed:])
    return f"{_into(table, names)} SELECT {common}given.* FROM unnest({arrays}) AS given"  # noqa: S608 - names of our own


def _type(column: Field[Any, Any]) -> str:
    """Without a length: a cast would cut what is too long, where the column itself refuses it."""
    named = str(column.db_type(connection)).partition("(")[0]
    return "text" if named == "varchar" else named


@lru_cache(maxsize=512)
def _ending(table: type[Model], names: Names, telling: Names, replacing: Names) -> str:
    of, quote = _by_attribute(table), connection.ops.quote_name
    written = {name: quote(str(column.column)) for name, column in of.items()}
    conflict = "ON CONFLICT DO NOTHING"
    if replacing:
        others = (written[name] for name in names if name not in replacing)
        sets = ", ".join(f"{name} = excluded.{name}" for name in others)
        conflict = f"ON CONFLICT ({', '.join(written[name] for name in replacing)}) DO UPDATE SET {sets}"
    return f"{conflict} RETURNING {', '.join(written[name] for name in telling)}" if telling else conflict


def _value(column: Field[Any, Any], row: Model) -> Any:
    value = column.pre_save(row, True)
    if value is None and column.is_relation and (related := getattr(row, column.name)) is not None:
        # It was not saved yet when it was set here.
        if related.pk is None:
            raise ValueError(f"{column}: what it refers to was not saved")
        setattr(row, column.attname, related.pk)
        value = related.pk
    return column.get_db_prep_save(value, connection)


@lru_cache
def _columns(table: type[Model], with_id: bool) -> tuple[Field[Any, Any], ...]:
    return tuple(column for column in table._meta.concrete_fields if with_id or not column.primary_key)


@lru_cache(maxsize=512)
def _statement(table: type[Model], with_id: bool, rows: int, _vendor: str) -> str:
    quote, columns = connection.ops.quote_name, _columns(table, with_id)
    names = ", ".join(quote(str(column.column)) for column in columns)
    places = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * rows)
    ids = "" if with_id else f" RETURNING {quote(str(table._meta.pk.column))}"
    return f"INSERT INTO {quote(table._meta.db_table)} ({names}) VALUES {places}{ids}"  # noqa: S608 - names of our own
