# SPDX-License-Identifier: EUPL-1.2
"""Durations as agencies write them: "15 menit s.d. 1 hari kerja", "7 (tujuh) hari kerja setelah berkas lengkap", "28 HK".

What is promised is the longest time that is named. A text is understood only when every word of it is: a time may be one
phase of several, the least, or so much for each sheet, and a wrong promise is worse than asking.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from praja.duties.services.domain.duration_words import (
    CALENDAR,
    CONDITION,
    DAYS,
    HOURS,
    LEADING,
    MINUTES,
    MOST,
    RANGE,
    SERVED,
    SPOILING,
    UNITS,
    WEEKS,
)
from praja.duties.services.domain.number_words import WORDS, number_of

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+|[^\sa-z\d]")
_MOST_TOKENS = 80
_MOST_VALUE = 10_000


@dataclass(frozen=True, slots=True)
class Duration:
    """What a text promises. `unit`: minutes, hours, days, months; `working`: days are working days, hours those of the open
    counter. None: the text does not say. Without `value` the text was not understood."""

    value: int | None = None
    unit: str | None = None
    working: bool | None = None

    @property
    def is_understood(self) -> bool:
        return self.value is not None

    @property
    def must_be_asked(self) -> bool:
        """Whether it can be counted in two ways and the text does not say which."""
        return self.working is None and self.unit in (HOURS, DAYS)


NOT_UNDERSTOOD = Duration()


@dataclass(frozen=True, slots=True)
class _Span:
    """One time as it is written."""

    value: int
    unit: str
    working: bool | None

    @property
    def bounds(self) -> tuple[int, int]:
        """The shortest and the longest that it can be in minutes, however it is counted: nights, weekends, joint leave."""
        value = self.value
        if self.unit == MINUTES:
            return value, value if value <= 240 else value * 24
        if self.unit == HOURS:
            return value * 60, value * 60 if self.working is False or value <= 4 else value * 60 * 7
        if self.unit == DAYS:
            longest = value if self.working is False else value + 2 * (value // 5 + 1) + 12
            return (value - 1) * 1440 + 240, longest * 1440
        return value * 28 * 1440, value * 31 * 1440

    def covers(self, other: "_Span") -> bool:
        """Whether it is at least as long as the other, in whichever way each is counted."""
        if self.unit == other.unit and self.value >= other.value:
            kinds = (False, None, True)  # the same number of working days, or of open hours, is never the shorter time
            if kinds.index(self.working) >= kinds.index(other.working):
                return True
        return self.bounds[0] >= other.bounds[1]


class _Unclear(Exception):
    """A word that does not belong to how a promise is written."""


def parse_duration(text: str) -> Duration:
    """What the text promises; `NOT_UNDERSTOOD` where it does not say one thing plainly."""
    tokens = _TOKEN.findall(_plain(text))
    if not tokens or len(tokens) > _MOST_TOKENS:
        return NOT_UNDERSTOOD
    try:
        longest = _Reader(tokens).longest()
    except _Unclear:
        return NOT_UNDERSTOOD
    if not 0 < longest.value <= _MOST_VALUE:
        return NOT_UNDERSTOOD
    return Duration(longest.value, longest.unit, longest.working)


def _plain(text: str) -> str:
    lowered = text.lower().replace("\u2013", "-").replace("\u2014", "-").replace("×", "x").replace("½", " 1/2")
    lowered = re.sub(r"\bs\s*\.?\s*/\s*d\b\.?|\bs\s*\.\s*d\b\.?|\bsd\b\.?", " sampai ", lowered)
    lowered = re.sub(r"(\d)\s*[*x]\s*(?=\d)", r"\1 x ", lowered)
    return re.sub(r"(?<=[a-z])\.(?=\s|$)", " ", lowered).strip(" .;,")


class _Reader:
    """Reads times one after another; everything between them must be a word that changes nothing."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens, self._at = tokens, 0

    def longest(self) -> _Span:
        """The last time of the text, which must be the longest: an upper end below the lower one says nothing."""
        while self._skip(("(", *LEADING)):
            pass
        span = self._span()
        while self._at < len(self._tokens):
            if self._skip((")",)):
                continue
            counted = self._said_of_all()
            if counted is not None:
                if span.unit == DAYS and span.working is None:
                    span = replace(span, working=counted)
            elif self._condition():
                break
            else:
                lower, span = span, self._further()
                if not span.covers(lower):
                    raise _Unclear
        return span

    def _further(self) -> _Span:
        """Another time, after a word that says it is the upper end or the most."""
        joined = self._skip(RANGE)
        while True:
            if self._skip(MOST):
                joined = True
            elif not self._skip(("(", ",", ";")):
                break
        if not joined:
            raise _Unclear
        return self._span()

    def _said_of_all(self) -> bool | None:
        """ "(hari kerja)" behind the times says how their days are counted."""
        following = self._peek(4)
        if following[:2] != ["(", "hari"] or following[3:] != [")"]:
            return None
        counted = {"kerja": True, **dict.fromkeys(CALENDAR, False)}.get(following[2])
        if counted is not None:
            self._at += 4
        return counted

    def _condition(self) -> bool:
        """Pass the words up to the end that say when it holds. They may name nothing that counts."""
        start = self._at
        while self._skip(("(", ",")):
            pass
        if not self._skip(CONDITION):
            self._at = start
            return False
        rest = self._tokens[self._at :]
        if any(token in SPOILING or token in WORDS or token[0].isdigit() for token in rest):
            raise _Unclear
        return True

    def _span(self) -> _Span:
        value, times = self._quantity()
        if self._skip(RANGE):
            lower, (value, times) = value, self._quantity()
            if value < lower:
                raise _Unclear
        span = self._measured(value, times)
        if span.unit == HOURS and self._stands_number():
            minutes = self._measured(*self._quantity())
            if minutes.unit != MINUTES or minutes.value >= 60:
                raise _Unclear
            return _Span(span.value * 60 + minutes.value, MINUTES, None)
        return span

    def _measured(self, value: float, times: int | None) -> _Span:
        word = self._take()
        if word not in UNITS:
            raise _Unclear
        unit, worth = UNITS[word]
        working = self._how_counted(word, unit)
        if times is not None:  # "3 x 24 jam": days of 24 hours, nights included
            if unit != HOURS or value != 24 or working:
                raise _Unclear
            return _Span(times * 24, HOURS, False)
        if unit == HOURS and value != int(value):
            value, unit, working = value * 60, MINUTES, None
        whole = value * worth
        if whole != int(whole):
            raise _Unclear
        return _Span(int(whole), unit, working)

    def _how_counted(self, word: str, unit: str) -> bool | None:
        if word == "hk":
            return True
        following = self._peek(3)
        bracketed = following[:1] == ["("] and following[2:] == [")"]
        said = following[1] if bracketed else following[0] if following else ""
        if word in WEEKS and said in SERVED:
            raise _Unclear
        counted = None
        if unit in (HOURS, DAYS) and said in CALENDAR:
            counted = False
        elif (said == "kerja" and unit in (HOURS, DAYS)) or (unit == HOURS and said in SERVED):
            counted = True
        if counted is not None:
            self._at += 3 if bracketed else 1
        return False if word in WEEKS else counted

    def _quantity(self) -> tuple[float, int | None]:
        """A number, and the factor of "3 x 24" before it."""
        value = self._number()
        if not self._skip(("x",)):
            return value, None
        if value != int(value):
            raise _Unclear
        return self._number(), int(value)

    def _number(self) -> float:
        """A number in figures or words, with its other spelling in brackets."""
        if self._skip(("setengah", "1 / 2")):
            return 0.5
        value = self._figures_or_words()
        if self._skip(("1 / 2",)):
            value += 0.5
        self._same_again(value)
        return value

    def _figures_or_words(self) -> float:
        word = self._take()
        if word[0].isdigit():
            figures = _figures(word)
            if figures is None:
                raise _Unclear
            return figures
        words = [word]
        while self._at < len(self._tokens) and self._tokens[self._at] in WORDS:
            words.append(self._take())
        spelled = number_of(words)
        if spelled is None:
            raise _Unclear
        return float(spelled)

    def _same_again(self, value: float) -> None:
        """Pass "(tujuh)" after "7"; both must say the same. A bracket without a number is left for what comes next."""
        rest = list(self._tokens[self._at :])
        if rest[:1] != ["("] or ")" not in rest:
            return
        inner = rest[1 : rest.index(")")]
        if not any(word in WORDS or word[0].isdigit() for word in inner):
            return
        said = number_of(inner)
        if said is None and len(inner) == 1:
            figures = _figures(inner[0])
            said = int(figures) if figures is not None and figures == int(figures) else None
        if said != value:
            raise _Unclear
        self._at += len(inner) + 2

    def _stands_number(self) -> bool:
        return self._at < len(self._tokens) and (self._tokens[self._at][0].isdigit() or self._tokens[self._at] in WORDS)

    def _take(self) -> str:
        if self._at >= len(self._tokens):
            raise _Unclear
        self._at += 1
        return self._tokens[self._at - 1]

    def _peek(self, count: int) -> list[str]:
        return list(self._tokens[self._at : self._at + count])

    def _skip(self, phrases: Sequence[str]) -> bool:
        """Pass the longest of the phrases that stands here."""
        for phrase in sorted(phrases, key=lambda one: -len(one.split())):
            words = phrase.split()
            if self._peek(len(words)) == words:
                self._at += len(words)
                return True
        return False


def _figures(word: str) -> float | None:
    """1.440 is a thousand and more; 1,5 and 1.5 are one and a half."""
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", word):
        return float(word.replace(".", ""))
    if re.fullmatch(r"\d{1,6}", word):
        return float(word)
    return float(word.replace(",", ".")) if re.fullmatch(r"\d{1,4}[.,]\d{1,2}", word) else None
