# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound, Text


class ExchangeClosed(NotAllowed):
    """Lists of standards are taken in by those who keep standards."""

    code = "exchange_closed"

    def __init__(self) -> None:
        super().__init__(_("You may not take in lists of standards."), next_step=_("Ask the organisation bureau."))


class NoSuchList(NotFound):
    """No list that this reader may see has this code."""

    code = "no_such_list"

    def __init__(self) -> None:
        super().__init__(_("There is no such list."), next_step=_("Send the file again."))


class ColumnsUnclear(InvalidInput):
    """It is not said, or said twice, which heading of a file means what; `field` is our field."""

    code = "columns_unclear"


class RowUnclear(InvalidInput):
    """A row cannot be a service or a standard as it stands; `field` says where."""

    code = "row_unclear"


class RowTwice(Conflict):
    """An earlier line of the same list speaks of the same service."""

    code = "row_twice"

    def __init__(self, line: int) -> None:
        super().__init__(
            _("Line %(line)s speaks of the same service at the same unit.") % {"line": line},
            field="name",
            next_step=_("Keep one of the two."),
        )


def unreadable(field: str, value: str) -> RowUnclear:
    """A cell that does not hold what its column needs."""
    said: Text = _("“%(value)s” can't be read.") % {"value": value}
    return RowUnclear(said, field=field, next_step=_("Mend the cell."))
