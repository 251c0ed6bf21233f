# SPDX-License-Identifier: EUPL-1.2
"""What a law sets: one rule per figure, one version per time in which it was in force, each with its
source."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from praja.kernel.law.domain.parsing import Node, root_of


class Unit(StrEnum):
    """How a rule's value is counted. Only working days and opening minutes look at the calendar of days off."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    HOURS = "hours"
    MONTHS = "months"
    OPENING_MINUTES = "opening_minutes"
    """Minutes while the unit is open. No law counts so; service standards do."""
    MINUTES = "minutes"
    """A length of time within a day or week: never a clock."""
    MINUTE_OF_DAY = "minute_of_day"
    """A time of day, in minutes since local midnight: 450 is 07.30."""
    BASIS_POINTS = "basis_points"
    """A share, in hundredths of a percent: 125 is 1.25 %."""
    TIMES = "times"
    """How often, or how many."""
    LESSON_HOURS = "lesson_hours"
    """Jam pelajaran (JP), in which training counts."""

    @property
    def follows_calendar(self) -> bool:
        """Whether a day decreed off moves the clock."""
        return self in (Unit.WORKING_DAYS, Unit.OPENING_MINUTES)


LEGAL_UNITS = tuple(unit for unit in Unit if unit is not Unit.OPENING_MINUTES)
"""What a law, national or regional, can count in."""

CLOCK_UNITS = (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.HOURS, Unit.MONTHS, Unit.OPENING_MINUTES)
"""What a clock can run in."""


class Confidence(StrEnum):
    """Whether a public page shows the figure, or it is known from memory and must be verified; or whether no law sets it at
    all, and it is how this platform works (`house`)."""

    CONFIRMED = "confirmed"
    RECALLED = "recalled"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """A rule's figure for one time. `since` is the first day in force (None: the start was not read),
    `until` the first day no longer in force (None: open). `article` is None where it was not read."""

    value: int
    unit: Unit
    since: date | None
    until: date | None
    source: str
    article: str | None
    confidence: Confidence
    note: str | None = None

    def covers(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class NoRuleInForceError(LookupError):
    """The rule has no version on that day."""

    def __init__(self, key: str, day: date) -> None:
        super().__init__(f"{key} is not in force on {day.isoformat()}")
        self.key = key
        self.day = day


@dataclass(frozen=True, slots=True)
class Rule:
    """One figure of law. `key` is fixed for ever; `title` is its Indonesian name; versions run in order of
    time."""

    key: str
    title: str
    regional_override: bool
    versions: tuple[RuleVersion, ...]

    def in_force(self, day: date) -> RuleVersion:
        """The version of `day`. Raises NoRuleInForceError."""
        for version in self.versions:
            if version.covers(day):
                return version
        raise NoRuleInForceError(self.key, day)


def parse_rules(text: str, file: str) -> dict[str, Rule]:
    """The rules of one law file by key. Raises LawDataError, naming the file and the key."""
    root = root_of(text, file)
    entries = root.mapping("rules")
    root.close()
    return {str(key): _rule(Node(file, str(key), entry)) for key, entry in entries.items()}


def _rule(node: Node) -> Rule:
    title = node.text("title")
    regional_override = node.flag("regional_override")
    versions = tuple(_version(entry) for entry in node.nodes("versions"))
    node.close()
    for earlier, later in pairwise(versions):
        if earlier.until is None or later.since is None or later.since < earlier.until:
            raise node.fail("must run in order of time without overlap", "versions")
    return Rule(node.key, title, regional_override, versions)


def _version(node: Node) -> RuleVersion:
    version = RuleVersion(
        value=node.number("value"),
        unit=node.choice("unit", Unit),
        since=node.day_or_none("from"),
        until=node.day_or_none("until"),
        source=node.text("source"),
        article=node.text_or_none("article"),
        confidence=node.choice("confidence", Confidence),
        note=node.text_or_none("note"),
    )
    node.close()
    if version.unit not in LEGAL_UNITS:
        raise node.fail(f"must be one of {', '.join(LEGAL_UNITS)}", "unit")
    if version.since is not None and version.until is not None and version.until <= version.since:
        raise node.fail("must be after from", "until")
    return version
