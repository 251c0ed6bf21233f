# SPDX-License-Identifier: EUPL-1.2
"""A table as a page shows it: its rows or groups, what can be narrowed at once, and what a drawing of it would be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.asking import Figure, Function, Grouping, Operator, Value
from praja.duties.opendata.domain.viewing import View, WrongView, view_of
from praja.duties.opendata.enums import ColumnRole
from praja.duties.opendata.errors import NoSuchColumn, NotAValue, RowsLimited
from praja.duties.opendata.models import Column, Dataset, Resource, TableVersion
from praja.duties.opendata.queries.dataset_page import ColumnSaid, TableSaid, readable_dataset, table_said
from praja.duties.opendata.queries.rows import groups_of, types_of
from praja.duties.opendata.rules import may_read_rows
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

MOST_GROUPS = 500
MOST_VALUES = 12
"""Values of a column that are offered as links."""
MOST_DISTINCT = 1_000
"""A column with so many values is looked through by words, not by links."""
MOST_OFFERED = 3
"""Columns whose values are offered."""
DIVIDING = (ColumnRole.PERIOD, ColumnRole.PLACE, ColumnRole.DIMENSION)
CODES = ("kode", "id", "no", "nomor", "lintang", "bujur", "latitude", "longitude", "lat", "lon", "lng")
"""Beginnings of names of numbers that count nothing."""
KINDS_IN = "kinds_in"
"""In what else is known of a column (`Column.extra`): the columns that say which kind of figure stands in it."""
NORTH, EAST = ("lintang", "latitude", "lat"), ("bujur", "longitude", "lon", "lng", "long")


@dataclass(frozen=True, slots=True)
class Offer:
    """A column with its most frequent values and how many rows have each."""

    column: ColumnSaid
    values: Sequence[tuple[Value, int]]


def readable_table(name: str, uuid: UUID, actor: Actor) -> tuple[Dataset, TableSaid, TableVersion]:
    """A table of a dataset, with the version that is shown. Raises `NotFound`, and `RowsLimited` where the actor may know of it
    but not read its rows."""
    dataset = readable_dataset(name, actor)
    columns = Prefetch("columns", Column.objects.select_related("code_list").order_by("position", "pk"))
    rows = Resource.objects.filter(dataset=dataset, uuid=uuid, removed_at=None).select_related("current__file")
    resource = rows.prefetch_related(columns).first()
    if resource is None or resource.current is None:
        raise NotFound(_("There is no such table."), next_step=_("Look on the page of the data."))
    if not may_read_rows.allows(actor, dataset):
        raise RowsLimited(dataset.access_reason)
    return dataset, table_said(resource), resource.current


def view_for(version: TableVersion, pairs: Iterable[tuple[str, str]]) -> View:
    """The view that an address asks for. Raises `NoSuchColumn`, `NotAValue`."""
    try:
        return view_of(pairs, types_of(version))
    except WrongView as error:
        if error.value:
            raise NotAValue(error.column, error.param) from error
        raise NoSuchColumn(error.column, error.param) from error


def measures_of(columns: Sequence[ColumnSaid]) -> list[ColumnSaid]:
    """Columns that count or measure: those somebody called so, else numbers that are no codes."""
    called = [one for one in columns if one.meaning and one.meaning.role == ColumnRole.MEASURE]
    numbers = [one for one in columns if one.type in ("integer", "number") and not _is_code(one.name)]
    return [one for one in called if one.type in ("integer", "number")] or numbers


def dividing(columns: Sequence[ColumnSaid]) -> list[ColumnSaid]:
    """Columns that divide: by time, place or kind; else texts and years."""
    called = [one for one in columns if one.meaning and one.meaning.role in DIVIDING]
    return called or [one for one in columns if one.type in ("string", "year", "boolean") and not _is_code(one.name)]


def offers_of(version: TableVersion, columns: Sequence[ColumnSaid], view: View) -> list[Offer]:
    """For some columns that divide, their most frequent values among the rows of the view."""
    taken = {one.column for one in view.conditions if hasattr(one, "column")}
    offered = [one for one in dividing(columns) if one.name not in taken][:MOST_OFFERED]
    found = []
    for column in offered:
        rows = groups_of(version, Grouping((column.name,), (Figure(Function.COUNT),)), view.ask()).rows
        values = sorted(((row[0], int(row[1])) for row in rows if row[0] is not None), key=lambda one: -one[1])
        if 1 < len(values) < MOST_DISTINCT:
            found.append(Offer(column, values[:MOST_VALUES]))
    return found


def proposed(columns: Sequence[ColumnSaid], view: View) -> list[tuple[ColumnSaid, ColumnSaid]]:
    """Drawings worth looking at: what is measured, by what divides it. Where a column holds figures of several kinds, its rows
    are narrowed to one of them first."""
    narrowed = {one.column for one in view.conditions if one.operator is Operator.EQ}
    measures = [one for one in measures_of(columns) if _is_one_kind(one, narrowed)]
    return [(measure, by) for measure in measures[:2] for by in dividing(columns)[:3] if by.name not in narrowed]


def _is_one_kind(column: ColumnSaid, narrowed: set[str]) -> bool:
    kinds = column.meaning.extra.get(KINDS_IN, ()) if column.meaning else ()
    return not kinds or bool(narrowed & set(kinds))


def places_of(columns: Sequence[ColumnSaid]) -> tuple[str, str] | None:
    """The columns with degrees north and east, where rows have positions."""
    north = next((one.name for one in columns if one.name.lower() in NORTH and one.type in ("number", "integer")), None)
    east = next((one.name for one in columns if one.name.lower() in EAST and one.type in ("number", "integer")), None)
    return (north, east) if north and east else None


def is_period(column: ColumnSaid) -> bool:
    """Whether its values follow each other in time."""
    return column.type in ("year", "date", "datetime") or bool(
        column.meaning and column.meaning.role == ColumnRole.PERIOD
    )


def figure_label(function: str) -> Any:
    """What a function of a group is called."""
    return {
        Function.COUNT: _("Number of rows"),
        Function.SUM: _("Sum"),
        Function.MEAN: _("Mean"),
        Function.LEAST: _("Least"),
        Function.MOST: _("Most"),
    }[Function(function)]


def _is_code(name: str) -> bool:
    low = name.lower()
    return any(low == one or low.startswith(f"{one}_") for one in CODES)
