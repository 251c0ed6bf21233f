# SPDX-License-Identifier: EUPL-1.2
"""The words of messages: one file per event and language under `texts/`, first line the subject, then a blank line.

A file named for a channel too (`complaints.filed.whatsapp.txt`) goes before the general one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, Engine, Library
from django.template import Template as Compiled
from django.utils.translation import override

from praja.lib.moments import describe_moment

FOLDER = Path(__file__).resolve().parents[1] / "texts"
LANGUAGES = ("id", "en")
LONGEST_SUBJECT = 200


@dataclass(frozen=True, slots=True)
class Template:
    """The words of one message in one language, before its context is filled in."""

    name: str
    language: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Words:
    """A message as it is sent."""

    subject: str
    body: str


@cache
def template_of(name: str, language: str, channel: str = "") -> Template:
    """The template of an event in a language (Indonesian where there is no other). Raises FileNotFoundError by name."""
    folder = FOLDER / (language if language in LANGUAGES else LANGUAGES[0])
    special, general = folder / f"{name}.{channel}.txt", folder / f"{name}.txt"
    text = (special if special.is_file() else general).read_text("utf-8")
    subject, _blank, body = text.partition("\n\n")
    return Template(name, language, subject.strip(), body.strip())


def words_of(name: str, language: str, channel: str, context: Mapping[str, Any]) -> Words:
    """The message filled in, as plain text: nothing is escaped, and a subject is one line."""
    template = template_of(name, language, channel)
    filled = Context({"site": settings.PRAJA_SITE_NAME, **context}, autoescape=False)
    with override(template.language):
        subject = " ".join(_compiled(template.subject).render(filled).split())
        return Words(subject[:LONGEST_SUBJECT], _compiled(template.body).render(filled).strip() + "\n")


def day_words(text: str) -> str:
    """A day, kept as ISO text, as people of the template's language read it."""
    return describe_moment(date.fromisoformat(text), "day")


def moment_words(text: str) -> str:
    """A due moment, kept as ISO text, as people of the template's language read it."""
    return describe_moment(datetime.fromisoformat(text), "due")


@cache
def _engine() -> Engine:
    engine, own = Engine(autoescape=False), Library()
    own.filter("moment_words", moment_words)
    own.filter("day_words", day_words)
    engine.template_builtins.append(own)
    return engine


@cache
def _compiled(text: str) -> Compiled:
    return _engine().from_string(text)
