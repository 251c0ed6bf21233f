# SPDX-License-Identifier: EUPL-1.2
"""What a series lets one say: that a measure differs from its former trend, that this is not shown, or why nothing can be said.

Never why it differs: something else may have begun on the same day. Where there are comparison units, what happened to them at
the same time is taken off; then only what happened to this unit alone is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from praja.kernel.measures.domain.figures import rounded
from praja.kernel.plans.domain.effects.segments import Estimate, Seen, Segments, fitted
from praja.kernel.plans.domain.shares import Better, Interval

PLACES = 4


class Finding(StrEnum):
    """What may be said of a measure on average since something began, against its former trend."""

    BETTER = "better"
    WORSE = "worse"
    DIFFERENT = "different"
    """The interval leaves zero out, but no direction of this measure is progress."""
    NOT_SHOWN = "not_shown"
    """The interval holds zero: chance alone could have done it."""
    FEW_BEFORE = "few_before"
    FEW_AFTER = "few_after"
    FEW_PEOPLE = "few_people"
    """Too few people stand behind one side."""

    @property
    def is_shown(self) -> bool:
        return self in (Finding.BETTER, Finding.WORSE, Finding.DIFFERENT)


class Kind(StrEnum):
    """How a block's value follows from what was counted: a share of things, a mean per thing, or the sum itself."""

    SHARE = "share"
    MEAN = "mean"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Part:
    """What was counted in a block; `n` is how many subjects stand behind it."""

    numerator: int
    denominator: int
    n: int


@dataclass(frozen=True, slots=True)
class BlockPart:
    """A block with what was counted in it at the unit, and at the comparison units together (None: there are none)."""

    place: int
    own: Part
    others: Part | None = None


@dataclass(frozen=True, slots=True)
class Needs:
    """How many blocks each side needs, and how many people must stand behind each side (0: it is not about people)."""

    before: int
    after: int
    people: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """`finding` with the change, on average over the blocks up to `until_place`, and its interval where both lines
    could be fitted. `before` and `after` say
    how many blocks could be used, `empty` how many were left out because nothing was counted in them. `compared`: what happened
    to the comparison units is taken off. `alone` is the unit's own series, for the drawing."""

    finding: Finding
    before: int
    after: int
    empty: int
    compared: bool = False
    until_place: int | None = None
    change: Decimal | None = None
    interval: Interval | None = None
    autocorrelation: Decimal | None = None
    alone: Segments | None = None


def judged(parts: Sequence[BlockPart], *, kind: Kind, better: Better, needs: Needs) -> Judged:
    """Judge a series. The order of its blocks never matters."""
    own = seen_of(parts, kind)
    before, after = _sides(own)
    empty = len(parts) - before - after
    finding = _hindrance(parts, before, after, needs)
    if finding is not None:
        return Judged(finding, before, after, empty)
    alone = fitted(own, least_variance=_by_chance(parts, kind))
    used = own
    beside = differences(parts, kind)
    compared = all(have >= need for have, need in zip(_sides(beside), (needs.before, needs.after), strict=True))
    if compared:
        used = beside
        read = fitted(beside, least_variance=_by_chance(parts, kind))
        before, after = _sides(beside)
        empty = len(parts) - before - after
    else:
        read = alone
    since = [one.place for one in used if one.place >= 0]
    effect = read.effect(sum(since) / len(since))
    interval = Interval(_four(effect.low), _four(effect.high))
    return Judged(
        _found(interval, better),
        before,
        after,
        empty,
        compared,
        max(since),
        _four(effect.value),
        interval,
        rounded(Fraction(read.autocorrelation), 2),
        alone,
    )


def seen_of(parts: Sequence[BlockPart], kind: Kind) -> list[Seen]:
    """The unit's own blocks in which something was counted."""
    return [one for part in parts if (one := _seen(part.place, part.own, kind)) is not None]


def differences(parts: Sequence[BlockPart], kind: Kind) -> list[Seen]:
    """The unit less its comparison units, in blocks in which both counted something. Sums of units of different size are
    not set against each other: there are none of them."""
    found: list[Seen] = []
    for part in parts:
        own = _seen(part.place, part.own, kind)
        others = _seen(part.place, part.others, kind) if part.others is not None and kind is not Kind.SUM else None
        if own is not None and others is not None:
            weight = own.weight * others.weight / (own.weight + others.weight)
            found.append(Seen(part.place, own.value - others.value, weight))
    return found


def value_of(part: Part, kind: Kind) -> Fraction | None:
    """The value of a block; None where nothing was counted to divide by."""
    if kind is Kind.SUM:
        return Fraction(part.numerator)
    return Fraction(part.numerator, part.denominator) if part.denominator else None


def _seen(place: int, part: Part, kind: Kind) -> Seen | None:
    value = value_of(part, kind)
    if value is None:
        return None
    return Seen(place, float(value), 1.0 if kind is Kind.SUM else float(part.denominator))


def _sides(points: Sequence[Seen]) -> tuple[int, int]:
    after = sum(one.place >= 0 for one in points)
    return len(points) - after, after


def _hindrance(parts: Sequence[BlockPart], before: int, after: int, needs: Needs) -> Finding | None:
    if before < needs.before:
        return Finding.FEW_BEFORE
    if after < needs.after:
        return Finding.FEW_AFTER
    people = [sum(one.own.n for one in parts if (one.place >= 0) is late) for late in (False, True)]
    return Finding.FEW_PEOPLE if min(people) < needs.people else None


def _by_chance(parts: Sequence[BlockPart], kind: Kind) -> float:
    """How much chance alone spreads one counted thing: of a share p(1 - p), never less; of anything else it is not known."""
    numerator, denominator = sum(one.own.numerator for one in parts), sum(one.own.denominator for one in parts)
    if kind is not Kind.SHARE or not 0 <= numerator <= denominator or not denominator:
        return 0.0
    share = numerator / denominator
    return share * (1 - share)


def _found(interval: Interval, better: Better) -> Finding:
    if interval.holds_zero:
        return Finding.NOT_SHOWN
    if better is None:
        return Finding.DIFFERENT
    return Finding.BETTER if (interval.low > 0) is (better == "higher") else Finding.WORSE


def _four(value: float) -> Decimal:
    return rounded(Fraction(value), PLACES)


def limits(estimate: Estimate, kind: Kind) -> Estimate:
    """An estimate as it is drawn: a share stays between nothing and all, a sum does not fall below nothing."""
    high = 1.0 if kind is Kind.SHARE else float("inf")
    low = float("-inf") if kind is Kind.MEAN else 0.0
    value, lower, upper = (min(max(one, low), high) for one in (estimate.value, estimate.low, estimate.high))
    return Estimate(value, lower, upper)
