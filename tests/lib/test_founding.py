# SPDX-License-Identifier: EUPL-1.2
"""Tables that are drawn up together are the tables that Django makes one by one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import migrations, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from praja.lib.migrations import Founding

OPERATIONS = [
    migrations.CreateModel("Town", [("id", models.AutoField(primary_key=True)), ("name", models.TextField())]),
    migrations.CreateModel(
        "Street",
        [
            ("id", models.AutoField(primary_key=True)),
            ("town", models.ForeignKey("lib.town", on_delete=models.PROTECT)),
            ("next", models.ManyToManyField("lib.street")),
        ],
    ),
    migrations.AddField("Town", "main", models.ForeignKey("lib.street", null=True, on_delete=models.PROTECT)),
    migrations.CreateModel(
        "Square", [("street", models.OneToOneField("lib.street", models.PROTECT, primary_key=True))]
    ),
]
SAID = [
    migrations.AddIndex("Street", models.Index(fields=["town", "-id"], name="streets_of_town")),
    migrations.AddConstraint("Street", models.UniqueConstraint(fields=["town", "id"], name="street_once")),
    migrations.AddConstraint(
        "Street", models.UniqueConstraint(fields=["town"], condition=models.Q(id__gt=9), name="one_late_street")
    ),
    migrations.AddConstraint("Street", models.CheckConstraint(condition=models.Q(id__gt=0), name="street_counted")),
    migrations.AddIndex("Town", models.Index(fields=["main"], name="towns_by_main")),
    migrations.AddConstraint("Town", models.UniqueConstraint(fields=["name"], name="town_once")),
]
"""What is said of tables right after they are made; of the town, which gets a field of its own, also of that field."""


def migration(kind: type[migrations.Migration], operations: Sequence[Operation] = OPERATIONS) -> migrations.Migration:
    return type("Migration", (kind,), {"operations": list(operations)})("0001", "lib")


@contextmanager
def in_memory() -> Iterator[BaseDatabaseWrapper]:
    connection = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})["default"]
    yield connection
    connection.close()


@pytest.fixture
def empty(django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """A database of its own, in memory."""
    with django_db_blocker.unblock(), in_memory() as connection:
        yield connection


def said(step: str, kind: type[migrations.Migration], connection: BaseDatabaseWrapper) -> tuple[list[str], Any]:
    """What a migration says to the database on its way there or back, and the state that it leaves."""
    state = ProjectState()
    state.apps  # noqa: B018 - as a run of migrations begins
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        left = getattr(migration(kind), step)(state, editor, collect_sql=True)
    return [line for line in editor.collected_sql if not line.startswith("--")], left


@pytest.mark.parametrize("step", ["apply", "unapply"])
def test_the_same_is_said_to_the_database_there_and_back(step: str, empty: BaseDatabaseWrapper) -> None:
    (plain, left), (together, left_together) = said(step, migrations.Migration, empty), said(step, Founding, empty)

    assert len(plain) > 4
    assert sorted(together) == sorted(plain), "tables come before the fields between them, and nothing else differs"
    assert left_together == left
    assert set(left_together.apps.all_models["lib"]) == set(left.apps.all_models["lib"])


def drawn(connection: BaseDatabaseWrapper) -> dict[str, Any]:
    """Columns, keys to other tables, indexes and constraints of every table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            constraints = connection.introspection.get_constraints(cursor, table)
            found[table] = (
                sorted(column.name for column in connection.introspection.get_table_description(cursor, table)),
                sorted((name.removeprefix("__unnamed"), str(one)) for name, one in constraints.items()),
            )
    return found


def test_what_is_said_of_a_table_right_after_goes_into_its_making(django_db_blocker: DjangoDbBlocker) -> None:
    tables, left = [], []
    with django_db_blocker.unblock():
        for kind in (migrations.Migration, Founding):
            with in_memory() as connection:
                state = ProjectState()
                with connection.schema_editor() as editor:
                    after = migration(kind, [*OPERATIONS, *SAID]).apply(state, editor)
                tables.append(drawn(connection))
                with connection.schema_editor() as editor:
                    migration(kind, [*OPERATIONS, *SAID]).unapply(ProjectState(), editor)
                left.append(drawn(connection))
                assert set(after.models) == {("lib", "town"), ("lib", "street"), ("lib", "square")}

    assert tables[1] == tables[0]
    assert "one_late_street" in str(tables[1]["lib_street"])
    assert left == [{}, {}]
