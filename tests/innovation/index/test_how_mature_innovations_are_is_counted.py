# SPDX-License-Identifier: EUPL-1.2
"""Applied innovations are counted on their day, their maturity on the last day of the year, without what was refused."""

from datetime import date

from innovation.conftest import Lab
from innovation.index.cast import applied, check, tell
from praja.duties.innovation.measures import APPLIED, MATURITY, facts_of_innovations


def _facts(lab: Lab) -> list[tuple[str, date, int, int]]:
    found = facts_of_innovations([lab.innovation.pk])
    return [(one.measure, one.day, one.numerator, one.denominator) for one in found]


def test_nothing_counts_before_it_is_applied(lab: Lab) -> None:
    assert _facts(lab) == []


def test_what_is_applied_counts_once_and_by_what_was_told_and_not_refused(lab: Lab) -> None:
    applied(lab, on=date(2025, 9, 1))
    tell(lab, "16", 2)
    check(lab, tell(lab, "35", 3), accepted=False)

    assert _facts(lab) == [
        (APPLIED.key, date(2025, 9, 1), 1, 1),
        (MATURITY.key, date(2026, 12, 31), 6, 111),
    ]
