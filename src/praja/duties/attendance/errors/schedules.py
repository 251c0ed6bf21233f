# SPDX-License-Identifier: EUPL-1.2
"""What can be refused of working hours, seasons and rosters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Text
from praja.lib.moments import describe_moment


class PatternInvalid(InvalidInput):
    """Something of a pattern cannot be so; `field` says what: a day is `week_0` to `week_6` or `ramadan_0` to
    `ramadan_6`, a shift `shift_0` and on."""

    code = "working_hours_invalid"


class UseInvalid(InvalidInput):
    """A pattern cannot be used by them then."""

    code = "pattern_use_invalid"


class SeasonInvalid(InvalidInput):
    """The days of a season cannot be so."""

    code = "season_invalid"


class KeepsOtherUnits(NotAllowed):
    """The actor does not keep working hours there."""

    code = "keeps_other_units"

    def __init__(self) -> None:
        super().__init__(
            _("You do not set the working hours of this unit."),
            next_step=_("Ask the personnel office that keeps them."),
        )


class MonthClosed(Conflict):
    """A day lies in a month that is closed for those whom it concerns."""

    code = "month_closed"

    def __init__(self, day: date, field: str = "since") -> None:
        super().__init__(
            _("The month of %(day)s is closed.") % {"day": describe_moment(day, "date")},
            field=field,
            next_step=_("Choose a day in a month that is open, or have the personnel office open the month again."),
        )


@dataclass(frozen=True, slots=True)
class RosterFault:
    """Why one cell of a roster is not taken."""

    employee: int
    day: date
    reason: Text


class RosterRefused(InvalidInput):
    """Cells of a roster cannot be so; `faults` names each. Nothing of it was set."""

    code = "roster_refused"

    def __init__(self, faults: Sequence[RosterFault]) -> None:
        message = ngettext_lazy(
            "%(count)d day of the roster cannot be set.", "%(count)d days of the roster cannot be set.", len(faults)
        )
        super().__init__(
            message % {"count": len(faults)}, next_step=_("Correct what is marked and save again; nothing was set yet.")
        )
        self.faults = tuple(faults)


class RosterChanged(Conflict):
    """Days of the roster were set by somebody else since the page was opened."""

    code = "roster_changed"

    def __init__(self) -> None:
        super().__init__(
            _("The roster was changed since you opened this page."),
            next_step=_("What you entered stands here still. Compare it with the roster, then save again."),
        )
