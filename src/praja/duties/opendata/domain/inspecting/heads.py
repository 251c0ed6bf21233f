# SPDX-License-Identifier: EUPL-1.2
"""Where the headings of a table end and its values begin, and what the columns are called."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from praja.duties.opendata.domain.inspecting.sheets import Cell, is_blank, text_of
from praja.duties.opendata.domain.inspecting.values import NOTHING, is_year, read

Rows = Sequence[Sequence[Cell]]
MOST_HEADINGS = 12
"""So many lines of headings at most; where it seems more, only the first is one."""
_NUMBERED = re.compile(r"\(?(\d{1,2})\)?")


def cell_at(row: Sequence[Cell], place: int) -> Cell:
    """The cell at a place, nothing beyond the row's end."""
    return row[place] if place < len(row) else None


def filled(row: Sequence[Cell]) -> list[int]:
    """Places where something stands."""
    return [place for place, cell in enumerate(row) if not is_blank(cell)]


@dataclass(frozen=True, slots=True)
class Bodies:
    """Of each column of a block what most of its cells are: numbers, years among them."""

    numeric: frozenset[int]
    yearly: frozenset[int]
    """Numeric ones of which most are years: a year there is no heading."""


LOOKED_AT = 400
"""Rows, spread over the whole, that tell what a column mostly holds."""


def bodies_of(rows: Rows, width: int) -> Bodies:
    """Looked at from the first to the last row, so that a few lines of headings do not decide."""
    numeric, yearly = set(), set()
    spread = list(rows[:: max(1, len(rows) // LOOKED_AT)])
    for place in range(width):
        numbers = years = words = 0
        for row in spread:
            cell = cell_at(row, place)
            if is_blank(cell):
                continue
            reading = read(cell)
            if reading.is_number:
                numbers += 1
                years += is_year(cell)
            elif reading is not NOTHING:
                words += 1
        if numbers > words:
            numeric.add(place)
            if 2 * years > numbers and numbers > 1:
                yearly.add(place)
    return Bodies(frozenset(numeric), frozenset(yearly))


def headings_end(rows: Rows, width: int) -> int:
    """The place of the first row of values. A row of values has a number in a column of numbers, and no words in one; a year
    above counts ("2020", "2019") is a heading. Where all is words, the first row is the headings."""
    bodies = bodies_of(rows, width)
    if not bodies.numeric:
        return 1 if len(rows) > 1 else 0
    for at, row in enumerate(rows[: MOST_HEADINGS + 1]):
        if _is_values(row, bodies) and not (_is_numbering(row) and at):
            return at
    return 1


def _is_values(row: Sequence[Cell], bodies: Bodies) -> bool:
    has_number = False
    for place in bodies.numeric:
        cell = cell_at(row, place)
        reading = read(cell)
        if reading is NOTHING:
            continue
        if not reading.is_number:
            return False
        if place in bodies.yearly or not is_year(cell):
            has_number = True
    return has_number


def _is_numbering(row: Sequence[Cell]) -> bool:
    """A line that numbers the columns, as official tables have it: (1), (2), (3) or 1, 2, 3."""
    places = filled(row)
    found = [_NUMBERED.fullmatch(text_of(row[place])) for place in places]
    if len(places) < 3 or not all(found):
        return False
    return [int(one[1]) for one in found if one] == list(range(int(found[0][1]) if found[0] else 1, len(places) + 1))


def numbering_lines(rows: Rows) -> list[int]:
    """Which of the lines of headings only number the columns."""
    return [at for at, row in enumerate(rows) if at and _is_numbering(row)]


def captions(rows: Rows) -> list[int]:
    """Which lines of headings are a caption over the whole table rather than headings: one cell alone, under which other
    headings stand."""
    found = []
    for at, row in enumerate(rows):
        places = filled(row)
        if len(places) == 1 and any(not is_blank(cell_at(below, places[0])) for below in rows[at + 1 :]):
            found.append(at)
    return found


def titles_of(rows: Rows, width: int) -> list[str]:
    """What each column is called: the headings above each other, one that stands over several columns before each of theirs."""
    parts: list[list[str]] = [[] for _place in range(width)]
    for at, row in enumerate(rows):
        for place, text in _spread(rows, at, row, width).items():
            if text and (not parts[place] or parts[place][-1] != text):
                parts[place].append(text)
    return [" ".join(part) for part in parts]


def _spread(rows: Rows, at: int, row: Sequence[Cell], width: int) -> dict[int, str]:
    """The texts of one line by column. A heading with others below it reaches to the right over empty cells, while each of these
    has a heading of its own below and none above."""
    texts: dict[int, str] = {}
    last = ""
    for place in range(width):
        own = text_of(cell_at(row, place))
        if own:
            last = own if _named(rows[at + 1 :], place) else ""
        elif not _named(rows[at + 1 :], place) or _named(rows[:at], place):
            last = ""
        texts[place] = own or last
    return texts


def _named(rows: Rows, place: int) -> bool:
    return any(not is_blank(cell_at(row, place)) for row in rows)


_SIGNS = {">": " lebih ", "<": " kurang ", "%": " persen ", "+": " plus "}
_OTHERS = re.compile(r"[^0-9a-z]+")


def names_of(titles: Sequence[str]) -> list[str]:
    """Names for machines: small letters, digits and `_`, each once."""
    names: list[str] = []
    for place, title in enumerate(titles, 1):
        plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
        for sign, word in _SIGNS.items():
            plain = plain.replace(sign, word)
        name = _OTHERS.sub("_", plain).strip("_")[:60].strip("_") or f"kolom_{place}"
        again = sum(1 for one in names if one == name or re.fullmatch(rf"{re.escape(name)}_\d+", one))
        names.append(f"{name}_{again + 1}" if name in names else name)
    return names
