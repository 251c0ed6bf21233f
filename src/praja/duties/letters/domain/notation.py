# SPDX-License-Identifier: EUPL-1.2
"""Blocks as a person can type them without an editor, and back; what is written from blocks reads as the same blocks again.

An empty line ends a paragraph; a line that goes on is a line break.
# BAB I              a line in the middle
1. first             a numbered list; `a.` lettered, `-` with dashes; three spaces more begin a list inside
Hari: Senin          lines of label and value, each on its own, are fields
| No | Ruas |        a table; a line of dashes (`|---|`) under the first row makes it the head
> text               one step to the right for each sign
**bold** //italic// __underlined__, and a backslash before a sign that is to stand as itself
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from praja.duties.letters.domain.bodies import (
    DEEPEST_INDENT,
    DEEPEST_LIST,
    LONGEST_LABEL,
    Block,
    Run,
    Runs,
    checked_blocks,
    checked_runs,
    plain,
)

STEP = "   "
EMPTY = "\\"
"""A point that says nothing itself and only holds others."""
_SIGNS = {"b": "**", "i": "//", "u": "__"}
_POINT = re.compile(r"^((?:   )*)(\d{1,3}\.|[a-z]{1,2}\.|-) (.*)$")
_FIELD = re.compile(r"^([^\s:|>#\\][^:|\\]{0,79}?)\s*: +(\S.*)$")
_RULE = re.compile(r"^\|[\s|:-]+\|$")
_SPECIAL = re.compile(r"\\(.|$)|(\*\*|//|__)", re.DOTALL)


def read(text: str) -> list[Block]:
    """The blocks of what somebody typed. Everything typed comes back in some block; nothing is refused."""
    found: list[Block] = []
    for group in _groups(plain(text)):
        indent, lines = _unindented(group)
        found += _blocks_of(lines, indent)
    return checked_blocks(found)


def _groups(text: str) -> Iterator[list[str]]:
    """Lines between empty lines."""
    group: list[str] = []
    for line in (*text.split("\n"), ""):
        if line.strip():
            group.append(line.rstrip())
        elif group:
            yield group
            group = []


def _unindented(lines: list[str]) -> tuple[int, list[str]]:
    marks = re.match(r"^((?:> ?)*)", lines[0])
    indent = min(marks[1].count(">") if marks else 0, DEEPEST_INDENT)
    strip = re.compile(rf"^(?:> ?){{0,{indent}}}")
    return indent, [strip.sub("", line) for line in lines]


def _blocks_of(lines: list[str], indent: int) -> Iterator[Block]:
    """One group of lines: runs of lines of one kind."""
    at = 0
    while at < len(lines):
        kind = _kind_of(lines[at])
        end = at + 1
        while end < len(lines) and _goes_on(kind, lines[end]):
            end += 1
        yield _made(kind, lines[at:end], indent)
        at = end


def _kind_of(line: str) -> str:
    if line.startswith("# "):
        return "title"
    if line.startswith("|"):
        return "table"
    if _POINT.match(line) and not line.startswith(STEP):
        return "list"
    return "fields" if _FIELD.match(line) else "text"


def _goes_on(kind: str, line: str) -> bool:
    if kind == "title":
        return False
    if kind == "text":
        return _kind_of(line) == "text" or _kind_of(line) == "fields"
    if kind == "list":
        return True  # a line that begins no point belongs to the point before it
    return _kind_of(line) == kind


def _made(kind: str, lines: Sequence[str], indent: int) -> Block:
    if kind == "title":
        return {"is": "title", "runs": read_runs(lines[0][2:])}
    if kind == "table":
        return _table(lines)
    if kind == "list":
        return _list(lines) | {"indent": indent}
    if kind == "fields":
        rows = [match for line in lines if (match := _FIELD.match(line))]
        return {"is": "fields", "rows": [[match[1][:LONGEST_LABEL], read_runs(match[2])] for match in rows]}
    return {"is": "text", "runs": read_runs("\n".join(lines)), "indent": indent}


def _table(lines: Sequence[str]) -> Block:
    head = len(lines) > 1 and bool(_RULE.match(lines[1]))
    kept = [line for line in lines if not _RULE.match(line)] or list(lines)
    rows = [[read_runs(cell.strip().replace("\\n", "\n")) for cell in _cells(line)] for line in kept]
    return {"is": "table", "rows": rows, "head": head}


def _cells(line: str) -> list[str]:
    inside = re.split(r"(?<!\\)\|", line.strip())[1:]
    if inside and not inside[-1].strip():
        inside.pop()
    return (inside or [""])[:10]


def _list(lines: Sequence[str]) -> Block:
    """Points by their depth; a style that changes at the same depth stays the first one's."""
    root: Block = {"is": "list", "style": "", "items": []}
    open_lists = [root]
    for line in lines:
        match = _POINT.match(line)
        if not match:
            open_lists[-1]["items"][-1]["said"].append(line.strip())
            continue
        depth = min(len(match[1]) // len(STEP), DEEPEST_LIST - 1, len(open_lists))
        if depth == len(open_lists):
            inner: Block = {"is": "list", "style": "", "items": []}
            open_lists[-1]["items"][-1]["inner"] = inner
            open_lists.append(inner)
        del open_lists[depth + 1 :]
        current = open_lists[-1]
        current["style"] = current["style"] or ("-" if match[2] == "-" else "1" if match[2][0].isdigit() else "a")
        current["items"].append({"said": [match[3]]})
    _say_points(root)
    return root


def _say_points(found: Block) -> None:
    for item in found["items"]:
        item["runs"] = read_runs("\n".join(item.pop("said")))
        if "inner" in item:
            _say_points(item["inner"])


def read_runs(text: str) -> Runs:
    """Words with their marks; a mark that is never closed stands as it is."""
    runs: list[Run] = []
    on: dict[str, int] = {}
    at = 0
    for match in _SPECIAL.finditer(text):
        runs.append([text[at : match.start()], "".join(on)])
        at = match.end()
        if match[1] is not None:
            runs.append([match[1], "".join(on)])
            continue
        mark = next(name for name, sign in _SIGNS.items() if sign == match[2])
        if mark in on:
            del on[mark]
        elif _closes(text, match):
            on[mark] = len(runs)
        else:
            runs.append([match[2], "".join(on)])
    runs.append([text[at:], "".join(on)])
    return checked_runs([run for run in runs if run[0]], "typed")


def _closes(text: str, opening: "re.Match[str]") -> bool:
    """Whether the same sign comes again, and this one stands before a word: `https://` begins nothing."""
    after = text[opening.end() : opening.end() + 1]
    before = text[opening.start() - 1 : opening.start()]
    if not after.strip() or (opening[2] == "//" and before == ":"):
        return False
    return any(later[2] == opening[2] for later in _SPECIAL.finditer(text, opening.end()))


def write(blocks: Sequence[Block]) -> str:
    """Blocks as they can be typed."""
    return "\n\n".join("\n".join(_written(block)) for block in blocks)


def _written(block: Block) -> Iterator[str]:
    kind, marks = block["is"], ">" * block.get("indent", 0)
    prefix = f"{marks} " if marks else ""
    if kind == "title":
        yield "# " + write_runs(block["runs"]).replace("\n", " ")
    elif kind == "list":
        yield from (prefix + line for line in _points(block, ""))
    elif kind == "fields":
        for label, value in block["rows"]:
            line = f"{label}: {write_runs(value)}".replace("\n", " ")
            # A label that begins like a point can't be typed as one: it stays as words.
            yield line if _kind_of(line) == "fields" else f"\\{line}"
    elif kind == "table":
        yield from _rows(block)
    else:
        for line in write_runs(block["runs"]).split("\n"):
            yield prefix + (f"\\{line}" if _is_mistakable(line) else line)


def _is_mistakable(line: str) -> bool:
    """Whether a line of a paragraph would be read as something else."""
    return _kind_of(line) != "text" or line.startswith((">", STEP))


def _points(block: Block, before: str) -> Iterator[str]:
    for number, item in zip(count(1), block["items"], strict=False):
        sign = {"1": f"{number}.", "a": f"{_letter(number)}.", "-": "-"}[block["style"]]
        first, *rest = write_runs(item["runs"]).split("\n")
        yield f"{before}{sign} {first or EMPTY}"
        yield from (f"{before}{STEP}{_as_words(line)}" for line in rest)
        if item.get("inner"):
            yield from _points(item["inner"], before + STEP)


def _as_words(line: str) -> str:
    return f"\\{line}" if _POINT.match(line) else line


def _letter(number: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return letters[number - 1] if number <= 26 else letters[(number - 1) // 26 - 1] + letters[(number - 1) % 26]


def _rows(block: Block) -> Iterator[str]:
    for at, row in enumerate(block["rows"]):
        cells = [write_runs(cell).replace("|", "\\|").replace("\n", " ") for cell in row]
        yield "| " + " | ".join(cells) + " |"
        if at == 0 and block["head"]:
            yield "|" + "---|" * len(row)


def write_runs(runs: Runs) -> str:
    """Words with signs for their marks."""
    said, open_marks = "", ""
    for text, marks in [*_blanks_outside(runs), ["", ""]]:
        for mark in reversed(open_marks):
            if mark not in marks or not marks.startswith(open_marks[: open_marks.index(mark)]):
                said += _SIGNS[mark]
                open_marks = open_marks.replace(mark, "")
        for mark in marks:
            # Behind a colon it would be an address: the word stays, upright.
            if mark not in open_marks and not (mark == "i" and said.endswith(":")):
                said += _SIGNS[mark]
                open_marks += mark
        said += _ESCAPED.sub(r"\\\1", text)
    return said


# A sign that stands for itself where two of it could be read together: doubled, or at the edge of a run.
_ESCAPED = re.compile(r"(\\|(?:^[*/_])|(?:[*/_]$)|\*(?=\*)|(?<=\*)\*|/(?=/)|(?<=/)/|_(?=_)|(?<=_)_)")


def _blanks_outside(runs: Runs) -> Iterator[Run]:
    """Marks begin and end at a word: blanks at the edges of a marked run stand outside."""
    for text, marks in runs:
        core = text.strip()
        at = text.index(core) if core else len(text)
        yield from (
            [part, said] for part, said in ((text[:at], ""), (core, marks), (text[at + len(core) :], "")) if part
        )
