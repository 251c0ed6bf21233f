# SPDX-License-Identifier: EUPL-1.2
"""Whether an entry may take part, by the rules that its competition announced, and if not, why."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Obstacle(StrEnum):
    """Why an entry may not take part."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NO_PROOF = "no_proof"
    NO_DAY = "no_day"
    TOO_YOUNG = "too_young"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Failing:
    """One obstacle, and the section or proof it lies in (empty: the entry as a whole)."""

    obstacle: Obstacle
    where: str = ""


@dataclass(frozen=True, slots=True)
class Entrant:
    """What is looked at to count how many of one unit take part: entries in the order in which they were handed in."""

    entry: int
    unit: int
    group: str


def latest_day(closing: date, years: int) -> date:
    """The latest day on which something may have been applied to be `years` old when entries close. A 29 February counts back to
    the 28th where there is none."""
    try:
        return closing.replace(year=closing.year - years)
    except ValueError:
        return closing.replace(year=closing.year - years, day=28)


def age_obstacles(applied_on: date | None, closing: date, years: int | None) -> list[Failing]:
    """Whether it is old enough when entries close."""
    if years is None:
        return []
    if applied_on is None:
        return [Failing(Obstacle.NO_DAY)]
    return [] if applied_on <= latest_day(closing, years) else [Failing(Obstacle.TOO_YOUNG)]


def over_quota(entrants: Sequence[Entrant], by_group: Mapping[str, int | None], over_all: int | None) -> set[int]:
    """The entries beyond what one unit may enter, in a group and over all groups. `entrants` come in the order of handing in: the
    first ones stay."""
    of_group: Counter[tuple[int, str]] = Counter()
    of_unit: Counter[int] = Counter()
    beyond: set[int] = set()
    for one in entrants:
        most = by_group.get(one.group)
        in_group = most is None or of_group[one.unit, one.group] < most
        if not in_group or (over_all is not None and of_unit[one.unit] >= over_all):
            beyond.add(one.entry)
            continue
        of_group[one.unit, one.group] += 1
        of_unit[one.unit] += 1
    return beyond


def missing(keys: Iterable[str], given: Mapping[str, object], obstacle: Obstacle) -> list[Failing]:
    """What is asked for and was left empty."""
    return [Failing(obstacle, key) for key in keys if not given.get(key)]
