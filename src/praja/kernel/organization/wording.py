# SPDX-License-Identifier: EUPL-1.2
"""Opening hours in words, days with the same hours together."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praja.kernel.law.domain.terms import Week
from praja.kernel.organization.domain.hours import written_slots


@dataclass(frozen=True, slots=True)
class OpenDays:
    """Days in a row with the same hours: "Monday to Thursday", "08.00–12.00, 13.00–16.00" or that it is closed."""

    days: str
    hours: str
    is_open: bool


def opening_words(week: Week) -> list[OpenDays]:
    """The week from Monday on."""
    found = []
    for slots, group in groupby(range(7), key=lambda day: week[day]):
        days = list(group)
        first, last = str(WEEKDAYS[days[0]]), str(WEEKDAYS[days[-1]])
        if len(days) == 1:
            named = first
        elif len(days) == 2:
            named = _("%(first)s and %(last)s") % {"first": first, "last": last}
        else:
            named = _("%(first)s to %(last)s") % {"first": first, "last": last}
        found.append(OpenDays(named, written_slots(slots, time_mark()) or _("closed"), bool(slots)))
    return found


def time_mark() -> str:
    """What stands between hours and minutes: 08.00 in Indonesian, 08:00 in English."""
    return "." if (get_language() or "").startswith("id") else ":"
