# SPDX-License-Identifier: EUPL-1.2
"""Marks on a canvas, and the canvas as SVG: for a page (looks are classes, so that both themes colour them) or for paper
(looks are written out, since paper knows no style sheet). Pure."""

from dataclasses import dataclass, field
from html import escape
from typing import Literal

Anchor = Literal["start", "middle", "end"]

PAPER = {
    "axis": 'stroke="#444" stroke-width="1" fill="none"',
    "grid": 'stroke="#ccc" stroke-width="0.6" fill="none"',
    "bar": 'fill="#0b5c5e"',
    "bar-vital": 'fill="#0b5c5e"',
    "bar-rest": 'fill="#9bb5b6"',
    "band": 'fill="#0b5c5e" fill-opacity="0.14" stroke="none"',
    "line": 'stroke="#14212b" stroke-width="1.6" fill="none"',
    "mean": 'stroke="#1b6e3c" stroke-width="1.4" fill="none"',
    "limit": 'stroke="#b3261e" stroke-width="1.2" stroke-dasharray="5 3" fill="none"',
    "mark": 'stroke="#6d4b00" stroke-width="1.4" stroke-dasharray="6 3" fill="none"',
    "dot": 'fill="#14212b"',
    "dot-soft": 'fill="#0b5c5e" fill-opacity="0.65"',
    "dot-light": 'fill="#9bb5b6"',
    "dot-signal": 'fill="#b3261e" stroke="#fff" stroke-width="1"',
    "dotted": 'stroke="#14212b" stroke-width="1.4" stroke-dasharray="1.5 3.5" stroke-linecap="round" fill="none"',
    "bone": 'stroke="#0b5c5e" stroke-width="2.4" fill="none"',
    "twig": 'stroke="#6b7c82" stroke-width="1.1" fill="none"',
    "box": 'fill="#e4f0ef" stroke="#0b5c5e" stroke-width="1"',
    "say": 'fill="#14212b" font-size="12"',
    "say-soft": 'fill="#4a5a63" font-size="11"',
    "say-strong": 'fill="#14212b" font-size="12" font-weight="700"',
}
"""What each look is on paper. The names are the classes that the style sheet colours on a page."""


def number(value: float) -> str:
    """A coordinate: a full stop in every language, one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


@dataclass
class Canvas:
    """`width` and `height` in units of the drawing; text of 12 units is as large as the page's small type on a phone."""

    width: float
    height: float
    marks: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Element, where it stands, its look, what it says."""

    def line(self, x1: float, y1: float, x2: float, y2: float, look: str) -> None:
        self._add("path", f'd="M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"', look)

    def polyline(self, places: list[tuple[float, float]], look: str) -> None:
        """A line through `places`; nothing for fewer than two."""
        if len(places) > 1:
            points = " ".join(f"{number(x)},{number(y)}" for x, y in places)
            self._add("polyline", f'points="{points}"', look)

    def polygon(self, places: list[tuple[float, float]], look: str) -> None:
        """A field within `places`; nothing for fewer than three."""
        if len(places) > 2:
            points = " ".join(f"{number(x)},{number(y)}" for x, y in places)
            self._add("polygon", f'points="{points}"', look)

    def rect(self, x: float, y: float, width: float, height: float, look: str) -> None:
        size = f'width="{number(max(width, 0))}" height="{number(max(height, 0))}"'
        self._add("rect", f'x="{number(x)}" y="{number(y)}" {size}', look)

    def circle(self, x: float, y: float, radius: float, look: str) -> None:
        self._add("circle", f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"', look)

    def text(self, x: float, y: float, words: str, look: str = "say", anchor: Anchor = "start") -> None:
        at = f'x="{number(x)}" y="{number(y)}"' + (f' text-anchor="{anchor}"' if anchor != "start" else "")
        self._add("text", at, look, escape(words))

    def _add(self, tag: str, where: str, look: str, inside: str = "") -> None:
        self.marks.append((tag, where, look, inside))

    def on_page(self, says: str) -> str:
        """Markup for a page. `says` tells in words what is drawn, for whoever does not see it."""
        box = f'viewBox="0 0 {number(self.width)} {number(self.height)}"'
        head = f'<svg class="drawn" {box} role="img" aria-label="{escape(says)}" focusable="false">'
        return head + self._dressed({look: f'class="{look}"' for look in PAPER}) + "</svg>"

    def on_paper(self) -> str:
        """Markup that stands by itself, for a document. What it says is told beside it."""
        size = f'width="{number(self.width)}" height="{number(self.height)}"'
        box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(self.width)} {number(self.height)}" {size}'
        return f'<svg {box} font-family="Plus Jakarta Sans">{self._dressed(PAPER)}</svg>'

    def _dressed(self, looks: dict[str, str]) -> str:
        return "".join(
            f"<{tag} {where} {looks[look]}>{inside}</{tag}>" if inside else f"<{tag} {where} {looks[look]}/>"
            for tag, where, look, inside in self.marks
        )


def wrapped(words: str, width: int, most: int) -> list[str]:
    """`words` in lines of about `width` characters, at most `most`; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in words.split():
        piece = word if len(word) <= width else word[: width - 1] + "…"
        if lines and len(lines[-1]) + 1 + len(piece) <= width:
            lines[-1] += " " + piece
        else:
            lines.append(piece)
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = lines[-1][: width - 1].rstrip() + "…"
    return lines or [""]
