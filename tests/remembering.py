# SPDX-License-Identifier: EUPL-1.2
"""What operations wrote into an empty database, written once more by plain inserts: the same rows without asking again."""

import itertools
import pickle
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import Model

Row = tuple[Any, ...]
T = TypeVar("T")


def _tables() -> dict[type[Model], dict[Any, Row]]:
    """Every row of every table, as it is sent to the database, by primary key."""
    return {model: _rows(model) for model in apps.get_models(include_auto_created=True) if model._meta.managed}


def _rows(model: type[Model]) -> dict[Any, Row]:
    return {
        one.pk: tuple(field.get_db_prep_save(getattr(one, field.attname), connection) for field in _fields(model))
        for one in model._base_manager.all()
    }


def _fields(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not field.generated]


class Remembered(Generic[T]):
    """Makes something once per process by `make`, and gives copies of it with its rows from then on.

    Rows keep their ids, which no sequence gives twice: PostgreSQL never takes a number back, SQLite counts on from the largest.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made = b""
        self._inserts: list[tuple[str, Row | None]] = []

    def __call__(self) -> T:
        if not self._made:
            before = _tables()
            self._made = pickle.dumps(self._make())
            self._inserts = _as_sent(
                [_insert(model, before[model], rows) for model, rows in _tables().items() if rows != before[model]]
            )
        else:
            with connection.cursor() as cursor:
                for sql, values in self._inserts:
                    cursor.execute(sql, values)
        made: T = pickle.loads(self._made)
        return made


def _as_sent(inserts: list[tuple[str, Row]]) -> list[tuple[str, Row | None]]:
    """To PostgreSQL all of it goes as one text with its values written out: filling them in anew took longer than inserting."""
    if connection.vendor != "postgresql":
        return [*inserts]
    with connection.cursor() as cursor:
        return [("; ".join(cursor.mogrify(sql, values) for sql, values in inserts), None)]


def _insert(model: type[Model], before: dict[Any, Row], after: dict[Any, Row]) -> tuple[str, Row]:
    changed = [pk for pk, row in before.items() if after.get(pk) != row]
    assert not changed, f"{model.__name__} {changed} stood there before and was changed: remembering would lose that"
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in _fields(model))
    rows = [row for pk, row in after.items() if pk not in before]
    places = ", ".join([f"({', '.join(['%s'] * len(_fields(model)))})"] * len(rows))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES {places}"
    return sql, tuple(itertools.chain.from_iterable(rows))
