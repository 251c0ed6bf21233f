# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with the list of data of a year."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput


class NeedsWords(InvalidInput):
    """Something that has to be said was left empty."""

    code = "needs_words"

    def __init__(self, field: str) -> None:
        super().__init__(_("This is empty."), field=field, next_step=_("Write it down."))


class NeedsDecision(InvalidInput):
    """The step rests on a decision of the data forum, and none was named."""

    code = "needs_decision"

    def __init__(self) -> None:
        super().__init__(
            _("The data forum decides on this."),
            field="decision",
            next_step=_("Choose its decision, or write it down first."),
        )


class SameEntry(Conflict):
    """An entry can't be joined with itself, or with one that has ended."""

    code = "same_entry"

    def __init__(self) -> None:
        super().__init__(
            _("This entry can't be joined with that one."),
            field="into",
            next_step=_("Choose another entry of the same year that is still on the list."),
        )


class AnotherYear(InvalidInput):
    """The day does not lie where it can be."""

    code = "another_year"

    def __init__(self, field: str) -> None:
        super().__init__(_("This day can't be."), field=field, next_step=_("Choose a day in or after that year."))
