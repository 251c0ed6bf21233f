# SPDX-License-Identifier: EUPL-1.2
"""What can be refused about allowances."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound, Text


class NotYourPay(NotAllowed):
    """The actor does not keep allowances of this unit."""

    def __init__(self) -> None:
        super().__init__(_("You do not keep allowances of this unit."), next_step=_("Ask the personnel office."))


class NotYourRule(NotAllowed):
    """The actor does not keep what holds for the whole government."""

    def __init__(self) -> None:
        super().__init__(
            _("This rule holds for everybody; you do not keep it."),
            next_step=_("Ask the personnel office of the whole government."),
        )


class PayRuleInvalid(InvalidInput):
    """A rule can't be so."""

    code = "pay_rule_invalid"


class AmountInvalid(InvalidInput):
    """A base amount can't be so."""

    code = "amount_invalid"


class ResultInvalid(InvalidInput):
    """A result of e-Kinerja can't be so."""

    code = "result_invalid"


class NoPayRule(Conflict):
    """No rule of the region holds for the month."""

    code = "no_pay_rule"

    def __init__(self, month: date) -> None:
        super().__init__(
            _("No regulation of the region is entered for %(month)s.") % {"month": date_format(month, "F Y")},
            next_step=_("Enter it under “Rules”; without it nothing may be cut."),
        )


class PayMonthOpen(Conflict):
    """The month is not closed for everybody who is on the sheet."""

    code = "pay_month_open"

    def __init__(self, names: Text) -> None:
        super().__init__(
            _("The month is not closed for: %(units)s.") % {"units": names},
            next_step=_("Close it in the recap first; allowances follow from a closed month only."),
        )


class NobodyPaid(Conflict):
    """Nobody of the unit has days in the month and a base amount."""

    code = "nobody_paid"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody here has days in this month and a base amount."), next_step=_("Enter the base amounts first.")
        )


class SheetOverlaps(Conflict):
    """The people of the unit stand on the sheet of a unit above or below."""

    code = "sheet_overlaps"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("The people of this month stand on the sheet of %(unit)s.") % {"unit": name},
            next_step=_("Work that one out again, so that nobody is paid twice."),
        )


class SheetDoesNotFoot(Conflict):
    """The sums of a sheet do not agree with one another: a mistake of the program, and nothing is written."""

    code = "sheet_does_not_foot"

    def __init__(self, where: str) -> None:
        super().__init__(
            _("The sums do not agree: %(where)s. Nothing was written.") % {"where": where},
            next_step=_("Tell the administrator; do not pay by figures from elsewhere."),
        )


class NoSuchSheet(NotFound):
    """No sheet of that number that the actor may see."""

    def __init__(self) -> None:
        super().__init__(_("There is no such sheet that you may see."), next_step=_("Open the list of sheets."))
