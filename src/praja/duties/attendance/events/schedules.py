# SPDX-License-Identifier: EUPL-1.2
"""What happens to working hours, rosters, seasons and places."""

from praja.kernel.ledger.events import Event, event

SCHEDULES = "attendance.schedules"
"""The stream of patterns, seasons and places."""


def stream_of_roster(unit_id: int) -> str:
    """The stream of a unit's rosters."""
    return f"attendance.roster:{unit_id}"


@event("attendance.pattern_set")
class PatternSet(Event):
    """Working hours were set up by decree. `content` digests week, season, shifts and figures."""

    pattern: int
    unit: int
    kind: str
    decree: str
    since: str
    until: str | None
    content: str


@event("attendance.pattern_ended")
class PatternEnded(Event):
    """A pattern holds no more from `until` on."""

    pattern: int
    until: str


@event("attendance.pattern_used")
class PatternUsed(Event):
    """A unit (with all below it), or one employee, works by a pattern from `since`. `ended` is what held before."""

    use: int
    pattern: int
    unit: int | None
    employee: int | None
    since: str
    until: str | None
    ended: int | None = None


@event("attendance.roster_set")
class RosterSet(Event):
    """The roster of some employees of a unit for some days was set. `content` digests who works when, in order; `sheet` is the
    row that holds what changed."""

    sheet: int
    unit: int
    first_day: str
    last_day: str
    employees: int
    content: str


@event("attendance.season_set")
class SeasonSet(Event):
    """The days of a season were set by decree."""

    season: int
    kind: str
    first_day: str
    last_day: str
    decree: str


@event("attendance.season_revoked")
class SeasonRevoked(Event):
    """A season's days were taken back by decree."""

    season: int
    decree: str


@event("attendance.place_set")
class PlaceSet(Event):
    """A place to check in was set up or changed. `content` digests outline, limit, code and photo."""

    place: int
    unit: int
    since: str
    until: str | None
    content: str


@event("attendance.place_opened_to")
class PlaceOpenedTo(Event):
    """Somebody, or the people of another unit, may check in there for a time."""

    guest: int
    place: int
    unit: int | None
    employee: int | None
    basis: str
    since: str
    until: str | None


@event("attendance.place_closed_to")
class PlaceClosedTo(Event):
    """From `until` on they may not check in there any more, earlier than was said when it was opened to them."""

    guest: int
    place: int
    until: str


@event("attendance.display_paired")
class DisplayPaired(Event):
    """A place got a new display; the old one shows no codes any more. `display` digests its secret's hash."""

    place: int
    display: str


def stream_of_calendar(employee_id: int) -> str:
    """The stream of an employee's calendar links."""
    return f"attendance.calendar:{employee_id}"


@event("attendance.calendar_link_made")
class CalendarLinkMade(Event):
    """An employee got a secret address for their own calendar; the one before holds no more."""

    employee: int
    link: int


@event("attendance.calendar_link_ended")
class CalendarLinkEnded(Event):
    """The secret address of an employee's calendar holds no more."""

    employee: int
    link: int
