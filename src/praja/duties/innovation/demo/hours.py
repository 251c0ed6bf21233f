# SPDX-License-Identifier: EUPL-1.2
"""When people of the demo town are at work: their acts do not happen at night, on Sundays or on holidays."""

from datetime import UTC, date, datetime, time, timedelta

from praja.kernel.law.queries import current_calendar
from praja.lib.clock import local_date, start_of
from praja.lib.moments import local_zone

DAY = timedelta(days=1)
OPENS, OPEN_FOR = time(8, 0), timedelta(hours=7, minutes=30)


def at_work(moment: datetime) -> datetime:
    """The moment in office hours that stands for this one: of two moments the later one stays the later. It lies on the same
    working day, or on the last one before a day off; never more than a day after `moment`."""
    zone, day = local_zone(), local_date(moment, local_zone())
    works, next_one = _working(day, -DAY), _working(day + DAY, DAY)
    begins, ends = start_of(works, zone), start_of(next_one, zone)
    opened = datetime.combine(works, OPENS, zone).astimezone(UTC)
    return opened + OPEN_FOR * ((moment - begins) / (ends - begins))


def _working(day: date, step: timedelta) -> date:
    calendar = current_calendar()
    while not calendar.is_working(day):
        day += step
    return day
