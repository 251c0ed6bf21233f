# SPDX-License-Identifier: EUPL-1.2
"""Causes as a circle types them, a box per category: a line is a cause, a line that begins with dashes explains the line above it
that has one dash less. Kept as rows in which each names the place of the one that it explains."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be read: in which box, which line (from 1)."""

    bone: str
    line: int


def read_causes(boxes: Mapping[str, str]) -> tuple[list[dict[str, str]], list[Problem]]:
    """Rows of `bone`, `text`, `parent` (the place of the row it explains, from 0, as text; empty for none), and the lines that
    begin with more dashes than anything above them allows."""
    rows: list[dict[str, str]] = []
    problems = []
    for bone, text in boxes.items():
        above: list[int] = []
        for number, line in enumerate(text.splitlines(), start=1):
            depth, words = _dashes(line)
            if not words:
                continue
            if depth > len(above):
                problems.append(Problem(bone, number))
                continue
            del above[depth:]
            rows.append({"bone": bone, "text": words, "parent": str(above[-1]) if above else ""})
            above.append(len(rows) - 1)
    return rows, problems


def _dashes(line: str) -> tuple[int, str]:
    """How many dashes a line begins with, spaces between them or not, and the words behind them."""
    depth, rest = 0, line.strip()
    while rest[:1] in ("-", "–", "•"):
        depth, rest = depth + 1, rest[1:].lstrip()
    return depth, " ".join(rest.split())


def typed(rows: Sequence[Row]) -> dict[str, str]:
    """The rows as boxes again, by category."""
    boxes: dict[str, list[str]] = {}
    for place, row in enumerate(rows):
        depth = depth_of(rows, place)
        boxes.setdefault(row["bone"], []).append(f"{'-' * depth}{' ' if depth else ''}{row['text']}")
    return {bone: "\n".join(lines) for bone, lines in boxes.items()}


def depth_of(rows: Sequence[Row], place: int) -> int:
    """How many causes stand above the one at `place`."""
    return sum(1 for _ in above(rows, place))


def above(rows: Sequence[Row], place: int) -> Iterator[int]:
    """The places of the causes that the one at `place` explains, the nearest first."""
    while (parent := parent_of(rows, place)) is not None:
        yield parent
        place = parent


def parent_of(rows: Sequence[Row], place: int) -> int | None:
    """The place of the cause that the one at `place` explains; None at the first of a chain. A parent stands before it."""
    told = str(rows[place]["parent"])
    return int(told) if told.isdecimal() and int(told) < place else None


def by_bone(rows: Sequence[Row], bones: Sequence[str]) -> dict[str, list[tuple[str, int | None]]]:
    """For each category its own causes as (words, place of the explained one within the category); categories without any are
    there too."""
    found: dict[str, list[tuple[str, int | None]]] = {bone: [] for bone in bones}
    places: dict[int, int] = {}
    for place, row in enumerate(rows):
        mine = found.setdefault(row["bone"], [])
        parent = parent_of(rows, place)
        mine.append((row["text"], places.get(parent) if parent is not None else None))
        places[place] = len(mine) - 1
    return found


def roots_of(rows: Sequence[Row]) -> list[str]:
    """Where the asking ended: the causes that nothing further explains."""
    explained = {parent_of(rows, place) for place in range(len(rows))}
    return [row["text"] for place, row in enumerate(rows) if place not in explained]
