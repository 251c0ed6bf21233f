# SPDX-License-Identifier: EUPL-1.2
"""How a number is written: a pattern such as `{kode}/{nomor}/{unit}/{bulan_romawi}/{tahun}`, filled in."""

import re
from dataclasses import dataclass
from datetime import date

from praja.kernel.documents.enums import PatternProblem

PLACES = ("nomor", "kode", "unit", "bulan", "bulan_romawi", "tahun", "keamanan")
"""What a pattern may hold in braces. `{nomor:3}` writes the number with at least three digits."""

LONGEST_PATTERN = 80
LONGEST_TEXT = 120
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PLACE = re.compile(r"\{([a-z_]+)(?::([1-9]))?\}")
_BETWEEN = re.compile(r"[A-Za-z0-9./ -]*")


class UnusablePattern(Exception):
    """The pattern cannot number documents, for one `problem`; `found` is the place or sign it is about."""

    def __init__(self, problem: PatternProblem, found: str = "") -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.found = found


@dataclass(frozen=True, slots=True)
class NumberParts:
    """What fills a pattern: the number, the classification code, the unit's code, the day of the document, and the letter that
    marks its security (B, T, R, SR)."""

    number: int
    classification: str
    unit: str
    on: date
    security: str = ""


def checked_pattern(pattern: str) -> str:
    """The pattern without spaces around it. Raises UnusablePattern.

    The number must be in it once, and the year: registers begin anew each year, and a text must never come twice.
    """
    pattern = pattern.strip()
    if not pattern:
        raise UnusablePattern(PatternProblem.EMPTY)
    if len(pattern) > LONGEST_PATTERN:
        raise UnusablePattern(PatternProblem.TOO_LONG)
    places = [match[1] for match in _PLACE.finditer(pattern)]
    for place in places:
        if place not in PLACES:
            raise UnusablePattern(PatternProblem.UNKNOWN_PLACE, place)
    _check_between(_PLACE.sub("", pattern))
    if places.count("nomor") != 1:
        raise UnusablePattern(PatternProblem.NUMBER_MISSING)
    if "tahun" not in places:
        raise UnusablePattern(PatternProblem.YEAR_MISSING)
    return pattern


def _check_between(text: str) -> None:
    for sign in text:
        if sign in "{}":
            raise UnusablePattern(PatternProblem.STRAY_BRACE, sign)
        if not _BETWEEN.fullmatch(sign):
            raise UnusablePattern(PatternProblem.STRAY_CHARACTER, sign)


def written_number(pattern: str, parts: NumberParts) -> str:
    """The number as it stands on paper. Raises UnusablePattern, also for a text longer than is kept."""
    values = {
        "kode": parts.classification,
        "unit": parts.unit,
        "bulan": f"{parts.on.month:02}",
        "bulan_romawi": _ROMAN[parts.on.month - 1],
        "tahun": str(parts.on.year),
        "keamanan": parts.security,
    }

    def fill(match: re.Match[str]) -> str:
        return f"{parts.number:0{match[2] or 1}}" if match[1] == "nomor" else values[match[1]]

    text = _PLACE.sub(fill, checked_pattern(pattern))
    if len(text) > LONGEST_TEXT:
        raise UnusablePattern(PatternProblem.TOO_LONG)
    return text
