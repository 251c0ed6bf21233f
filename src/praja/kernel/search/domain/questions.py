# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed into the search box: words that must all occur, and "phrases" that must occur as they
stand.
"""

import re
from dataclasses import dataclass

from praja.kernel.search.domain.words import stem, tokens

LONGEST_QUESTION = 500
MOST_WORDS = 12
SHORTEST_BEGINNING = 2

_PHRASE = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Question:
    """Stems that must all occur; stems that must follow each other; and the beginning of a word still being
    typed.

    `beginning` is the last word as written: documents with a word that begins so match as well as those with
    its stem, which is the last of `stems`. Empty: every word is finished.
    """

    stems: tuple[str, ...]
    phrases: tuple[str, ...]
    beginning: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.stems

    def meets(self, token: str) -> bool:
        """Is this word of a text one of those asked for?"""
        return stem(token) in self.stems or bool(self.beginning and token.startswith(self.beginning))


def parse(text: str) -> Question:
    """Read a question. Never fails: what is no word is ignored, and of very long questions the beginning
    counts.
    """
    text = text[:LONGEST_QUESTION]
    phrases = [[stem(token) for token in tokens(quoted)] for quoted in _PHRASE.findall(text)]
    words = list(tokens(_PHRASE.sub(" ", text)))[:MOST_WORDS]
    beginning = words.pop() if words and _is_being_typed(text) else ""
    required = dict.fromkeys([*(stem for phrase in phrases for stem in phrase), *map(stem, words)])
    stems = [*required][: MOST_WORDS - 1]
    if beginning:
        stems = [*(known for known in stems if known != stem(beginning)), stem(beginning)]
        beginning = beginning if len(beginning) >= SHORTEST_BEGINNING else ""
    together = [" ".join(phrase[:MOST_WORDS]) for phrase in phrases if len(phrase) > 1]
    return Question(tuple(stems), tuple(dict.fromkeys(together))[:MOST_WORDS], beginning)


def _is_being_typed(text: str) -> bool:
    return text[-1:].isalnum()
