# SPDX-License-Identifier: EUPL-1.2
"""What can be refused about a register of SRIKANDI."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput, NotFound


class UnreadableRow(InvalidInput):
    """A row of a register says something that cannot be registered."""

    code = "unreadable_row"


class ColumnsUnclear(InvalidInput):
    """It is not said which column holds what a letter needs."""

    code = "columns_unclear"


class NoSuchSheet(NotFound):
    """The list was taken in already, or waited for longer than a day."""

    code = "no_such_sheet"

    def __init__(self) -> None:
        super().__init__(_("This list does not wait any more."), next_step=_("Send the file again."))
