# SPDX-License-Identifier: EUPL-1.2
"""The law in force: national figures, this government's own figures, and its calendar.

What is read from tables is remembered per process until the stream "law.calendar" moves, so every process
sees a change with its next question. A caller that needs several references may pass `law_data` to the
ledger's `recall`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from praja.kernel.law import models
from praja.kernel.law.domain.calendar import Calendar, Holiday, HolidayKind
from praja.kernel.law.domain.rules import Confidence, Rule, RuleVersion, Unit
from praja.kernel.law.domain.terms import ClockTerms, freeze
from praja.kernel.law.enums import LAW_STREAM
from praja.kernel.law.errors import UnknownRule
from praja.kernel.law.gateways import written_rules
from praja.kernel.ledger.queries import Remembered
from praja.lib.clock import local_date


@dataclass(frozen=True, slots=True)
class LawData:
    """What this government's tables say: its calendar, and its own figures by rule, in order of time."""

    calendar: Calendar
    regional: Mapping[str, tuple[RuleVersion, ...]]


@dataclass(frozen=True, slots=True)
class RuleOverview:
    """One rule as the page of legal bases shows it: national versions and the region's own, in order of
    time."""

    rule: Rule
    regional: tuple[RuleVersion, ...]

    def own(self, day: date) -> RuleVersion | None:
        """The region's own figure on this day."""
        return next((version for version in self.regional if version.covers(day)), None)

    def shown(self, day: date) -> RuleVersion:
        """The figure that holds on this day: the region's own, else the nation's; the last there is where none does."""
        nation = next((version for version in self.rule.versions if version.covers(day)), self.rule.versions[-1])
        return self.own(day) or nation


def current_calendar() -> Calendar:
    """The calendar as decreed up to now. Years that nobody has loaded are not decreed: clocks through them
    warn."""
    return law_data.current().calendar


def rule_in_force(key: str, day: date) -> RuleVersion:
    """The figure of `key` on `day`: the region's own where there is one, otherwise the nation's.

    Raises UnknownRule for a key that no law file has, NoRuleInForceError for a day before the law.
    """
    return _in_force(law_data.current(), key, day)


def terms_for(key: str, started_at: datetime, zone: ZoneInfo, *, public_holidays_only: bool = False) -> ClockTerms:
    """The terms, frozen, of a clock of `key` that starts at `started_at`. Raises as `rule_in_force` does."""
    law = law_data.current()
    version = _in_force(law, key, local_date(started_at, zone))
    return freeze(key, version, law.calendar, public_holidays_only)


def all_rules() -> tuple[RuleOverview, ...]:
    """Every rule in the order of the law files."""
    regional = law_data.current().regional
    return tuple(RuleOverview(rule, regional.get(key, ())) for key, rule in written_rules().items())


def _in_force(law: LawData, key: str, day: date) -> RuleVersion:
    if key not in written_rules():
        raise UnknownRule(key)
    for version in law.regional.get(key, ()):
        if version.covers(day):
            return version
    return written_rules()[key].in_force(day)


def _load() -> LawData:
    regional: dict[str, tuple[RuleVersion, ...]] = {}
    for row in models.RegionalRule.objects.order_by("rule_key", "since"):
        regional[row.rule_key] = (*regional.get(row.rule_key, ()), _version(row))
    return LawData(_calendar(), regional)


def _calendar() -> Calendar:
    rows = models.Holiday.objects.filter(revoked_by="").values_list("day", "name", "kind", "decree")
    holidays = tuple(Holiday(day, name, HolidayKind(kind), decree) for day, name, kind, decree in rows)
    years = models.HolidayYear.objects.values_list("year", flat=True)
    return Calendar(holidays, decreed_years=frozenset(years))


def _version(row: models.RegionalRule) -> RuleVersion:
    return RuleVersion(
        value=row.value,
        unit=Unit(row.unit),
        since=row.since,
        until=row.until,
        source=row.decree,
        article=None,
        confidence=Confidence.CONFIRMED,
    )


law_data = Remembered(streams=(LAW_STREAM,), load=_load)
"""The remembered tables; `law_data.forget()` after a rolled-back test."""
