# SPDX-License-Identifier: EUPL-1.2
"""A letter as a word processor's file (DOCX): for offices that edit there, and with places for SRIKANDI to fill in."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from praja.duties.letters.domain.bodies import Block, Runs
from praja.kernel.documents.domain.papers import LetterText

FONT, SIZE = "Arial", Pt(11)
STEP = Cm(1)

FRAME = "frame"
PARTS = {
    FRAME: "Surat bingkai",
    "opening": "Surat pembuka",
    "body": "Surat isi",
    "closing": "Surat penutup",
    "considering": "Surat menimbang",
    "recalling": "Surat mengingat",
    "noting": "Surat memperhatikan",
}
"""The style of each part's paragraphs: by it the parts are found again when the file comes back."""


class _Paper:
    """The file being written; lines belong to the part that is being written, the frame around the words at first."""

    def __init__(self) -> None:
        self.document: DocumentType = Document()
        self.part = FRAME
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, SIZE
        for name in PARTS.values():
            self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = normal
        for section in self.document.sections:
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = Cm(2.5)

    def line(self, words: str = "") -> Paragraph:
        """A new line of the current part."""
        return self.document.add_paragraph(words, style=PARTS[self.part])


def letter_file(
    text: LetterText, *, government: str, unit: str, place: str, signer: Sequence[str], places: Mapping[str, str]
) -> bytes:
    """The letter as DOCX. `signer` are the lines under the signature; `places` what stands for number, date and signature."""
    paper = _Paper()
    _head(paper, text, government, unit)
    dated = ", ".join(filter(None, (place, places["date"])))
    if text.layout in ("letter", "note"):
        _fields_of_letter(paper, text, dated, places)
    else:
        _title(paper, text, places)
    for name in ("considering", "recalling", "noting"):
        _part(paper, name, getattr(text, name))
    if text.layout == "legal":
        _centred(paper, "MEMUTUSKAN:", bold=True)
        if text.deciding:
            paper.line(f"Menetapkan: {text.deciding.upper()}")
    for name in ("opening", "body"):
        _part(paper, name, getattr(text, name))
    # Who is sent is chosen on the page of the letter: it stands here to be read, and is not read back.
    _part(paper, FRAME, text.errand)
    _part(paper, "closing", text.closing)
    _signature(paper, text, dated, signer, places)
    kept = io.BytesIO()
    paper.document.save(kept)
    return kept.getvalue()


def _centred(paper: _Paper, words: str, *, bold: bool = False) -> None:
    line = paper.line()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(words).bold = bold


def _head(paper: _Paper, text: LetterText, government: str, unit: str) -> None:
    lines = (
        [text.letterhead.upper()] if text.letterhead else [government.upper(), *([unit] if unit != government else [])]
    )
    for line in lines:
        _centred(paper, line, bold=True)


def _fields_of_letter(paper: _Paper, text: LetterText, dated: str, places: Mapping[str, str]) -> None:
    if text.layout == "letter":
        paper.line(dated).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    else:
        _centred(paper, text.heading.upper(), bold=True)
    sifat = " / ".join(filter(None, (text.security, text.speed)))
    rows = [("Nomor", places["number"]), ("Sifat", sifat), ("Lampiran", text.enclosures or "-"), ("Hal", text.subject)]
    _table(paper, [[[[label, ""]], [[f": {value}", ""]]] for label, value in rows], widths=(Cm(2.5), Cm(13.5)))
    for at, line in enumerate(text.to):
        paper.line(f"Yth. {line}" if at == 0 else line)
    if text.attention:
        paper.line(f"u.p. {text.attention}")


def _title(paper: _Paper, text: LetterText, places: Mapping[str, str]) -> None:
    _centred(paper, text.heading.upper(), bold=True)
    _centred(paper, f"Nomor: {places['number']}")
    if text.subject:
        _centred(paper, "tentang")
        _centred(paper, text.subject.upper(), bold=True)


_NAMES = {"considering": "Menimbang", "recalling": "Mengingat", "noting": "Memperhatikan"}


def _part(paper: _Paper, name: str, blocks: list[Block]) -> None:
    if blocks and name in _NAMES:
        paper.line(f"{_NAMES[name]}:")
    paper.part = name
    for block in blocks:
        _block(paper, block)
    paper.part = FRAME


def _block(paper: _Paper, block: Block) -> None:
    kind = block["is"]
    if kind == "list":
        _points(paper, block, block.get("indent", 0), 0)
    elif kind == "table":
        _table(paper, block["rows"], grid=True, head=block["head"])
    elif kind == "fields":
        _table(
            paper, [[[[label, ""]], [[": ", ""], *value]] for label, value in block["rows"]], widths=(Cm(4.5), Cm(11.5))
        )
    else:
        line = paper.line()
        if kind == "title":
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            line.paragraph_format.left_indent = STEP * block.get("indent", 0)
        _say(line, block["runs"], bold=kind == "title")


def _say(line: Paragraph, runs: Runs, *, bold: bool = False) -> None:
    for text, marks in runs:
        run = line.add_run(text)  # python-docx writes a newline as a line break
        run.bold, run.italic, run.underline = bold or "b" in marks, "i" in marks, "u" in marks


def _points(paper: _Paper, found: Block, indent: int, depth: int) -> None:
    """Points with their signs as words, hanging: what stands there is what is printed, in every program."""
    for number, item in enumerate(found["items"], 1):
        sign = {"1": f"{number}.", "a": f"{_letter(number)}.", "-": "-"}[found["style"]]
        line = paper.line()
        line.paragraph_format.left_indent = STEP * (indent + depth) + Cm(0.8)
        line.paragraph_format.first_line_indent = Cm(-0.8)
        line.add_run(f"{sign}\t")
        _say(line, item["runs"])
        if item.get("inner"):
            _points(paper, item["inner"], indent, depth + 1)


def _letter(number: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return letters[number - 1] if number <= 26 else letters[(number - 1) // 26 - 1] + letters[(number - 1) % 26]


def _table(
    paper: _Paper,
    rows: list[list[Runs]],
    *,
    grid: bool = False,
    head: bool = False,
    widths: Sequence[Any] = (),
) -> None:
    made = paper.document.add_table(rows=len(rows), cols=len(rows[0]))
    made.style = "Table Grid" if grid else "Normal Table"
    for at, row in enumerate(rows):
        for cell, runs in zip(made.rows[at].cells, row, strict=True):
            _say(cell.paragraphs[0], runs, bold=head and at == 0)
        for cell in made.rows[at].cells:
            cell.paragraphs[0].style = PARTS[paper.part]
        for cell, width in zip(made.rows[at].cells, widths, strict=False):
            cell.width = width
    paper.line()


def _signature(paper: _Paper, text: LetterText, dated: str, signer: Sequence[str], places: Mapping[str, str]) -> None:
    over = [dated] if text.layout in ("titled", "legal") else []
    for line in (*over, *text.acting, *signer[:1], places["signature"], *signer[1:]):
        shown = paper.line(line)
        shown.paragraph_format.left_indent = Cm(8.5)
    if text.copies:
        paper.line("Tembusan:")
        for at, copy in enumerate(text.copies, 1):
            paper.line(f"{at}. {copy}")
