# SPDX-License-Identifier: EUPL-1.2
"""Delimited text: any separator, any line end, several encodings."""

import csv
import io
import re
from collections import Counter

from praja.duties.opendata.domain.inspecting import Cell, Remark, Sheet
from praja.duties.opendata.gateways.reading import Read
from praja.duties.opendata.gateways.reading.records import records
from praja.lib.imports.delimited import SEPARATORS, decode

_NAMED = 20
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LONG = 2_000
"""How many lines from the beginning and from the end tell the separator: enough, and the same for a file of any size."""


def read(data: bytes) -> Read:
    """The rows of a text file. Lines whose quotation marks do not match are problems, and are taken as they stand."""
    if len(data) >= LARGE and (found := _read_large(data)) is not None:
        return found
    text, assumed = decode(data)
    text, first = _without_separator_line(text)
    delimiter = separator_of(text)
    rows, lines, broken = _rows(text, delimiter, first)
    problems = [Remark("encoding", facts={"said": str(note)}) for note in assumed]
    if broken:
        problems.append(Remark("broken_quotes", lines=tuple(broken[:_NAMED]), count=len(broken)))
    sheet = Sheet("", rows, lines=lines)
    return Read("csv", [sheet], _encoding(data), delimiter, problems)


LARGE = 1 << 20
"""From so many bytes on a file is read where it lies."""
_SEPARATOR_LINE = re.compile(rb"sep=(.)\r?\n")


def _read_large(data: bytes) -> Read | None:
    """A large file, of which only where rows begin is held; None where it has to be taken apart whole."""
    begin, first = (len(_BOM) if data.startswith(_BOM) else 0), 1
    if data.startswith(_UTF16):
        return None
    if (said := _SEPARATOR_LINE.match(data, begin)) is not None:
        begin, first = said.end(), 2
    ends = data[begin : begin + (1 << 19)].decode("utf-8", "replace"), data[-(1 << 18) :].decode("utf-8", "replace")
    head, tail = ends[0].splitlines()[:-1], ends[1].splitlines()[1:]
    some = [line for line in (*head[:_LONG], *tail[-_LONG:]) if line.strip()]
    delimiter = max(SEPARATORS, key=lambda separator: _evenness(some, separator))
    rows = records(data, delimiter, begin, first)
    if rows is None:
        return None
    encoding = "utf-8-sig" if data.startswith(_BOM) else "utf-8"
    return Read("csv", [Sheet("", rows, lines=rows.lines)], encoding, delimiter)


def separator_of(text: str) -> str:
    """The separator under which most lines have the same number of cells, and more than one. Commas inside numbers ("98,05") cut
    lines unevenly and lose."""
    lines = [line for line in text.splitlines() if line.strip()] if len(text) < 1 << 20 else _ends(text)
    return max(SEPARATORS, key=lambda separator: _evenness(lines, separator))


def _ends(text: str) -> list[str]:
    head, tail = text[: 1 << 19].splitlines()[:-1], text[-(1 << 18) :].splitlines()[1:]
    return [line for line in (*head[:_LONG], *tail[-_LONG:]) if line.strip()]


def _evenness(lines: list[str], separator: str) -> tuple[float, int]:
    counts = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
    if not counts:
        return 0.0, 0
    width, often = max(counts.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
    return (often / sum(counts.values()) if width > 1 else 0.0), width


def _rows(text: str, delimiter: str, first: int) -> tuple[list[list[Cell]], list[int], list[int]]:
    rows: list[list[Cell]] = []
    lines: list[int] = []
    broken: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + first
        try:
            cells = next(reader)
        except StopIteration:
            return rows, lines, broken
        except csv.Error:
            broken.append(line)
            continue
        rows.append(cells)  # type: ignore[arg-type]
        lines.append(line)


def _without_separator_line(text: str) -> tuple[str, int]:
    """The text behind a first line `sep=;`, and the number of its own first line."""
    first, _end, rest = text.partition("\n")
    return (rest, 2) if re.fullmatch(r"sep=.\r?", first) else (text, 1)


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8-sig" if data.startswith(_BOM) else "utf-8"
