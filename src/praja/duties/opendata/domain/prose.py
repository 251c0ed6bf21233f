# SPDX-License-Identifier: EUPL-1.2
"""Text of a story as people write it in a letter: nothing in it is ever markup. Pure.

An empty line parts paragraphs; a paragraph of one line that begins with `## ` is a heading; lines that begin with `- ` are a
list.
"""

from dataclasses import dataclass

HEADING, ITEM = "## ", "- "


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text: `kind` is `paragraph`, `heading` or `list`, `lines` its lines or items without their marks."""

    kind: str
    lines: tuple[str, ...]


def blocks_of(text: str) -> list[Block]:
    """The pieces of a text, in order."""
    parts = (part.strip() for part in "\n".join(line.rstrip() for line in text.splitlines()).split("\n\n"))
    return [_block([line for line in part.split("\n") if line.strip()]) for part in parts if part]


def _block(lines: list[str]) -> Block:
    if len(lines) == 1 and lines[0].startswith(HEADING):
        return Block("heading", (lines[0].removeprefix(HEADING).strip(),))
    if all(line.lstrip().startswith(ITEM) for line in lines):
        return Block("list", tuple(line.lstrip().removeprefix(ITEM).strip() for line in lines))
    return Block("paragraph", tuple(lines))
