# SPDX-License-Identifier: EUPL-1.2
"""What people read of a code that they brought."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.presence import Outcome
from praja.lib.errors import Text

WORDS: Mapping[Outcome, tuple[Text, Text]] = {
    Outcome.LEFT: (_("It is recorded that you left."), ""),
    Outcome.ALREADY: (_("You were recorded before; nothing changes."), ""),
    Outcome.TOO_EARLY: (
        _("This session does not record who comes yet."),
        _("Scan again shortly before it begins."),
    ),
    Outcome.CLOSED: (
        _("This session does not record anybody any more."),
        _("If you were there, tell the committee; they can record it."),
    ),
    Outcome.OLD_CODE: (
        _("This code is too old: the screen shows another one by now."),
        _("Scan the code that is on the screen now. A code that somebody sent you does not count."),
    ),
    Outcome.WRONG_CODE: (
        _("This is not the code on the screen of this session."),
        _("Scan the code on the screen, or type its six digits once more."),
    ),
    Outcome.TOO_MANY: (
        _("Too many codes that did not fit were sent for you."),
        _("Go to the committee; they record you by hand."),
    ),
    Outcome.TOO_LONG_AGO: (
        _("This was sent more than a day after it was scanned, or your telephone's clock is wrong."),
        _("If you were there, tell the committee; they can record it."),
    ),
}
"""Of each outcome: what is said, and what to do; the second is empty where nothing is to be done."""
