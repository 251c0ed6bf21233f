# SPDX-License-Identifier: EUPL-1.2
"""What a whole column is: every cell counts, not the first hundred."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from praja.duties.opendata.domain.inspecting.persons import Suspicion
from praja.duties.opendata.domain.inspecting.proposals import Column, Remark
from praja.duties.opendata.domain.inspecting.sheets import Cell, is_blank
from praja.duties.opendata.domain.inspecting.values import (
    NOTHING,
    Kind,
    Reading,
    Style,
    is_year,
    read,
)

FIT_PERCENT = 90
"""From how many of a hundred values on a column is called what they are; the others are misfits that somebody mends."""
NAMED = 20
_CODE = re.compile(r"(?i)(?:^|[_\s])(kode|code|kd|nik|nip|nisn|npsn|nuptk|npwp|nib|nop|kodepos)(?:[_\s]|$)")
_YEAR = re.compile(r"(?i)(?:^|[_\s])(tahun|thn|year)(?:[_\s]|$)")
_TABLE_SCHEMA = {
    Kind.DATE: "date",
    Kind.DATETIME: "datetime",
    Kind.TIME: "time",
    Kind.BOOLEAN: "boolean",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A column with what was noticed in it."""

    column: Column
    notes: list[Remark]
    problems: list[Remark]


class Tally:
    """What the cells of a column are, counted piece by piece, so that a file of any length needs no more memory than a piece."""

    def __init__(self, title: str) -> None:
        self.counts: Counter[Reading] = Counter()
        self.cells = 0
        self.is_blank = True
        """So far nothing stands in it, not even a mark for "no figure"."""
        self.are_years = bool(_YEAR.search(title))
        self.persons = Suspicion(title)

    def add(self, cells: Sequence[Cell]) -> None:
        """Count more cells."""
        known, counts = _counted(cells)
        self.cells += len(cells)
        self.counts.update(counts)
        self.persons.add(known)
        each = _each(cells, known)
        self.is_blank = self.is_blank and all(is_blank(cell) for cell in each)
        if self.are_years:
            self.are_years = all(is_year(cell) for cell in each if read(cell) is not NOTHING)


Lines = Callable[["Fits"], Iterable[int]]
"""On which lines cells stand that do not fit."""


def judge(draft: Column, cells: Sequence[Cell], lines: Sequence[int]) -> Judged:
    """What the cells of a column are, on which lines of the file they stand. `draft` has its name, title and place."""
    tally = Tally(draft.title)
    tally.add(cells)
    return judge_tally(draft, tally, lambda fits: unfit(zip(lines, cells, strict=True), fits))


def unfit(cells: Iterable[tuple[int, Cell]], fits: "Fits") -> Iterable[int]:
    """The lines of those cells that do not fit."""
    known: dict[Cell, Reading] = {}
    return (line for line, cell in cells if not fits(_known(cell, known)))


def judge_tally(draft: Column, tally: Tally, lines: Lines) -> Judged:
    """What a column is whose cells were counted."""
    counts = tally.counts
    missing = counts.pop(NOTHING, 0)
    present = tally.cells - missing
    draft = replace(draft, missing=missing)
    if not present:
        return Judged(replace(draft, type="string"), [], [])
    notes: list[Remark] = []
    problems: list[Remark] = []
    numbers = sum(count for reading, count in counts.items() if reading.is_number)
    fits: Fits
    if _holds_codes(draft.title, counts, numbers):
        column, fits = _coded(draft, counts, notes), _anything
    elif 100 * numbers >= FIT_PERCENT * present:
        column, fits = _numeric(draft, tally.are_years, counts, notes, problems), _is_number
    else:
        column, fits = _other(draft, counts, present)
    column = _with_misfits(column, counts, fits, lines, problems)
    if (who := tally.persons.kind) is not None:
        problems.append(Remark("personal_data", column.name, facts={"column": draft.title, "what": who}))
    return Judged(column, notes, problems)


Fits = Callable[[Reading], bool]
"""Whether what a cell is can stand in the column."""


def _counted(cells: Sequence[Cell]) -> tuple[dict[Cell, Reading], Counter[Reading]]:
    """What the different cells are, and how many are what. Cells of a text file are counted before they are read, so that each
    different one is read once."""
    known: dict[Cell, Reading] = {}
    if not _are_texts(cells):
        return known, Counter(_known(cell, known) for cell in cells)
    by_id: dict[int, Reading] = {}
    often_by_id: dict[int, int] = {}  # most readings are one of a few, which need not be compared
    for cell, often in Counter(cells).items():
        reading = known[cell] = read(cell)
        key = id(reading)
        if key in often_by_id:
            often_by_id[key] += often
        else:
            by_id[key], often_by_id[key] = reading, often
    counts: Counter[Reading] = Counter()
    for key, often in often_by_id.items():
        counts[by_id[key]] += often
    return known, counts


