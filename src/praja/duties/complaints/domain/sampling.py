# SPDX-License-Identifier: EUPL-1.2
"""Which answers of a week are looked at for their quality.

House rule of Praja, no regulation sets it: one in twenty of each unit's answers, three at least, fifty in all at most.
Nobody chooses: the answers are put in the order of a hash over the first root of the ledger that was published after the week
had ended. Before that moment nobody can know the order; after it everybody who has the root can check it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

ONE_IN = 20
"""Of so many answers of a unit one is drawn (5 %)."""

FEWEST_PER_UNIT = 3
"""So many of a unit that answered are drawn at least, or all where it gave fewer."""

MOST_IN_ALL = 50
"""So many are drawn at most; then every unit's first comes before any unit's second."""

DAYS_TO_REVIEW = 5
"""Working days within which the coordinator looks at what was drawn."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer that may be drawn: its id, the unit that gave it, and the public code of its case with its number there."""

    answer_id: int
    unit_id: int
    code: str
    number: int


@dataclass(frozen=True, slots=True)
class Week:
    """A calendar week, Monday to Sunday."""

    monday: date

    @property
    def name(self) -> str:
        """`2026-W02`, as ISO 8601 writes it."""
        year, week, _day = self.monday.isocalendar()
        return f"{year}-W{week:02d}"

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)


def week_before(day: date) -> Week:
    """The last week that had ended on this day."""
    return Week(day - timedelta(days=day.weekday() + 7))


def place_in_draw(candidate: Candidate, *, seed: bytes, week: Week) -> str:
    """The hash by which candidates are ordered, as hex: of the root, the week, the code of the case and the answer's number."""
    named = f"{week.name}/{candidate.code}/{candidate.number}".encode()
    return sha256(seed + named).hexdigest()


def draw(candidates: Iterable[Candidate], *, seed: bytes, week: Week) -> list[Candidate]:
    """The answers that are looked at, by the house rule above. The same candidates and seed always give the same draw."""
    placed = sorted(((place_in_draw(one, seed=seed, week=week), one) for one in candidates), key=lambda row: row[0])
    by_unit: dict[int, list[tuple[str, Candidate]]] = {}
    for place, candidate in placed:
        by_unit.setdefault(candidate.unit_id, []).append((place, candidate))
    chosen = [
        (turn, place, candidate)
        for rows in by_unit.values()
        for turn, (place, candidate) in enumerate(rows[: drawn_of(len(rows))])
    ]
    return [candidate for _turn, _place, candidate in sorted(chosen, key=lambda row: row[:2])[:MOST_IN_ALL]]


def drawn_of(answers: int) -> int:
    """How many of a unit's answers are drawn before the limit over all units."""
    return min(answers, max(FEWEST_PER_UNIT, -(-answers // ONE_IN)))
