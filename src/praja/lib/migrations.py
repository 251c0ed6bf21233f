# SPDX-License-Identifier: EUPL-1.2
"""Migrations that make many tables at once."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db import migrations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Founding(migrations.Migration):
    """A migration in which tables that are made one after the other are drawn up together.

    Django draws every related model anew for each table that is made: for the tables of a whole government that is 16,000
    models and nine tenths of a first `praja setup`. What is written to the database is the same, and so is the way back.
    """

    def apply(self, project_state: ProjectState, schema_editor: Any, collect_sql: bool = False) -> ProjectState:
        operations = self.operations
        try:
            self.operations = list(_made_together(operations))
            return super().apply(project_state, schema_editor, collect_sql)
        finally:
            self.operations = operations


class _Tables(Operation):
    """Some `CreateModel` in a row, none of which needs the state between two of them."""

    def __init__(self, operations: list[Operation]) -> None:
        self._operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # it is drawn up from the models when somebody next asks for it
        for operation in self._operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in self._operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self._operations)


def _made_together(operations: Iterable[Operation]) -> Iterable[Operation]:
    for makes_a_table, some in groupby(operations, lambda one: isinstance(one, migrations.CreateModel)):
        if makes_a_table:
            yield _Tables(list(some))
        else:
            yield from some
