# SPDX-License-Identifier: EUPL-1.2
"""The yearly decrees of public holidays and joint leave, as written in the calendar file."""

from dataclasses import dataclass
from datetime import date, datetime

from praja.kernel.law.domain.calendar import Calendar, Holiday, HolidayKind
from praja.kernel.law.domain.parsing import Node, root_of
from praja.kernel.law.domain.rules import Confidence


@dataclass(frozen=True, slots=True)
class HolidayGroup:
    """Holidays of one kind and one source within a year, and how sure their dates are."""

    kind: HolidayKind
    source: str
    confidence: Confidence
    note: str | None
    holidays: tuple[Holiday, ...]


@dataclass(frozen=True, slots=True)
class YearDecree:
    """One year's decree. `decree` (its number) and `decreed_on` are None where they have not been read."""

    year: int
    decree: str | None
    decreed_on: date | None
    groups: tuple[HolidayGroup, ...]


def parse_decrees(text: str, file: str) -> tuple[YearDecree, ...]:
    """The years of one calendar file. Raises LawDataError, naming the file and the key."""
    root = root_of(text, file)
    years = root.mapping("years")
    root.close()
    return tuple(_year(year, Node(file, str(year), entry)) for year, entry in years.items())


def calendar_of(decrees: tuple[YearDecree, ...]) -> Calendar:
    """The calendar that `decrees` make."""
    holidays = (h for decree in decrees for group in decree.groups for h in group.holidays)
    return Calendar(tuple(holidays), decreed_years=frozenset(decree.year for decree in decrees))


def _year(year: object, node: Node) -> YearDecree:
    if not isinstance(year, int):
        raise node.fail("must be a year")
    decree = node.text_or_none("decree")
    decreed_on = node.day_or_none("decreed_on")
    groups = tuple(_group(entry, year, decree or "") for entry in node.nodes("groups"))
    node.close()
    days = [(h.day, h.kind) for group in groups for h in group.holidays]
    if len(days) != len(set(days)):
        raise node.fail("the same day stands twice", "groups")
    return YearDecree(year, decree, decreed_on, groups)


def _group(node: Node, year: int, decree: str) -> HolidayGroup:
    kind = node.choice("kind", HolidayKind)
    source = node.text("source")
    confidence = node.choice("confidence", Confidence)
    note = node.text_or_none("note")
    own_decree = node.flag("own_decree")
    holidays = []
    for day, name in node.mapping("days").items():
        if not isinstance(day, date) or isinstance(day, datetime) or day.year != year:
            raise node.fail(f"{day} is not a date of {year}", "days")
        if not isinstance(name, str):
            raise node.fail(f"{day} needs a name", "days")
        holidays.append(Holiday(day, name, kind, "" if own_decree else decree))
    node.close()
    return HolidayGroup(kind, source, confidence, note, tuple(holidays))
