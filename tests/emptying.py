# SPDX-License-Identifier: EUPL-1.2
"""How a database is emptied after a test that committed.

Django truncates every table and makes content types and permissions anew, which is a second and a half of PostgreSQL for a
handful of rows. Deleting them leaves the same: the tables of models without a row, and what migrations made for Django's own.
"""

from functools import cache

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import TransactionTestCase

KEPT = {ContentType._meta.db_table, Permission._meta.db_table}


def emptied(_case: TransactionTestCase) -> None:
    """Constraints are checked at the end, when nothing is left that could break one. A server is told all of it at once."""
    deletions = _deletions()
    if connection.vendor == "postgresql":
        deletions = ("; ".join(deletions),)
    with transaction.atomic(), connection.cursor() as cursor:
        for sql in deletions:
            cursor.execute(sql)


@cache
def _deletions() -> tuple[str, ...]:
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False)) - KEPT
    return tuple(f"DELETE FROM {connection.ops.quote_name(table)}" for table in sorted(tables))
