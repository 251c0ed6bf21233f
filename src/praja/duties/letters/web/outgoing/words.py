# SPDX-License-Identifier: EUPL-1.2
"""Sentences about versions and their differences."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.domain.comparing import ChangedPart
from praja.duties.letters.forms.outgoing import PART_LABELS
from praja.duties.letters.queries.errands import Clash

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

NAMES = {
    **PART_LABELS,
    "subject": gettext_lazy("About (hal)"),
    "deciding": gettext_lazy("What it sets (menetapkan)"),
    "attention": gettext_lazy("For the attention of (u.p.)"),
    "enclosures": gettext_lazy("Enclosures (lampiran)"),
    "copies": gettext_lazy("Copies (tembusan)"),
    "errand": gettext_lazy("Who is sent, when and where"),
}

NOT_TAKEN = {
    "picture": gettext_lazy("A picture: send it along as an enclosure."),
    "object": gettext_lazy("An object of another program."),
    "footnote": gettext_lazy("A footnote: write its words into the text."),
    "comment": gettext_lazy("A comment."),
    "tracked": gettext_lazy("A tracked change: accept or reject it in the file first."),
    "formula": gettext_lazy("A formula."),
    "box": gettext_lazy("A text box."),
    "table": gettext_lazy("A table too large for a letter: send it along as an enclosure."),
    "header": gettext_lazy("Words at the head or foot of the file's pages."),
}


def shown_changes(parts: Sequence[ChangedPart]) -> list[dict[str, Any]]:
    """The parts that differ, named."""
    return [{"name": NAMES[part.name], "pieces": part.pieces} for part in parts]


def clash_words(found: Sequence[Clash]) -> list[str]:
    """Who is away on those days already, each in a sentence; of leave no more than that they are away."""
    return [_clash(one) for one in found]


def _clash(one: Clash) -> str:
    said = {"name": one.name, "days": span_in_days(one.first_day, one.last_day), "number": one.number}
    if one.number:
        return _("%(name)s is sent already, %(days)s, by %(number)s.") % said
    return _("%(name)s is recorded as away, %(days)s.") % said


def span_in_days(first: date, last: date) -> str:
    """The days from the first to the last, in the reader's language."""
    begins, ends = date_format(first, "DATE_FORMAT"), date_format(last, "DATE_FORMAT")
    return begins if first == last else _("%(first)s to %(last)s") % {"first": begins, "last": ends}


def not_taken_in_words(line: int, what: str, words: str) -> str:
    """One line of the report on a file."""
    said = str(NOT_TAKEN[what])
    if not line:
        return said
    return _("Line %(line)s (“%(words)s”): %(what)s") % {"line": line, "words": words or "…", "what": said}
