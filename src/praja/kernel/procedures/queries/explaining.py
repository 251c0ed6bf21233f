# SPDX-License-Identifier: EUPL-1.2
"""Why a date is that date, line by line in plain words: the same on the page and on the paper receipt."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.kernel.law.domain.rules import CLOCK_UNITS, Unit
from praja.kernel.procedures.queries.clocks import ClockStory, Stretch
from praja.lib.moments import describe_moment, describe_time_of_day


def explanation(clock: ClockStory) -> tuple[str, ...]:
    """The start, what counts, what was passed over and why, pauses, extensions, and the article."""
    return tuple(_lines(clock))


def counted_in_words(value: int, unit: Unit) -> str:
    """A figure of law with its unit."""
    if unit is Unit.WORKING_DAYS:
        return ngettext("%(count)d working day", "%(count)d working days", value) % {"count": value}
    if unit is Unit.CALENDAR_DAYS:
        return ngettext("%(count)d calendar day", "%(count)d calendar days", value) % {"count": value}
    if unit is Unit.MONTHS:
        return ngettext("%(count)d month", "%(count)d months", value) % {"count": value}
    if unit is Unit.OPENING_MINUTES:
        return _open_time(value)
    if unit not in CLOCK_UNITS:
        return _said(value, unit)
    return ngettext("%(count)d hour", "%(count)d hours", value) % {"count": value}


def _said(value: int, unit: Unit) -> str:
    """A figure that is no length of a clock."""
    if unit is Unit.MINUTE_OF_DAY:
        return describe_time_of_day(value)
    if unit is Unit.BASIS_POINTS:
        return _("%(share)s percent") % {"share": number_format(Decimal(value) / 100)}
    if unit is Unit.TIMES:
        return number_format(value)
    if unit is Unit.LESSON_HOURS:
        return _("%(count)s JP") % {"count": number_format(value)}
    return ngettext("%(count)d minute", "%(count)d minutes", value) % {"count": value}


def _open_time(minutes: int) -> str:
    """Minutes of opening hours, in hours where they are whole."""
    hours, rest = divmod(minutes, 60)
    if rest:
        return ngettext("%(count)d minute of opening hours", "%(count)d minutes of opening hours", minutes) % {
            "count": minutes
        }
    return ngettext("%(count)d opening hour", "%(count)d opening hours", hours) % {"count": hours}


def _lines(clock: ClockStory) -> Iterator[str]:
    started = describe_moment(clock.started_at, "day")
    if clock.terms.unit in (Unit.HOURS, Unit.OPENING_MINUTES):
        yield _("It started on %(moment)s.") % {"moment": describe_moment(clock.started_at)}
    else:
        yield _("It started on %(day)s; that day itself does not count.") % {"day": started}
    yield from _length(clock)
    if clock.skipped:
        yield _("Not counted: %(days)s.") % {"days": "; ".join(map(_stretch, clock.skipped))}
    for since, until, reason in clock.pauses:
        yield _pause(describe_moment(since, "date"), describe_moment(until, "date") if until else "", _(reason))
    if clock.waits_for and clock.name != "completion":
        yield _("It runs on as soon as that has come.")
    for value, reason, article in clock.extensions:
        given = counted_in_words(value, clock.terms.unit)
        yield _("More time was granted: %(time)s, because %(reason)s (%(article)s).") % {
            "time": given,
            "reason": reason,
            "article": article or _("article not read"),
        }
    yield from _source(clock)
    yield from clock.warnings


def _length(clock: ClockStory) -> Iterator[str]:
    if clock.is_promise:
        yield _("The unit promised this day; whether it keeps it is counted.")
        return
    if clock.is_standard:
        yield _("The standard promises %(time)s.") % {"time": counted_in_words(clock.terms.value, clock.terms.unit)}
        return
    yield _("The rule gives %(time)s.") % {"time": counted_in_words(clock.terms.value, clock.terms.unit)}


def _stretch(days: Stretch) -> str:
    first, last = describe_moment(days.first, "date"), describe_moment(days.last, "date")
    if days.first == days.last:
        return f"{first} ({days.why})"
    return _("%(first)s to %(last)s (%(why)s)") % {"first": first, "last": last, "why": days.why}


def _pause(since: str, until: str, reason: str) -> str:
    if until:
        return _("It stood still from %(since)s to %(until)s: %(reason)s.") % {
            "since": since,
            "until": until,
            "reason": reason,
        }
    return _("It has been standing still since %(since)s: %(reason)s.") % {"since": since, "reason": reason}


def _source(clock: ClockStory) -> Iterator[str]:
    if clock.is_promise:
        yield _("No law sets this date: promised by the unit.")
        return
    if clock.is_standard:
        yield _("Set by the service standard: %(source)s.") % {"source": clock.terms.source}
        return
    if clock.is_house_rule:
        yield _("A working rule, not a law: %(source)s.") % {"source": clock.terms.source}
        return
    article = f", {clock.terms.article}" if clock.terms.article else ""
    yield _("Legal basis: %(source)s.") % {"source": f"{clock.terms.source}{article}"}
    if clock.is_recalled:
        yield _("This figure still has to be verified against the text of the regulation.")
