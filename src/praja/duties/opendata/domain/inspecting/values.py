# SPDX-License-Identifier: EUPL-1.2
"""What one cell is, taken by itself: nothing, a number in one of the ways to write it, a day, a truth value, words."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from praja.duties.opendata.domain.inspecting.sheets import Cell

MISSING = frozenset(
    {"-", "--", "---", "–", "—", "…", "...", ".", "n/a", "na", "n.a.", "n.a", "nan", "null", "none", "#n/a", "(na)"}
)
"""What stands for "no figure" (lower case). Words such as "tidak ada" are values."""
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb pebruari peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu aug ags agt",
            "september sep sept",
            "oktober october okt oct",
            "november nov nopember nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
FIRST_YEAR, LAST_YEAR = 1900, 2100


class Kind(StrEnum):
    """What a cell may be."""

    NOTHING = "nothing"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"
    BOOLEAN = "boolean"
    ERROR = "error"
    TEXT = "text"


class Style(StrEnum):
    """How a number is written, as far as one cell can tell."""

    PLAIN = "plain"
    """Digits alone, or a number of the file itself."""
    DOT = "dot"
    """One point before other than three digits: a decimal point."""
    COMMA = "comma"
    DOTS = "dots"
    """Points between groups of three: thousands, or with a single one also three decimals."""
    COMMAS = "commas"


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell understood by itself. `is_whole`: a number without a fraction though written with one (3201.0). `is_padded`: digits
    behind a leading zero. `is_certain`: no other reading of its separators is possible."""

    kind: Kind
    style: Style = Style.PLAIN
    is_whole: bool = False
    is_padded: bool = False
    is_certain: bool = True
    is_percent: bool = False

    @property
    def is_number(self) -> bool:
        return self.kind in (Kind.INTEGER, Kind.NUMBER)


NOTHING, TEXT = Reading(Kind.NOTHING), Reading(Kind.TEXT)
WHOLE, PADDED = Reading(Kind.INTEGER), Reading(Kind.INTEGER, is_padded=True)
_ERRORS = frozenset({"#ref!", "#div/0!", "#value!", "#name?", "#num!", "#null!"})
_PLAIN = re.compile(r"[+-]?\d+")
_POINT = re.compile(r"[+-]?(\d+)\.(\d+)(?:[eE][+-]?\d+)?")
_COMMA = re.compile(r"[+-]?(\d+),(\d+)")
_DOTS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(,\d+)?")
_COMMAS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(\.\d+)?")
_BELOW_ONE = re.compile(r"[+-]?0")
"""No group of thousands begins with a zero: 0.910 has decimals."""
_SPACES = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_MONEY = re.compile(r"(?i)^(?:rp|idr)\.?\s*")
_ISO_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_NAMED_DAY = re.compile(r"(\d{1,2})[ -]([A-Za-z]+)[ -](\d{4})")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?")


def read(cell: Cell) -> Reading:
    """What a cell is by itself. The whole column decides in the end: see `columns`."""
    if cell is None:
        return NOTHING
    if isinstance(cell, str):
        return _read_text(cell.strip())
    if isinstance(cell, bool):
        return Reading(Kind.BOOLEAN)
    if isinstance(cell, int):
        return Reading(Kind.INTEGER)
    if isinstance(cell, float):
        return Reading(Kind.NUMBER, Style.PLAIN, is_whole=cell.is_integer())
    if isinstance(cell, datetime):
        return Reading(Kind.DATE if cell.time() == time.min else Kind.DATETIME)
    return Reading(Kind.DATE if isinstance(cell, date) else Kind.TIME)


def is_year(cell: Cell) -> bool:
    """Whether a cell may name a year: four digits from 1900 to 2100, also as 2019.0."""
    number = plain_number(cell)
    return number is not None and number.is_integer() and FIRST_YEAR <= number <= LAST_YEAR


