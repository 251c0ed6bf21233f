# SPDX-License-Identifier: EUPL-1.2
"""The rows of a version: a page of them, how many there are, groups. Who may read them, the caller has asked
(`rules.may_read_rows`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from praja.duties.opendata.domain.asking import MOST_ROWS, Ask, Grouping
from praja.duties.opendata.domain.selecting import Statement, UnknownColumn, count, group, select
from praja.duties.opendata.errors import NoSuchColumn
from praja.duties.opendata.gateways.tables import rows_of, streamed
from praja.duties.opendata.models import TableVersion


@dataclass(frozen=True, slots=True)
class Page:
    """Names of the columns, rows in their order, and how many rows there are in all (None: not asked for)."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
    total: int | None = None


def types_of(version: TableVersion) -> dict[str, str]:
    """The columns of a version with their types, in order."""
    return {field["name"]: field["type"] for field in version.schema["fields"]}


def page_of(version: TableVersion, ask: Ask, *, with_total: bool = True) -> Page:
    """What a question gives, at most `MOST_ROWS` rows. Raises `NoSuchColumn`."""
    types = types_of(version)
    if ask.limit > MOST_ROWS:
        ask = replace(ask, limit=MOST_ROWS)
    try:
        statement, counting = select(ask, types), count(ask, types)
    except UnknownColumn as error:
        raise NoSuchColumn(str(error)) from error
    names, rows = rows_of(version.file.sha256, statement) if ask.limit else (list(ask.columns or ("_id", *types)), [])
    return Page(tuple(names), rows, _total(version, ask, counting) if with_total else None)


def groups_of(version: TableVersion, grouping: Grouping, ask: Ask) -> Page:
    """Groups of the rows that `ask` chooses, with their figures. Raises `NoSuchColumn`."""
    try:
        statement = group(grouping, ask, types_of(version))
    except UnknownColumn as error:
        raise NoSuchColumn(str(error)) from error
    names, rows = rows_of(version.file.sha256, statement)
    return Page(tuple(names), rows)


def stream_of(version: TableVersion, ask: Ask) -> Iterator[Sequence[tuple[Any, ...]]]:
    """All rows that a question chooses, in batches, without limit. Raises `NoSuchColumn`."""
    types = types_of(version)
    try:
        statement = select(replace(ask, limit=2**62), types)
    except UnknownColumn as error:
        raise NoSuchColumn(str(error)) from error
    return streamed(version.file.sha256, statement)


def _total(version: TableVersion, ask: Ask, counting: Statement) -> int:
    if not (ask.conditions or ask.words or ask.words_in or ask.is_distinct):
        return version.rows
    _names, rows = rows_of(version.file.sha256, counting)
    return int(rows[0][0])
