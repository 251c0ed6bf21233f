# SPDX-License-Identifier: EUPL-1.2
"""A figure broken down into its parts, so that no part of few people is told, not even by what is left of the whole. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from praja.lib.small_cells import hidden_cells


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a figure: `count` is what a chart draws of it, `n` how many subjects stand behind it."""

    label: str
    count: int
    n: int


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts that may be shown, the largest first, and what of the others is told: `rest` all of them together, `joined` how many
    they are; None where there are none."""

    shown: tuple[Part, ...]
    rest: Part | None = None
    joined: int = 0

    @property
    def count(self) -> int:
        """What is drawn of all together."""
        return sum(one.count for one in self.shown) + (self.rest.count if self.rest else 0)

    @property
    def n(self) -> int:
        """How many subjects stand behind all together."""
        return sum(one.n for one in self.shown) + (self.rest.n if self.rest else 0)


def guarded(parts: Iterable[Part], least: int, rest: str) -> Parts:
    """Parts of fewer than `least` subjects are joined under the name `rest`, with the smallest of the others where they would
    still be told by the whole (`lib.small_cells`). Where that leaves no part, nothing of the figure is told. Every part has a
    label of its own."""
    counted = {one.label: one for one in parts if one.n > 0}
    hidden = hidden_cells({label: one.n for label, one in counted.items()}, least)
    few = [one for label, one in counted.items() if label in hidden]
    kept = [one for label, one in counted.items() if label not in hidden]
    if not kept:
        return Parts(())
    shown = tuple(sorted(kept, key=lambda one: (-one.count, -one.n, one.label)))
    if not few:
        return Parts(shown)
    return Parts(shown, Part(rest, sum(one.count for one in few), sum(one.n for one in few)), len(few))
