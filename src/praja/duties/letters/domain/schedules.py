# SPDX-License-Identifier: EUPL-1.2
"""Reading the lists by which records are kept, cell by cell: codes, retention (JRA), security and access (SKKAAD)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from praja.duties.letters.domain.classification import is_code, normalised
from praja.duties.letters.domain.reaching import DESK, OFFICE, SEALED, reach_of
from praja.duties.letters.domain.retention import DESTROY, LONGEST, PERMANENT, REASSESS

CLOSED, EVENT_COMES = "closed", "event"
"""Values of `enums.Trigger`."""

TITLE, EVENT, EXCEPTION = 1000, 200, 300
"""Characters that a title, an event and an exception may have."""


class UnreadableCell(ValueError):
    """A cell that says nothing that is understood; `field` is its column."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(value)
        self.field = field


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code with its title. `doubtful`: the list itself says that it must be looked at."""

    code: str
    title: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """How long records of a code are kept."""

    code: str
    active_years: int
    trigger: str
    event: str
    inactive_years: int
    fate: str
    exception: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class AccessRow:
    """How far letters of a code and security reach."""

    code: str
    security: str
    reach: int


def read_code_row(values: Mapping[str, str]) -> CodeRow:
    """A line of a classification. Raises `UnreadableCell`."""
    title = " ".join(values["title"].split())
    if not title or len(title) > TITLE:
        raise UnreadableCell("title", title[:40])
    return CodeRow(code_of(values), title, values.get("confidence", "").upper() in ("PERIKSA", "1_SUMBER"))


def code_of(values: Mapping[str, str]) -> str:
    """The code of a line. Raises `UnreadableCell`."""
    code = normalised(values["code"])
    if not is_code(code):
        raise UnreadableCell("code", values["code"])
    return code


def says_nothing(values: Mapping[str, str]) -> bool:
    """Whether a line of a schedule is a heading: a code without any period."""
    return not any(values[name] for name in RETENTION_CELLS)


RETENTION_CELLS = ("active", "inactive", "fate", "example_active", "example_inactive", "example_fate")
_YEARS = re.compile(r"(\d{1,3})\s*(?:\([^)]*\)\s*)?(?:tahun|thn|th)?\.?\s*(.*)", re.IGNORECASE | re.DOTALL)
_FATES = (("musnah", DESTROY), ("permanen", PERMANENT), ("dinilai", REASSESS))


def read_retention_row(values: Mapping[str, str]) -> RetentionRow:
    """A line of a schedule as they are written: "2 Tahun Setelah Pemeriksaan", "3 Tahun", "Musnah, kecuali …". Years that stand
    in a column of examples are marked as such. Raises `UnreadableCell`."""
    active, event = _years(values, "active")
    inactive, _rest = _years(values, "inactive")
    fate, exception = _fate(values)
    event = (values["event"] or event)[:EVENT]
    return RetentionRow(
        code_of(values),
        active,
        EVENT_COMES if event else CLOSED,
        event,
        inactive,
        fate,
        (values["exception"] or exception)[:EXCEPTION],
        is_example=not values["active"] and bool(values["example_active"]),
    )


def _cell(values: Mapping[str, str], name: str) -> str:
    return " ".join((values[name] or values[f"example_{name}"]).split())


def _years(values: Mapping[str, str], name: str) -> tuple[int, str]:
    text = _cell(values, name)
    found = _YEARS.fullmatch(text)
    if found is None or int(found[1]) > LONGEST:
        raise UnreadableCell(name, text)
    return int(found[1]), found[2].strip()


def _fate(values: Mapping[str, str]) -> tuple[str, str]:
    text = _cell(values, "fate")
    for word, fate in _FATES:
        if text.casefold().startswith(word):
            return fate, _EXCEPT.sub("", text[len(word) :]).rstrip(" )") if "kecuali" in text.casefold() else ""
    raise UnreadableCell("fate", text)


_EXCEPT = re.compile(r"^[\s,;.(]*(?=kecuali)", re.IGNORECASE)
_SECURITIES = {
    "b": "B",
    "biasa": "B",
    "terbuka": "B",
    "biasa/terbuka": "B",
    "t": "T",
    "terbatas": "T",
    "r": "R",
    "rahasia": "R",
    "sr": "SR",
    "sangat rahasia": "SR",
}
_REACHES = {"kantor": OFFICE, "meja": DESK, "pimpinan": SEALED}


def read_access_row(values: Mapping[str, str]) -> AccessRow:
    """A line of a security and access classification: `kantor` (everybody who works with letters), `meja` (head, secretary,
    records officer), `pimpinan` (the head, and whom a disposition names). What is secret is opened by no rule. Raises
    `UnreadableCell`."""
    security = _SECURITIES.get(" ".join(values["security"].casefold().split()))
    if security is None:
        raise UnreadableCell("security", values["security"])
    reach = _REACHES.get(values["reach"].casefold().strip())
    if reach is None:
        raise UnreadableCell("reach", values["reach"])
    return AccessRow(code_of(values), security, reach_of(security, reach))
