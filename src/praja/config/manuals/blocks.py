# SPDX-License-Identifier: EUPL-1.2
"""Markdown as blocks for a page: headings, paragraphs, lists, tables, code, and pictures that are taken by a browser.

A picture stands in the text as `<!-- gambar: name | what it shows -->`: readers on the web see nothing, and no link breaks.
"""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

Block = dict[str, Any]
Runs = list[list[str]]
"""Pairs of text and marks: b bold, i italic, c code, and for a link `l` with its address behind a colon."""

PICTURE = re.compile(r"<!--\s*gambar:\s*([a-z0-9-]+)\s*\|\s*([^>]+?)\s*-->")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS = {"strong": "b", "em": "i"}
_reader = MarkdownIt("commonmark", {"html": True}).enable("table")


def blocks_of(text: str, *, deeper: int = 0) -> list[Block]:
    """The text as blocks; `deeper` moves its headings down so many levels."""
    return list(_Blocks(_reader.parse(text), deeper).read())


def links_of(text: str) -> list[str]:
    """Every address that the text leads to."""
    found = [child for token in _reader.parse(text) for child in token.children or () if child.type == "link_open"]
    return [str(child.attrs["href"]) for child in found]


class _Blocks:
    """Reads tokens one after the other."""

    def __init__(self, tokens: Sequence[Token], deeper: int) -> None:
        self.tokens, self.deeper, self.at = tokens, deeper, 0

    def read(self, until: str = "") -> list[Block]:
        found: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if until and token.type == until:
                break
            found += self._block(token)
        return found

    def _block(self, token: Token) -> list[Block]:
        if token.type == "heading_open":
            return [{"is": "heading", "level": int(token.tag[1]) + self.deeper, "runs": self._inline("heading_close")}]
        if token.type == "paragraph_open":
            return [{"is": "text", "runs": self._inline("paragraph_close")}]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            return [self._list(token)]
        if token.type == "table_open":
            return [self._table()]
        if token.type in ("fence", "code_block"):
            return [{"is": "code", "text": token.content.rstrip("\n")}]
        if token.type == "html_block":
            return _pictures(token.content)
        if token.type == "blockquote_open":
            return [{"is": "aside", "blocks": self.read("blockquote_close")}]
        return []

    def _list(self, opening: Token) -> Block:
        items: list[list[Block]] = []
        closing = opening.type.replace("_open", "_close")
        while self.tokens[self.at].type != closing:
            self.at += 1  # the opening of an item
            items.append(self.read("list_item_close"))
        self.at += 1
        start = int(opening.attrs.get("start", 1))
        return {"is": "list", "ordered": opening.type.startswith("ordered"), "start": start, "items": items}

    def _table(self) -> Block:
        rows: list[list[Runs]] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_runs(token.children or ()))
        self.at += 1
        return {"is": "table", "head": rows[0], "rows": rows[1:]}

    def _inline(self, until: str) -> Runs:
        found: Runs = []
        while (token := self.tokens[self.at]).type != until:
            found += _runs(token.children or ())
            self.at += 1
        self.at += 1
        return found


def _runs(children: Sequence[Token]) -> Runs:
    found: Runs = []
    marks: list[str] = []
    for child in children:
        name = child.type.removesuffix("_open").removesuffix("_close")
        if child.type == "link_open":
            marks.append(f"l:{child.attrs['href']}")
        elif child.type == "link_close":
            marks = [mark for mark in marks if not mark.startswith("l:")]
        elif name in _MARKS:
            marks = [*marks, _MARKS[name]] if child.nesting == 1 else [one for one in marks if one != _MARKS[name]]
        elif child.type == "code_inline":
            found.append([child.content, " ".join([*marks, "c"])])
        elif child.type in ("softbreak", "hardbreak"):
            found.append([" ", ""])
        elif child.type == "text" and child.content:
            found.append([child.content, " ".join(marks)])
    return found


def _pictures(html: str) -> list[Block]:
    return [{"is": "picture", "name": name, "alt": alt} for name, alt in PICTURE.findall(html)]
