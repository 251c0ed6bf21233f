# SPDX-License-Identifier: EUPL-1.2
"""Words with the few marks that questions print: bold, italic, raised, lowered, lists and paragraphs.

    Berapa **lama** jawaban pertama? CO,,2,, dan m^^2^^

    - paling lama
    - paling cepat

Two signs open and close a mark (`**`, `__`, `^^`, `,,`); three and more are what they are, so that blanks stay.
What is written so holds no markup at all: pages and files are made out of blocks, whatever somebody typed or sent.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

SIGNS = {"*": "bold", "_": "italic", "^": "raised", ",": "lowered"}
SIGN_OF = {name: sign * 2 for sign, name in SIGNS.items()}
PARAGRAPH, BULLETS, NUMBERS = "p", "ul", "ol"
LONGEST = 10_000

_TOKEN = re.compile(r"\\[\\*_^,\-0-9]|\*+|_+|\^+|,+|[^\\*_^,]+|\\", re.DOTALL)
_BULLET, _NUMBER = re.compile(r"-\s+(.*)", re.DOTALL), re.compile(r"\d{1,3}\.\s+(.*)", re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    lowered: bool = False

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks that hold, in the order in which they are opened."""
        return tuple(name for name in SIGNS.values() if getattr(self, name))

    def turned(self, name: str, *, on: bool) -> "Run":
        """The run with one mark put on or taken off."""
        change: dict[str, Any] = {name: on}
        return replace(self, **change)


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one item) or a list."""

    kind: str
    items: tuple[Runs, ...]


def tidy(text: str) -> str:
    """The same words in their one way of writing. Doing it twice changes nothing more."""
    return written(blocks_of(text))


def blocks_of(text: str) -> tuple[Block, ...]:
    """Read what somebody typed."""
    found: list[Block] = []
    for lines in _paragraphs(_clean(text)):
        _put(found, lines)
    return tuple(found)


def written(blocks: Iterable[Block]) -> str:
    """The way of writing that `blocks_of` reads as these blocks."""
    return "\n\n".join(_written_block(block) for block in normal(blocks))


def normal(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without what says nothing: empty runs and items, spaces at the edges, neighbours of one look apart."""
    made = (Block(block.kind, tuple(runs for item in block.items if (runs := _joined(item)))) for block in blocks)
    return tuple(_next_to_each_other(block for block in made if block.items))


def plain(text: str, longest: int = 0) -> str:
    """The words alone, in one line; cut at `longest`."""
    words = " ".join("".join(run.text for run in item) for block in blocks_of(text) for item in block.items)
    line = " ".join(words.split())
    return line if not longest or len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def one_line(text: str) -> str:
    """Words that carry no marks, in one line."""
    return " ".join(_CONTROL.sub("", text).split())


def _clean(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _paragraphs(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.strip():
            lines.append(" ".join(line.split()))
        elif lines:
            yield lines
            lines = []


def _put(found: list[Block], lines: list[str]) -> None:
    """Put a group of lines behind: lists where lines begin as items, else one paragraph."""
    words: list[str] = []
    for line in lines:
        kind, rest = _item(line)
        if kind == PARAGRAPH:
            words.append(line)
            continue
        _put_paragraph(found, words)
        runs = _joined(_runs(rest))
        if found and found[-1].kind == kind and runs:
            found[-1] = Block(kind, (*found[-1].items, runs))
        elif runs:
            found.append(Block(kind, (runs,)))
    _put_paragraph(found, words)


def _put_paragraph(found: list[Block], words: list[str]) -> None:
    runs = _joined(_runs("\n".join(words))) if words else ()
    words.clear()
    if runs:
        found.append(Block(PARAGRAPH, (runs,)))


def _item(line: str) -> tuple[str, str]:
    for kind, pattern in ((BULLETS, _BULLET), (NUMBERS, _NUMBER)):
        if match := pattern.fullmatch(line):
            return kind, match.group(1)
    return PARAGRAPH, line


def _runs(text: str) -> Runs:
    tokens = _TOKEN.findall(text)
    look, found = Run(""), []
    for place, token in enumerate(tokens):
        name = SIGNS.get(token[0], "") if len(token) == 2 and token[0] == token[1] else ""
        if name and (getattr(look, name) or token in tokens[place + 1 :]):
            look = look.turned(name, on=not getattr(look, name))
        else:
            said = token[1:] if len(token) == 2 and token[0] == "\\" else token
            found.append(replace(look, text=said))
    return tuple(found)


def _joined(runs: Iterable[Run]) -> Runs:
    """Neighbours of one look as one run; no spaces at the edges and around line breaks, one space in between."""
    found: list[Run] = []
    for run in runs:
        run = _one_level(run)
        if found and found[-1].marks == run.marks:
            found[-1] = replace(found[-1], text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return _trimmed(found)


def _one_level(run: Run) -> Run:
    return replace(run, lowered=False) if run.raised and run.lowered else run


def _trimmed(runs: list[Run]) -> Runs:
    found: list[Run] = []
    before = "\n"
    for run in runs:
        text = _spaced(run.text, before)
        if text and found and found[-1].marks == run.marks:
            found[-1] = replace(found[-1], text=found[-1].text + text)
        elif text:
            found.append(replace(run, text=text))
        before = text[-1] if text else before
    while found:
        end = found[-1].text.rstrip()
        if end:
            found[-1] = replace(found[-1], text=end)
            break
        found.pop()
    return tuple(found)


def _spaced(text: str, before: str) -> str:
    """`text` with single spaces, breaks without spaces around them, nothing doubled with what stands `before`."""
    said = re.sub(r"[^\S\n]+", " ", text)
    said = re.sub(r" ?\n[ \n]*", "\n", said)
    return said.lstrip(" \n") if before in " \n" else said


def _next_to_each_other(blocks: Iterable[Block]) -> Iterator[Block]:
    last: Block | None = None
    for block in blocks:
        if last is not None and last.kind == block.kind != PARAGRAPH:
            last = Block(last.kind, last.items + block.items)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _written_block(block: Block) -> str:
    if block.kind == PARAGRAPH:
        return "\n".join(_unlike_an_item(line) for line in _written_runs(block.items[0]).split("\n"))
    numbered = block.kind == NUMBERS
    items = (_written_runs(item).replace("\n", " ") for item in block.items)
    return "\n".join(f"{f'{number}.' if numbered else '-'} {item}" for number, item in enumerate(items, start=1))


def _unlike_an_item(line: str) -> str:
    return line if _item(line)[0] == PARAGRAPH else f"\\{line}"


def _written_runs(runs: Runs) -> str:
    said = ""
    open_marks: tuple[str, ...] = ()
    for place, run in enumerate(runs):
        said += _turned(open_marks, run.marks)
        open_marks = run.marks
        said += _escaped(run.text, first=place > 0 or bool(run.marks), last=place < len(runs) - 1 or bool(run.marks))
    return said + _turned(open_marks, ())


def _turned(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    return "".join(SIGN_OF[name] for name in SIGNS.values() if (name in before) != (name in after))


def _escaped(text: str, *, first: bool, last: bool) -> str:
    def said(match: re.Match[str]) -> str:
        signs = match.group()
        at_edge = (first and match.start() == 0) or (last and match.end() == len(text))
        if signs[0] == "\\" or at_edge or len(signs) == 2:
            return "".join(f"\\{sign}" for sign in signs)
        return signs

    return re.sub(r"\\+|\*+|_+|\^+|,+", said, text)
