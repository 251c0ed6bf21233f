# SPDX-License-Identifier: EUPL-1.2
"""Statements of RDF: who (an address), what (an address), and an address or a text. There are no nameless nodes, so that the same
graph is always written by the same bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Iri:
    """An address that names something."""

    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its language, or of a type of XML Schema."""

    value: str
    language: str = ""
    type: str = ""


Triple = tuple[str, str, Iri | Text]
PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": XSD,
}


def full(name: str) -> str:
    """`dct:title` in full."""
    prefix, _colon, rest = name.partition(":")
    return PREFIXES[prefix] + rest


def iri(address: str) -> Iri:
    """An address as RDF takes it: what may not stand in one is written with percent signs."""
    return Iri(quote(address, safe=":/?#[]@!$&'()*+,;=-._~%"))


@dataclass(frozen=True, slots=True)
class About:
    """What is said of one thing. Each method gives statements; empty texts give none."""

    subject: str

    def a(self, *types: str) -> Iterator[Triple]:
        """What it is."""
        for name in types:
            yield self.subject, full("rdf:type"), Iri(full(name))

    def to(self, name: str, address: str, *types: str) -> Iterator[Triple]:
        """That it is related to something, and what that is."""
        if not address:
            return
        there = iri(address)
        yield self.subject, full(name), there
        yield from About(there.value).a(*types)

    def text(self, name: str, value: str, language: str = "") -> Iterator[Triple]:
        """A text, in a language where it has one."""
        if value := _clean(value):
            yield self.subject, full(name), Text(value, language)

    def both(self, name: str, indonesian: str, english: str = "") -> Iterator[Triple]:
        """A text in Indonesian, and in English where that was written."""
        yield from self.text(name, indonesian, "id")
        yield from self.text(name, english, "en")

    def typed(self, name: str, value: object, kind: str) -> Iterator[Triple]:
        """A value of a type of XML Schema; None gives no statement."""
        if value is None:
            return
        said = value.isoformat() if isinstance(value, (date, datetime)) else str(value)
        yield self.subject, full(name), Text(said, type=XSD + kind)


def _clean(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n\r" or _is_written(ord(sign)))


def _is_written(point: int) -> bool:
    return 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or point >= 0x10000
