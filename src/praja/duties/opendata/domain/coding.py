# SPDX-License-Identifier: EUPL-1.2
"""Reference codes as they stand in a file, looked at line by line: what a list can hold, and what it can't. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

_WHOLE = re.compile(r"(\d+)\.0+")
MOST_SHOWN = 20
"""So many codes of each kind of difference are kept by name; all are counted."""


class Wrong(StrEnum):
    """Why a line can't stand in a list."""

    NO_CODE = "no_code"
    NO_NAME = "no_name"
    TWICE = "twice"
    NO_LEVEL = "no_level"
    NO_PARENT = "no_parent"
    NOT_ABOVE = "not_above"


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list whose codes grow: codes of this length, and what they are called ("kecamatan")."""

    length: int
    name: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A code of a list on its line of the file. `parent` is empty at the top; `more` are the further columns."""

    line: int
    code: str
    name: str
    parent: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that can't stand in the list."""

    line: int
    code: str
    why: Wrong


@dataclass(slots=True)
class Judged:
    """Codes in their order (each beside its parents where codes grow), and the lines that were refused, in theirs."""

    taken: list[Coded] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def by_reason(self) -> dict[Wrong, int]:
        """How many lines were refused for what."""
        return dict(Counter(one.why for one in self.refused))


def mended(code: str) -> str:
    """A code that a spreadsheet made a number of: `1101.0` is `1101`. Codes with points of their own stay."""
    found = _WHOLE.fullmatch(code)
    return found[1] if found else code


def parent_by_length(code: str, levels: Sequence[Level]) -> str:
    """The code above one of a list that grows by levels: its beginning, as long as the level above. Empty at the top."""
    shorter = [one.length for one in levels if one.length < len(code)]
    return code[: max(shorter)] if shorter else ""


def judge(rows: Iterable[Coded], levels: Sequence[Level] = (), *, has_parents: bool = True) -> Judged:
    """Sort out which lines can stand. `levels` are empty for a flat list; without `has_parents` the file says nothing of parents,
    and a code of a list with levels stands below its own beginning."""
    found = Judged()
    lengths = {one.length for one in levels}
    by_code: dict[str, Coded] = {}
    for row in rows:
        if levels and not has_parents:
            row = Coded(row.line, row.code, row.name, parent_by_length(row.code, levels), row.more)
        if (why := _alone(row, lengths, by_code)) is not None:
            found.refused.append(Refused(row.line, row.code, why))
        else:
            by_code[row.code] = row
    _below_others(by_code, found)
    found.taken = [by_code[code] for code in sorted(by_code)]
    found.refused.sort(key=lambda one: one.line)
    return found


def _alone(row: Coded, lengths: set[int], before: Mapping[str, Coded]) -> Wrong | None:
    """What is wrong with a line, whatever stands above it."""
    if not row.code:
        return Wrong.NO_CODE
    if not row.name:
        return Wrong.NO_NAME
    if row.code in before:
        return Wrong.TWICE
    if lengths and len(row.code) not in lengths:
        return Wrong.NO_LEVEL
    if row.parent == row.code or (lengths and len(row.parent) >= len(row.code)):
        return Wrong.NOT_ABOVE
    return None


def _below_others(by_code: dict[str, Coded], found: Judged) -> None:
    """Take out what stands below nothing, and what goes round in a circle, with all below it."""
    below: dict[str, list[str]] = {}
    for row in by_code.values():
        below.setdefault(row.parent, []).append(row.code)
    reached, waiting = set[str](), below.get("", [])
    while waiting:
        reached.update(waiting)
        waiting = [child for code in waiting for child in below.get(code, ())]
    for code, row in list(by_code.items()):
        if code not in reached:
            why = Wrong.NOT_ABOVE if row.parent in by_code else Wrong.NO_PARENT
            found.refused.append(Refused(row.line, code, _why_unreached(row, by_code, why)))
    for code in by_code.keys() - reached:
        del by_code[code]


def _why_unreached(row: Coded, by_code: Mapping[str, Coded], why: Wrong) -> Wrong:
    """Below a code that is refused there is no parent either; only what comes back to itself is a circle."""
    seen, at = {row.code}, row.parent
    while at in by_code:
        if at in seen:
            return why
        seen.add(at)
        at = by_code[at].parent
    return Wrong.NO_PARENT


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, object]:
    """What changed from codes with their names to others: how many were added, are gone and renamed, and the first of each."""
    added = sorted(now.keys() - before.keys())
    gone = sorted(before.keys() - now.keys())
    renamed = sorted(code for code in now.keys() & before.keys() if now[code] != before[code])
    return {
        "added": len(added),
        "gone": len(gone),
        "renamed": len(renamed),
        "first_added": [[code, now[code]] for code in added[:MOST_SHOWN]],
        "first_gone": [[code, before[code]] for code in gone[:MOST_SHOWN]],
        "first_renamed": [[code, before[code], now[code]] for code in renamed[:MOST_SHOWN]],
    }
