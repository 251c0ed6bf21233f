# SPDX-License-Identifier: EUPL-1.2
"""From text to words and stems, once and in Python, so that every database searches the same.

A token is made of a-z and 0-9 only: accents are dropped, letters of other scripts are spelled as their code
points. So no database's idea of a letter, and no character of a query language, ever plays a part.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import local

LONGEST_WORD = 40
LONGEST_TEXT = 200_000
"""Characters of tokens kept of one text; far below what a PostgreSQL text vector holds."""

_WORD = re.compile(r"[^\W_]+")
_stemmers = local()


@dataclass(frozen=True, slots=True)
class Analysed:
    """A document's text as it is stored: stems in order, and all distinct stems and words, each parted by one
    space.
    """

    title_stems: str
    body_stems: str
    words: str


def storable(text: str) -> str:
    """`text` without what a database cannot hold: NUL and lone surrogates."""
    return text.replace("\x00", " ").encode("utf-8", "ignore").decode()


def tokens(text: str) -> Iterator[str]:
    """The words of `text` in order, folded to a-z and 0-9, as written (not stemmed)."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    for word in _WORD.findall(bare):
        yield "".join(letter if letter.isascii() else f"u{ord(letter):x}" for letter in word)[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def stem(token: str) -> str:
    """The Indonesian stem of a token; numbers and codes stay as they are."""
    if not token.isalpha():
        return token
    if not hasattr(_stemmers, "indonesian"):
        import snowballstemmer  # loaded late: it brings the stemmers of every language

        # A stemmer keeps the word it works on in itself, so each thread has its own.
        _stemmers.indonesian = snowballstemmer.stemmer("indonesian")
    return str(_stemmers.indonesian.stemWord(token)) or token


def analyse(title: str, body: str) -> Analysed:
    """Everything that search keeps of a document's text."""
    in_title, in_body = list(_first(tokens(title))), list(_first(tokens(body)))
    title_stems, body_stems = [stem(token) for token in in_title], [stem(token) for token in in_body]
    distinct = sorted({*in_title, *in_body, *title_stems, *body_stems})
    return Analysed(" ".join(title_stems), " ".join(body_stems), " ".join(distinct))


def _first(found: Iterator[str]) -> Iterator[str]:
    room = LONGEST_TEXT
    for token in found:
        room -= len(token) + 1
        if room < 0:
            return
        yield token
