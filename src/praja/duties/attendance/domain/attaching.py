# SPDX-License-Identifier: EUPL-1.2
"""To which day a punch belongs: the one whose window holds it; of several the one to whose working time it is nearest, of equals
the earlier. A night shift keeps its morning."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from praja.duties.attendance.domain.plans import Plan, Stamp
from praja.lib.clock import local_date

_NEVER = datetime.max.replace(tzinfo=UTC)


def attach(plans: Sequence[Plan], stamps: Iterable[Stamp], zone: ZoneInfo) -> Mapping[date, list[Stamp]]:
    """The punches of each day, in order of time. `plans` are those of one employee, with the days before and after the punches; a
    punch in no window belongs to its local day."""
    opening = [_Window(plan) for plan in plans if plan.opens_at and plan.closes_at]
    opening.sort(key=lambda window: window.opens_at, reverse=True)
    found: dict[date, list[Stamp]] = {}
    holding: list[_Window] = []
    for stamp in sorted(stamps, key=lambda stamp: (stamp.at, stamp.punch)):
        while opening and opening[-1].opens_at <= stamp.at:
            holding.append(opening.pop())
        holding = [window for window in holding if stamp.at < window.closes_at]
        found.setdefault(_day_of(holding, stamp.at, zone), []).append(stamp)
    return found


class _Window:
    """When punches belong to a day, and when it is worked: a dynamic day all through its window."""

    def __init__(self, plan: Plan) -> None:
        self.day = plan.day
        self.opens_at, self.closes_at = plan.opens_at or _NEVER, plan.closes_at or _NEVER
        self.begins_at, self.ends_at = plan.begins_at or self.opens_at, plan.ends_at or self.closes_at

    def distance(self, at: datetime) -> timedelta:
        """How far from the working time."""
        return max(self.begins_at - at, at - self.ends_at, timedelta())


def _day_of(holding: Sequence[_Window], at: datetime, zone: ZoneInfo) -> date:
    if not holding:
        return local_date(at, zone)
    return min(holding, key=lambda window: (window.distance(at), window.day)).day
