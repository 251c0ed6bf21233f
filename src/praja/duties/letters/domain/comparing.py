# SPDX-License-Identifier: EUPL-1.2
"""What changed between two versions of a letter, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from praja.duties.letters.domain.words import Words

SAME, ADDED, REMOVED = "same", "added", "removed"
_TOKEN = re.compile(r"\s+|[^\s]+")
LONGEST_SAME = 160
"""Of a passage that did not change no more than this stands beside a change."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed, came or went (`kind`: same, added, removed)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """One part of the letter with what changed in it: `name` as in `Words`, or `subject`."""

    name: str
    pieces: tuple[Piece, ...]


def changes_between(before: tuple[str, Words], after: tuple[str, Words]) -> tuple[ChangedPart, ...]:
    """The parts that differ, each version given as its subject and words. Empty where nothing a reader sees has changed."""
    old, new = _parts(*before), _parts(*after)
    names = [*old, *(name for name in new if name not in old)]
    return tuple(
        ChangedPart(name, tuple(pieces_between(old.get(name, ""), new.get(name, ""))))
        for name in names
        if old.get(name, "") != new.get(name, "")
    )


def _parts(subject: str, words: Words) -> dict[str, str]:
    return {"subject": subject, **dict(words.plain())}


def pieces_between(before: str, after: str) -> Iterator[Piece]:
    """The words of both texts in order: what stayed, what went, what came."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for tag, low, high, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(SAME, _shortened(old[low:high]))
            continue
        if high > low:
            yield Piece(REMOVED, "".join(old[low:high]))
        if end > start:
            yield Piece(ADDED, "".join(new[start:end]))


def _shortened(tokens: Sequence[str]) -> str:
    text = "".join(tokens)
    if len(text) <= 2 * LONGEST_SAME:
        return text
    return f"{text[:LONGEST_SAME].rsplit(' ', 1)[0]} … {text[-LONGEST_SAME:].split(' ', 1)[-1]}"
