# SPDX-License-Identifier: EUPL-1.2
"""Sentences about versions and their differences."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.domain.comparing import ChangedPart
from praja.duties.letters.forms.outgoing import PART_LABELS

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

NAMES = {
    **PART_LABELS,
    "subject": gettext_lazy("About (hal)"),
    "deciding": gettext_lazy("What it sets (menetapkan)"),
    "attention": gettext_lazy("For the attention of (u.p.)"),
    "enclosures": gettext_lazy("Enclosures (lampiran)"),
    "copies": gettext_lazy("Copies (tembusan)"),
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


def not_taken_in_words(line: int, what: str, words: str) -> str:
    """One line of the report on a file."""
    said = str(NOT_TAKEN[what])
    if not line:
        return said
    return _("Line %(line)s (“%(words)s”): %(what)s") % {"line": line, "words": words or "…", "what": said}
