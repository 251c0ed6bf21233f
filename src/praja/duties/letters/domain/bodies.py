# SPDX-License-Identifier: EUPL-1.2
"""The words of a letter: a small closed set of blocks, never markup.

A block is a dict of plain JSON values, so that what is sealed, compared, printed and edited is one and the same thing:

- `{"is": "text", "runs": RUNS, "indent": 0..3}` a paragraph
- `{"is": "list", "style": "1" | "a" | "-", "items": [{"runs": RUNS, "inner": LIST?}], "indent": 0..3}`
- `{"is": "table", "rows": [[RUNS, ...], ...], "head": bool}`
- `{"is": "fields", "rows": [[label, RUNS], ...]}` what, then its value
- `{"is": "title", "runs": RUNS}` a line in the middle: BAB I, Pasal 1

RUNS is a list of `[text, marks]`; marks are some of `b`, `i`, `u` in that order. A line break is a newline inside a text.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Run = list[str]
Runs = list[Run]
Block = dict[str, Any]

STYLES = ("1", "a", "-")
MARKS = "biu"
DEEPEST_INDENT, DEEPEST_LIST = 3, 3
MOST_BLOCKS, MOST_ITEMS, MOST_ROWS, MOST_COLUMNS = 800, 300, 400, 10
LONGEST_TEXT, LONGEST_LABEL = 20_000, 80
_KEYS = {
    "text": {"is", "runs", "indent"},
    "list": {"is", "style", "items", "indent"},
    "table": {"is", "rows", "head"},
    "fields": {"is", "rows"},
    "title": {"is", "runs"},
}


class UnusableBody(Exception):
    """What was sent is no body of a letter: a mistake of a program, or something made by hand. `where` is the place."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def plain(text: str) -> str:
    """Text as every format can hold it: composed, tabs as spaces, without signs that steer."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    # Cs: half of a pair that encodes nothing; no file could hold it.
    return "".join(sign for sign in composed if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))


def run(text: str, marks: str = "") -> Runs:
    """Runs of one text."""
    return [[text, marks]] if text else []


def paragraph(text: str, indent: int = 0) -> Block:
    """A paragraph of plain words."""
    return {"is": "text", "runs": run(text), "indent": indent}


def checked_blocks(found: Any, where: str = "body") -> list[Block]:
    """The blocks that came in from outside, cleaned; empty ones are left out. Raises UnusableBody."""
    if not isinstance(found, list) or len(found) > MOST_BLOCKS:
        raise UnusableBody(where)
    blocks = [_checked_block(block, f"{where}.{at}") for at, block in enumerate(found)]
    return [block for block in blocks if not is_empty(block)]


def _checked_block(block: Any, where: str) -> Block:
    kind = block.get("is") if isinstance(block, dict) else None
    if not isinstance(kind, str) or kind not in _KEYS or not set(block) <= _KEYS[kind]:
        raise UnusableBody(where)
    if kind == "text":
        return {"is": kind, "runs": checked_runs(block.get("runs"), where), "indent": _indent(block, where)}
    if kind == "title":
        return {"is": kind, "runs": checked_runs(block.get("runs"), where)}
    if kind == "list":
        return _checked_list(block, where, 1) | {"indent": _indent(block, where)}
    rows = _sequence(block.get("rows"), MOST_ROWS, where)
    if kind == "fields":
        return {"is": kind, "rows": [_checked_field(row, where) for row in rows]}
    if not isinstance(block.get("head", False), bool):
        raise UnusableBody(where)
    return {"is": kind, "rows": _checked_rows(rows, where), "head": block.get("head", False)}


def _indent(block: Mapping[str, Any], where: str) -> int:
    indent = block.get("indent", 0)
    if type(indent) is not int or not 0 <= indent <= DEEPEST_INDENT:
        raise UnusableBody(where)
    return indent


def _sequence(found: Any, most: int, where: str) -> list[Any]:
    if not isinstance(found, list) or not 0 < len(found) <= most:
        raise UnusableBody(where)
    return found


def _checked_list(block: Mapping[str, Any], where: str, depth: int) -> Block:
    style, items = block.get("style"), _sequence(block.get("items"), MOST_ITEMS, where)
    if style not in STYLES or depth > DEEPEST_LIST:
        raise UnusableBody(where)
    checked = [_checked_item(item, where, depth) for item in items]
    return {"is": "list", "style": style, "items": [item for item in checked if item["runs"] or "inner" in item]}


def _checked_item(item: Any, where: str, depth: int) -> dict[str, Any]:
    if not isinstance(item, dict) or not set(item) <= {"runs", "inner"}:
        raise UnusableBody(where)
    checked: dict[str, Any] = {"runs": checked_runs(item.get("runs"), where)}
    inner = item.get("inner")
    if inner is not None:
        if not isinstance(inner, dict) or inner.get("is") != "list" or not set(inner) <= _KEYS["list"]:
            raise UnusableBody(where)
        listed = _checked_list(inner, where, depth + 1)
        if listed["items"]:
            checked["inner"] = listed
    return checked


def _checked_field(row: Any, where: str) -> list[Any]:
    if not isinstance(row, list) or len(row) != 2 or not isinstance(row[0], str) or len(row[0]) > LONGEST_LABEL:
        raise UnusableBody(where)
    return [" ".join(plain(row[0]).split()), checked_runs(row[1], where)]


def _checked_rows(rows: list[Any], where: str) -> list[list[Runs]]:
    """Rows of equal length: a short one is filled up."""
    cells = [[checked_runs(cell, where) for cell in _sequence(row, MOST_COLUMNS, where)] for row in rows]
    widest = max(len(row) for row in cells)
    return [row + [[] for _missing in range(widest - len(row))] for row in cells]


def checked_runs(found: Any, where: str) -> Runs:
    """Runs that came in from outside, neighbours with the same marks joined. Raises UnusableBody."""
    if not isinstance(found, list) or len(found) > LONGEST_TEXT:
        raise UnusableBody(where)
    joined: Runs = []
    for part in found:
        if not isinstance(part, list) or len(part) != 2 or not all(isinstance(said, str) for said in part):
            raise UnusableBody(where)
        text, marks = plain(part[0]), "".join(mark for mark in MARKS if mark in part[1])
        if not set(part[1]) <= set(MARKS):
            raise UnusableBody(where)
        if joined and joined[-1][1] == marks:
            joined[-1][0] += text
        elif text:
            joined.append([text, marks])
    if sum(len(text) for text, _marks in joined) > LONGEST_TEXT:
        raise UnusableBody(where)
    return _trimmed(joined)


def _trimmed(runs: Runs) -> Runs:
    """Without blanks at the ends: they say nothing and would make two equal texts differ."""
    while runs and not runs[0][0].lstrip():
        runs.pop(0)
    while runs and not runs[-1][0].rstrip():
        runs.pop()
    if runs:
        runs[0][0] = runs[0][0].lstrip()
        runs[-1][0] = runs[-1][0].rstrip()
    return runs


def is_empty(block: Block) -> bool:
    """Whether a block says nothing."""
    return not any(text.strip() for text in texts_of(block))


def texts_of(block: Block) -> Iterator[str]:
    """Every text of a block in reading order, cell by cell and item by item."""
    kind = block["is"]
    if kind in ("text", "title"):
        yield text_of(block["runs"])
    elif kind == "list":
        for item in block["items"]:
            yield text_of(item["runs"])
            if item.get("inner"):
                yield from texts_of(item["inner"])
    elif kind == "fields":
        for label, value in block["rows"]:
            yield f"{label}: {text_of(value)}" if label or value else ""
    else:
        for row in block["rows"]:
            yield " | ".join(text_of(cell) for cell in row) if any(row) else ""


def text_of(runs: Iterable[Sequence[str]]) -> str:
    """The words of runs without their marks."""
    return "".join(text for text, _marks in runs)


def plain_text(blocks: Iterable[Block]) -> str:
    """The words of blocks line by line, for search and comparison."""
    return "\n".join(text for block in blocks for text in texts_of(block) if text)
