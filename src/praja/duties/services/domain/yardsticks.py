# SPDX-License-Identifier: EUPL-1.2
"""Which units are a yardstick for others of their kind, and what they do differently.

Only units of one kind are compared, by promises kept: a kelurahan that writes letters and a dinas that licenses buildings share
no other measure. What differs is read from the standards of the services that they have in common.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median

ENOUGH = 10
"""A unit with fewer cases than this is not compared."""
LEAST_KEPT = Fraction(9, 10)
"""Whoever keeps fewer of its promises is nobody's yardstick, even where all others keep fewer still."""
LEAST_UNITS = 3
"""Among fewer units there is no middle to be better than."""
BEST = 10
"""The best tenth, at least one."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A unit with its promises (`kept` of `due`) and the stars that its applicants gave."""

    unit: int
    kind: str
    kept: int
    due: int
    stars: int = 0
    raters: int = 0

    @property
    def share(self) -> float:
        """Orders exactly: of counts below 2**26 different shares are different floats, and equal shares are equal ones."""
        return self.kept / self.due

    @property
    def keeps_enough(self) -> bool:
        return self.kept * LEAST_KEPT.denominator >= LEAST_KEPT.numerator * self.due

    @property
    def rating(self) -> float | None:
        """None where too few rated. Orders exactly, as `share` does."""
        return self.stars / self.raters if self.raters >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands among the `among` units of its kind that can be compared."""

    place: int
    among: int
    is_yardstick: bool


def places(contenders: Iterable[Contender]) -> dict[int, Place]:
    """The place of every unit that can be compared, by unit. Equal shares have one place."""
    by_kind: dict[str, list[Contender]] = defaultdict(list)
    for contender in contenders:
        if contender.due >= ENOUGH:
            by_kind[contender.kind].append(contender)
    return {unit: place for group in by_kind.values() for unit, place in _places(group).items()}


def _places(group: Sequence[Contender]) -> dict[int, Place]:
    shares = {one.unit: one.share for one in group}
    ordered = sorted(group, key=lambda one: shares[one.unit], reverse=True)
    middle = median(shares[one.unit] for one in ordered)
    ratings = [one.rating for one in group if one.rating is not None]
    middle_rating = median(ratings) if ratings else None
    found: dict[int, Place] = {}
    place = 1
    for position, one in enumerate(ordered, 1):
        if position == 1 or shares[one.unit] != shares[ordered[position - 2].unit]:
            place = position
        does_well = len(group) >= LEAST_UNITS and place <= max(1, len(group) // BEST)
        is_better = shares[one.unit] > middle and one.keeps_enough
        pleases = one.rating is None or middle_rating is None or one.rating >= middle_rating
        found[one.unit] = Place(place, len(group), does_well and is_better and pleases)
    return found


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a standard can be compared: papers that must be brought, stages of the path, whether the product comes
    without a walk to the office, the fee in rupiah (None: by a table), the promise in open minutes (None: none, or counted
    otherwise).
    """

    requirements: int
    stages: int
    is_digital: bool
    fee: int | None
    promise: Fraction | None


class Aspect(StrEnum):
    """What a unit can do differently."""

    REQUIREMENTS = "requirements"
    STAGES = "stages"
    DIGITAL = "digital"
    FEE = "fee"
    PROMISE = "promise"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Difference:
    """The yardstick's own mean against that of the others, over `services` services that they have in common. Of DIGITAL: shares
    of them; of OPENING: minutes a week, where `services` is 0."""

    aspect: Aspect
    own: Fraction
    others: Fraction
    services: int


Numbers = Mapping[Aspect, Fraction]


def differences(
    own: Mapping[int, Shape], others: Mapping[int, Sequence[Shape]], *, opening: int, opening_of_others: Sequence[int]
) -> list[Difference]:
    """What a unit does differently for its applicants, the plainest first. `own` and `others` are standards by service;
    `opening` minutes a week."""
    found = []
    for aspect in (Aspect.REQUIREMENTS, Aspect.STAGES, Aspect.DIGITAL, Aspect.FEE, Aspect.PROMISE):
        pairs = list(_pairs(aspect, own, others))
        if pairs:
            mine, theirs = _mean([pair[0] for pair in pairs]), _mean([pair[1] for pair in pairs])
            if (mine > theirs) if aspect is Aspect.DIGITAL else (mine < theirs):
                found.append(Difference(aspect, mine, theirs, len(pairs)))
    if opening_of_others and opening > (middle := _mean(opening_of_others)):
        found.append(Difference(Aspect.OPENING, Fraction(opening), middle, 0))
    return found


def _pairs(
    aspect: Aspect, own: Mapping[int, Shape], others: Mapping[int, Sequence[Shape]]
) -> Iterable[tuple[Fraction, Fraction]]:
    for service, shape in own.items():
        mine = _number(aspect, shape)
        theirs = [number for other in others.get(service, ()) if (number := _number(aspect, other)) is not None]
        if mine is not None and theirs:
            yield mine, _mean(theirs)


def _number(aspect: Aspect, shape: Shape) -> Fraction | None:
    if aspect is Aspect.PROMISE:
        return shape.promise
    if aspect is Aspect.FEE:
        return None if shape.fee is None else Fraction(shape.fee)
    plain = {Aspect.REQUIREMENTS: shape.requirements, Aspect.STAGES: shape.stages, Aspect.DIGITAL: shape.is_digital}
    return Fraction(plain[aspect])


def _mean(values: Sequence[Fraction | int]) -> Fraction:
    return Fraction(sum(values)) / len(values)
