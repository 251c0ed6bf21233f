# SPDX-License-Identifier: EUPL-1.2
"""The eight steps of a circle's project in four phases (PDCA), what each is asked, and what it must hold before the next begins.

What is written in a step is one sheet: names to a text, or to rows of texts. Sheets are kept as JSON beside a salt, so that the
ledger needs one digest per version.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

Sheet = Mapping[str, Any]
LONGEST, LONGEST_LINE, MOST_ROWS = 4_000, 400, 40


class Phase(StrEnum):
    """Plan, do, check, act."""

    PLAN = "plan"
    DO = "do"
    CHECK = "check"
    ACT = "act"


class Axis(StrEnum):
    """What results are told by (Q-C-D-S-M, and E-H): what was better, and by how much."""

    QUALITY = "quality"
    COST = "cost"
    DELIVERY = "delivery"
    SAFETY = "safety"
    MORALE = "morale"
    ENVIRONMENT = "environment"
    HEALTH = "health"


class Bone(StrEnum):
    """The usual categories of causes; a circle may name another of its own."""

    MAN = "man"
    METHOD = "method"
    MACHINE = "machine"
    MATERIAL = "material"
    ENVIRONMENT = "environment"
    MEASUREMENT = "measurement"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a step is asked. `rows` names the columns of a table; without, it is a text of at least `least` characters.
    What is not `needed` may stay empty."""

    name: str
    rows: tuple[str, ...] = ()
    needed: bool = True
    least: int = 10
    is_day: bool = False
    is_line: bool = False


STEPS: dict[int, tuple[Ask, ...]] = {
    1: (Ask("theme", least=5, is_line=True), Ask("problem"), Ask("target")),
    2: (Ask("effect", is_line=True), Ask("causes", rows=("bone", "text", "parent")), Ask("roots")),
    3: (Ask("solutions", rows=("cause", "solution", "reason")), Ask("chosen")),
    4: (
        Ask("plan", rows=("what", "why", "who", "where", "first_day", "last_day", "how")),
        Ask("output"),
    ),
    5: (Ask("done"), Ask("obstacles", needed=False)),
    6: (Ask("axes", rows=("axis", "measured", "before", "after")), Ask("conclusion")),
    7: (Ask("standard"), Ask("followed_by", least=3), Ask("holds_from", is_day=True), Ask("checked_by")),
    8: (Ask("remaining"), Ask("next_theme", least=5, is_line=True)),
}
"""What each step is asked, in order."""

PHASES = {**dict.fromkeys((1, 2, 3, 4), Phase.PLAN), 5: Phase.DO, 6: Phase.CHECK, 7: Phase.ACT, 8: Phase.ACT}
MET_IN = frozenset({1, 2, 3, 4, 6, 7})
"""Steps that a circle closes in a meeting: there are minutes of at least one."""
NEEDED_CELLS = {
    "causes": ("text",),
    "solutions": ("cause", "solution"),
    "plan": ("what", "why", "who", "where", "first_day", "last_day"),
    "axes": ("axis", "measured", "before", "after"),
}
"""Columns in which each row that was begun says something: the five W of step 4 among them."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands beside the sheet of a step: minutes of its meetings, drawings, numbers at the beginning, open milestones."""

    meetings: int = 0
    tools: int = 0
    baselines: int = 0
    open_milestones: int = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """What a step lacks: `field` of its sheet (or of what stands beside it), and why. `row` counts from 1."""

    field: str
    why: str
    row: int = 0


def empty(step: int) -> dict[str, Any]:
    """A sheet in which nothing stands yet."""
    return {ask.name: [] if ask.rows else "" for ask in STEPS[step]}


def cleaned(step: int, given: Sheet) -> dict[str, Any]:
    """The sheet as it is kept: every name that the step is asked and no other, texts without space around them and of bounded
    length, rows in which anything stands. Raises KeyError for a step that there is not."""
    kept: dict[str, Any] = {}
    for ask in STEPS[step]:
        value = given.get(ask.name)
        if ask.rows:
            kept[ask.name] = [row for row in map(_row(ask), value or ()) if any(row.values())][:MOST_ROWS]
        else:
            kept[ask.name] = str(value or "").strip()[:LONGEST]
    return kept


def _row(ask: Ask) -> Any:
    return lambda row: {name: " ".join(str(row.get(name) or "").split())[:LONGEST_LINE] for name in ask.rows}


def missing(step: int, sheet: Sheet, facts: Facts) -> list[Missing]:
    """What the step lacks before the next may begin, in the order of its page; nothing where it is complete."""
    found = [one for ask in STEPS[step] for one in _lacks(ask, sheet.get(ask.name))]
    return [*found, *_beside(step, facts)]


def _lacks(ask: Ask, value: Any) -> Iterator[Missing]:
    if ask.rows:
        yield from _lacks_rows(ask, value or ())
    elif ask.needed and len(str(value or "")) < (1 if ask.is_day else ask.least):
        yield Missing(ask.name, "day" if ask.is_day else "words")


def _lacks_rows(ask: Ask, rows: Sequence[Sheet]) -> Iterator[Missing]:
    if not rows:
        yield Missing(ask.name, "rows")
    for place, row in enumerate(rows, start=1):
        empty_cells = [name for name in NEEDED_CELLS[ask.name] if not row.get(name)]
        yield from (Missing(ask.name, name, place) for name in empty_cells[:1])
        if ask.name == "plan" and not empty_cells and not in_order(row):
            yield Missing(ask.name, "order", place)


def in_order(row: Sheet) -> bool:
    """Whether a row of the plan ends on or after the day it begins; a day that is none is not in order."""
    try:
        return date.fromisoformat(row["first_day"]) <= date.fromisoformat(row["last_day"])
    except ValueError:
        return False


def _beside(step: int, facts: Facts) -> Iterator[Missing]:
    if step == 1 and not facts.baselines + facts.tools:
        yield Missing("numbers", "baseline")
    if step == 2 and not facts.tools:
        yield Missing("numbers", "tool")
    if step == 5 and facts.open_milestones:
        yield Missing("milestones", "open")
    if step in MET_IN and not facts.meetings:
        yield Missing("meetings", "meeting")
