# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound


class NotALawKeeper(NotAllowed):
    """The actor may not change holidays or regional rules."""

    code = "not_a_law_keeper"

    def __init__(self) -> None:
        super().__init__(
            _("You may not change the calendar or the rules."),
            next_step=_("Ask the legal bureau, the personnel office or the administrator."),
        )


class UnknownRule(NotFound):
    """No rule of law has this key."""

    code = "unknown_rule"

    def __init__(self, key: str) -> None:
        super().__init__(
            _("There is no such rule."),
            field="rule_key",
            next_step=_("Choose one from the list of rules."),
            key=key,
        )


class HolidayAlreadyDecreed(Conflict):
    """The day is a day off of this kind already."""

    code = "holiday_already_decreed"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("This day is a holiday of this kind already."),
            field="day",
            next_step=_("Choose another day, or revoke the holiday first."),
            day=day.isoformat(),
        )


class HolidayNotDecreed(NotFound):
    """The day is no day off of this kind."""

    code = "holiday_not_decreed"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("This day is no holiday of this kind."),
            field="day",
            next_step=_("Check the day and the kind in the calendar."),
            day=day.isoformat(),
        )


class DecreeMissing(InvalidInput):
    """A change of the law's data names no decree."""

    code = "decree_missing"

    def __init__(self) -> None:
        super().__init__(
            _("The number of the decree is missing."),
            field="decree",
            next_step=_("Write the decree's kind, number and year."),
        )


class RegionalRuleNotAllowed(InvalidInput):
    """The law leaves no room for a regional figure."""

    code = "regional_rule_not_allowed"

    def __init__(self) -> None:
        super().__init__(
            _("The law does not let a region set this rule."),
            field="rule_key",
            next_step=_("Choose a rule that is marked as open to regional rules."),
        )


class RegionalRuleInvalid(InvalidInput):
    """The figure or its time cannot be."""

    code = "regional_rule_invalid"


class RegionalRuleOverlaps(Conflict):
    """Another regional rule is in force within the same time."""

    code = "regional_rule_overlaps"

    def __init__(self, decree: str) -> None:
        super().__init__(
            _("Another regional rule is in force within this time."),
            field="since",
            next_step=_("Choose a time that does not touch the other rule's."),
            decree=decree,
        )
