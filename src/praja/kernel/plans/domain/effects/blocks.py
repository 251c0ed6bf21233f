# SPDX-License-Identifier: EUPL-1.2
"""Days before and after something began, cut into equal blocks, so that every block has the same days of the week."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from praja.kernel.measures.domain.periods import Period

_DAY = timedelta(days=1)


class Span(StrEnum):
    """How long one block of a series is."""

    WEEK = "week"
    FOUR_WEEKS = "four_weeks"

    @property
    def days(self) -> int:
        return 7 if self is Span.WEEK else 28


@dataclass(frozen=True, slots=True)
class Block:
    """The days of one point. `place` -1 ends the day before it began, 0 begins on that day."""

    place: int
    period: Period


def blocks(began_on: date, last_day: date, span: Span, longest: int) -> Iterator[Block]:
    """`longest` whole blocks before `began_on`, and every whole one after it that ends by `last_day`, at most `longest`."""
    for place in range(-longest, longest):
        first = began_on + place * span.days * _DAY
        last = first + (span.days - 1) * _DAY
        if last > last_day:
            return
        yield Block(place, Period(first, last))


def place_of(day: date, began_on: date, span: Span) -> int:
    """The place of the block in which `day` lies."""
    return (day - began_on).days // span.days
