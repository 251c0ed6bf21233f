# SPDX-License-Identifier: EUPL-1.2
"""Words out of a word processor's file: what can stand in a letter, and line by line what could not be taken.

The file is untrusted: it is a ZIP of XML. It is measured before it is opened, and python-docx resolves no entities.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from praja.duties.letters.domain.bodies import DEEPEST_INDENT, MOST_COLUMNS, MOST_ROWS, Block, Runs, checked_blocks
from praja.duties.letters.gateways.word_files import FRAME, PARTS

_PART_OF = {style: name for name, style in PARTS.items()}
LARGEST, LARGEST_UNPACKED, MOST_PARTS = 10_000_000, 60_000_000, 2_000
STEP = 360_000
"""One step to the right, in English metric units: a centimetre."""

_POINT = re.compile(r"^\s*(\d{1,3}[.)]|[a-z][.)]|[-•–])[\s\t]+")
_FIELD = re.compile(r"^([^\t:]{1,60}?)\s*\t?\s*:\s*\t?\s*(\S.*)$", re.DOTALL)
_OTHER = {
    qn("w:drawing"): "picture",
    qn("w:pict"): "picture",
    qn("w:object"): "object",
    qn("w:footnoteReference"): "footnote",
    qn("w:endnoteReference"): "footnote",
    qn("w:commentReference"): "comment",
    qn("w:del"): "tracked",
    qn("w:ins"): "tracked",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "formula",
    qn("w:txbxContent"): "box",
}


class UnreadableFile(Exception):
    """No DOCX, or larger than is read."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something in line `line` (counted from 1 over paragraphs and tables) that no letter holds: `what` is its kind."""

    line: int
    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReadWords:
    """The blocks of a file by part (a file that was not made here: all in `body`), and what was left out."""

    parts: dict[str, list[Block]]
    not_taken: list[NotTaken] = field(default_factory=list)


def read_word_file(content: bytes) -> ReadWords:
    """The words of a DOCX. Raises UnreadableFile; nothing of it is kept or run."""
    _measure(content)
    try:
        document = Document(io.BytesIO(content))
        body = list(_parts(document))
    except Exception as error:  # the library raises whatever its parsers raise
        raise UnreadableFile from error
    found: dict[str, list[Block]] = {}
    left: list[NotTaken] = []
    name = "body"
    for at, part in enumerate(body, 1):
        name = _PART_OF.get(_style_of(part), name)
        if name == FRAME:
            continue
        blocks = found.setdefault(name, [])
        left += [NotTaken(at, what, part.text[:80] if isinstance(part, Paragraph) else "") for what in _others(part)]
        if isinstance(part, Table):
            blocks += _table(part, at, left)
        elif part.text.strip():
            blocks.append(_paragraph(part))
    left += [NotTaken(0, "header")] if _says_in_margins(document) else []
    return ReadWords({name: checked_blocks(_joined(blocks)) for name, blocks in found.items() if blocks}, left)


def _style_of(part: Any) -> str:
    line = part.cell(0, 0).paragraphs[0] if isinstance(part, Table) and part.rows else part
    style = getattr(line, "style", None)
    return (style.name or "") if style is not None else ""


def _measure(content: bytes) -> None:
    if len(content) > LARGEST or not zipfile.is_zipfile(io.BytesIO(content)):
        raise UnreadableFile
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise UnreadableFile


def _parts(document: Any) -> Iterator[Any]:
    yield from document.iter_inner_content()


def _others(part: Any) -> list[str]:
    """Kinds of what a letter cannot hold, each once, in order."""
    names = (_OTHER.get(element.tag) for element in part._element.iter())
    return list(dict.fromkeys(name for name in names if name))


def _says_in_margins(document: Any) -> bool:
    return any(
        paragraph.text.strip()
        for section in document.sections
        for margin in (section.header, section.footer)
        for paragraph in margin.paragraphs
    )


def _runs(part: Paragraph) -> Runs:
    found: Runs = []
    for run in part.iter_inner_content():
        for one in getattr(run, "runs", None) or [run]:  # a hyperlink holds runs of its own
            marks = "".join(mark for mark, on in (("b", one.bold), ("i", one.italic), ("u", one.underline)) if on)
            found.append([one.text, marks])
    return found


