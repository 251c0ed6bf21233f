# SPDX-License-Identifier: EUPL-1.2
"""What came of an innovation so far, each with the page on which it is read whole: its words, its effect, who copied it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.innovation.enums import PATH, WRITABLE
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.queries.path import current_profile
from praja.duties.innovation.queries.replication import copies_of
from praja.kernel.measures.declarations import all_measures
from praja.kernel.plans.drawing import FINDINGS, TONES
from praja.kernel.plans.queries.series import chosen_of, known, last_readings


def came_of(row: Innovation) -> list[dict[str, Any]]:
    """Links with what they say in short, and a badge where something was found. Four statements."""
    profile, code = current_profile(row), row.case.code
    found: list[dict[str, Any]] = []
    if profile is not None:
        words = _("Description, version %(number)s") % {"number": profile.number}
        found.append({"text": words, "href": reverse("innovation:words", args=[code])})
    if row.case.state not in WRITABLE:
        found += _numbers(row, reverse("innovation:effect", args=[code]))
    copies = copies_of(row).all
    if copies:
        words = ngettext("%(count)s unit copied it", "%(count)s units copied it", copies) % {"count": copies}
        found.append({"text": words, "href": reverse("innovation:copies", args=[code])})
    return found


def _numbers(row: Innovation, href: str) -> list[dict[str, Any]]:
    """The numbers by which it is judged, with what the last kept reading found: whoever sees the innovation reads that."""
    chosen = known(chosen_of(PATH, row.pk))
    kept, measures = last_readings(chosen), all_measures()
    found = []
    for one in chosen:
        reading = kept.get(one.pk)
        label = FINDINGS[reading.finding] if reading else _("Not read yet")
        tone = TONES.get(reading.finding, "neutral") if reading else "neutral"
        found.append({"text": measures[one.measure].label, "href": href, "label": label, "tone": tone})
    return found
