# SPDX-License-Identifier: EUPL-1.2
"""Tables that are drawn up together are the tables that Django makes one by one."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import migrations, models
from django.db.backends.base.base import BaseDatabaseWrapper
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


def migration(kind: type[migrations.Migration]) -> migrations.Migration:
    return type("Migration", (kind,), {"operations": OPERATIONS})("0001", "lib")


@pytest.fixture
def empty(django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """A database of its own, in memory."""
    settings = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    with django_db_blocker.unblock():
        connection = ConnectionHandler({"default": settings})["default"]
        yield connection
        connection.close()


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
