# SPDX-License-Identifier: EUPL-1.2
"""A question as each database's own index understands it. Words are a-z and 0-9 only and marks are made here, so nothing needs
escaping.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from praja.kernel.search.domain.marks import facet_mark, kind_mark, reader_mark
from praja.kernel.search.domain.questions import Question
from praja.kernel.search.models import SearchDocument

MOST_IN_INDEX = 200
"""Somebody who holds more audience tokens than this reads in so many units that asking the index for each costs more than looking
at what has the words."""


class InIndex(Func):
    """Whether a document holds what the text says, in the language of the database's index; answered from that index. With
    `latest` SQLite's word index gives at most so many, the latest written."""

    output_field = BooleanField()

    def __init__(self, text: str, latest: int | None = None) -> None:
        super().__init__(F("pk"), F("words"), F("marks"))
        self.text, self.latest = text, latest

    def as_postgresql(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, tuple[Any, ...]]:
        """As the GIN index is written."""
        _pk, words, marks = (compiler.compile(column)[0] for column in self.get_source_expressions())
        return f"array_to_tsvector(string_to_array(btrim({words} || ' ' || {marks}), ' ')) @@ %s::tsquery", (self.text,)

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, tuple[Any, ...]]:
        """By the rows of the FTS5 table."""
        pk = compiler.compile(self.get_source_expressions()[0])[0]
        bound, limit = (" ORDER BY rowid DESC LIMIT %s", (self.latest,)) if self.latest is not None else ("", ())
        matching = f"SELECT rowid FROM search_word_index WHERE search_word_index MATCH %s{bound}"  # noqa: S608 - our own names
        return f"{pk} IN ({matching})", (self.text, *limit)


class HeldBy(Func):
    """Whether one of these marks stands among a document's: asked of each document that has the words."""

    output_field = BooleanField()

    def __init__(self, marks: list[str]) -> None:
        super().__init__(F("marks"))
        self.marks = marks

    def as_postgresql(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, tuple[Any, ...]]:
        """By a hash of the given marks."""
        marks = compiler.compile(self.get_source_expressions()[0])[0]
        held = f"unnest(string_to_array({marks}, ' ')) AS held"
        return f"EXISTS (SELECT 1 FROM {held} WHERE held = ANY(%s))", (self.marks,)  # noqa: S608 - our own column

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, tuple[Any, ...]]:
        """By a table made of the given marks."""
        marks = compiler.compile(self.get_source_expressions()[0])[0]
        held = f"""json_each('["' || replace({marks}, ' ', '","') || '"]') AS held"""
        given = "SELECT value FROM json_each(%s)"
        return f"EXISTS (SELECT 1 FROM {held} WHERE held.value IN ({given}))", (json.dumps(self.marks),)  # noqa: S608


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom is searched, and in what: audience tokens; kinds (None: every kind); facets that all must hold."""

    tokens: frozenset[str]
    kinds: Collection[str] | None = None
    facets: frozenset[str] = frozenset()

    @property
    def sees_nothing(self) -> bool:
        """Nothing can be found: no token, or no kind."""
        return not self.tokens or (self.kinds is not None and not self.kinds)

    @property
    def is_broad(self) -> bool:
        return len(self.tokens) > MOST_IN_INDEX


def documents_for(reader: Reader, wanted: str, *, latest: int | None = None) -> QuerySet[SearchDocument]:
    """Documents that this reader may see and that hold what is `wanted` (built by `all_of`, `any_of` and `word`). With `latest`
    SQLite's word index gives at most so many of them, the latest written."""
    if reader.sees_nothing or not wanted:
        return SearchDocument.objects.none()
    rows = SearchDocument.objects.filter(InIndex(all_of([wanted, *_marks(reader)]), latest))
    return rows.filter(HeldBy([*map(reader_mark, sorted(reader.tokens))])) if reader.is_broad else rows


def asked(question: Question) -> str:
    """What a question asks for: every stem; of the word still being typed the stem or the beginning."""
    terms = [word(stem) for stem in question.stems]
    if question.beginning:
        terms[-1] = any_of([terms[-1], beginning(question.beginning)])
    return all_of(terms)


def word(text: str) -> str:
    """A word or mark in the language of the index."""
    return f'"{text}"' if connection.vendor == "sqlite" else f"'{text}'"


def beginning(text: str) -> str:
    """Words that begin so."""
    return f'"{text}"*' if connection.vendor == "sqlite" else f"'{text}':*"


def all_of(terms: Iterable[str]) -> str:
    """Every term must hold."""
    return _joined(terms, " AND " if connection.vendor == "sqlite" else " & ")


def any_of(terms: Iterable[str]) -> str:
    """One of the terms must hold."""
    return _joined(terms, " OR " if connection.vendor == "sqlite" else " | ")


def has_phrases(question: Question) -> Q:
    """The condition that each phrase stands in the title or in the text. Needs `padded`."""
    condition = Q()
    for phrase in question.phrases:
        condition &= Q(title_padded__contains=f" {phrase} ") | Q(body_padded__contains=f" {phrase} ")
    return condition


def padded(column: str) -> Concat:
    """A column of stems with a space at both ends, so that every stem in it stands between spaces."""
    return Concat(Value(" "), column, Value(" "), output_field=TextField())


def _marks(reader: Reader) -> list[str]:
    marks = [word(facet_mark(facet)) for facet in sorted(reader.facets)]
    if reader.kinds is not None:
        marks.append(any_of(word(kind_mark(kind)) for kind in sorted(reader.kinds)))
    if not reader.is_broad:
        marks.append(any_of(word(reader_mark(token)) for token in sorted(reader.tokens)))
    return marks


def _joined(terms: Iterable[str], sign: str) -> str:
    several = list(terms)
    return several[0] if len(several) == 1 else f"({sign.join(several)})" if several else ""
