# SPDX-License-Identifier: EUPL-1.2
"""The rows of a large text file where they lie: only where each begins is held, and a few at a time are taken apart."""

import codecs
import csv
import io
import re
from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from praja.duties.opendata.domain.inspecting import Cell

BLOCK = 1_000
"""Rows taken apart at a time; the last block stays."""
LONGEST = 4 * 1024 * 1024
"""No record is longer: one that seems so has a quotation mark that nothing closes."""
_CHUNK = 1024 * 1024
_LONE_RETURN = re.compile(rb"\r(?!\n)")


class Records(Sequence[list[Cell]]):
    """Rows of delimited text in UTF-8. `lines` are those of the file on which they begin, from `first`."""

    def __init__(self, data: bytes, delimiter: str, starts: "array[int]", lines: Sequence[int], quoted: bool) -> None:
        self.data, self.delimiter, self.starts, self.lines, self.quoted = data, delimiter, starts, lines, quoted
        self._at, self._block = -1, list[list[Cell]]()

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __iter__(self) -> Iterator[list[Cell]]:
        for number in range((len(self) + BLOCK - 1) // BLOCK):
            yield from self._read(number)

    @overload
    def __getitem__(self, at: int) -> list[Cell]: ...
    @overload
    def __getitem__(self, at: slice) -> list[list[Cell]]: ...
    def __getitem__(self, at: int | slice) -> list[Cell] | list[list[Cell]]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        number = at // BLOCK
        if number != self._at:
            if not 0 <= at < len(self):
                raise IndexError(at)
            self._block, self._at = self._read(number), number
        return self._block[at - number * BLOCK]

    def _read(self, number: int) -> list[list[Cell]]:
        first, last = number * BLOCK, min((number + 1) * BLOCK, len(self))
        text = self.data[self.starts[first] : self.starts[last]].decode("utf-8")
        if self.quoted and '"' in text:
            return list(csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True))  # type: ignore[arg-type]
        lines = (text.replace("\r\n", "\n") if "\r" in text else text).split("\n")
        if text.endswith("\n"):
            lines.pop()
        return [line.split(self.delimiter) if line else [] for line in lines]  # type: ignore[misc]


def records(data: bytes, delimiter: str, begin: int, first: int) -> Records | None:
    """The rows of `data` from the byte `begin` on, which is on line `first`; None for a file that has to be taken apart whole:
    in another encoding than UTF-8, with other line ends, or with quotation marks that do not match."""
    if _LONE_RETURN.search(data) or not _is_utf8(data):
        return None
    quoted = b'"' in data
    starts, lines = array("Q"), array("Q")
    at, line, open_at = begin, first, -1
    for text in _lines(data, begin):
        if open_at < 0:
            starts.append(at)
            lines.append(line)
            open_at = at
        at, line = at + len(text), line + 1
        if not quoted or not data.count(b'"', open_at, at) % 2:
            open_at = -1
        elif at - open_at > LONGEST:
            return None
    if open_at >= 0:
        return None
    starts.append(at)
    plain = range(first, first + len(lines)) if not quoted else lines
    found = Records(data, delimiter, starts, plain, quoted)
    return found if not quoted or _holds(found) else None


def _lines(data: bytes, begin: int) -> io.BytesIO:
    found = io.BytesIO(data)  # shares the bytes
    found.seek(begin)
    return found


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), _CHUNK):
            decoder.decode(data[at : at + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _holds(found: Records) -> bool:
    """Whether every block has as many rows as were counted: quotation marks stand where they should."""
    try:
        for number in range((len(found) + BLOCK - 1) // BLOCK):
            if len(found._read(number)) != min(BLOCK, len(found) - number * BLOCK):
                return False
    except csv.Error:
        return False
    return True