def _paragraph(part: Paragraph) -> Block:
    runs, text = _runs(part), part.text
    style = (part.style.name if part.style is not None else "") or ""
    numbered = part._element.pPr is not None and part._element.pPr.numPr is not None
    if numbered or style.startswith("List"):
        sign = "-" if "Bullet" in style else "1"
        return {"is": "point", "style": sign, "runs": runs, "depth": _level(part)}
    if match := _POINT.match(text):
        sign = "1" if match[1][0].isdigit() else "a" if match[1][0].isalpha() else "-"
        return {"is": "point", "style": sign, "runs": _without(runs, match.end()), "depth": 0}
    if part.alignment is not None and part.alignment.name == "CENTER" and len(text) < 200:
        return {"is": "title", "runs": [[said, marks.replace("b", "")] for said, marks in runs]}
    if (match := _FIELD.match(text)) and "\t" in text:
        return {"is": "fields", "rows": [[match[1], _without(runs, match.start(2))]]}
    indent = int((part.paragraph_format.left_indent or 0) / STEP)
    return {"is": "text", "runs": runs, "indent": max(0, min(indent, DEEPEST_INDENT))}


def _level(part: Paragraph) -> int:
    properties: Any = part._element.pPr.numPr if part._element.pPr is not None else None
    level = properties.ilvl if properties is not None else None
    return min(int(level.val), 2) if level is not None else 0


def _without(runs: Runs, signs: int) -> Runs:
    """The runs without their first `signs` characters."""
    kept: Runs = []
    for text, marks in runs:
        kept.append([text[signs:], marks])
        signs = max(0, signs - len(text))
    return kept


def _table(part: Table, at: int, left: list[NotTaken]) -> list[Block]:
    """A table; one of two columns whose values begin with a colon is fields."""
    rows = [[_cell(cell) for cell in row.cells] for row in part.rows[:MOST_ROWS]]
    rows = [row for row in rows if row]
    if not rows:
        return []
    if len(part.rows) > MOST_ROWS or max(len(row) for row in rows) > MOST_COLUMNS:
        left.append(NotTaken(at, "table"))
    pairs = [(_said(row[0]), row[1:]) for row in rows]
    if all(label and len(rest) in (1, 2) and _said(rest[0]).startswith(":") for label, rest in pairs):
        return [{"is": "fields", "rows": [[label[:80], _value(rest)] for label, rest in pairs]}]
    head = _is_head(rows)
    if head:  # what makes it the head need not be said of its words again
        rows[0] = [[[text, marks.replace("b", "")] for text, marks in cell] for cell in rows[0]]
    return [{"is": "table", "rows": [row[:MOST_COLUMNS] for row in rows], "head": head}]


def _value(rest: list[Runs]) -> Runs:
    runs = [part for cell in rest for part in cell]
    return _without(runs, len(_said(runs)) - len(_said(runs).lstrip(": ")))


def _said(runs: Runs) -> str:
    return "".join(text for text, _marks in runs)


def _is_head(rows: list[list[Runs]]) -> bool:
    cells = [part for cell in rows[0] for part in cell if part[0].strip()]
    return len(rows) > 1 and bool(cells) and all("b" in marks for _text, marks in cells)


def _cell(cell: Any) -> Runs:
    found: Runs = []
    for at, line in enumerate(cell.paragraphs):
        found += ([["\n", ""]] if at else []) + _runs(line)
    return found


def _joined(found: list[Block]) -> list[Block]:
    """Points one after the other as lists, lines of fields as one."""
    made: list[Block] = []
    for block in found:
        if block["is"] == "point":
            _add_point(made, block)
        elif block["is"] == "fields" and made and made[-1]["is"] == "fields":
            made[-1]["rows"] += block["rows"]
        else:
            made.append(block)
    return made


def _add_point(made: list[Block], point: Block) -> None:
    item = {"runs": point["runs"]}
    last = made[-1] if made and made[-1]["is"] == "list" else None
    if last is None:
        made.append({"is": "list", "style": point["style"], "items": [item], "indent": 0})
    elif point["depth"] == 0 and point["style"] == last["style"]:
        last["items"].append(item)
    else:
        # Deeper, or signed otherwise: a list inside the last point.
        inner = last["items"][-1].setdefault("inner", {"is": "list", "style": point["style"], "items": []})
        inner["items"].append(item)
