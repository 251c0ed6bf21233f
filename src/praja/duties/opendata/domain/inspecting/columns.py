# SPDX-License-Identifier: EUPL-1.2
"""What a whole column is: every cell counts, not the first hundred."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from praja.duties.opendata.domain.inspecting.persons import personal_kind
from praja.duties.opendata.domain.inspecting.proposals import Column, Remark
from praja.duties.opendata.domain.inspecting.sheets import Cell
from praja.duties.opendata.domain.inspecting.values import NOTHING, Kind, Reading, Style, is_year, read

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


def judge(draft: Column, cells: Sequence[Cell], lines: Sequence[int]) -> Judged:
    """What the cells of a column are, on which lines of the file they stand. `draft` has its name, title and place."""
    known: dict[Cell, Reading] = {}
    readings = [_known(cell, known) for cell in cells]
    counts = Counter(readings)
    missing = counts.pop(NOTHING, 0)
    present = len(readings) - missing
    draft = replace(draft, missing=missing)
    if not present:
        return Judged(replace(draft, type="string"), [], [])
    notes: list[Remark] = []
    problems: list[Remark] = []
    numbers = sum(count for reading, count in counts.items() if reading.is_number)
    if _holds_codes(draft.title, counts, numbers):
        column = _coded(draft, counts, notes)
        fits = [True] * len(readings)
    elif 100 * numbers >= FIT_PERCENT * present:
        column = _numeric(draft, cells, counts, notes, problems)
        fits = [reading.is_number or reading is NOTHING for reading in readings]
    else:
        column, fits = _other(draft, counts, present, readings)
    column = _with_misfits(column, readings, fits, lines, problems)
    if (who := personal_kind(draft.title, known)) is not None:
        problems.append(Remark("personal_data", column.name, facts={"column": draft.title, "what": who}))
    return Judged(column, notes, problems)


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
    draft: Column, cells: Sequence[Cell], counts: Counter[Reading], notes: list[Remark], problems: list[Remark]
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
    if _YEAR.search(draft.title) and all(is_year(cell) for cell in cells if read(cell) is not NOTHING):
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


def _other(
    draft: Column, counts: Counter[Reading], present: int, readings: Sequence[Reading]
) -> tuple[Column, list[bool]]:
    for kind, name in _TABLE_SCHEMA.items():
        kinds = {kind, Kind.DATE} if kind is Kind.DATETIME else {kind}
        if 100 * sum(n for reading, n in counts.items() if reading.kind in kinds) >= FIT_PERCENT * present:
            fits = [reading.kind in kinds or reading is NOTHING for reading in readings]
            return replace(draft, type=name), fits
    return replace(draft, type="string"), [reading.kind is not Kind.ERROR for reading in readings]


def _with_misfits(
    column: Column, readings: Sequence[Reading], fits: Sequence[bool], lines: Sequence[int], problems: list[Remark]
) -> Column:
    bad = [line for line, fit in zip(lines, fits, strict=True) if not fit]
    if not bad:
        return column
    facts: dict[str, str | int] = {"column": column.title, "type": column.type, "count": len(bad)}
    problems.append(Remark("misfit", column.name, tuple(bad[:NAMED]), len(bad), facts))
    return replace(column, misfits=len(bad))
