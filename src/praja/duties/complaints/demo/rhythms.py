# SPDX-License-Identifier: EUPL-1.2
"""When people report and when offices act: own rounded weights, shaped like a city's year."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

HOURS = (2, 2, 1, 1, 1, 3, 5, 7, 11, 14, 15, 14, 12, 10, 10, 10, 9, 8, 8, 8, 8, 7, 6, 4)
WEEKDAYS = (12, 12, 11, 11, 10, 7, 6)
MONTHS = (13, 12, 11, 9, 8, 7, 7, 7, 8, 9, 11, 13)
"""January to December: rain brings potholes and floods."""

OPENS, CLOSES = time(7, 15), time(15, 45)
PACE = {"BPBD": 0.5, "Disdukcapil": 0.7, "DLH": 0.8, "DPUPR": 1.3, "Dinsos": 1.5, "Disperkim": 1.8, "Inspektorat": 1.6}
"""How much slower (above 1) or quicker than others a unit answers."""

_SPEEDS = ((0.26, 0.4, 0.8), (0.48, 1.4, 0.7), (0.17, 5.0, 0.5), (0.09, 15.0, 0.6))
"""Shares of first answers with the median of each in days and its spread: most within days, a long tail."""


@dataclass(frozen=True)
class Office:
    """The office's calendar: which days are worked, and where midnight is."""

    zone: ZoneInfo
    is_working: Callable[[date], bool]

    def next_moment(self, moment: datetime, rng: Random) -> datetime:
        """`moment` if the office is open then, else early on the next working day: that is when the pile is dealt with."""
        local = moment.astimezone(self.zone)
        if self.is_working(local.date()) and OPENS <= local.time() <= CLOSES:
            return moment
        day = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
        while not self.is_working(day):
            day += timedelta(days=1)
        minutes = min(rng.expovariate(1 / 45), 480)
        return datetime.combine(day, OPENS, self.zone) + timedelta(minutes=minutes)

    def last_working_day(self, day: date) -> date:
        """`day` if it is worked, else the last one before."""
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day

    def working_days_before(self, moment: datetime, count: int, clock: time) -> datetime:
        """At `clock` on the working day that lies `count` working days before the day of `moment`."""
        day = moment.astimezone(self.zone).date()
        while count:
            day -= timedelta(days=1)
            count -= self.is_working(day)
        return datetime.combine(day, clock, self.zone)


def moments(count: int, at: datetime, zone: ZoneInfo, rng: Random) -> list[datetime]:
    """`count` moments of the year up to `at`, in order, by month, weekday and hour."""
    today = at.astimezone(zone).date()
    days = [today - timedelta(days=back) for back in range(365)]
    weights = [MONTHS[day.month - 1] * WEEKDAYS[day.weekday()] for day in days]
    found: list[datetime] = []
    while len(found) < count:
        day = rng.choices(days, weights)[0]
        clock = time(rng.choices(range(24), HOURS)[0], rng.randrange(60), rng.randrange(60))
        moment = datetime.combine(day, clock, zone)
        if moment < at:
            found.append(moment)
    return sorted(found)


def until_forwarded(rng: Random) -> timedelta:
    """How long the coordinator takes: hours, now and then days."""
    return timedelta(hours=min(rng.lognormvariate(math.log(3), 1.3), 160))


def until_answered(unit: str, rng: Random) -> timedelta | None:
    """How long a unit takes for its answer; None for a report that lies for ever."""
    if rng.random() < 0.02:
        return None
    _share, median, spread = rng.choices(_SPEEDS, [speed[0] for speed in _SPEEDS])[0]
    return timedelta(days=rng.lognormvariate(math.log(median * PACE.get(unit, 1.0)), spread))
