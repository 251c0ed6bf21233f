# SPDX-License-Identifier: EUPL-1.2
"""Why a day is what it is, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.attendance.enums import DayCode
from praja.duties.attendance.models import Day


def reasons_of(day: Day) -> list[str]:
    """Every reason of the day as a sentence, in the reader's language."""
    return [_sentence(key, figures) for key, figures in day.reasons]


def _sentence(key: str, figures: Mapping[str, int | str]) -> str:
    minutes = figures.get("minutes")
    if isinstance(minutes, int):
        return _of_minutes(key, minutes)
    if key in ("absence", "within_absence"):
        return _("Away: %(what)s.") % {"what": _code(str(figures["code"]))}
    if key == "day_off":
        return _("Day off: %(why)s.") % {"why": _(str(figures["why"]))} if figures["why"] else _("Day off.")
    plain = {
        "no_punch": _("No check-in and no check-out."),
        "no_arrival": _("No check-in."),
        "no_departure": _("No check-out."),
        "punched_while_away": _("Checked in all the same."),
        "worked_on_day_off": _("Checked in on a day off."),
        "may_come_later": _("Permitted to come later."),
        "may_go_earlier": _("Permitted to go earlier."),
    }
    return plain[key]


def _of_minutes(key: str, minutes: int) -> str:
    said = {
        "late": ngettext("%(count)d minute late.", "%(count)d minutes late.", minutes),
        "early": ngettext("Left %(count)d minute early.", "Left %(count)d minutes early.", minutes),
        "made_up": ngettext(
            "%(count)d minute worked off the same day.", "%(count)d minutes worked off the same day.", minutes
        ),
        "too_short": ngettext("%(count)d minute too short.", "%(count)d minutes too short.", minutes),
    }
    return said[key] % {"count": minutes}


def _code(code: str) -> str:
    return str(DayCode(code).label) if code in DayCode.values else code
