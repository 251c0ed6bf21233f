# SPDX-License-Identifier: EUPL-1.2
"""Why a permission cannot be asked for or given so, and what to do then."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.errors.leave import written_day
from praja.lib.errors import InvalidInput, NotAllowed, Text


class PermissionRefused(InvalidInput):
    """Days or times that cannot be."""

    code = "permission_refused"


class PermissionOverlaps(InvalidInput):
    """There is such a permission, given or asked for, on some of these days."""

    code = "permission_overlaps"

    def __init__(self, first: date, last: date) -> None:
        message: Text = _("Such a permission stands already, from %(first)s to %(last)s.") % {
            "first": written_day(first.isoformat()),
            "last": written_day(last.isoformat()),
        }
        super().__init__(message, field="first_day", next_step=_("Choose other days, or withdraw that one first."))


class NotTheirPermission(NotAllowed):
    """Everybody asks for themselves."""

    code = "not_their_permission"

    def __init__(self) -> None:
        super().__init__(
            _("You may ask for permission only for yourself."),
            next_step=_("The employee asks, or their head orders it."),
        )


class OrdersThemselves(NotAllowed):
    """Nobody permits their own."""

    code = "orders_themselves"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody gives permission to themselves."),
            next_step=_("Ask for it: the next head above decides."),
        )
