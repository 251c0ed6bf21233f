# SPDX-License-Identifier: EUPL-1.2
"""How entries and obstacles read on pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.innovation.domain.competitions.eligibility import Obstacle
from praja.duties.innovation.enums.competitions import EntryState
from praja.duties.innovation.models.competitions import Entry

TONES = {
    EntryState.DRAFT: "soon",
    EntryState.HANDED_IN: "info",
    EntryState.ELIGIBLE: "done",
    EntryState.REFUSED: "late",
    EntryState.WITHDRAWN: "neutral",
}


def entry_row(one: Entry) -> dict[str, Any]:
    """An entry as a row of a list."""
    state = EntryState(one.state)
    return {
        "row": one,
        "title": one.title,
        "url": reverse("innovation:entry", args=[one.code]),
        "meta": f"{one.category.title} · {one.unit.name}",
        "label": state.label,
        "tone": TONES[state],
    }


def obstacle_words(found: str, entry: Entry) -> str:
    """One obstacle as a sentence; `found` names a field of the entry, or that there are too many."""
    if found == Obstacle.TOO_MANY:
        return _("Its unit entered more than may take part; the first ones do.")
    if found == "applied_on":
        return _("It is not applied for as long as the rules ask.")
    kind, _line, key = found.partition("_")
    rows = entry.category.sections if kind == "text" else entry.category.proofs
    title = next((one["title"] for one in rows if one["key"] == key), key)
    return _("“%(title)s” is not as the rules ask.") % {"title": title}
