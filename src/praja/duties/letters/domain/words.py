# SPDX-License-Identifier: EUPL-1.2
"""Everything that a writer says in a letter, in its parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from praja.duties.letters.domain.bodies import Block, UnusableBody, checked_blocks, plain, plain_text
from praja.duties.letters.domain.errands import ERRAND_KINDS, Errand
from praja.duties.letters.domain.kinds import FACTS, Layout

LONGEST_LINE, MOST_LINES = 200, 60
BLOCKS = ("opening", "body", "closing", "considering", "recalling", "noting")
LINES = ("attention", "enclosures", "deciding")

PARTS = {
    Layout.LETTER: ("opening", "body", "closing"),
    Layout.NOTE: ("body",),
    Layout.TITLED: ("body",),
    Layout.LEGAL: ("considering", "recalling", "noting", "body"),
}
"""Which parts of blocks each layout asks for. What another layout had stays in the words and is not printed."""


def parts_of(kind: str) -> tuple[str, ...]:
    """The parts of blocks of this kind. A letter that sends somebody has room for words after those who are sent."""
    parts = PARTS[FACTS[kind].layout]
    return (*parts, "closing") if kind in ERRAND_KINDS else parts


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a letter. Parts of blocks: `opening`, `body`, `closing`; of a legal product `considering` (menimbang),
    `recalling` (mengingat), `noting` (memperhatikan), whose points are the items of their lists. `deciding` is what it sets
    (menetapkan), `attention` whom it is for within the office addressed (u.p.), `enclosures` as the letter counts them,
    `copies` those who get one beside the addressees that are sent to by name. `errand` is who is sent where and when, by a letter
    that sends somebody."""

    opening: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    closing: list[Block] = field(default_factory=list)
    considering: list[Block] = field(default_factory=list)
    recalling: list[Block] = field(default_factory=list)
    noting: list[Block] = field(default_factory=list)
    deciding: str = ""
    attention: str = ""
    enclosures: str = ""
    copies: tuple[str, ...] = ()
    errand: Errand | None = None

    def as_data(self) -> dict[str, Any]:
        """As plain JSON values, to be sealed with the version."""
        blocks = {name: getattr(self, name) for name in BLOCKS}
        data = blocks | {name: getattr(self, name) for name in LINES} | {"copies": list(self.copies)}
        return data if self.errand is None else data | {"errand": self.errand.as_data()}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Words":
        """What `as_data` made, or what came in from outside: checked and cleaned. Raises UnusableBody."""
        if not isinstance(data, Mapping) or not set(data) <= {*BLOCKS, *LINES, "copies", "errand"}:
            raise UnusableBody("words")
        parts: dict[str, Any] = {name: checked_blocks(data.get(name, []), name) for name in BLOCKS}
        parts |= {name: _line(data.get(name, ""), name) for name in LINES}
        copies = data.get("copies", ())
        if not isinstance(copies, list | tuple) or len(copies) > MOST_LINES:
            raise UnusableBody("copies")
        errand = Errand.of(data["errand"]) if data.get("errand") is not None else None
        return cls(**parts, copies=tuple(filter(None, (_line(copy, "copies") for copy in copies))), errand=errand)

    def plain(self) -> Iterator[tuple[str, str]]:
        """Each part that says something, as plain text, in the order of the page."""
        for name in ("considering", "recalling", "noting", "opening", "body", "closing"):
            if said := plain_text(getattr(self, name)):
                yield name, said
            if name == "body" and self.errand is not None:
                yield "errand", self.errand.text()
        for name in LINES:
            if said := getattr(self, name):
                yield name, said
        if self.copies:
            yield "copies", "\n".join(self.copies)

    def text(self) -> str:
        """All words, for search."""
        return "\n".join(said for _name, said in self.plain())


def _line(found: Any, where: str) -> str:
    if not isinstance(found, str):
        raise UnusableBody(where)
    line = " ".join(plain(found).split())
    if len(line) > LONGEST_LINE:
        raise UnusableBody(where)
    return line
