# SPDX-License-Identifier: EUPL-1.2
"""The small part of Solr's query language that catalogues of the CKAN family are searched by: `field:value`, `field:"v"`, `+` and
`-`, AND, OR, NOT, parentheses, `field:[a TO b]`, `*`.

Terms with a space between them must all hold, and OR binds more tightly than that space: harvesters put
`organization:a OR organization:b metadata_modified:[x TO *]` together and mean those of a and b that are newer.
"""

import re
from dataclasses import dataclass, replace

MOST_TERMS = 200
"""More is no question that anybody asks."""
DEEPEST = 20


class BadQuery(ValueError):
    """The text is no query. `args[0]` says why, in the words of the protocol."""


@dataclass(frozen=True, slots=True)
class Term:
    """A field compared with a value; no field: with every word of a dataset. `is_prefix`: the value ended in `*`; a value `*`
    alone is any."""

    field: str
    value: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """A field from one value to another, `*` for an open end; `takes_low` and `takes_high`: the ends belong to it."""

    field: str
    low: str
    high: str
    takes_low: bool = True
    takes_high: bool = True


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class All:
    """All of these hold; of none: everything."""

    parts: tuple["Query", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """One of these holds."""

    parts: tuple["Query", ...]


Query = Term | Between | Not | All | Any

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<open>\() | (?P<close>\)) | (?P<sign>[+\-!](?=\S)) |
        (?P<range>[\[{]\s*(?P<low>"[^"]*"|\S+?)\s+TO\s+(?P<high>"[^"]*"|[^\s\]}]+)\s*[\]}]) |
        (?P<field>[A-Za-z_][\w.]*):(?!:) |
        (?P<quoted>"(?:[^"\\]|\\.)*") |
        (?P<word>(?:[^\s()"\[\]{}:\\]|\\.|:(?=\S))+)
    )""",
    re.VERBOSE,
)


def parsed(text: str) -> Query:
    """The query that a text asks. Empty, `*` and `*:*` ask for everything. Raises `BadQuery`."""
    reader = _Reader(_tokens(text.replace("*:*", "*")))
    query = reader.sequence(0)
    if reader.kind:
        raise BadQuery(f"Cannot parse '{text[:100]}'")
    return query


def _tokens(text: str) -> list[tuple[str, re.Match[str]]]:
    found: list[tuple[str | None, re.Match[str]]] = []
    place, end = 0, len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None or match.end() == place or len(found) >= MOST_TERMS * 2:
            raise BadQuery(f"Cannot parse '{text[:100]}'")
        found.append((match.lastgroup if match.lastgroup not in {"low", "high"} else "range", match))
        place = match.end()
    return [(kind or "", match) for kind, match in found]


class _Reader:
    """Goes through the tokens once, from left to right."""

    def __init__(self, tokens: list[tuple[str, re.Match[str]]]) -> None:
        self.tokens, self.place = tokens, 0

    @property
    def kind(self) -> str:
        return self.tokens[self.place][0] if self.place < len(self.tokens) else ""

    def _word(self) -> str:
        return self.tokens[self.place][1].group("word") if self.kind == "word" else ""

    def _take(self) -> re.Match[str]:
        if not self.kind:
            raise BadQuery("Cannot parse a query that ends too early")
        self.place += 1
        return self.tokens[self.place - 1][1]

    def _takes(self, *words: str) -> bool:
        if self._word() in words:
            self.place += 1
            return True
        return False

    def sequence(self, depth: int) -> Query:
        """Terms with a space between them: all hold."""
        parts = []
        while self.kind not in {"", "close"}:
            parts.append(self._either(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _either(self, depth: int) -> Query:
        parts = [self._both(depth)]
        while self._takes("OR", "||"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _both(self, depth: int) -> Query:
        parts = [self._one(depth)]
        while self._takes("AND", "&&"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, depth: int, field: str = "") -> Query:
        if depth > DEEPEST:
            raise BadQuery("Cannot parse a query so deep")
        if self._takes("NOT"):
            return Not(self._one(depth + 1, field))
        if self._word() in {"AND", "OR", "&&", "||"}:
            raise BadQuery(f"Cannot parse '{self._word()}' here")
        match self.kind:
            case "sign":
                sign = self._take().group("sign")
                return self._one(depth + 1, field) if sign == "+" else Not(self._one(depth + 1, field))
            case "open":
                return self._group(depth, field)
            case "field":
                return self._one(depth + 1, self._take().group("field"))
            case "range":
                return _range(field, self._take())
            case "quoted":
                return Term(field, re.sub(r"\\(.)", r"\1", self._take().group("quoted")[1:-1]))
            case "word":
                return _term(field, self._take().group("word"))
        raise BadQuery("Cannot parse a query that ends too early")

    def _group(self, depth: int, field: str) -> Query:
        self._take()
        inner = self.sequence(depth + 1)
        if self.kind != "close":
            raise BadQuery("Cannot parse a parenthesis that is not closed")
        self._take()
        return _under(field, inner) if field else inner


def _term(field: str, word: str) -> Query:
    text = re.sub(r"\\(.)", r"\1", word)
    if text == "*":
        return Term(field, "*") if field else All()
    return Term(field, text.rstrip("*"), is_prefix=word.endswith("*"))


def _range(field: str, match: re.Match[str]) -> Between:
    text = match.group("range")
    if not field:
        raise BadQuery("Cannot parse a range without a field")
    low, high = (match.group(name).strip('"') for name in ("low", "high"))
    return Between(field, low, high, text[0] == "[", text[-1] == "]")


def _under(field: str, query: Query) -> Query:
    """`field:(a OR b)`: every term without a field of its own has this one."""
    match query:
        case Term():
            return query if query.field else replace(query, field=field)
        case Not():
            return Not(_under(field, query.part))
        case All() | Any():
            return replace(query, parts=tuple(_under(field, part) for part in query.parts))
    return query