def plain_number(cell: Cell) -> float | None:
    """The number in a cell that is written with digits and at most a decimal point; None for everything else."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, (int, float)):
        return float(cell)
    if isinstance(cell, str) and (_PLAIN.fullmatch(cell.strip()) or _POINT.fullmatch(cell.strip())):
        return float(cell)
    return None


def _read_text(text: str) -> Reading:
    if not text or text.lower() in MISSING:
        return NOTHING
    if text.isascii() and text.isdigit():
        return PADDED if text[0] == "0" and len(text) > 1 else WHOLE
    first = text[0]
    if not (first.isdigit() or first in "+-(rRiI#tTfFyY"):
        return TEXT
    lower = text.lower()
    if lower in ("true", "false"):
        return Reading(Kind.BOOLEAN)
    if lower in _ERRORS:
        return Reading(Kind.ERROR)
    shape = text.translate(_SHAPE)
    found = _numbers.get(shape)
    if found is None:
        found = _number(text)
        if found is None:
            return _day(text) or TEXT
        if len(_numbers) < _MOST_SHAPES:
            _numbers[shape] = found
    return found


_SHAPE = str.maketrans("123456789", "111111111")
_MOST_SHAPES = 20_000
_numbers: dict[str, Reading] = {}
"""What numbers of one shape are: it depends on where digits, zeros and marks stand, not on which digits. (A day does not: there
is no 30 February.)"""


def _number(text: str) -> Reading | None:
    bare = _MONEY.sub("", text).strip()
    if (
        bare.startswith("(")
        and bare.endswith(")")
        and any(c in bare for c in ".,")
        and bare[1:-1].strip()[:1].isdigit()
    ):
        bare = bare[1:-1].strip()
    is_percent = bare.endswith("%")
    bare = bare.removesuffix("%").strip()
    found = _styled(bare)
    if found is None or not is_percent:
        return found
    return Reading(Kind.NUMBER, found.style, is_certain=found.is_certain, is_percent=True)


def _styled(text: str) -> Reading | None:
    if _PLAIN.fullmatch(text):
        digits = text.lstrip("+-")
        return Reading(Kind.INTEGER, is_padded=len(digits) > 1 and digits[0] == "0")
    if (found := _DOTS.fullmatch(text)) and not _BELOW_ONE.match(text):
        certain = text.count(".") > 1 or bool(found[1])
        return Reading(Kind.NUMBER if found[1] else Kind.INTEGER, Style.DOTS, is_certain=certain)
    if (found := _COMMAS.fullmatch(text)) and not _BELOW_ONE.match(text):
        certain = text.count(",") > 1 or bool(found[1])
        return Reading(Kind.NUMBER if found[1] else Kind.INTEGER, Style.COMMAS, is_certain=certain)
    if found := _POINT.fullmatch(text):
        return Reading(Kind.NUMBER, Style.DOT, is_whole=not found[2].strip("0"))
    if found := _COMMA.fullmatch(text):
        return Reading(Kind.NUMBER, Style.COMMA, is_whole=not found[2].strip("0"))
    if _SPACES.fullmatch(text):
        style = Style.COMMA if "," in text else Style.DOT if "." in text else Style.PLAIN
        return Reading(Kind.NUMBER if style is not Style.PLAIN else Kind.INTEGER, style)
    return None


def _day(text: str) -> Reading | None:
    if _MOMENT.fullmatch(text):
        return Reading(Kind.DATETIME)
    if day_of(text) is not None:
        return Reading(Kind.DATE)
    return Reading(Kind.TIME) if ":" in text and _TIME.fullmatch(text) else None


def day_of(text: str) -> date | None:
    """The day that a text names: 2024-09-23, 23/9/2024, 23-09-2024, 23 Sep 2024, 23 September 2024. None for anything else, an
    age group ("05-09") among it."""
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif (found := _NAMED_DAY.fullmatch(text)) and found[2].lower() in MONTHS:
        day, month, year = int(found[1]), MONTHS[found[2].lower()], int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
