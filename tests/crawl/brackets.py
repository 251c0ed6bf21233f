# SPDX-License-Identifier: EUPL-1.2
"""A language in which every translated text stands in ⟦brackets⟧: what stands outside was never given to the translators."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import trans_real
from lxml import html

LANGUAGE = "eo"
"""A language that Django knows and no installation offers."""
OPEN, CLOSE = "⟦", "⟧"
SHOWN_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "data-copied", "data-label")
NOT_TEXT = {"script", "style", "code", "kbd", "template"}


class Brackets(trans_real.DjangoTranslation):
    """Every message translated to itself in brackets, whatever the catalogues say."""

    def gettext(self, message: str) -> str:
        return self._wrapped(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self._wrapped(singular if number == 1 else plural)

    def _wrapped(self, message: str) -> str:
        words = message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]
        return f"{OPEN}{words}{CLOSE}" if words.strip() else words


@contextmanager
def bracketed(settings: Any) -> Iterator[None]:
    """Offer the language while the block runs."""
    settings.LANGUAGES = [*settings.LANGUAGES, (LANGUAGE, "⟦E⟧")]
    before = trans_real._translations.get(LANGUAGE)
    trans_real._translations[LANGUAGE] = Brackets(LANGUAGE)
    try:
        yield
    finally:
        trans_real._translations.pop(LANGUAGE)
        if before is not None:
            trans_real._translations[LANGUAGE] = before


def outside_brackets(text: str) -> str:
    """What of a text stands in no bracket; brackets may stand in brackets."""
    depth, kept = 0, []
    for letter in text:
        if letter == OPEN:
            depth += 1
            kept.append(" ")
        elif letter == CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(letter)
    return "".join(kept)


def shown_texts(page: str) -> Iterator[str]:
    """Everything of a page that people read or hear: text, names of controls, the title, the description."""
    tree = html.document_fromstring(page)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in NOT_TEXT and element.text:
            yield element.text
        if element.tail and element.getparent() is not None and element.getparent().tag not in NOT_TEXT:
            yield element.tail
        yield from (element.attrib[name] for name in SHOWN_ATTRIBUTES if element.get(name))
        if element.tag == "meta" and element.get("name") == "description":
            yield element.get("content", "")
        if element.tag == "input" and element.get("type") in ("submit", "button"):
            yield element.get("value", "")


class Content:
    """Texts that may stand on a page as they are, the longest first. What is left of a line is remembered: pages share most."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)
        self._left: dict[str, str] = {}

    def left_of(self, line: str) -> str:
        """The line without those texts."""
        if line not in self._left:
            rest = line
            for known in self._texts:
                if known in rest:
                    rest = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", " ", rest)
            self._left[line] = rest.strip()
        return self._left[line]


def untranslated(page: str, content: Content) -> list[str]:
    """Words of a page that stand outside brackets and are no domain content."""
    # A sentence in brackets may be cut by tags; so brackets are counted over the page, not within one element.
    joined = "\n".join(f"{text}" for text in shown_texts(page))
    left = [content.left_of(line) for line in outside_brackets(joined).splitlines() if not line.isspace()]
    return [line for line in left if re.search(r"[^\W\d_]{2,}", line)]
