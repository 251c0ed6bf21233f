# SPDX-License-Identifier: EUPL-1.2
"""Migrations that make many tables at once."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.db import migrations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Founding(migrations.Migration):
    """A migration in which tables that are made one after the other are drawn up together: for every one that makes several.

    Django draws every related model anew for each table that is made: for the tables of a whole government that is 16,000
    models and nine tenths of a first `praja setup`. What is said to the database is the same, tables before the fields that lead
    from one to another, and so is the way back.
    """

    def apply(self, project_state: ProjectState, schema_editor: Any, collect_sql: bool = False) -> ProjectState:
        operations = self.operations
        try:
            self.operations = list(_made_together(operations))
            return super().apply(project_state, schema_editor, collect_sql)
        finally:
            self.operations = operations


class _Tables(Operation):
    """Some tables with what is said of them right after: drawn up once, with their indexes and constraints in them."""

    def __init__(self, tables: Sequence[Operation], said: Sequence[Operation]) -> None:
        self._tables, self._said = tables, said

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # it is drawn up from the models when somebody next asks for it
        for operation in (*self._tables, *self._said):
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in self._tables:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in (*self._tables, *self._said))


def _made_together(operations: Iterable[Operation]) -> Iterable[Operation]:
    """Tables before the fields that lead from one to another: no table needs a field that is added to one beside it. What is
    said of a table goes into its making, unless it is made first and then gets a field, of which that may be said."""
    for is_made, some in groupby(operations, lambda one: isinstance(one, _MAKING)):
        here = list(some)
        tables = [one for one in here if is_made and isinstance(one, migrations.CreateModel)]
        made = {one.name_lower for one in tables}
        grown = {one.model_name_lower for one in here if isinstance(one, migrations.AddField)}
        said = [one for one in here if isinstance(one, _SAYING) and one.model_name_lower in made - grown]
        if tables:
            yield _Tables(tables, said)
        yield from (one for one in here if one not in tables and one not in said)


_SAYING = migrations.AddIndex | migrations.AddConstraint
_MAKING = migrations.CreateModel | migrations.AddField | migrations.AddIndex | migrations.AddConstraint
