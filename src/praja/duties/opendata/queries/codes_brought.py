# SPDX-License-Identifier: EUPL-1.2
"""A file with codes on its way in: its tables, and its lines as they would be taken over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from praja.duties.opendata.domain.coding import Coded, Judged, Level, differences, judge, mended
from praja.duties.opendata.domain.crosswalks import JudgedPairs, Pair, judge_pairs
from praja.duties.opendata.domain.inspecting import Sheet, Table, propose
from praja.duties.opendata.domain.inspecting.sheets import text_of
from praja.duties.opendata.domain.inspecting.tables import body_places
from praja.duties.opendata.domain.inspecting.values import MISSING
from praja.duties.opendata.errors import NoCodesThere
from praja.duties.opendata.gateways.code_files import names_by_code
from praja.duties.opendata.gateways.reading import read_file
from praja.duties.opendata.models import CodeListVersion

CODE, NAME, PARENT = "code", "name", "parent"
OWN = (CODE, NAME, PARENT)
MOST_CODES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeColumns:
    """Which table of a file (from 1) and which of its columns, by their names for machines. `parent` empty: the file does not
    say. `mend`: codes that a spreadsheet made numbers of (1101.0) lose what stands behind the point."""

    code: str
    name: str
    parent: str = ""
    table: int = 1
    mend: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PairColumns:
    """The same of a crosswalk. `relation` empty: it follows from the pairs."""

    source: str
    target: str
    relation: str = ""
    table: int = 1
    mend: bool = False


@dataclass(frozen=True, slots=True)
class FileTable:
    """A table of a file: its columns (name for machines, heading), how many rows, the first of them as texts, and whether some
    column holds codes that were made numbers of."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: int
    sample: tuple[tuple[str, ...], ...]
    has_broken_codes: bool


@dataclass(frozen=True, slots=True)
class CodesFile:
    """What stands in a file, read once."""

    pairs: Sequence[tuple[Sheet, Table]]

    @property
    def tables(self) -> list[FileTable]:
        """Its tables, as somebody looks at them."""
        return [_shown(sheet, table) for sheet, table in self.pairs]

    def lines(self, columns: CodeColumns) -> Iterator[Coded]:
        """The lines of a list. Raises `NoCodesThere`."""
        sheet, table = self._table(columns.table)
        places = _places(table)
        code, name = _place(places, columns.code), _place(places, columns.name)
        parent = _place(places, columns.parent) if columns.parent else None
        more = [places[one] for one in self.further(columns)]
        for at in body_places(table):
            row = sheet.rows[at]
            yield Coded(
                sheet.line(at),
                _code(row, code, columns.mend),
                _cell(row, name),
                "" if parent is None else _code(row, parent, columns.mend),
                tuple(_cell(row, place) for place in more),
            )

    def further(self, columns: CodeColumns) -> list[str]:
        """The columns that are kept beside code, name and parent, by their names for machines."""
        _sheet, table = self._table(columns.table)
        taken = {columns.code, columns.name, columns.parent}
        return [one.name for one in table.columns if one.name not in taken]

    def pairs_of(self, columns: PairColumns) -> Iterator[Pair]:
        """The lines of a crosswalk. Raises `NoCodesThere`."""
        sheet, table = self._table(columns.table)
        places = _places(table)
        source, target = _place(places, columns.source), _place(places, columns.target)
        relation = _place(places, columns.relation) if columns.relation else None
        for at in body_places(table):
            row = sheet.rows[at]
            said = "" if relation is None else _cell(row, relation)
            yield Pair(sheet.line(at), _code(row, source, columns.mend), _code(row, target, columns.mend), said)

    def _table(self, number: int) -> tuple[Sheet, Table]:
        if not 1 <= number <= len(self.pairs):
            raise NoCodesThere
        return self.pairs[number - 1]


def codes_file(data: bytes, name: str) -> CodesFile:
    """Read a file with codes by the code that reads every other table. Raises what `read_file` does, `NoCodesThere`."""
    found = read_file(data, name)
    pairs = [(sheet, table) for sheet in found.sheets for table in propose(sheet)]
    if not pairs or max(table.rows for _sheet, table in pairs) > MOST_CODES:
        raise NoCodesThere
    return CodesFile(pairs)


def judged(file: CodesFile, columns: CodeColumns, levels: Sequence[Level]) -> Judged:
    """Which lines can stand in a list. Raises `NoCodesThere`."""
    found = judge(file.lines(columns), levels, has_parents=bool(columns.parent))
    if not found.taken and not found.refused:
        raise NoCodesThere
    return found


def judged_pairs(
    file: CodesFile, columns: PairColumns, source: CodeListVersion, target: CodeListVersion
) -> JudgedPairs:
    """Which lines can stand in a crosswalk between two versions. Raises `NoCodesThere`."""
    here, there = names_by_code(source.file.sha256), names_by_code(target.file.sha256)
    found = judge_pairs(file.pairs_of(columns), here.keys(), there.keys())
    if not found.taken and not found.refused:
        raise NoCodesThere
    return found


def differences_of(before: CodeListVersion | None, now: Judged) -> dict[str, object]:
    """What would change against a version; nothing where there is none before."""
    if before is None:
        return {}
    return differences(names_by_code(before.file.sha256), {one.code: one.name for one in now.taken})


def further_names(names: Sequence[str]) -> list[str]:
    """What further columns are called in the file that is kept, each another name than those of codes."""
    return [f"{name}_" if name in OWN else name for name in names]


def by_level(codes: Sequence[Coded], levels: Sequence[Level]) -> list[tuple[str, int]]:
    """How many codes there are at each level, by its name."""
    counts: dict[int, int] = {}
    for one in codes:
        counts[len(one.code)] = counts.get(len(one.code), 0) + 1
    return [(one.name, counts.get(one.length, 0)) for one in levels]


def _shown(sheet: Sheet, table: Table) -> FileTable:
    columns = tuple((one.name, one.title or one.name) for one in table.columns)
    sample = []
    for at in body_places(table):
        sample.append(tuple(_cell(sheet.rows[at], one.place) for one in table.columns))
        if len(sample) == 5:
            break
    broken = any(one.format == "code" for one in table.columns)
    return FileTable(table.title or sheet.name, columns, table.rows, tuple(sample), broken)


def _places(table: Table) -> Mapping[str, int]:
    return {one.name: one.place for one in table.columns}


def _place(places: Mapping[str, int], name: str) -> int:
    if name not in places:
        raise NoCodesThere
    return places[name]


def _code(row: Sequence[Any], place: int, mend: bool) -> str:
    text = _cell(row, place)
    return mended(text) if mend else text


def _cell(row: Sequence[Any], place: int) -> str:
    text = text_of(row[place]) if place < len(row) else ""
    return "" if text.lower() in MISSING else text
