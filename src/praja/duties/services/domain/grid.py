# SPDX-License-Identifier: EUPL-1.2
"""What is shown of a matrix, and in which pieces."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Shown(StrEnum):
    """What the cells show; the values stand in addresses."""

    ON_TIME = "tepat"
    TIME = "waktu"
    COMPLETENESS = "lengkap"
    RATING = "puas"
    VOLUME = "jumlah"


class Size(StrEnum):
    """How much of the matrix is on one page."""

    SMALL = "kecil"
    LARGE = "besar"
    PAPER = "cetak"
    """A sheet of A3 across."""

    @property
    def rows(self) -> int:
        return {Size.SMALL: 20, Size.LARGE: 50, Size.PAPER: 34}[self]

    @property
    def columns(self) -> int:
        return {Size.SMALL: 8, Size.LARGE: 30, Size.PAPER: 16}[self]


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """One page of a list: page `number` of `pages`, from 1."""

    items: tuple[T, ...]
    number: int
    pages: int
    first: int
    total: int

    @property
    def last(self) -> int:
        return self.first + len(self.items) - 1

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None


def piece_of(items: Sequence[T], number: int, size: int) -> Piece[T]:
    """The page of this number; a number beyond the last is the last."""
    pages = max(1, -(-len(items) // size))
    number = min(max(number, 1), pages)
    start = (number - 1) * size
    return Piece(tuple(items[start : start + size]), number, pages, start + 1 if items else 0, len(items))


def most_first(items: Sequence[T], *, kind: Callable[[T], str], weight: Callable[[T], int]) -> dict[str, int]:
    """How many of the items there are of each kind, the kind whose items weigh most together first."""
    weights = Counter[str]()
    for item in items:
        weights[kind(item)] += weight(item)
    count = Counter(kind(item) for item in items)
    return {one: count[one] for one in sorted(weights, key=lambda one: (-weights[one], one))}


def first_places(rows: Sequence[frozenset[int]]) -> dict[int, int]:
    """For everything that stands in a row, the number of the first row in which it does."""
    seen, found = set[int](), dict[int, int]()
    for number, row in enumerate(rows):
        new = row - seen
        found.update(dict.fromkeys(new, number))
        seen |= new
    return found
