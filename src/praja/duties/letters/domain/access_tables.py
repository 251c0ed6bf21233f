# SPDX-License-Identifier: EUPL-1.2
"""Tables of security and access (SKKAAD) as offices lay them out: a row for each code and class, classes or roles in columns with
crosses, headings in several rows. No layout is prescribed, so headings are only recognised where they are plain; the rest is said
once by a person."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from praja.duties.letters.domain.classification import is_code, normalised
from praja.duties.letters.domain.reaching import BY_SECURITY, DESK, OFFICE, SEALED
from praja.duties.letters.domain.srikandi import plain_name

BETWEEN = " / "
"""Headings that stand one above the other come as one name with this between them."""


class Meaning(StrEnum):
    """What stands in a column."""

    CODE = "code"
    SECURITY = "security"
    REACH = "reach"
    CLASS_B = "class_b"
    CLASS_T = "class_t"
    CLASS_R = "class_r"
    CLASS_SR = "class_sr"
    HEAD = "by_head"
    DESK = "by_desk"
    OFFICE = "by_office"


CLASSES: Mapping[Meaning, str] = {
    Meaning.CLASS_B: "B",
    Meaning.CLASS_T: "T",
    Meaning.CLASS_R: "R",
    Meaning.CLASS_SR: "SR",
}
"""Columns in which a cross says the class."""
ROLES: Mapping[Meaning, int] = {Meaning.OFFICE: OFFICE, Meaning.DESK: DESK, Meaning.HEAD: SEALED}
"""Columns in which a cross says who may; the widest counts."""

NAMES: Mapping[Meaning, tuple[str, ...]] = {
    Meaning.CODE: ("kode", "kode klasifikasi", "kode klasifikasi arsip", "klasifikasi arsip", "code"),
    Meaning.SECURITY: (
        *("sifat", "klasifikasi keamanan", "klasifikasi keamanan arsip", "keamanan", "tingkat klasifikasi"),
        *("tingkat keamanan", "security"),
    ),
    Meaning.REACH: ("akses", "hak akses", "klasifikasi akses", "siapa", "reach"),
    Meaning.CLASS_B: ("b", "biasa", "terbuka", "biasa terbuka"),
    Meaning.CLASS_T: ("t", "terbatas"),
    Meaning.CLASS_R: ("r", "rahasia"),
    Meaning.CLASS_SR: ("sr", "sangat rahasia"),
    Meaning.HEAD: ("pimpinan", "kepala", "kepala unit", "kepala perangkat daerah", "pimpinan unit"),
    Meaning.DESK: ("meja", "sekretaris", "arsiparis", "tata usaha", "pengelola arsip", "unit kearsipan"),
    Meaning.OFFICE: (
        *("kantor", "staf", "pelaksana", "pegawai", "semua", "semua pegawai", "seluruh pegawai", "umum", "publik"),
        "masyarakat",
    ),
}
"""The headings, and the words in cells, by which each is known."""
_REACH_OF = {name: reach for meaning, reach in ROLES.items() for name in NAMES[meaning]}
_CLASS_OF = {name: letter for meaning, letter in CLASSES.items() for name in NAMES[meaning]}
_REACHES = {OFFICE: "kantor", DESK: "meja", SEALED: "pimpinan"}

_TICKS = frozenset("v√✓✔☑●•*+1y") | {"ya", "ada", "true"}
_CROSSES = frozenset("x×✗✘☒")
_NOTHING = frozenset(("", "-", "–", "—", "0", "tidak", "tidak ada", "false"))
_PARTS = re.compile(r"[,;/&\n]|\bdan\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)")


class UnreadableTable(ValueError):
    """A cell that says nothing that is understood; `heading` is its column, `problem` why."""

    def __init__(self, heading: str, value: str, problem: str = "unreadable") -> None:
        super().__init__(value)
        self.heading, self.problem = heading, problem


@dataclass(frozen=True, slots=True)
class Told:
    """What one line says of one class, in the words of the plain table (`kode`, `sifat`, `akses`)."""

    code: str
    security: str
    reach: str


def is_table_line(cells: Sequence[str]) -> bool:
    """Whether a row is one of the table and no heading: a cell of it is a classification code."""
    return any(is_code(normalised(cell)) for cell in cells)


def recognised(headings: Sequence[str]) -> dict[str, str]:
    """Heading to meaning, where the heading itself, or its lowest part, says plainly what it is. What can stand in one column
    alone (code, class, who may) is the first that says so."""
    found: dict[str, str] = {}
    for heading in headings:
        named = [plain_name(heading), plain_name(heading.rpartition(BETWEEN)[2])]
        meaning = next((m for name in named for m, names in NAMES.items() if name in names), None)
        once = meaning in (Meaning.CODE, Meaning.SECURITY, Meaning.REACH)
        if meaning and not (once and meaning in found.values()):
            found[heading] = meaning
    return found


def what_is_missing(columns: Mapping[str, str]) -> str:
    """`code` or `security` where no column says it; empty for a table that can be read. Who may is not asked: without it each
    class reaches as far as it always does."""
    said = set(columns.values())
    if Meaning.CODE not in said:
        return Meaning.CODE
    return "" if said & {Meaning.SECURITY, *CLASSES} else Meaning.SECURITY


def both_marks(cells: Iterable[str]) -> bool:
    """Whether ticks and crosses stand side by side: then nobody but its author knows what a cross means."""
    said = {cell.strip().casefold() for cell in cells}
    return bool(said & _CROSSES) and bool(said & _TICKS)


def rules_of(
    values: Mapping[str, str], columns: Mapping[str, str], *, code_above: str, crosses_count: bool
) -> list[Told]:
    """What a line says, a rule for each class; nothing for a heading of the table (a code alone). A line without a code belongs
    to the code above it. Raises `UnreadableTable`."""
    by_meaning: dict[str, list[str]] = {}
    for heading, meaning in columns.items():
        by_meaning.setdefault(meaning, []).append(heading)
    code = next((values.get(one, "").strip() for one in by_meaning[Meaning.CODE]), "") or code_above
    classes = _classes(values, by_meaning, crosses_count)
    if not classes:
        _guard_heading(values, columns)
        return []
    reach = _reach(values, by_meaning, crosses_count)
    return [Told(code, letter, said or reach or _REACHES[BY_SECURITY[letter]]) for letter, said in classes.items()]


def _guard_heading(values: Mapping[str, str], columns: Mapping[str, str]) -> None:
    """A heading of the table says nothing of who may; a line that does lacks its class."""
    says_who = [one for one, meaning in columns.items() if meaning in {Meaning.REACH, *ROLES}]
    if any(values.get(one, "").strip().casefold() not in _NOTHING for one in says_who):
        asked = next(one for one, meaning in columns.items() if meaning in {Meaning.SECURITY, *CLASSES})
        raise UnreadableTable(asked, "", "no_class")


def _classes(values: Mapping[str, str], columns: Mapping[str, list[str]], crosses_count: bool) -> dict[str, str]:
    """The classes that a line is about, each with who may where the cell itself says that."""
    found: dict[str, str] = {}
    for heading in columns.get(Meaning.SECURITY, ()):
        said = plain_name(_IN_BRACKETS.sub("", values.get(heading, "")))
        if said and said not in _NOTHING:
            if said not in _CLASS_OF:
                raise UnreadableTable(heading, values[heading])
            found[_CLASS_OF[said]] = ""
    for meaning, letter in CLASSES.items():
        for heading in columns.get(meaning, ()):
            cell = values.get(heading, "")
            if plain_name(cell) in _REACH_OF:
                found[letter] = _REACHES[_REACH_OF[plain_name(cell)]]
            elif _is_marked(cell, heading, crosses_count):
                found[letter] = ""
    return found


def _reach(values: Mapping[str, str], columns: Mapping[str, list[str]], crosses_count: bool) -> str:
    """Who may, by crosses, else in words; empty where the table does not say it at all."""
    marked = [
        reach
        for meaning, reach in ROLES.items()
        for heading in columns.get(meaning, ())
        if _is_marked(values.get(heading, ""), heading, crosses_count)
    ]
    if marked:
        return _REACHES[min(marked)]
    if roles := {heading for meaning in ROLES for heading in columns.get(meaning, ())}:
        raise UnreadableTable(next(heading for heading in values if heading in roles), "", "nobody")
    return next((_in_words(values.get(heading, ""), heading) for heading in columns.get(Meaning.REACH, ())), "")


def _in_words(cell: str, heading: str) -> str:
    said = [plain_name(_IN_BRACKETS.sub("", part)) for part in _PARTS.split(cell)]
    known = [_REACH_OF.get(part) for part in said if part]
    if not known or None in known:
        raise UnreadableTable(heading, cell)
    return _REACHES[min(reach for reach in known if reach is not None)]


def _is_marked(cell: str, heading: str, crosses_count: bool) -> bool:
    said = cell.strip().casefold()
    if said in _NOTHING:
        return False
    if said in _TICKS or (said in _CROSSES and crosses_count):
        return True
    raise UnreadableTable(heading, cell, "cross" if said in _CROSSES else "mark")
