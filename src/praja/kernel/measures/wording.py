# SPDX-License-Identifier: EUPL-1.2
"""Periods and times of figures in words, the same on every page that shows figures."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, recent_periods

NONE = "–"
"""Where nothing was counted."""

HOUR, DAY = 60, 24 * 60


def period_name(period: ReportingPeriod) -> str:
    """ "January to March 2026 (quarter 1)"."""
    span = period.span
    if period.kind is PeriodKind.YEAR:
        return _("The year %(year)d") % {"year": period.year}
    if period.kind is PeriodKind.MONTH:
        return date_format(span.first_day, "F Y")
    words = {
        "first": date_format(span.first_day, "F"),
        "last": date_format(span.last_day, "F Y"),
        "number": period.number,
    }
    if period.kind is PeriodKind.QUARTER:
        return _("%(first)s to %(last)s (quarter %(number)d)") % words
    return _("%(first)s to %(last)s (half-year %(number)d)") % words


def period_choices(today: date, chosen: ReportingPeriod, *, formal: bool = False) -> list[dict[str, Any]]:
    """The periods to choose from, by length; `formal`: only those of which a report is due."""
    groups = [
        (PeriodKind.QUARTER, _("Quarters"), 8),
        (PeriodKind.HALF, _("Half-years"), 4),
        (PeriodKind.MONTH, _("Months"), 12),
        (PeriodKind.YEAR, _("Years"), 3),
    ]
    return [
        {
            "label": label,
            "options": [
                {"value": period.code, "label": period_name(period), "chosen": period == chosen}
                for period in recent_periods(kind, today, count)
            ],
        }
        for kind, label, count in groups[: 2 if formal else 4]
    ]


def duration(minutes: Decimal | None) -> str:
    """Days and hours, or hours and minutes: 3 days 4 hours."""
    if minutes is None:
        return NONE
    whole = int(minutes)
    if whole >= DAY:
        days, hours = divmod(whole // HOUR, 24)
        said = ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
        return (
            said if not hours else f"{said} {ngettext('%(count)d hour', '%(count)d hours', hours) % {'count': hours}}"
        )
    hours, left = divmod(whole, HOUR)
    said = ngettext("%(count)d minute", "%(count)d minutes", left) % {"count": left}
    return said if not hours else f"{ngettext('%(count)d hour', '%(count)d hours', hours) % {'count': hours}} {said}"
