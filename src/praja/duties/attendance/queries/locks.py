# SPDX-License-Identifier: EUPL-1.2
"""Which months are closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from praja.duties.attendance.models import MonthLock
from praja.kernel.organization.queries import units


@dataclass(frozen=True, slots=True)
class Locks:
    """The newest word on each (unit, first day of a month): its id and whether it closed."""

    newest: Mapping[tuple[int, date], tuple[int, bool]]

    def holds(self, unit_id: int, day: date) -> bool:
        """Whether the month of `day` is closed for the people of a unit: the newest word of the unit and of all above it counts,
        since closing and opening hold for all below."""
        month, tree = day.replace(day=1), units.current()
        said = [self.newest[key] for one in (unit_id, *tree.ancestors(unit_id)) if (key := (one, month)) in self.newest]
        return max(said)[1] if said else False

    def first_closed(self, unit_ids: Iterable[int], days: Iterable[date]) -> date | None:
        """The first of these days whose month is closed for some of these units."""
        if not self.newest:
            return None
        known, seen = list(unit_ids), dict[date, bool]()
        for day in days:
            month = day.replace(day=1)
            if month not in seen:
                seen[month] = any(self.holds(unit, month) for unit in known)
            if seen[month]:
                return day
        return None


def locks_between(first: date, last: date) -> Locks:
    """What was said of the months from that of `first` to that of `last`. One statement."""
    rows = MonthLock.objects.filter(month__gte=first.replace(day=1), month__lte=last).order_by("id")
    return Locks(
        {
            (unit, month): (pk, closed)
            for pk, unit, month, closed in rows.values_list("id", "unit", "month", "is_locked")
        }
    )
