# SPDX-License-Identifier: EUPL-1.2
"""Reasons and notes that people give with an act."""

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.bodies import plain
from praja.lib.errors import InvalidInput

LONGEST_REASON, LONGEST_NOTE = 300, 4000


def reason_given(reason: str) -> str:
    """The reason in one line. Raises InvalidInput where there is none, or more than is taken."""
    said = " ".join(plain(reason).split())
    if not said:
        raise InvalidInput(_("A reason is missing."), field="reason", next_step=_("Say in a sentence why."))
    if len(said) > LONGEST_REASON:
        raise InvalidInput(
            _("The reason is longer than %(count)s characters.") % {"count": LONGEST_REASON},
            field="reason",
            next_step=_("Shorten it."),
        )
    return said


def note_given(note: str, *, needed: bool = False) -> str:
    """A note as it was written. Raises InvalidInput where one is `needed` and missing, or more than is taken."""
    said = plain(note).strip()
    if needed and not said:
        raise InvalidInput(
            _("It is not said what should be changed."), field="note", next_step=_("Say what the writer should change.")
        )
    if len(said) > LONGEST_NOTE:
        raise InvalidInput(
            _("The note is longer than %(count)s characters.") % {"count": LONGEST_NOTE},
            field="note",
            next_step=_("Shorten it."),
        )
    return said
