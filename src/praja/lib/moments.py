# SPDX-License-Identifier: EUPL-1.2
"""Moments as people read them: local, absolute, with the zone's Indonesian name, the relative in brackets."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext, pgettext

from praja.lib.clock import local_date

ZONE_LABELS = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
DAY = "l, j F Y"
SHORT_DAY = "j M Y"
SOON = timedelta(days=2)


def local_zone() -> ZoneInfo:
    """The one time zone of this installation."""
    return ZoneInfo(settings.TIME_ZONE)


def zone_label(moment: datetime) -> str:
    """WIB, WITA or WIT; elsewhere whatever the zone calls itself."""
    return ZONE_LABELS.get(settings.TIME_ZONE) or moment.astimezone(local_zone()).strftime("%Z")


def local_time(moment: datetime) -> str:
    """14.30 WIB in Indonesian, 14:30 WIB in English."""
    pattern = "H.i" if (get_language() or "").startswith("id") else "H:i"
    return f"{date_format(moment.astimezone(local_zone()), pattern)} {zone_label(moment)}"


def describe_time_of_day(minute: int) -> str:
    """Minutes since local midnight as a wall clock shows them, 07.30 in Indonesian; past 24:00 with the day after in words."""
    days, minute = divmod(minute, 24 * 60)
    mark = "." if (get_language() or "").startswith("id") else ":"
    said = f"{minute // 60:02d}{mark}{minute % 60:02d}"
    return gettext("%(time)s the day after") % {"time": said} if days else said


def due_day(due_at: datetime) -> date:
    """The day a due moment belongs to: 24:00 of Monday is stored as 00:00 of Tuesday, and means Monday."""
    return local_date(due_at - timedelta(microseconds=1), local_zone())


def is_end_of_day(moment: datetime) -> bool:
    """Does this moment stand at 24:00 local, where the law's days end?"""
    local = moment.astimezone(local_zone())
    return (local.hour, local.minute, local.second) == (0, 0, 0)


def describe_moment(moment: datetime | date, style: str = "full") -> str:
    """A moment in words.

    `style`: `full` (weekday, date, time, zone), `short` (date and time), `day` (weekday and date), `date`
    (short date), `time` (time and zone), `due` (a due moment: day only if it ends at 24:00). A plain date
    never gets a time.
    """
    if not isinstance(moment, datetime):
        return date_format(moment, SHORT_DAY if style in ("short", "date") else DAY)
    local = moment.astimezone(local_zone())
    if style == "due" and is_end_of_day(moment):
        return date_format(due_day(moment), DAY)
    if style in ("day", "date"):
        return date_format(local, DAY if style == "day" else SHORT_DAY)
    if style == "time":
        return local_time(moment)
    day = date_format(local, SHORT_DAY if style == "short" else DAY)
    joined: str = pgettext("date and time", "%(day)s at %(time)s") % {"day": day, "time": local_time(moment)}
    return f"{day} {local_time(moment)}" if style == "short" else joined


def distance(due_at: datetime, now: datetime) -> str:
    """How far off: calendar days between the two local dates; hours for a clock that ends within the day."""
    if not is_end_of_day(due_at) and abs(due_at - now) < timedelta(days=1):
        return _hours(due_at - now)
    days = (due_day(due_at) - local_date(now, local_zone())).days
    if days > 0:
        return ngettext("in %(count)d day", "in %(count)d days", days) % {"count": days}
    if days == 0:
        return gettext("today")
    return ngettext("%(count)d day late", "%(count)d days late", -days) % {"count": -days}


def _hours(left: timedelta) -> str:
    hours = int(abs(left).total_seconds() // 3600)
    if hours == 0:
        return gettext("in less than an hour") if left > timedelta(0) else gettext("less than an hour late")
    if left > timedelta(0):
        return ngettext("in %(count)d hour", "in %(count)d hours", hours) % {"count": hours}
    return ngettext("%(count)d hour late", "%(count)d hours late", hours) % {"count": hours}


@dataclass(frozen=True)
class DueWords:
    """A due moment for a page: sentence, relative part, tone (neutral, soon, late, done), ISO 8601 moment."""

    text: str | Promise
    relative: str
    tone: str
    iso: str


def describe_due(due_at: datetime, now: datetime, state: str = "running") -> DueWords:
    """Words for a clock that is `running`, `paused`, `met` or `missed` at `now`.

    Pure wording: whether a clock is met is decided where the law is, and passed in as `state`.
    """
    day = describe_moment(due_at, "due")
    late = now >= due_at
    sentences = {
        "met": (gettext("done in time; due %(day)s"), "done"),
        "missed": (gettext("done late; due %(day)s"), "late"),
        "paused": (gettext("clock paused; due so far %(day)s"), "neutral"),
    }
    if state in sentences:
        sentence, tone = sentences[state]
        return DueWords(sentence % {"day": day}, "", tone, due_at.isoformat())
    sentence = gettext("was due %(day)s") if late else gettext("by %(day)s")
    tone = "late" if late else "soon" if due_at - now <= SOON else "neutral"
    return DueWords(sentence % {"day": day}, distance(due_at, now), tone, due_at.isoformat())
