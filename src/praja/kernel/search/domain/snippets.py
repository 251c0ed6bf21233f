# SPDX-License-Identifier: EUPL-1.2
import re
from dataclasses import dataclass

from praja.kernel.search.domain.questions import Question
from praja.kernel.search.domain.words import tokens

_WORD = re.compile(r"[^\W_]+")
_LENGTH = 200
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a snippet; `is_hit` if it is a word that was asked for. Plain text: whoever shows it escapes
    it.
    """

    text: str
    is_hit: bool


def snippet(summary: str, question: Question) -> tuple[Part, ...]:
    """A piece of `summary` around the first word that was asked for, cut at words. Made from this text
    alone.
    """
    hits = [match.span() for match in _WORD.finditer(summary) if any(map(question.meets, tokens(match.group())))]
    start, end = _window(summary, hits[0][0] if hits else 0)
    parts = [Part("…", False)] if start else []
    at = start
    for first, last in hits:
        if start <= first and last <= end:
            parts += [Part(summary[at:first], False), Part(summary[first:last], True)]
            at = last
    parts.append(Part(summary[at:end], False))
    if end < len(summary):
        parts.append(Part("…", False))
    return tuple(part for part in parts if part.text)


def _window(summary: str, hit: int) -> tuple[int, int]:
    start = max(0, hit - _BEFORE)
    if start:
        start = summary.find(" ", start, hit) + 1 or hit
    end = min(len(summary), start + _LENGTH)
    if end < len(summary):
        end = max(summary.rfind(" ", start, end), start) or end
        end = end if end > hit else min(len(summary), start + _LENGTH)
    return start, end
