# SPDX-License-Identifier: EUPL-1.2
"""Searching. The audience filters first; order, count and snippets come only from documents the reader may
see.
"""

import base64
import binascii
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from praja.kernel.measures.declarations import source_of
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import Behind, subjects_behind
from praja.kernel.search.declarations import PUBLIC, STAFF, sources
from praja.kernel.search.domain.marks import reader_mark
from praja.kernel.search.domain.questions import Question, parse
from praja.kernel.search.domain.snippets import Part, snippet
from praja.kernel.search.errors import WrongCursor
from praja.kernel.search.matching import HeldBy, Reader, asked, documents_for, has_phrases, padded
from praja.kernel.search.models import SearchDocument
from praja.lib.actors import Actor, ActorKind

MOST_COUNTED = 1_000
MOST_RANKED = 300
"""Of all that is found the latest so many are put in order and shown; who wants older ones asks for a year or for more words."""
MOST_LISTED = 400
_BIGGEST_ID = 2**63
_LATEST = ("-at", "object_id", "kind")


@dataclass(frozen=True, slots=True)
class Found:
    """One find: what it is, where it is, and a piece of its text with the words asked for marked."""

    kind: str
    object_id: int
    title: str
    url: str
    at: datetime
    snippet: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of finds. `cursor` gets the next one; empty on the last."""

    found: tuple[Found, ...]
    cursor: str = ""


def tokens_of(actor: Actor) -> frozenset[str]:
    """The audience tokens an actor holds: `public`; `person:5`; for everybody in the office `staff`; for officers `unit:12`
    and `role:<role>:12` of each unit over which they hold a role, and `nearest:<role>:12` where nobody nearer to the unit
    holds it; for a secret link `case:17`.
    """
    held = {PUBLIC}
    if actor.person_id is not None:
        held.add(f"person:{actor.person_id}")
        if actor.kind is ActorKind.EMPLOYEE:
            held.add(STAFF)
    if actor.kind is ActorKind.LINK and actor.case_id is not None:
        held.add(f"case:{actor.case_id}")
    for grant in actor.grants:
        for unit in grant.unit_ids:
            held |= {f"unit:{unit}", f"role:{grant.role}:{unit}"}
        held |= {f"nearest:{grant.role}:{unit}" for unit in actor.nearest_as(grant.role)}
    return frozenset(held)


def search(
    text: str,
    *,
    tokens: frozenset[str],
    kinds: Collection[str] | None = None,
    facets: Collection[str] = (),
    limit: int = 20,
    cursor: str = "",
) -> Page:
    """Documents with every word of `text` that holders of `tokens` may see, `limit` at a time.

    Words match by stem; "words in quotes" as they stand; the last word also as the beginning of one. `kinds` and `facets` narrow
    before anything is ranked. Of the latest `MOST_RANKED` finds those come first that have more of the words in the title, then
    the latest. A text without words finds nothing. One statement. Raises `WrongCursor`.
    """
    question = parse(text)
    if question.is_empty:
        return Page(())
    finds = _finds(question, Reader(tokens, kinds, frozenset(facets))).order_by(*_LATEST)[:MOST_RANKED]
    rows = _ranked(SearchDocument.objects.filter(pk__in=finds.values("pk")), question)
    if cursor:
        rows = rows.filter(_after(*_read_cursor(cursor)))
    some = list(rows[: limit + 1])
    found = tuple(
        Found(row.kind, row.object_id, row.title, row.url, row.at, snippet(row.summary, question))
        for row in some[:limit]
    )
    return Page(found, _cursor_at(some[limit - 1]) if len(some) > limit else "")


def documents_about(about: str, ids: Collection[int], *, tokens: frozenset[str]) -> dict[int, Found]:
    """Of things of one kind (`case`) those that holders of `tokens` may open, by id: what lies behind a number, as far as the
    reader may see it. Of several documents of one thing the last by kind. One statement.
    """
    kinds = [source.kind for source in sources().values() if source.about == about]
    if not ids or not tokens or not kinds:
        return {}
    marks = [reader_mark(token) for token in sorted(tokens)]
    rows = SearchDocument.objects.filter(HeldBy(marks), kind__in=kinds, object_id__in=ids).order_by("object_id", "kind")
    return {row.object_id: Found(row.kind, row.object_id, row.title, row.url, row.at, ()) for row in rows}


def documents_of_kind(kind: str, *, tokens: frozenset[str], limit: int) -> list[Found]:
    """The documents of a kind that holders of `tokens` may see, by title, to be chosen among. One statement."""
    marks = [reader_mark(token) for token in sorted(tokens)]
    rows = SearchDocument.objects.filter(HeldBy(marks), kind=kind).order_by("title", "object_id")[:limit]
    return [Found(row.kind, row.object_id, row.title, row.url, row.at, ()) for row in rows]


def listed_for_all(kind: str, *, limit: int = MOST_LISTED) -> list[Found]:
    """The documents of a kind that everybody finds, by title, to be chosen among. One statement."""
    return documents_of_kind(kind, tokens=frozenset({PUBLIC}), limit=limit)


def count_found(
    text: str,
    *,
    tokens: frozenset[str],
    kinds: Collection[str] | None = None,
    facets: Collection[str] = (),
    cap: int = MOST_COUNTED,
) -> int:
    """How many documents `search` finds in all, counted up to `cap`."""
    question = parse(text)
    if question.is_empty:
        return 0
    return _finds(question, Reader(tokens, kinds, frozenset(facets)))[:cap].count()


def _finds(question: Question, reader: Reader) -> QuerySet[SearchDocument]:
    rows = documents_for(reader, asked(question))
    if not question.phrases:
        return rows
    return rows.alias(title_padded=padded("title_stems"), body_padded=padded("body_stems")).filter(
        has_phrases(question)
    )


def _ranked(rows: QuerySet[SearchDocument], question: Question) -> QuerySet[Any]:
    """How many of the words stand in the title, then the latest, then a fixed order."""
    hits: Combinable = Value(0)
    for place, stem in enumerate(question.stems, start=1):
        in_title = Q(title_between__contains=f" {stem} ")
        if question.beginning and place == len(question.stems):
            in_title |= Q(title_between__contains=f" {question.beginning}")
        hits = hits + Case(When(in_title, then=Value(1)), default=Value(0), output_field=IntegerField())
    ranked = rows.alias(title_between=padded("title_stems")).annotate(hits=hits).defer("words", "marks", "body_stems")
    return ranked.order_by(F("hits").desc(), F("at").desc(), "object_id", "kind")


def _after(hits: int, at: datetime, object_id: int, kind: str) -> Q:
    same = Q(hits=hits, at=at)
    return (
        Q(hits__lt=hits)
        | Q(hits=hits, at__lt=at)
        | (same & Q(object_id__gt=object_id))
        | (same & Q(object_id=object_id, kind__gt=kind))
    )


def _cursor_at(row: Any) -> str:
    place = json.dumps([row.hits, row.at.isoformat(), row.object_id, row.kind])
    return base64.urlsafe_b64encode(place.encode()).decode()


def _read_cursor(cursor: str) -> tuple[int, datetime, int, str]:
    try:
        hits, at, object_id, kind = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        moment = datetime.fromisoformat(at)
        well = isinstance(hits, int) and isinstance(object_id, int) and isinstance(kind, str) and "\x00" not in kind
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise WrongCursor from None
    if not well or moment.tzinfo is None or not 0 <= hits <= 100 or abs(object_id) >= _BIGGEST_ID:
        raise WrongCursor
    return hits, moment, object_id, kind


MOST_BEHIND = 100
"""Things behind a number that are shown."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that was counted and that the reader may open; `numerator` is what it added."""

    found: Found
    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Opened:
    """What the reader may see of what was counted; `hidden` of the first hundred they may not, `more` were counted."""

    counted: tuple[Counted, ...]
    hidden: int
    more: bool


