# SPDX-License-Identifier: EUPL-1.2
"""Lists inside one cell: a line for each entry, its parts set apart by bars. What is written is read back as it was."""

import re
from collections.abc import Sequence

BAR = " | "
_PART = re.compile(r"(?:\\.|[^|\\])*")
_WRITTEN = {"\\": "\\\\", "|": "\\|", "\n": "\\n", "\r": "\\r"}
_READ = {"n": "\n", "r": "\r"}


def write_lines(entries: Sequence[Sequence[str]]) -> str:
    """A cell of entries. A bar, line break or backslash inside a part is written with a backslash before it."""
    return "\n".join(BAR.join(map(_written, parts)).rstrip() for parts in entries)


def read_lines(cell: str) -> list[list[str]]:
    """The entries of a cell, empty lines left out, every part trimmed."""
    lines = (line.strip() for line in cell.replace("\r\n", "\n").split("\n"))
    return [[_read(part) for part in _parts(line)] for line in lines if line]


def _parts(line: str) -> list[str]:
    found, at = [], 0
    while True:
        part = _PART.match(line, at)
        assert part is not None, "the pattern matches nothing, too"
        found.append(part[0].strip())
        if part.end() >= len(line) or line[part.end()] != "|":
            return found
        at = part.end() + 1


def _written(part: str) -> str:
    return "".join(_WRITTEN.get(letter, letter) for letter in part.strip())


def _read(part: str) -> str:
    return re.sub(r"\\(.)", lambda found: _READ.get(found[1], found[1]), part)


def one_line_break(text: str) -> str:
    """Text with one kind of line break: browsers send two characters where files have one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def plain(text: str) -> str:
    """Text as it is compared between systems: without case, spacing, empty lines and the marks of lists."""
    lines = (re.sub(r"^\s*(?:\(?(?:\d{1,2}|[a-z])[.)]|[-–•*])\s+", "", line.casefold()) for line in text.splitlines())
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def entries_of(text: str) -> list[str]:
    """The entries of a list as an agency writes it: its lines without their numbers or marks."""
    lines = (re.sub(r"^\s*(?:\(?(?:\d{1,2}|[a-zA-Z])[.)]|[-–•*])\s+", "", line) for line in text.splitlines())
    return [entry for line in lines if (entry := " ".join(line.split()).strip(" ;"))]
