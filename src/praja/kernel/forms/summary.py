# SPDX-License-Identifier: EUPL-1.2
"""Answers in words: for pages on which they are checked, for offices that read them, and for documents."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from praja.kernel.forms.domain.pages import pages_of
from praja.kernel.forms.domain.schemas import Data, FieldSpec, Schema, asked, fields_of, prune

GROUPED_FROM = 10_000
"""Whole numbers from here on are written in groups of three; below stand years."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file by its title, with an address where it can be seen; empty where it cannot."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class SmallTable:
    """The rows of a group: the labels of its parts, and each row's answers in words in the same order."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def labelled_rows(self) -> list[list[tuple[str, str]]]:
        """Every row as pairs of label and answer."""
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Answer:
    """One question and what was answered. Exactly one of `lines`, `table` and `files` is filled, or none where nothing was
    answered. `page` names the page on which it can be changed; `change_url` leads there.
    """

    field: str
    label: str
    page: str
    lines: tuple[str, ...] = ()
    table: SmallTable | None = None
    files: tuple[SentFile, ...] = ()
    change_url: str = ""

    @property
    def text(self) -> str:
        """The answer as one text, a line for each choice, row and file."""
        rows = self.table.rows if self.table else ()
        lines = (*self.lines, *(", ".join(part for part in row if part) for row in rows))
        return "\n".join((*lines, *(file.title for file in self.files)))


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one page."""

    page: str
    title: str
    answers: tuple[Answer, ...]


def answers_of(
    schema: Schema,
    data: Data,
    *,
    files: Mapping[str, SentFile] | None = None,
    change_url: Callable[[str], str] | None = None,
) -> list[Section]:
    """What was asked and answered, page by page in the order of the form, in the language in force. Questions that the
    answers do not call for are left out; those left open are there without an answer.

    `files`: reference to file; a reference that is not among them is shown as a file without a name. `change_url`: from the
    name of a page to the address where it is changed.
    """
    known = prune(schema, data)
    called_for, _required = asked(schema, known)
    sections = []
    for page in pages_of(schema, known):
        url = change_url(page.name) if change_url else ""
        answers = tuple(
            Answer(spec.name, spec.label, page.name, change_url=url, **_said(spec, known.get(spec.name), files or {}))
            for spec in fields_of(page.schema)
            if spec.name in called_for
        )
        if answers:
            sections.append(Section(page.name, page.title, answers))
    return sections


def every_answer(sections: Iterable[Section]) -> Iterator[Answer]:
    """The answers of all pages, one after the other."""
    for section in sections:
        yield from section.answers


def _said(spec: FieldSpec, value: Any, files: Mapping[str, SentFile]) -> dict[str, Any]:
    if value is None:
        return {}
    if spec.kind == "rows" and isinstance(value, list):
        rows = tuple(tuple("\n".join(_words(part, row.get(part.name))) for part in spec.rows) for row in value)
        return {"table": SmallTable(tuple(part.label for part in spec.rows), rows)}
    if spec.kind == "files" and isinstance(value, list):
        return {"files": tuple(files.get(str(one)) or SentFile(gettext("A file")) for one in value)}
    return {"lines": _words(spec, value)}


def _words(spec: FieldSpec, value: Any) -> tuple[str, ...]:
    """The lines of one answer. What could not be read as what it should be stays as it was typed."""
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(line for one in value for line in _words(spec, one))
    if isinstance(value, bool):
        return (gettext("Yes") if value else gettext("No"),)
    if spec.kind in ("choice", "choices"):
        return (dict(spec.choices).get(str(value), str(value)),)
    if spec.kind == "date":
        return (_day(str(value)),)
    if isinstance(value, int | float):
        return (_number(value),)
    return tuple(str(value).splitlines())


def _day(text: str) -> str:
    try:
        return date_format(date.fromisoformat(text), "j F Y")
    except ValueError:
        return text


def _number(value: float) -> str:
    """A number as it is written in the language in force; years and other small numbers without groups."""
    shown: str = number_format(Decimal(repr(value)), use_l10n=True, force_grouping=abs(value) >= GROUPED_FROM)
    return shown
