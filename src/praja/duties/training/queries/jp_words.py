# SPDX-License-Identifier: EUPL-1.2
"""Why hours count or do not, in plain words: the same on the page, in the register and in the command."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.domain.jp import Entry, Reason
from praja.lib.errors import Text

_WORDS: Mapping[str, Text] = {
    "curriculum": gettext_lazy("As the curriculum says."),
    "certificate": gettext_lazy("As the certificate says."),
    "unset": gettext_lazy("As stated: the table has no figure for this form."),
    "not_stated": gettext_lazy("Nothing says how many JP it was: it counts once a certificate does."),
    "activity": gettext_lazy("%(hours)s JP for each activity of this form, however long it was."),
    "session": gettext_lazy("%(hours)s JP for each session, at most %(times)s sessions a month."),
    "day": gettext_lazy("At most %(hours)s JP on each day."),
    "sample_day": gettext_lazy("No certificate says how many JP: at most %(hours)s on each day."),
    "sample_activity": gettext_lazy("No certificate says how many JP: at most %(hours)s for the whole activity."),
    "same_certificate": gettext_lazy("The same certificate stands in the books twice; it counts once."),
    "same_activity": gettext_lazy("Together with other parts of the same activity it counts at most %(hours)s JP."),
    "over_day": gettext_lazy("More than %(hours)s JP on a day does not count."),
    "over_month": gettext_lazy("More than %(times)s sessions in a month does not count."),
    "year_most": gettext_lazy("A contract year counts at most %(hours)s JP."),
}


def reason_words(reason: Reason) -> str:
    """One reason as a sentence."""
    return str(_WORDS[reason.code]) % reason.figures


def why(entry: Entry) -> str:
    """Why an entry counts what it does: what it is worth, then each limit that it met."""
    said = " ".join(reason_words(reason) for reason in entry.reasons)
    if not entry.over:
        return said
    return _("%(why)s %(over)s JP do not count.") % {"why": said, "over": entry.over}
