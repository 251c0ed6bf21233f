# SPDX-License-Identifier: EUPL-1.2
"""The ladder as it is in force, and what each rung says."""

from dataclasses import dataclass
from datetime import date

from praja.duties.attendance.domain.discipline.ladder import RULES, RUN, Ladder
from praja.kernel.law.domain.rules import Confidence, RuleVersion
from praja.kernel.law.queries import rule_in_force

MINUTES = "discipline.minutes_per_day"


def ladder_on(day: date) -> Ladder:
    """The ladder in force on `day`. Minutes count towards it only where the region has decided so by a rule of its own: what
    comes with the platform is recalled from an older regulation, and serves the report alone."""
    begins = {band: rule_in_force(key, day).value for band, key in RULES.items() if band != RUN}
    minutes = rule_in_force(MINUTES, day)
    counts = minutes.confidence is Confidence.CONFIRMED
    return Ladder(begins, rule_in_force(RULES[RUN], day).value, minutes.value if counts else None)


def last_day_of(year: int, today: date) -> date:
    """The day whose law holds for a year: its last, or today while it runs."""
    return min(date(year, 12, 31), today)


@dataclass(frozen=True, slots=True)
class Rung:
    """A band with the figure of law that begins it."""

    band: str
    rule: RuleVersion

    @property
    def is_recalled(self) -> bool:
        return self.rule.confidence is Confidence.RECALLED


def rung_of(band: str, day: date) -> Rung:
    """What the law says of a band on `day`."""
    return Rung(band, rule_in_force(RULES[band], day))
