# SPDX-License-Identifier: EUPL-1.2
"""Punches as they stand after they were taken, and days as they are worked out."""

from datetime import date, datetime, timedelta

from praja.duties.attendance.enums import Direction, Source
from praja.duties.attendance.models import Day, Punch
from praja.duties.attendance.operations.marking import mark_around
from praja.duties.attendance.operations.working_out import work_out
from praja.kernel.people.models import Employee
from praja.lib.clock import start_of
from praja.lib.moments import local_zone


def local(day: date, clock: str) -> datetime:
    """A wall-clock time of a local day, `07:30`."""
    hour, minute = clock.split(":")
    return start_of(day, local_zone()) + timedelta(hours=int(hour), minutes=int(minute))


def punched(employee: Employee, day: date, *clocks: str) -> list[Punch]:
    """The employee punched at these times of the day."""
    made = [
        Punch.objects.create(
            employee=employee,
            at=local(day, clock),
            received_at=local(day, clock),
            source=Source.FILE,
            direction=Direction.UNKNOWN,
        )
        for clock in clocks
    ]
    mark_around((employee.pk, punch.at) for punch in made)
    return made


def day_of(employee: Employee, day: date, *, at: datetime) -> Day:
    """The day as it is worked out."""
    while work_out(at=at):
        pass
    return Day.objects.get(employee=employee, day=day)
