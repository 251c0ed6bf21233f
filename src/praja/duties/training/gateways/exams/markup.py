# SPDX-License-Identifier: EUPL-1.2
"""The marks of questions as HTML elements, and HTML of others as our marks. Nothing else comes in: no script, no style, no
address. What is lost on the way (tables, formulas, sounds) is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree, html

from praja.duties.training.domain.exams.texts import BULLETS, NUMBERS, PARAGRAPH, Block, Run, Runs, blocks_of, written

Element = Any
Maker = Callable[[str], Element]
ELEMENT_OF = {"bold": "strong", "italic": "em", "raised": "sup", "lowered": "sub"}
MARK_OF = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic", "sup": "raised", "sub": "lowered"}
LIST_OF = {"ul": BULLETS, "ol": NUMBERS}
BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article", "figure", "figcaption",
    "table", "tbody", "thead", "tr", "dl", "dt", "dd", "header", "footer", "aside", "address", "center", "body", "html",
    "content-body",
}  # fmt: skip
SILENT = {
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "head", "title", "link",
    "meta",
}  # fmt: skip
LOST = {
    "table": "table", "math": "formula", "svg": "picture", "audio": "sound", "video": "film", "object": "object",
    "embed": "object", "iframe": "object", "script": "script", "a": "link",
}  # fmt: skip


@dataclass(slots=True)
class Reading:
    """What was read of a piece of HTML: its words in our marks, the pictures by their address, and what was left out."""

    blocks: list[Block] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    _kind: str = PARAGRAPH
    _runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words in our one way of writing."""
        return written(self.blocks)

    def put(self, text: str, look: Run) -> None:
        """Words of this look, with single spaces: breaks in the file say nothing."""
        if text:
            self._runs.append(replace(look, text=_one_space(text)))

    def break_line(self, look: Run) -> None:
        """A line break within a paragraph."""
        self._runs.append(replace(look, text="\n"))

    def close(self, kind: str = PARAGRAPH) -> None:
        """End the paragraph or item."""
        if self._runs:
            self.blocks.append(Block(self._kind, (tuple(self._runs),)))
        self._runs, self._kind = [], kind


def append_blocks(parent: Element, text: str, make: Maker) -> None:
    """Put our words under `parent` as elements."""
    for block in blocks_of(text):
        if block.kind == PARAGRAPH:
            _append_runs(_child(parent, make("p")), block.items[0], make)
            continue
        listed = _child(parent, make(block.kind))
        for item in block.items:
            _append_runs(_child(listed, make("li")), item, make)


def append_inline(parent: Element, text: str, make: Maker) -> None:
    """The same within a line, where only one paragraph was written; else as blocks."""
    blocks = blocks_of(text)
    if len(blocks) == 1 and blocks[0].kind == PARAGRAPH:
        _append_runs(parent, blocks[0].items[0], make)
    else:
        append_blocks(parent, text, make)


def as_html(text: str) -> str:
    """Our words as a piece of HTML, as Moodle keeps them."""
    holder = etree.Element("div")
    append_blocks(holder, text, etree.Element)
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in holder)


def read_html(text: str) -> Reading:
    """Read a piece of HTML that anybody may have written."""
    reading = Reading()
    if text.strip():
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        for piece in html.fragments_fromstring(text, parser=parser):
            if isinstance(piece, str):
                reading.put(piece, Run(""))
            else:
                _read(piece, Run(""), reading)
                reading.put(piece.tail or "", Run(""))
    reading.close()
    return reading


def read_element(element: Element, *, skip: Callable[[Element], bool] = lambda _one: False) -> Reading:
    """Read what stands within an element of a parsed file, without the elements for which `skip` is true."""
    reading = Reading()
    _read_within(element, Run(""), reading, skip)
    reading.close()
    return reading


def local_name(element: Element) -> str:
    """The name without its namespace; empty for comments."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _read(element: Element, look: Run, reading: Reading, skip: Callable[[Element], bool] = lambda _one: False) -> None:
    name = local_name(element)
    if name in LOST and LOST[name] not in reading.lost:
        reading.lost.append(LOST[name])
    if not name or name in SILENT or skip(element):
        return
    if name == "br":
        reading.break_line(look)
    elif name == "img":
        reading.pictures.append((element.get("src") or "", element.get("alt") or ""))
    elif name == "li":
        parent = element.getparent()
        reading.close(LIST_OF.get("" if parent is None else local_name(parent), BULLETS))
        _read_within(element, look, reading, skip)
        reading.close()
    elif name in BLOCKS or name in LIST_OF:
        reading.close()
        _read_within(element, look, reading, skip)
        reading.close()
    else:
        marked = look.turned(MARK_OF[name], on=True) if name in MARK_OF else look
        _read_within(element, marked, reading, skip)
        if name in ("td", "th"):
            reading.put(" ", look)


def _read_within(element: Element, look: Run, reading: Reading, skip: Callable[[Element], bool]) -> None:
    reading.put(element.text or "", look)
    for child in element:
        _read(child, look, reading, skip)
        reading.put(child.tail or "", look)


def _one_space(text: str) -> str:
    return "".join(_spaces(text))


def _spaces(text: str) -> Iterator[str]:
    before = ""
    for sign in text.replace("\xa0", " "):
        said = " " if sign.isspace() else sign
        if said != " " or before != " ":
            yield said
        before = said


def _child(parent: Element, child: Element) -> Element:
    parent.append(child)
    return child


def _append_runs(parent: Element, runs: Runs, make: Maker) -> None:
    for run in runs:
        holder = parent
        for name in run.marks:
            holder = _child(holder, make(ELEMENT_OF[name]))
        for place, line in enumerate(run.text.split("\n")):
            if place:
                _child(holder, make("br"))
            _append_text(holder, line)


def _append_text(holder: Element, text: str) -> None:
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + text
    else:
        holder.text = (holder.text or "") + text
