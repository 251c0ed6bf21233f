# SPDX-License-Identifier: EUPL-1.2
"""Cells of a table in which too few people stand to be shown."""

from collections.abc import Mapping


def hidden_cells(people: Mapping[int, int], least: int) -> frozenset[int]:
    """Of units beside their sum, those whose figures are not shown: with fewer than `least` people, and where those hidden would
    still be told by what is left of the sum, the next smallest as well. Units without anybody say nothing and stay."""
    counted = sorted((count, unit) for unit, count in people.items() if count)
    hidden = {unit for count, unit in counted if count < least}
    if not hidden:
        return frozenset()
    for _count, unit in counted:
        if sum(people[one] for one in hidden) >= least and len(hidden) > 1:
            break
        hidden.add(unit)
    return frozenset(hidden)
