# SPDX-License-Identifier: EUPL-1.2
"""A dataset as everybody may know it, before it is put into any form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from praja.duties.opendata.domain.licences import Licence


@dataclass(frozen=True, slots=True)
class Portal:
    """Who gives the catalogue: its address without a slash at the end, the government's name, and the e-mail address for
    questions about data (empty: none was set)."""

    site: str
    government: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Keeper:
    """The unit that keeps a dataset."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic with its names (`name_en` may be empty) and the concept of another list that it is (or empty)."""

    code: str
    name: str
    name_en: str
    theme: str


@dataclass(frozen=True, slots=True)
class Place:
    """What a dataset covers: a region's code and name. The code is empty for the whole government."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name in the files, its Table Schema type, what it is called and means. `constraints` (Table Schema) were
    asked of every row of this version; `codes` is the list that its values are of: name and title, or None."""

    name: str
    type: str
    title: str
    title_en: str = ""
    definition: str = ""
    measure: str = ""
    unit: str = ""
    reference_time: str = ""
    constraints: Mapping[str, Any] = field(default_factory=dict)
    codes: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows everybody may have. `sha256` and `size` are of its Parquet file; `fields` in the order of the files;
    `has_places`: it can be had as GeoJSON; `key`: the columns that say together which row it is."""

    uuid: str
    title: str
    title_en: str
    notes: str
    number: int
    rows: int
    made_at: datetime
    sha256: str
    size: int
    fields: tuple[Field, ...]
    has_places: bool
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What is offered by its address alone."""

    uuid: str
    title: str
    title_en: str
    notes: str
    url: str
    format: str


@dataclass(frozen=True, slots=True)
class Version:
    """An edition that was published: its number, period, when, and what changed in it. `tables` are those of which everybody may
    have the rows, by UUID, with the number that they had in it."""

    number: int
    period: str
    published_at: datetime | None
    changes: str
    tables: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a dataset was taken over from: the portal, its page there, who publishes it there, under which licence."""

    portal: str
    address: str
    publisher: str
    licence: str


@dataclass(frozen=True, slots=True)
class Described:
    """A dataset. `access` is a value of `enums.Access`; where it is not open, `tables` is empty and `fields_of` still says what
    the columns are (title of the table, its columns). `versions` are the earlier editions, the latest first, where they were
    asked for. `codes` are what other systems call it: system and code."""

    uuid: str
    name: str
    title: str
    title_en: str
    notes: str
    notes_en: str
    row_meaning: str
    method: str
    source: str
    keeper: Keeper
    subjects: tuple[Subject, ...]
    tags: tuple[str, ...]
    frequency: str
    licence: Licence
    place: Place
    first_day: date | None
    last_day: date | None
    access: str
    access_reason: str
    access_basis: str
    published_at: datetime
    modified_at: datetime
    current: Version | None
    versions: tuple[Version, ...]
    tables: tuple[Table, ...]
    links: tuple[Link, ...]
    fields_of: tuple[tuple[str, tuple[Field, ...]], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    elsewhere: Elsewhere | None = None

    @property
    def is_open(self) -> bool:
        """Whether everybody may have the rows."""
        return self.access == "open"

    @property
    def said(self) -> str:
        """What it is, in some words, whatever was filled in: no form of a catalogue takes an empty description."""
        return self.notes or self.row_meaning or self.title


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a dataset and of what it offers, in full."""

    portal: Portal
    dataset: Described

    @property
    def id(self) -> str:
        """What it is called among machines: it stays, and leads to the description."""
        return f"{self.portal.site}/dataset/{self.dataset.uuid}"

    @property
    def page(self) -> str:
        return f"{self.portal.site}/data/{self.dataset.name}/"

    @property
    def report(self) -> str:
        """Where an error in it is reported."""
        return f"{self.page}salah/"

    @property
    def openapi(self) -> str:
        return f"{self.page}openapi.json"

    def codes(self, name: str) -> str:
        """A list of codes."""
        return f"{self.portal.site}/data/kode/{name}/"

    def part(self, name: str) -> str:
        """Something that is told within the description."""
        return f"{self.id}#{name}"

    def file(self, table: str, kind: str) -> str:
        """The file of a table, by the table's UUID."""
        return f"{self.page}{table}/unduh/{kind}"

    def rows(self, table: str) -> str:
        """The rows of a table, as CKAN's clients ask for them."""
        return f"{self.portal.site}/api/3/action/datastore_search?resource_id={table}"


MEDIA: Mapping[str, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
}
"""The files of a table with their media types."""
NAMES: Mapping[str, str] = {"csv": "CSV", "xlsx": "XLSX", "json": "JSON", "parquet": "Parquet", "geojson": "GeoJSON"}


def files_of(table: Table) -> tuple[str, ...]:
    """The kinds of file in which a table can be had."""
    return tuple(kind for kind in MEDIA if kind != "geojson" or table.has_places)
