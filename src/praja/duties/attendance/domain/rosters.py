# SPDX-License-Identifier: EUPL-1.2
"""What a roster may say: nobody works two shifts at once."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from praja.duties.attendance.domain.weeks import DAY, Slot

FREE = "-"
"""How a free day is written in a cell."""

Cell = tuple[int, date]
"""An employee and a day."""


def overlapping(slots: Mapping[Cell, Slot | None], changed: Iterable[Cell]) -> list[Cell]:
    """The cells that begin before the shift of the day before has ended, where either of the two was changed. `slots`: every
    cell of these employees with the days beside, as it is to be."""
    looked_at = {(employee, day + timedelta(days=n)) for employee, day in changed for n in (0, 1)}
    return [cell for cell in sorted(looked_at) if _begins_too_soon(slots, cell)]


def _begins_too_soon(slots: Mapping[Cell, Slot | None], cell: Cell) -> bool:
    employee, day = cell
    before, after = slots.get((employee, day - timedelta(days=1))), slots.get(cell)
    return before is not None and after is not None and before.ends > DAY + after.begins
