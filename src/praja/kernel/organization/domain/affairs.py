# SPDX-License-Identifier: EUPL-1.2
"""Finding an affair by the words of a report: the affixes of Indonesian stand around a stem, so words are compared by parts."""

import re

SHORTEST = 4
_WORD = re.compile(r"[^\W_]+")


def wanted_words(text: str) -> frozenset[str]:
    """The words of a question that are long enough to tell something."""
    return frozenset(word for word in _WORD.findall(text.casefold()) if len(word) >= SHORTEST)


def matching_words(asked: frozenset[str], text: str) -> int:
    """How many of the words asked for stand in the text, or are part of one of its words, or hold one."""
    known = wanted_words(text)
    return sum(any(_alike(*sorted((word, other), key=len)) for other in known) for word in asked)


def _alike(short: str, long: str) -> bool:
    """Whether one is part of the other; the first letter of a stem may have gone into its prefix (`terang`, `penerangan`)."""
    return short in long or (len(short) > SHORTEST + 1 and short[1:] in long)
