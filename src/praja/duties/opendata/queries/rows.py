# SPDX-License-Identifier: EUPL-1.2
"""The rows of a version: a page of them, how many there are, groups. Who may read them, the caller has asked
(`rules.may_read_rows`)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from praja.duties.opendata.domain.asking import MOST_ROWS, Ask, Grouping
from praja.duties.opendata.domain.selecting import (
    MOST_SPREAD,
    Statement,
    UnfitValue,
    UnknownColumn,
    count,
    group,
    is_whole,
    pivot,
    select,
    spread,
)
from praja.duties.opendata.errors import NoSuchColumn, NotAValue, TooMuchAsked, TooWide
from praja.duties.opendata.gateways.remembering import Remembering
from praja.duties.opendata.gateways.tables import TooMuch, rows_of, streamed
from praja.duties.opendata.models import CodeListVersion, TableVersion

MIB = 1024 * 1024
Kept = TableVersion | CodeListVersion
"""Rows that are kept as a file: those of a table, and codes of a list."""
CELL = 96
"""Bytes that a value takes in memory, about; texts more by their length."""
_pages: Remembering["Page"] = Remembering(12 * MIB)
_totals: Remembering[int] = Remembering(1 * MIB)
_rendered: Remembering[bytes] = Remembering(12 * MIB)


@dataclass(frozen=True, slots=True)
class Page:
    """Names of the columns, rows in their order, and how many rows there are in all (None: not asked for)."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
    total: int | None = None


def types_of(version: Kept) -> dict[str, str]:
    """The columns of a version with their types, in order."""
    return {field["name"]: field["type"] for field in version.schema["fields"]}


def page_of(version: Kept, ask: Ask, *, with_total: bool = True) -> Page:
    """What a question gives, at most `MOST_ROWS` rows. Raises `NoSuchColumn`, `NotAValue`, `TooMuchAsked`."""
    types = types_of(version)
    if ask.limit > MOST_ROWS:
        ask = replace(ask, limit=MOST_ROWS)
    statement = stated(lambda: select(ask, types))
    page = _page(version.file.sha256, statement) if ask.limit else Page(ask.columns or ("_id", *types), ())
    return replace(page, total=_total(version, ask, page, types)) if with_total else page


def groups_of(version: Kept, grouping: Grouping, ask: Ask) -> Page:
    """Groups of the rows that `ask` chooses, with their figures; a pivot where the grouping spreads over a column. Raises
    `NoSuchColumn`, `NotAValue`, `TooMuchAsked`, and `TooWide` for a pivot over too many values."""
    types, digest = types_of(version), version.file.sha256
    if not grouping.across:
        return _page(digest, stated(lambda: group(grouping, ask, types)))
    values = [row[0] for row in _page(digest, stated(lambda: spread(grouping, ask, types))).rows]
    if len(values) > MOST_SPREAD:
        raise TooWide(MOST_SPREAD)
    return _page(digest, stated(lambda: pivot(grouping, values, ask, types)))


def stream_of(version: Kept, ask: Ask) -> Iterator[Sequence[tuple[Any, ...]]]:
    """All rows that a question chooses, in batches, without limit. Raises `NoSuchColumn`, `NotAValue`, `TooMuchAsked`, all of
    them before the first row."""
    types = types_of(version)
    statement = stated(lambda: select(replace(ask, limit=2**62 - ask.offset - (ask.after or 0)), types))
    try:
        return streamed(version.file.sha256, statement)
    except TooMuch as error:
        raise TooMuchAsked from error


def mark_of(version: Kept, *question: object) -> str:
    """A strong entity tag of what a question about this version is answered with. `question` is everything else that the answer
    depends on: the question itself, the form, the language."""
    said = repr(question).encode()
    return f'"{version.file.sha256[:20]}{sha256(said).hexdigest()[:20]}"'


def rendered(mark: str, make: Callable[[], bytes]) -> bytes:
    """The bytes of an answer by its mark (`mark_of`), made once and then remembered for a while."""
    found = _rendered.get(mark)
    if found is None:
        found = make()
        _rendered.keep(mark, found, len(found) + CELL)
    return found


def stated(make: Callable[[], Statement]) -> Statement:
    """A statement, or why there is none in words for readers. Raises `NoSuchColumn`, `NotAValue`."""
    try:
        return make()
    except UnknownColumn as error:
        raise NoSuchColumn(str(error)) from error
    except UnfitValue as error:
        raise NotAValue(str(error)) from error


def _page(digest: str, statement: Statement) -> Page:
    key = (digest, statement.sql, repr(statement.values))
    page = _pages.get(key)
    if page is None:
        names, rows = asked(digest, statement)
        page = Page(tuple(names), rows)
        _pages.keep(key, page, _bytes_of(page))
    return page


def _bytes_of(page: Page) -> int:
    texts = sum(len(value) for row in page.rows for value in row if isinstance(value, str))
    return texts + CELL * (1 + len(page.columns)) * (1 + len(page.rows))


def asked(digest: str, statement: Statement) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Names of the columns and the rows that a statement gives of a file. Raises `TooMuchAsked`."""
    try:
        return rows_of(digest, statement)
    except TooMuch as error:
        raise TooMuchAsked from error


def _total(version: Kept, ask: Ask, page: Page, types: dict[str, str]) -> int:
    if is_whole(ask):
        return version.rows
    if 0 < len(page.rows) < ask.limit and ask.after is None:  # the last page tells how many there are
        return ask.offset + len(page.rows)
    counting = stated(lambda: count(ask, types))
    key = (version.file.sha256, counting.sql, repr(counting.values))
    total = _totals.get(key)
    if total is None:
        total = int(asked(version.file.sha256, counting)[1][0][0])
        _totals.keep(key, total, 2 * CELL + len(counting.sql))
    return total
