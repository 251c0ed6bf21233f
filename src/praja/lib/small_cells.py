# SPDX-License-Identifier: EUPL-1.2
"""Which cells of a table are not shown because too few stand behind them, or because they would tell of such a cell. Pure.

A table that shows its sum beside its cells tells the one cell that it hides; so where cells are hidden, enough others are
hidden with them. A tree of such tables (a unit, those below it, those below them) is judged as one: what is hidden in one
table is in no other, and neither is anything of which it is the sum.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Cell = TypeVar("Cell", bound=Hashable)


def hidden_cells(counts: Mapping[Cell, int], least: int) -> frozenset[Cell]:
    """Of cells that stand beside their sum, those that are not shown. `counts` says how many people stand behind each, nobody
    behind two of them; cells of which nothing is said are left out, and one with a count of 0 is taken for one with few.

    Hidden are all cells with fewer than `least`, and the next smallest with them until at least two are hidden and at least
    `least` people stand behind them together. The same counts hide the same cells, whatever their order.
    """
    by_size = sorted(counts, key=lambda cell: (counts[cell], str(cell)))
    hidden = [cell for cell in by_size if counts[cell] < least]
    if not hidden:
        return frozenset()
    for cell in by_size[len(hidden) :]:
        if len(hidden) > 1 and sum(counts[one] for one in hidden) >= least:
            break
        hidden.append(cell)
    return frozenset(hidden)


@dataclass(frozen=True, slots=True)
class Hidden(Generic[Cell]):
    """What is not shown of a tree: nodes with all below them, nodes alone, and whether even the sum of all is not."""

    wholes: frozenset[Cell] = field(default=frozenset())
    alone: frozenset[Cell] = field(default=frozenset())
    everything: bool = False


def hidden_in_tree(
    tops: Sequence[Cell], below: Callable[[Cell], Collection[Cell]], counts: Mapping[Cell, int], least: int
) -> Hidden[Cell]:
    """What is not shown of the sum of `tops`, of each node with all `below` it, and of each node alone. `counts` says how many
    people stand behind a node alone, nobody behind two; a node that is no key has nothing of its own.

    From all that is left no sum over fewer than `least` people follows.
    """
    tree = _Tree(below, counts, least)
    shown = [top for top in tops if tree.total(top) is not None]
    if sum(tree.total(top) or 0 for top in shown) < least:
        for top in shown:
            tree.hide(top)
        return Hidden(frozenset(tree.wholes), frozenset(tree.alone), everything=True)
    tree.judge(shown, own=None)
    return Hidden(frozenset(tree.wholes), frozenset(tree.alone))


class _Tree(Generic[Cell]):
    def __init__(self, below: Callable[[Cell], Collection[Cell]], counts: Mapping[Cell, int], least: int) -> None:
        self.below, self.counts, self.least = below, counts, least
        self.wholes: set[Cell] = set()
        self.alone: set[Cell] = set()
        self._totals: dict[Cell, int | None] = {}

    def total(self, node: Cell) -> int | None:
        """How many stand behind a node with all below it; None where nothing does."""
        if node not in self._totals:
            parts = [self.counts.get(node), *map(self.total, self.below(node))]
            known = [part for part in parts if part is not None]
            self._totals[node] = sum(known) if known else None
        return self._totals[node]

    def hide(self, node: Cell) -> None:
        """Hide a node with everything in it."""
        self.wholes.add(node)
        if node in self.counts:
            self.alone.add(node)
        for child in self.below(node):
            if self.total(child) is not None:
                self.hide(child)

    def judge(self, nodes: Sequence[Cell], own: Cell | None) -> None:
        """Hide what must be of one table, which is `nodes`, each with all below it, beside `own` alone; then of those below."""
        cells = {(node, True): self.total(node) or 0 for node in nodes}
        if own is not None and own in self.counts:
            cells[own, False] = self.counts[own]
        hidden = hidden_cells(cells, self.least)
        for node, is_whole in hidden:
            if is_whole:
                self.hide(node)
            else:
                self.alone.add(node)
        for node in nodes:
            if (node, True) not in hidden:
                self.judge([child for child in self.below(node) if self.total(child) is not None], own=node)
