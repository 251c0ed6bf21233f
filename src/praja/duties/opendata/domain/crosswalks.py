# SPDX-License-Identifier: EUPL-1.2
"""What codes of one list are in another, looked at line by line. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

SAME, SPLIT, MERGED, NEAR = "same", "split", "merged", "near"
SAID = {
    SAME: ("same", "sama", "tetap", "="),
    SPLIT: ("split", "pecah", "dipecah", "pemekaran", "mekar"),
    MERGED: ("merged", "gabung", "digabung", "penggabungan"),
    NEAR: ("near", "mirip", "hampir sama", "~"),
}
"""How files say it (small letters); the keys are those of `enums.Same`."""
_BY_WORD = {word: relation for relation, words in SAID.items() for word in words}


class WrongPair(StrEnum):
    """Why a line can't stand in a crosswalk."""

    NO_SOURCE = "no_source"
    NO_TARGET = "no_target"
    TWICE = "twice"
    NO_RELATION = "no_relation"


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of a crosswalk: the code here, the code there, and what the file says of them (may be empty)."""

    line: int
    source: str
    target: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class RefusedPair:
    """A line that can't stand in the crosswalk."""

    line: int
    source: str
    target: str
    why: WrongPair


@dataclass(slots=True)
class JudgedPairs:
    """Pairs ordered by code, and the lines that were refused."""

    taken: list[Pair] = field(default_factory=list)
    refused: list[RefusedPair] = field(default_factory=list)


def judge_pairs(pairs: Iterable[Pair], sources: Collection[str], targets: Collection[str]) -> JudgedPairs:
    """Sort out which lines can stand: both codes known, each pair once, its relation understood. Where the file says nothing of
    a relation it follows from how many codes each has on the other side."""
    found, seen = JudgedPairs(), set[tuple[str, str]]()
    for one in pairs:
        why = _wrong(one, sources, targets, seen)
        if why is not None:
            found.refused.append(RefusedPair(one.line, one.source, one.target, why))
            continue
        seen.add((one.source, one.target))
        found.taken.append(one)
    found.taken = sorted(_related(found.taken), key=lambda one: (one.source, one.target))
    return found


def _wrong(
    one: Pair, sources: Collection[str], targets: Collection[str], seen: set[tuple[str, str]]
) -> WrongPair | None:
    if one.source not in sources:
        return WrongPair.NO_SOURCE
    if one.target not in targets:
        return WrongPair.NO_TARGET
    if (one.source, one.target) in seen:
        return WrongPair.TWICE
    if one.relation and one.relation.lower() not in _BY_WORD:
        return WrongPair.NO_RELATION
    return None


def _related(pairs: list[Pair]) -> list[Pair]:
    from_here, to_there = Counter(one.source for one in pairs), Counter(one.target for one in pairs)
    return [
        Pair(one.line, one.source, one.target, _relation(one, from_here[one.source], to_there[one.target]))
        for one in pairs
    ]


def _relation(one: Pair, becomes: int, comes_of: int) -> str:
    if one.relation:
        return _BY_WORD[one.relation.lower()]
    if becomes > 1 and comes_of > 1:
        return NEAR
    return SPLIT if becomes > 1 else MERGED if comes_of > 1 else SAME
