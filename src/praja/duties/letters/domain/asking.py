# SPDX-License-Identifier: EUPL-1.2
"""Whom a head may ask, and until when."""

from collections.abc import Set
from datetime import date, datetime
from zoneinfo import ZoneInfo

from praja.kernel.organization.domain.tree import UnitTree
from praja.lib.clock import end_of, local_date


def units_to_ask(tree: UnitTree, giver: int, headed: Set[int], on: date) -> frozenset[int]:
    """Units of which the head of unit `giver`, who heads the units `headed` in all, may ask something on a day.

    A disposition goes down (regulations: one parent, never up): every unit below the giver's. A unit beside it has a head of its
    own, who takes orders from above: only whoever heads both may ask it. The giver's own unit is asked through its people.
    """
    node = tree.get(giver)
    if node is None:
        return frozenset()
    beside = {one.id for one in tree.children(node.parent_id)} & headed if node.parent_id is not None else frozenset()
    below = tree.subtree(giver) | (beside if giver in headed else frozenset())
    return frozenset(unit for unit in below - {giver} if (found := tree.get(unit)) and found.is_open(on))


def latest_due(above: datetime | None, at: datetime, zone: ZoneInfo) -> datetime | None:
    """The latest moment that somebody who passes something on may set: that of what was asked of themselves. Where it has passed,
    the end of today: late is late, but nobody is asked for yesterday. None: no limit."""
    return None if above is None else max(above, end_of(local_date(at, zone), zone))
