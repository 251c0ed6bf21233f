# SPDX-License-Identifier: EUPL-1.2
"""Working hours as people read them."""

from datetime import date
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, gettext, ngettext

from praja.duties.attendance.domain.weeks import DAY, DYNAMIC, NO_ROSTER, ROSTER, Slot, Week, week_minutes
from praja.duties.attendance.queries.plans import lawful_on
from praja.kernel.law.domain.calendar import WEEKDAYS as DAYS_IN_ENGLISH
from praja.lib.moments import describe_time_of_day


def length(minutes: int) -> str:
    """37 hours 30 minutes."""
    hours, rest = divmod(minutes, 60)
    whole = ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    part = ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest}
    return " ".join(said for said, there in ((whole, hours or not rest), (part, rest)) if there)


def slot_words(slot: Slot | None, kind: str = "") -> str:
    """07.30–16.00, break 60 minutes; for a dynamic day its length alone."""
    if slot is None:
        return gettext("Off")
    if kind == DYNAMIC:
        return length(slot.minutes)
    mark = "." if (get_language() or "").startswith("id") else ":"
    ends = describe_time_of_day(slot.ends if slot.ends != DAY else 0) if slot.ends != DAY else f"24{mark}00"
    times = f"{describe_time_of_day(slot.begins)}–{ends}"
    if not slot.rest:
        return times
    return gettext("%(times)s, break %(minutes)d minutes") % {"times": times, "minutes": slot.rest}


def week_rows(week: Week, ramadan: Week, kind: str) -> list[list[str]]:
    """A row for each weekday: the usual hours and those of Ramadan."""
    return [
        [str(WEEKDAYS[number]), slot_words(week[number], kind), slot_words((ramadan or week)[number], kind)]
        for number in range(7)
    ]


def beside_law(minutes: int, season: str, day: date) -> dict[str, Any]:
    """The sum of a week beside what the law sets for it."""
    lawful = lawful_on(day)
    law = week_minutes(lawful.ramadan if season == "ramadan" else lawful.week)
    return {"is_ramadan": season == "ramadan", "sum": length(minutes), "law": length(law), "fits": minutes == law}


def off_words(why: str) -> str:
    """Why a day is off, in the reader's language; a holiday is called as it was decreed."""
    if why == ROSTER:
        return gettext("Free by roster")
    if why == NO_ROSTER:
        return gettext("Not on the roster yet")
    return gettext("Off") if why in DAYS_IN_ENGLISH else why
