# SPDX-License-Identifier: EUPL-1.2
"""Which parts of a sheet are tables, and what each of them holds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, takewhile
from typing import overload

from praja.duties.opendata.domain.inspecting.columns import NAMED, Fits, Tally, judge_tally, unfit
from praja.duties.opendata.domain.inspecting.heads import (
    Rows,
    captions,
    cell_at,
    filled,
    headings_end,
    names_of,
    numbering_lines,
    titles_of,
)
from praja.duties.opendata.domain.inspecting.proposals import Column, Remark, Table
from praja.duties.opendata.domain.inspecting.sheets import Cell, Sheet, Span, is_blank, text_of
from praja.duties.opendata.domain.inspecting.values import NOTHING, read
from praja.duties.opendata.domain.inspecting.wide import wide_remarks

_SUM = re.compile(
    r"(?i)(?:grand |sub[ -]?)?(?:jumlah|total|rata[ -]rata|rerata)"
    r"(?: (?:total|jumlah|keseluruhan|seluruhnya|akhir|kota|kab|kabupaten|prov|provinsi|kecamatan)\b.*)?[:.]?"
)
_SUM_BEGINS = frozenset("gsſjtr")
_FOOT = re.compile(r"(?i)(?:sumber|source|catatan|keterangan|ket|note|\*+\)?|\d\))\s*[:.]?")
MOST_SUMS_PERCENT = 20
"""Where more of the rows seem to be sums than this, the word is a value like others."""


@dataclass(slots=True)
class _Block:
    """Rows of a sheet that belong together, by their place in it, and the columns from `left` to `right`."""

    places: Sequence[int]
    left: int
    right: int
    above: list[str] = field(default_factory=list)


def propose(sheet: Sheet) -> list[Table]:
    """The tables of a sheet, from the top, every cell of each column looked at. Empty where nothing in it looks like one."""
    tables = lay_out(sheet)
    for table in tables:
        _judge(sheet, table)
    return [table for table in tables if table.columns]


def lay_out(sheet: Sheet) -> list[Table]:
    """The tables of a sheet with their headings and rows, as `propose` finds them; what the columns are is not looked at, and all
    of them are texts. Enough for whoever knows it already (`recipes.Recipe`)."""
    _fill_down(sheet)
    tables: list[Table] = []
    above: list[str] = []
    is_list = all(len(filled(row)) < 2 for row in sheet.rows)  # one column: no line of it explains the others
    for run, width in _runs(sheet):
        words = None if is_list else _words_of(sheet, run)
        if words is not None:
            if tables and _FOOT.match(words[0]):
                tables[-1].notes.append(Remark("footnote", lines=_lines(sheet, run), facts={"text": words[0][:300]}))
            else:
                above.extend(words)
            continue
        if tables and _goes_on(sheet, run, tables[-1]):
            _append(sheet, run, tables[-1])
            continue
        tables.extend(_table(sheet, block, above) for block in _side_by_side(sheet, run, width))
        above = []
    if tables and above:
        tables[-1].notes.append(Remark("footnote", facts={"text": " / ".join(above)[:300]}))
    for table in tables:
        _leave_out(sheet, table)
        table.rows = sum(1 for _place in body_places(table))
    return tables


def body_places(table: Table) -> Iterator[int]:
    """Places in the sheet (from 0) of the rows of values."""
    out = set(table.skipped)
    return (place for place in range(table.first_place, table.last_place + 1) if place not in out)


def _fill_down(sheet: Sheet) -> None:
    """A cell that was joined over several rows holds for each of them. Those in headings do no harm: a heading that stands twice
    under itself is one."""
    for span in sheet.spans:
        if span.bottom > span.top and span.left == span.right:
            _fill(sheet, span)


def _fill(sheet: Sheet, span: Span) -> None:
    value = cell_at(sheet.rows[span.top], span.left) if span.top < len(sheet.rows) else None
    for place in range(span.top + 1, min(span.bottom + 1, len(sheet.rows))):
        row = sheet.rows[place]
        row.extend([None] * (span.left + 1 - len(row)))
        row[span.left] = value


def _runs(sheet: Sheet) -> Iterator[tuple[range, int]]:
    """Rows that follow each other without an empty one between, and how many cells the longest of them has."""
    first = place = -1
    width = 0
    for place, row in enumerate(sheet.rows):
        if any(not is_blank(cell) for cell in row):
            first, width = (place, len(row)) if first < 0 else (first, max(width, len(row)))
        elif first >= 0:
            yield range(first, place), width
            first = -1
    if first >= 0:
        yield range(first, place + 1), width


@dataclass(frozen=True, slots=True)
class _View(Sequence[Sequence[Cell]]):
    """Rows of a sheet by their places, read when they are asked for; those of a block without what stands beside it."""

    sheet: Sheet
    places: Sequence[int]
    block: _Block | None = None

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> Sequence[Cell]: ...
    @overload
    def __getitem__(self, at: slice) -> "_View": ...
    def __getitem__(self, at: int | slice) -> "Sequence[Cell] | _View":
        if isinstance(at, slice):
            return _View(self.sheet, self.places[at], self.block)
        row = self.sheet.rows[self.places[at]]
        return row if self.block is None else _cut(row, self.block)


def _words_of(sheet: Sheet, run: Sequence[int]) -> list[str] | None:
    """The lines of a run that is no table: one cell in each. None for a table."""
    found = []
    for place in run:
        places = filled(sheet.rows[place])
        if len(places) > 1 or len(run) > MOST_WORDS:
            return None
        found.append(text_of(sheet.rows[place][places[0]]))
    return found


MOST_WORDS = 6
"""More lines of one cell each than this are a table of one column."""


def _goes_on(sheet: Sheet, run: Sequence[int], table: Table) -> bool:
    """Whether rows behind an empty one belong to the table above: no headings among them, and nothing beside its columns."""
    is_wide = False
    for place in run:
        places = filled(sheet.rows[place])
        if places and (places[0] < table.left or places[-1] > table.right):
            return False
        is_wide = is_wide or len(places) > 1
    if not is_wide:
        return False
    both = _View(sheet, [*range(table.first_place, table.last_place + 1), *run])
    return headings_end(both, table.right + 1) == 0 and headings_end(_View(sheet, run), table.right + 1) == 0


def _append(sheet: Sheet, run: Sequence[int], table: Table) -> None:
    between = range(table.last_place + 1, run[0])
    table.skipped = (*table.skipped, *between)
    table.last_place = run[-1]


def _side_by_side(sheet: Sheet, run: Sequence[int], width: int) -> Iterator[_Block]:
    """Tables next to each other, with an empty column between, as they stand on sheets of workbooks."""
    rows = _View(sheet, run)
    used = [place for place in range(width) if any(not is_blank(cell_at(row, place)) for row in rows)]
    groups = [[used[0]]]
    for place in used[1:]:
        if place == groups[-1][-1] + 1:
            groups[-1].append(place)
        else:
            groups.append([place])
    if not sheet.is_grid or any(len(group) < 2 for group in groups):
        groups = [used]
    if len(groups) == 1:  # every row of a run has something, and here alone
        yield _Block(run, used[0], used[-1])
        return
    for group in groups:
        left, right = group[0], group[-1]
        own = [at for at in run if any(left <= place <= right for place in filled(sheet.rows[at]))]
        yield _Block(own, left, right)


def _table(sheet: Sheet, block: _Block, above: Sequence[str]) -> Table:
    """The block without what only explains it: captions above, footnotes below."""
    places, foot = _without_foot(sheet, block)
    rows = _View(sheet, places, block)
    end = headings_end(rows, block.right + 1)
    over = captions(rows[:end])
    first = len(list(takewhile(lambda at: at in over, range(end))))
    words = [*above, *(text_of(rows[at][filled(rows[at])[0]]) for at in over)]
    numbers = numbering_lines(rows[:end])
    heads = [row for at, row in enumerate(rows[:end]) if at not in over and at not in numbers]
    table = Table(
        sheet=sheet.name,
        header_rows=end - first,
        rows=0,
        columns=_drafts(heads, block),
        title=" ".join(words)[:300],
        first_line=sheet.line(places[first]) if places else 1,
        left=block.left,
        right=block.right,
        first_place=places[end] if end < len(places) else places[-1] + 1,
        last_place=places[-1],
    )
    if words:
        table.notes.append(Remark("caption", facts={"text": table.title}))
    if not end:
        table.problems.append(Remark("no_headings"))
    if numbers:
        table.notes.append(Remark("column_numbers", lines=tuple(sheet.line(places[at]) for at in numbers)))
    for place in foot:
        text = text_of(sheet.rows[place][filled(sheet.rows[place])[0]])[:300]
        table.notes.append(Remark("footnote", lines=(sheet.line(place),), facts={"text": text}))
    return table


def _cut(row: Sequence[Cell], block: _Block) -> list[Cell]:
    return [*[None] * block.left, *row[block.left : block.right + 1]]


def _without_foot(sheet: Sheet, block: _Block) -> tuple[Sequence[int], list[int]]:
    """Rows of the table, and the lines below that say where it comes from: a single cell each, or one that says so."""
    places, foot = block.places, list[int]()
    while len(places) > 2:
        cells = [at for at in filled(sheet.rows[places[-1]]) if block.left <= at <= block.right]
        says_so = bool(cells) and bool(_FOOT.match(text_of(sheet.rows[places[-1]][cells[0]])))
        if not (len(cells) == 1 and (says_so or block.right > block.left)):
            break
        foot.insert(0, places[-1])
        places = places[:-1]
    return places, foot


def _drafts(heads: Rows, block: _Block) -> list[Column]:
    titles = titles_of(heads, block.right + 1)[block.left :]
    names = names_of(titles)
    return [
        Column(name, title, "string", place)
        for place, (name, title) in enumerate(zip(names, titles, strict=True), block.left)
    ]


def _judge(sheet: Sheet, table: Table) -> None:
    """Look at every cell of each column."""
    tallies = _tallied(sheet, table)
    columns, empty = [], 0
    for draft in table.columns:
        tally = tallies[draft.place]
        if not draft.title and tally.is_blank:
            empty += 1
            continue
        judged = judge_tally(draft, tally, partial(_unfit, sheet, table, draft.place))
        columns.append(judged.column)
        table.notes.extend(judged.notes)
        table.problems.extend(judged.problems)
        if not draft.title and table.header_rows:
            table.problems.append(Remark("unnamed_column", draft.name, facts={"column": draft.name}))
    table.columns = columns
    table.notes.extend(_without_figures(sheet, table))
    if empty:
        table.notes.append(Remark("empty_columns", count=empty, facts={"count": empty}))
    table.notes.extend(wide_remarks(columns))


PIECE = 20_000
"""Rows that are counted at a time."""


def _tallied(sheet: Sheet, table: Table) -> dict[int, Tally]:
    """Every cell of each column counted, by the place of the column."""
    tallies = {draft.place: Tally(draft.title) for draft in table.columns}
    places = body_places(table)
    while rows := [sheet.rows[place] for place in islice(places, PIECE)]:
        width = len(rows[0])
        if width > table.right and all(len(row) == width for row in rows):
            columns = list(zip(*rows, strict=True))
            for at, tally in tallies.items():
                tally.add(columns[at])
        else:
            for at, tally in tallies.items():
                tally.add([row[at] if at < len(row) else None for row in rows])
    return tallies


def _unfit(sheet: Sheet, table: Table, column: int, fits: Fits) -> Iterable[int]:
    return unfit(((sheet.line(place), cell_at(sheet.rows[place], column)) for place in body_places(table)), fits)


def _is_figure(cell: Cell) -> bool:
    """Whether a figure stands there; most begin with a digit."""
    return (cell.__class__ is str and cell[:1].isdigit()) or read(cell) is not NOTHING


def _without_figures(sheet: Sheet, table: Table) -> list[Remark]:
    """Rows with a label and no figure at all: often the whole area below its parts."""
    figures = [column.place for column in table.columns if column.type in ("integer", "number")]
    if not figures:
        return []
    bare = []
    for place in body_places(table):
        row = sheet.rows[place]
        if not any(_is_figure(cell_at(row, at)) for at in figures):
            bare.append(place)
    if not bare:
        return []
    return [Remark("no_figures", lines=_lines(sheet, bare), count=len(bare), facts={"count": len(bare)})]


def _leave_out(sheet: Sheet, table: Table) -> None:
    """Sums and headings that are repeated are no rows of values."""
    titles = [(column.place, column.title) for column in table.columns if column.title]
    sums, again, rows = list[int](), list[int](), 0
    for place in body_places(table):
        rows += 1
        row = sheet.rows[place]
        if _is_sum(_first(row, table.left, table.right)):
            sums.append(place)
        elif titles and all(text_of(cell_at(row, at)) == title for at, title in titles):
            again.append(place)
    if len(sums) > 1 and 100 * len(sums) > MOST_SUMS_PERCENT * rows:
        sums = []
    for kind, found in (("sums", sums), ("repeated_headings", again)):
        if found:
            lines = tuple(sheet.line(place) for place in found[:NAMED])
            table.notes.append(Remark(kind, lines=lines, count=len(found), facts={"count": len(found)}))
    table.skipped = (*table.skipped, *sums, *again)


def _first(row: Sequence[Cell], left: int, right: int) -> Cell:
    """The first cell of a row in which something stands."""
    for cell in row[left : right + 1]:
        if not is_blank(cell):
            return cell
    return None


def _is_sum(cell: Cell) -> bool:
    """Whether a label says that its row adds up others. Most are told by their first letter that they do not."""
    if isinstance(cell, str) and cell.lstrip()[:1].lower() not in _SUM_BEGINS:
        return False
    return bool(_SUM.fullmatch(text_of(cell)))


def _lines(sheet: Sheet, places: Sequence[int]) -> tuple[int, ...]:
    return tuple(sheet.line(place) for place in places[:NAMED])
