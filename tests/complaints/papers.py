# SPDX-License-Identifier: EUPL-1.2
"""Reading printed pages back: their size, links and words, from the file alone."""

import io
import re
from typing import Any

import pikepdf

POINTS_PER_MM = 72 / 25.4


class Paper:
    """A PDF as a reader sees it. `words` is its text without any spaces, as it is drawn."""

    def __init__(self, content: bytes) -> None:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            self.pages = len(pdf.pages)
            box = pdf.pages[0].mediabox
            self.size = tuple(round(float(side) / POINTS_PER_MM) for side in (box[2], box[3]))
            self.links = {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note}
            self.words = "".join(_words(page) for page in pdf.pages)
            with pdf.open_metadata(set_pikepdf_as_editor=False) as about:
                self.standard = f"{about['pdfaid:part']}{about['pdfaid:conformance']}"

    def says(self, text: str) -> bool:
        """Whether the text is drawn somewhere, wherever its lines were broken."""
        return "".join(text.split()) in self.words

    @property
    def secret(self) -> str:
        """The secret of the reporter's link; empty where the paper carries none."""
        found = (re.search(r"/lacak/[^/]+/([^/]+)/$", link) for link in self.links)
        return next((match[1] for match in found if match), "")


def _words(page: Any) -> str:
    fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
    letters: dict[str, str] = {}
    drawn: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part).hex()
                    drawn += [letters.get(codes[at : at + 4], "") for at in range(0, len(codes), 4)]
    return "".join("".join(drawn).split())


def _letters(font: Any) -> dict[str, str]:
    """Code of a glyph to the letters that it stands for."""
    table = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    pairs = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>\s*$", table, re.MULTILINE)
    return {code.lower(): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
