# SPDX-License-Identifier: EUPL-1.2
"""What happens to the calendar and the regional rules. Days are ISO dates. All on the stream
"law.calendar"."""

from praja.kernel.ledger.events import Event, event


@event("law.calendar_loaded", version=1)
class CalendarLoaded(Event):
    """Holidays of the yearly decrees were taken in. `days` are those that became days off with this load."""

    days: tuple[str, ...]
    years: tuple[int, ...]


@event("law.holiday_decreed", version=1)
class HolidayDecreed(Event):
    """A decree made `day` a day off. Open clocks that run past it must be counted again."""

    day: str
    name_of_day: str
    kind: str
    decree: str


@event("law.holiday_revoked", version=1)
class HolidayRevoked(Event):
    """A decree took a day off back: `day` no longer is one of this kind."""

    day: str
    kind: str
    decree: str


@event("law.regional_rule_adopted", version=1)
class RegionalRuleAdopted(Event):
    """The government set its own figure for a rule that allows it, from `since` to before `until` (None:
    open)."""

    rule_key: str
    value: int
    unit: str
    decree: str
    since: str
    until: str | None
