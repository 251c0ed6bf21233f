# SPDX-License-Identifier: EUPL-1.2
"""What a person decided about a file, so that next month's is read the same way: which columns are taken, under which name and
type, and whether the table is turned. Columns are found by their headings, not by their place."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from praja.duties.opendata.domain.inspecting.proposals import Column, Table
from praja.duties.opendata.domain.inspecting.wide import Turned, turned_columns


@dataclass(frozen=True, slots=True)
class Taken:
    """A column that is taken: the heading in the file, the name and type it gets, and how its numbers are written there."""

    source: str
    name: str
    type: str
    decimal: str = ""
    thousands: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """Columns that become rows. `dimension` names the new column; `measures` says of each heading which value of the dimension
    it stands for and into which column its figures go: `("SD_2017", "2017", "sd")`."""

    dimension: str
    type: str
    measures: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one table of a file is read. `sheet` is empty where there is only one; `number` counts the tables of a sheet from 1."""

    sheet: str
    number: int
    columns: tuple[Taken, ...]
    turn: Turn | None = None

    def as_data(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Recipe":
        """What `as_data` made, after JSON."""
        turn = data.get("turn")
        return cls(
            data["sheet"],
            data["number"],
            tuple(Taken(**one) for one in data["columns"]),
            Turn(turn["dimension"], turn["type"], tuple((a, b, c) for a, b, c in turn["measures"])) if turn else None,
        )


@dataclass(frozen=True, slots=True)
class Fit:
    """Where the columns of a recipe stand in a file, by heading; `missing` are headings that it lacks, `new` those that
    the recipe does not know."""

    places: dict[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def recipe_of(table: Table, *, number: int = 1, turn: bool = False) -> Recipe:
    """What follows from a proposal if nobody changes it. `turn`: a table that grows to the right becomes a long one, where it
    can."""
    taken = tuple(_taken(column) for column in table.columns)
    found = turned_columns(table.columns) if turn else None
    return Recipe(table.sheet, number, taken, _turn(found, table.columns) if found else None)


def fit(recipe: Recipe, table: Table) -> Fit:
    """Whether a table is the one that the recipe is for. Headings are compared without regard to case and spaces."""
    there = {_key(column.title or column.name): column for column in table.columns}
    wanted = {one.source: _key(one.source) for one in recipe.columns}
    return Fit(
        {source: there[key].place for source, key in wanted.items() if key in there},
        tuple(source for source, key in wanted.items() if key not in there),
        tuple(column.title or column.name for key, column in there.items() if key not in wanted.values()),
    )


def _key(title: str) -> str:
    return "".join(title.lower().split())


def _taken(column: Column) -> Taken:
    source = column.title or column.name
    return Taken(source, column.name, column.type, column.decimal, column.thousands, column.format)


def _turn(found: Turned, columns: Sequence[Column]) -> Turn:
    kept = {column.name for column in columns if column.title not in found.measures}
    dimension = found.dimension if found.dimension not in kept else f"{found.dimension}_kolom"
    measures = tuple((title, value, stem or "nilai") for title, (stem, value) in found.measures.items())
    return Turn(dimension, "year" if found.dimension == "tahun" else "string", measures)
