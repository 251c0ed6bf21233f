# SPDX-License-Identifier: EUPL-1.2
"""Every row of the house, to show that a refused act left none."""

from functools import cache

from django.apps import apps
from django.db import connection

Rows = list[tuple[object, ...]]


def everything() -> dict[str, Rows]:
    """Every row of every table of ours, by table, as the database holds it. It is asked before and after each of hundreds of
    acts, so it is asked in words that are put together once and, where a server answers, all at once."""
    selects = _selects()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("; ".join(selects.values()))
            return {label: _answer(cursor) for label in selects}
        return {label: cursor.execute(sql).fetchall() for label, sql in selects.items()}


def _answer(cursor: object) -> Rows:
    rows: Rows = cursor.fetchall()  # type: ignore[attr-defined]
    cursor.nextset()  # type: ignore[attr-defined]
    return rows


@cache
def _selects() -> dict[str, str]:
    made = set(connection.introspection.table_names())
    quote = connection.ops.quote_name
    return {
        model._meta.label: f"SELECT * FROM {quote(model._meta.db_table)} ORDER BY {quote(model._meta.pk.column)}"
        for model in apps.get_models()
        if model.__module__.startswith("praja.") and model._meta.db_table in made
    }
