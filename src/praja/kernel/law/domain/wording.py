# SPDX-License-Identifier: EUPL-1.2
"""Message ids that clocks speak; entry points translate them. Marked here because this floor knows no
Django."""


def gettext_noop(message: str) -> str:
    return message


STARTING_DAY = gettext_noop("starting day, does not count")
WORKING_DAY = gettext_noop("working day")
CALENDAR_DAY = gettext_noop("calendar day")
RUNNING_HOURS = gettext_noop("counted by the hour")
OPENING_HOURS = gettext_noop("opening hours")
CLOSED = gettext_noop("closed")
PAUSED = gettext_noop("paused")
SATURDAY = gettext_noop("Saturday")
SUNDAY = gettext_noop("Sunday")
GIVEN_HOLIDAY = gettext_noop("holiday as given")
UNDECREED_YEAR = gettext_noop("No decree of holidays is known for %(year)s: the date may still move.")
UNITS = (
    gettext_noop("working_days"),
    gettext_noop("calendar_days"),
    gettext_noop("hours"),
    gettext_noop("months"),
    gettext_noop("opening_minutes"),
    gettext_noop("minutes"),
    gettext_noop("minute_of_day"),
    gettext_noop("basis_points"),
    gettext_noop("times"),
    gettext_noop("lesson_hours"),
)
CONFIDENCES = (gettext_noop("confirmed"), gettext_noop("recalled"))
