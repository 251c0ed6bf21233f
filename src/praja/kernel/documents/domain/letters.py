# SPDX-License-Identifier: EUPL-1.2
"""What stands on an official letter that is signed and sent out."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Blocks = list[dict[str, Any]]
"""Paragraphs, lists, tables and fields as plain JSON values; typst/blocks.typ says which."""

LAYOUTS = frozenset({"letter", "note", "titled", "legal"})


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What stands at the head of a paper beside names: lines of address and contact, emblems as SVG; each may be empty."""

    address: str = ""
    contact: str = ""
    emblem: str = field(default="", repr=False)
    post_emblem: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class LetterText:
    """The words of an official letter, and which of four layouts prints them.

    `to` and `copies` are printed line by line; `attention` stands under `to` (u.p.). `acting` are the lines over the signer's
    post where it is signed in another's name (a.n., u.b.). `considering`, `recalling`, `noting` and `deciding` belong to legal
    products. All is data, never markup.
    """

    layout: str
    heading: str
    """The kind as a titled text prints it: "Surat Tugas"."""
    subject: str = ""
    security: str = ""
    speed: str = ""
    enclosures: str = ""
    to: tuple[str, ...] = ()
    attention: str = ""
    copies: tuple[str, ...] = ()
    letterhead: str = ""
    """A post that stands at the head instead of the unit: what a head of region sets."""
    enclosed: tuple[tuple[str, str, str], ...] = ()
    """Files that go with it: title, kind, digest. They stand at the end of the page, so that its signature covers them."""
    preamble: str = ""
    """A line over whoever sets a legal product."""
    promulgated: str = ""
    """The gazette in which a legal product is promulgated: room for that stands under the signature."""
    acting: tuple[str, ...] = ()
    deciding: str = ""
    opening: Blocks = field(default_factory=list)
    body: Blocks = field(default_factory=list)
    errand: Blocks = field(default_factory=list)
    """Who is sent where and when: stands behind the body of a titled text."""
    closing: Blocks = field(default_factory=list)
    considering: Blocks = field(default_factory=list)
    recalling: Blocks = field(default_factory=list)
    noting: Blocks = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """As plain JSON values, to be sealed with the document."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "LetterText":
        """What `as_data` made, after JSON."""
        lines = {name: tuple(data[name]) for name in ("to", "copies", "acting")}
        enclosed = tuple((title, kind, digest) for title, kind, digest in data.get("enclosed", ()))
        return cls(**{**data, **lines, "enclosed": enclosed})

    @property
    def page(self) -> str:
        """The Typst template that prints it."""
        if self.layout not in LAYOUTS:
            raise ValueError(f"no layout of letters is called {self.layout}")
        return self.layout
