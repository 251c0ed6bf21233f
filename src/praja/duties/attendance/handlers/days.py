# SPDX-License-Identifier: EUPL-1.2
"""Something that days follow from changed outside attendance: an absence, the calendar."""

from datetime import date

from praja.duties.attendance.operations.marking import mark_between
from praja.kernel.law.events import HolidayDecreed, HolidayRevoked
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.kernel.people.events import AbsenceCancelled, AbsenceRecorded
from praja.kernel.people.queries import employees_in_service
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


@subscribe("people.absence_recorded", "people.absence_cancelled", subscriber="attendance.absences")
def absence_changed(delivered: Delivered) -> None:
    """The days of the absence are worked out anew, as far as they have come: the others are when they come."""
    event = delivered.event
    if isinstance(event, AbsenceRecorded | AbsenceCancelled):
        first, last = date.fromisoformat(event.first_day), date.fromisoformat(event.last_day)
        mark_between([event.employee], first, min(last, local_date(delivered.at, local_zone())))


@subscribe("law.holiday_decreed", "law.holiday_revoked", subscriber="attendance.calendar")
def calendar_changed(delivered: Delivered) -> None:
    """A day became a day off, or none: everybody's is worked out anew."""
    event = delivered.event
    if isinstance(event, HolidayDecreed | HolidayRevoked):
        day = date.fromisoformat(event.day)
        mark_between(employees_in_service(), day, day)