def _are_texts(cells: Sequence[Cell]) -> bool:
    return {str, type(None)}.issuperset(map(type, cells))


def _each(cells: Sequence[Cell], known: Mapping[Cell, Reading]) -> Iterable[Cell]:
    return known if _are_texts(cells) else cells


def _anything(_reading: Reading) -> bool:
    return True


def _is_number(reading: Reading) -> bool:
    return reading.is_number or reading is NOTHING


def _known(cell: Cell, known: dict[Cell, Reading]) -> Reading:
    if isinstance(cell, (bool, float)):  # True equals 1 and 2.0 equals 2: as keys they would be taken for each other
        return read(cell)
    found = known.get(cell)
    if found is None:
        found = known[cell] = read(cell)
    return found


def _holds_codes(title: str, counts: Counter[Reading], numbers: int) -> bool:
    """Codes are names made of digits: nobody adds them up, and their leading zeros count."""
    padded = sum(count for reading, count in counts.items() if reading.is_padded)
    return (bool(_CODE.search(title)) and numbers > 0) or padded > 0


def _coded(draft: Column, counts: Counter[Reading], notes: list[Remark]) -> Column:
    if any(reading.kind is Kind.NUMBER and reading.is_whole and reading.style is Style.DOT for reading in counts):
        notes.append(Remark("code_as_number", draft.name, facts={"column": draft.title}))
        return replace(draft, type="string", format="code")
    return replace(draft, type="string")


def _numeric(
    draft: Column, are_years: bool, counts: Counter[Reading], notes: list[Remark], problems: list[Remark]
) -> Column:
    decimal, thousands = _separators(draft, counts, problems)
    column = replace(draft, decimal=decimal, thousands=thousands)
    if any(reading.is_percent for reading in counts):
        return replace(column, type="number", format="percent")
    numbers = [reading for reading in counts if reading.is_number]
    if not all(_is_integer(reading, thousands) for reading in numbers):
        return replace(column, type="number")
    if any(reading.style in (Style.DOT, Style.COMMA) for reading in numbers):
        notes.append(Remark("whole_numbers", column.name, facts={"column": draft.title}))
    if are_years:
        return replace(column, type="year")
    return replace(column, type="integer")


def _is_integer(reading: Reading, thousands: str) -> bool:
    if reading.kind is Kind.INTEGER:
        return reading.style is Style.PLAIN or reading.is_certain or _group_mark(reading) == thousands
    return reading.is_whole


def _group_mark(reading: Reading) -> str:
    return {Style.DOTS: ".", Style.COMMAS: ","}.get(reading.style, "")


def _separators(draft: Column, counts: Counter[Reading], problems: list[Remark]) -> tuple[str, str]:
    """Decimal and thousands separator. What only one reading allows decides; where nothing does, groups of three are thousands,
    as offices write them, and a person is asked."""
    comma = sum(n for r, n in counts.items() if r.style is Style.COMMA or (r.style is Style.DOTS and r.is_certain))
    point = sum(n for r, n in counts.items() if r.style is Style.DOT or (r.style is Style.COMMAS and r.is_certain))
    unsure = {r.style for r in counts if r.style in (Style.DOTS, Style.COMMAS) and not r.is_certain}
    if comma and point:
        problems.append(Remark("mixed_separators", draft.name, count=min(comma, point), facts={"column": draft.title}))
    if comma or point:
        return (",", ".") if comma > point else (".", ",")
    if Style.DOTS in unsure or Style.COMMAS in unsure:
        mark = "." if Style.DOTS in unsure else ","
        problems.append(Remark("ambiguous_separator", draft.name, facts={"column": draft.title, "mark": mark}))
        return (",", ".") if mark == "." else (".", ",")
    return "", ""


def _other(draft: Column, counts: Counter[Reading], present: int) -> tuple[Column, Fits]:
    for kind, name in _TABLE_SCHEMA.items():
        kinds = {kind, Kind.DATE} if kind is Kind.DATETIME else {kind}
        if 100 * sum(n for reading, n in counts.items() if reading.kind in kinds) >= FIT_PERCENT * present:
            return replace(draft, type=name), _one_of(frozenset({*kinds, Kind.NOTHING}))
    return replace(draft, type="string"), _is_no_error


def _one_of(kinds: frozenset[Kind]) -> Fits:
    return lambda reading: reading.kind in kinds


def _is_no_error(reading: Reading) -> bool:
    return reading.kind is not Kind.ERROR


def _with_misfits(
    column: Column,
    counts: Counter[Reading],
    fits: Fits,
    lines: Lines,
    problems: list[Remark],
) -> Column:
    bad = sum(often for reading, often in counts.items() if not fits(reading))
    if not bad:
        return column
    facts: dict[str, str | int] = {"column": column.title, "type": column.type, "count": bad}
    problems.append(Remark("misfit", column.name, tuple(islice(lines(fits), NAMED)), bad, facts))
    return replace(column, misfits=bad)
