# SPDX-License-Identifier: EUPL-1.2
"""The law files that come with the platform, read once per process."""

from functools import cache
from importlib.resources import files

from praja.kernel.law.domain.calendar import Calendar
from praja.kernel.law.domain.contests import ContestEdition, parse_contests
from praja.kernel.law.domain.decrees import YearDecree, calendar_of, parse_decrees
from praja.kernel.law.domain.editions import Index, parse_index
from praja.kernel.law.domain.parsing import LawDataError
from praja.kernel.law.domain.rules import Rule, parse_rules

RULE_FILES = (
    "attendance.yaml",
    "complaints.yaml",
    "disclosure.yaml",
    "discipline.yaml",
    "exchange.yaml",
    "innovation.yaml",
    "leave.yaml",
    "letters.yaml",
    "opendata.yaml",
    "pay.yaml",
    "plans.yaml",
    "privacy.yaml",
    "services.yaml",
    "training.yaml",
    "practice.yaml",
)
CALENDAR_FILE = "calendar.yaml"
INDEX_FILES = ("editions/regional_innovation_index.yaml",)
CONTEST_FILE = "editions/innovation_contests.yaml"


def _text_of(name: str) -> str:
    return files("praja.kernel.law").joinpath("data", name).read_text(encoding="utf-8")


@cache
def written_rules() -> dict[str, Rule]:
    """Every national rule by key, in the order of the files. Raises LawDataError."""
    rules: dict[str, Rule] = {}
    for name in RULE_FILES:
        for key, rule in parse_rules(_text_of(name), name).items():
            if key in rules:
                raise LawDataError(name, key, "stands in another file already")
            rules[key] = rule
    return rules


@cache
def written_decrees() -> tuple[YearDecree, ...]:
    """The yearly holiday decrees that come with the platform. Raises LawDataError."""
    return parse_decrees(_text_of(CALENDAR_FILE), CALENDAR_FILE)


@cache
def written_calendar() -> Calendar:
    """The national calendar of the files alone: no regional holidays, nothing decreed since. Needs no
    database."""
    return calendar_of(written_decrees())


@cache
def written_indexes() -> dict[str, Index]:
    """Every national index that is defined anew from year to year, by key. Raises LawDataError."""
    found = (parse_index(_text_of(name), name) for name in INDEX_FILES)
    return {index.key: index for index in found}


@cache
def written_contests() -> dict[str, ContestEdition]:
    """Every competition of public innovation that was written down, by key, the oldest first. Raises LawDataError."""
    return {one.key: one for one in parse_contests(_text_of(CONTEST_FILE), CONTEST_FILE)}
