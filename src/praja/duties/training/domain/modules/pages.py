# SPDX-License-Identifier: EUPL-1.2
"""Modules written here: pages of plain words and questions to check oneself, as plain values that are kept as JSON. Pure.

Nothing in a text is ever markup: an empty line parts paragraphs, a line that begins with `## ` is a heading, lines that begin
with `- ` are a list, and `[words](https://…)` is a link.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

MOST_PAGES, MOST_QUESTIONS, MOST_OPTIONS = 40, 20, 6
MOST_TEXT = 8000
HEADING, ITEM = "## ", "- "
_LINK = re.compile(r"\[([^\]\[]{1,200})\]\((https?://[^\s()<>\"]{1,500}|/[^\s()<>\"/][^\s()<>\"]{0,500})\)")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words; `href` where it is a link."""

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: `kind` is `paragraph`, `heading` or `list`; `lines` its lines or items."""

    kind: str
    lines: tuple[tuple[Span, ...], ...]


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a text, in order."""
    joined = "\n".join(line.rstrip() for line in text.splitlines())
    parts = (part.strip("\n") for part in re.split(r"\n{2,}", joined))
    return [_piece([line.strip() for line in part.split("\n")]) for part in parts if part.strip()]


def _piece(lines: list[str]) -> Piece:
    if len(lines) == 1 and lines[0].startswith(HEADING):
        return Piece("heading", (spans_of(lines[0].removeprefix(HEADING).strip()),))
    if all(line.startswith(ITEM) for line in lines):
        return Piece("list", tuple(spans_of(line.removeprefix(ITEM).strip()) for line in lines))
    return Piece("paragraph", tuple(spans_of(line) for line in lines))


def spans_of(line: str) -> tuple[Span, ...]:
    """A line as words and links."""
    spans, last = [], 0
    for found in _LINK.finditer(line):
        spans += [Span(line[last : found.start()]), Span(found[1], found[2])]
        last = found.end()
    return tuple(span for span in [*spans, Span(line[last:])] if span.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `picture` is the id of a stored file, 0 without one; `alternative` says what it shows."""

    title: str
    text: str
    picture: int = 0
    alternative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with one right answer (`right`, from 0), and why it is right."""

    text: str
    options: tuple[str, ...]
    right: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All of a module written here. `least` is the share of right answers, in per cent, from which the check is passed."""

    pages: tuple[Page, ...] = ()
    questions: tuple[Question, ...] = ()
    least: int = 0

    def as_data(self) -> dict[str, Any]:
        """As it is kept."""
        data = asdict(self)
        questions = [{**one, "options": list(one["options"])} for one in data["questions"]]
        return {**data, "pages": list(data["pages"]), "questions": questions}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Content":
        """What `as_data` gave."""
        questions = tuple(Question(**{**one, "options": tuple(one["options"])}) for one in data.get("questions", ()))
        pages = tuple(Page(**one) for one in data.get("pages", ()))
        return cls(pages=pages, questions=questions, least=data.get("least", 0))


def with_page(content: Content, place: int, page: Page) -> Content:
    """The content with a page put in place of that at `place` (from 0), or behind the last."""
    return replace(content, pages=_put(content.pages, place, page))


def with_question(content: Content, place: int, question: Question) -> Content:
    """The same of a question."""
    return replace(content, questions=_put(content.questions, place, question))


def without_page(content: Content, place: int) -> Content:
    """The content without the page at `place`."""
    return replace(content, pages=_drop(content.pages, place))


def without_question(content: Content, place: int) -> Content:
    """The content without the question at `place`."""
    return replace(content, questions=_drop(content.questions, place))


def moved_page(content: Content, place: int) -> Content:
    """The content with the page at `place` one place further up."""
    pages = list(content.pages)
    if 0 < place < len(pages):
        pages[place - 1], pages[place] = pages[place], pages[place - 1]
    return replace(content, pages=tuple(pages))


def _put(items: tuple[Any, ...], place: int, item: Any) -> tuple[Any, ...]:
    return (*items[:place], item, *items[place + 1 :])


def _drop(items: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    return (*items[:place], *items[place + 1 :])


def share_right(questions: Sequence[Question], answers: Sequence[int | None]) -> int:
    """The share of right answers in whole per cent, rounded down: nobody passes by rounding. 100 without questions."""
    if not questions:
        return 100
    right = sum(given == one.right for one, given in zip(questions, answers, strict=True))
    return right * 100 // len(questions)


def is_done(content: Content, read: Sequence[int], best: int | None) -> bool:
    """Whether the module is done: every page was read and, where there are questions, enough answers were right."""
    if not set(range(len(content.pages))) <= set(read):
        return False
    return not content.questions or (best is not None and best >= content.least)
