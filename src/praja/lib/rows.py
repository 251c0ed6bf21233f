# SPDX-License-Identifier: EUPL-1.2
"""New rows, with one statement that is composed once: for the tables that every act writes to.

Django composes each INSERT anew, which for one row takes three times as long as sending it.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, transaction
from django.db.models import Field, Model


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
    with transaction.mark_for_rollback_on_error(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(_statement(table, with_id, len(rows), connection.vendor), values)
        given = [] if with_id else [number for (number,) in cursor.fetchall()]
    if given:
        for row, number in zip(rows, given, strict=True):
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
    with transaction.mark_for_rollback_on_error(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(f"{body} ON CONFLICT DO NOTHING RETURNING {pk}{told}", values)
        return list(cursor.fetchall())


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
