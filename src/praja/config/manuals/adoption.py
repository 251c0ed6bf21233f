# SPDX-License-Identifier: EUPL-1.2
"""Papers of docs/adopsi as DOCX: offices edit them. What a government fills in stands between ⟨ ⟩ and is marked yellow."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from praja.config.manuals.blocks import Block, Runs, blocks_of

HOME = Path(__file__).resolve().parents[4] / "docs" / "adopsi"
FILLED_IN = re.compile(r"(⟨[^⟩]*⟩)")
CITED = re.compile(
    r"\b((?:UU|PP|Perpres|Permen[A-Z]\w*|Permendagri|Perki|Peraturan (?:LAN|BKN|BSSN|ANRI)) \d+/\d{4})(?: Pasal (\d+))?"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """An instrument and an article (0: none) that a paragraph names."""

    instrument: str
    article: int
    words: str


def papers() -> list[Path]:
    """Every paper, in order."""
    return sorted(HOME.glob("[0-9]*.md"))


def citations(path: Path) -> Iterator[Citation]:
    """What a paper cites, line by line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        for instrument, article in CITED.findall(line):
            yield Citation(instrument, int(article or 0), line)


def known_instruments() -> dict[str, Any]:
    """What may be cited, with its confidence and the articles that may be named."""
    listed: dict[str, Any] = yaml.safe_load((HOME / "dasar-hukum.yaml").read_text(encoding="utf-8"))["instruments"]
    return listed


def docx_of(path: Path) -> bytes:
    """The paper as DOCX."""
    document = Document()
    document.core_properties.language = "id-ID"
    section, plain = document.sections[0], document.styles["Normal"]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    plain.font.name, plain.font.size = "Arial", Pt(11)
    _write(document, blocks_of(path.read_text(encoding="utf-8")))
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _write(document: Any, blocks: list[Block], style: str = "") -> None:
    for block in blocks:
        if block["is"] == "heading":
            _runs(document.add_heading(level=min(block["level"], 4)), block["runs"])
        elif block["is"] == "text":
            _runs(document.add_paragraph(style=style or None), block["runs"])
        elif block["is"] == "list":
            for item in block["items"]:
                _write(document, item, "List Number" if block["ordered"] else "List Bullet")
        elif block["is"] == "table":
            _table(document, block)
        elif block["is"] == "code":
            document.add_paragraph(block["text"])


def _runs(paragraph: Any, runs: Runs) -> None:
    for text, marks in runs:
        for part in filter(None, FILLED_IN.split(text)):
            run = paragraph.add_run(part)
            run.bold, run.italic = "b" in marks.split() or None, "i" in marks.split() or None
            if FILLED_IN.fullmatch(part):
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _table(document: Any, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block["head"]), style="Table Grid")
    for number, row in enumerate([block["head"], *block["rows"]]):
        cells = table.add_row().cells
        for cell, runs in zip(cells, row, strict=True):
            _runs(cell.paragraphs[0], [[text, f"{marks} b" if number == 0 else marks] for text, marks in runs])
    # Read aloud, and repeated at the top of the next page.
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(header)
