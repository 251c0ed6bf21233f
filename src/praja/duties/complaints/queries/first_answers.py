# SPDX-License-Identifier: EUPL-1.2
"""By when a first answer must come, before anybody has taken the report on."""

from datetime import date, datetime, timedelta

from praja.kernel.law.domain.clocks import due
from praja.kernel.law.queries import current_calendar, rule_in_force, terms_for
from praja.kernel.procedures.clockwork import zone
from praja.kernel.procedures.queries.clocks import ClockStory
from praja.kernel.procedures.queries.explaining import counted_in_words

RULE = "sp4n.first_follow_up"


def latest_first_answer(verification: ClockStory) -> datetime | None:
    """Until when the first answer must come even if the check takes all its time: the two clocks one after the other."""
    if verification.due_at is None:
        return None
    handed_on = verification.due_at - timedelta(microseconds=1)
    terms = terms_for(RULE, handed_on, zone())
    return due(terms, started_at=handed_on, zone=zone(), calendar=current_calendar())


def first_answer_time(on: date) -> str:
    """How long a unit has for its first answer, in words, as the law stands on this day."""
    version = rule_in_force(RULE, on)
    return counted_in_words(version.value, version.unit)