def opened_behind(actor: Actor, measure: str, behind: Sequence[Behind]) -> Opened:
    """Who may open what is asked of the search index, which knows it of every duty's things: a reader who may not find a case
    there does not learn here that it exists, only that something was counted."""
    kind = source_of(measure).subject_kind
    numbered = {_number(one, kind): one for one in behind[:MOST_BEHIND]}
    open_to = documents_about(kind, [pk for pk in numbered if pk is not None], tokens=tokens_of(actor))
    counted = tuple(Counted(open_to[pk], numbered[pk].numerator, numbered[pk].denominator) for pk in sorted(open_to))
    return Opened(counted, len(behind[:MOST_BEHIND]) - len(counted), len(behind) > MOST_BEHIND)


def behind_figure(
    actor: Actor, measure: str, *, unit_ids: Collection[int], period: Period, about: int | None = None
) -> Opened:
    """What stands behind a figure of these units over a period, with `about` only what is about it; see `opened_behind`."""
    behind = subjects_behind(measure, unit_ids=unit_ids, period=period, limit=MOST_BEHIND + 1, about=about)
    return opened_behind(actor, measure, behind)


def _number(one: Behind, kind: str) -> int | None:
    found, _, number = one.subject.partition(":")
    return int(number) if found == kind and number.isdecimal() else None
