# SPDX-License-Identifier: EUPL-1.2
"""What can be refused about days, months, corrections and lists kept by hand."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed
from praja.lib.moments import describe_moment


class NotYourPeople(NotAllowed):
    """The actor neither is this employee nor keeps their register."""

    def __init__(self) -> None:
        super().__init__(
            _("You may ask for yourself only."), next_step=_("Ask the personnel office to enter it for somebody else.")
        )


class NotYourMonth(NotAllowed):
    """The actor does not close months of this unit."""

    def __init__(self) -> None:
        super().__init__(_("You may not close or open months of this unit."), next_step=_("Ask the personnel office."))


class NotYourList(NotAllowed):
    """The actor does not enter lists of this unit."""

    def __init__(self) -> None:
        super().__init__(
            _("You may not enter a list for this unit."), next_step=_("Ask its head or the personnel office.")
        )


class MonthNotLocked(Conflict):
    """A month that is open can't be opened again."""

    code = "month_open"

    def __init__(self) -> None:
        super().__init__(_("This month is open."), next_step=_("Nothing needs to be done."))


class MonthNotOver(Conflict):
    """A month that still runs can't be closed."""

    code = "month_runs"

    def __init__(self, last: date) -> None:
        super().__init__(
            _("This month still runs."),
            next_step=_("Close it after %(day)s.") % {"day": describe_moment(last, "date")},
        )


class DaysWait(Conflict):
    """Days of the month are not worked out, or something asked about them is not decided."""

    code = "days_wait"

    def __init__(self, days: int, asked: int) -> None:
        super().__init__(
            _("%(days)d days are not worked out yet and %(asked)d requests are not decided.")
            % {"days": days, "asked": asked},
            next_step=_("Wait for the worker, and have the requests decided."),
        )


class DayNotYet(InvalidInput):
    """A day that has not come can't be corrected."""

    code = "day_not_yet"

    def __init__(self) -> None:
        super().__init__(_("This time has not come yet."), field="day", next_step=_("Choose today or a day before."))


class DayTooOld(InvalidInput):
    """A correction comes too late."""

    code = "day_too_old"

    def __init__(self, days: int) -> None:
        super().__init__(
            _("A correction can be asked for within %(days)d days.") % {"days": days},
            field="day",
            next_step=_("Ask the personnel office, which can still enter it."),
        )


class TimesMissing(InvalidInput):
    """A correction says neither when somebody came nor when they left."""

    code = "times_missing"

    def __init__(self) -> None:
        super().__init__(
            _("Neither the time of coming nor that of leaving is given."),
            field="came",
            next_step=_("Write at least one of them."),
        )


class TimesInDisorder(InvalidInput):
    """Somebody would have left before they came."""

    code = "times_in_disorder"

    def __init__(self) -> None:
        super().__init__(
            _("The time of leaving is not after that of coming."), field="left", next_step=_("Correct one of them.")
        )


class EvidenceNeeded(InvalidInput):
    """A correction needs something that shows it."""

    code = "evidence_needed"

    def __init__(self) -> None:
        super().__init__(
            _("A correction needs evidence."),
            field="files",
            next_step=_("Add a photo or a file: the logbook, a minute, a picture with its time."),
        )


class ListIsEmpty(InvalidInput):
    """A list kept by hand names nobody."""

    code = "list_empty"

    def __init__(self) -> None:
        super().__init__(
            _("The list names nobody."), field="rows", next_step=_("Write who came and left, one below the other.")
        )


class ListedBefore(Conflict):
    """A time on the list stands on a list that was entered already."""

    code = "listed_before"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("A time of %(name)s stands on a list that was entered already.") % {"name": name},
            field="rows",
            next_step=_("Look at the lists of this day before you enter another."),
        )


class OutsideOutage(InvalidInput):
    """A time on the list lies outside the time for which it was kept."""

    code = "outside_outage"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("A time of %(name)s lies outside the time of the outage.") % {"name": name},
            field="rows",
            next_step=_("Correct it, or the time of the outage."),
        )
