# SPDX-License-Identifier: EUPL-1.2
"""What counts in the index, what it sums to, and which step brings most."""

from datetime import date
from fractions import Fraction

import pytest

from praja.duties.innovation.domain.index.eligibility import Missing, missing, window_of
from praja.duties.innovation.domain.index.next_steps import steps_of, steps_of_all, worth
from praja.duties.innovation.domain.index.questions import INNOVATION, REGION, most, questions, score
from praja.kernel.law.domain.editions import Edition
from praja.kernel.law.gateways import written_indexes


def _edition(year: int = 2026) -> Edition:
    found = written_indexes()["regional_innovation_index"].of_year(year)
    assert found is not None
    return found


def test_twenty_questions_of_an_innovation_and_twenty_rows_of_the_region_sum_to_what_the_law_says() -> None:
    innovation, region = questions(_edition(), INNOVATION), questions(_edition(), REGION)

    assert (len(innovation), most(innovation)) == (20, 111)
    assert (len(region), most(region)) == (20, 63)
    assert sum(one.mandatory for one in innovation) == 5
    assert score(innovation, {"33": 3, "35": 2, "16": 1}) == 9 + 8 + 3


@pytest.mark.parametrize(
    ("applied", "developed", "words", "found"),
    [
        (date(2024, 1, 1), None, 300, ()),
        (date(2025, 12, 31), None, 300, ()),
        (date(2026, 1, 1), None, 300, (Missing.TOO_NEW,)),
        (date(2023, 12, 31), None, 300, (Missing.TOO_OLD,)),
        (date(2020, 5, 1), date(2024, 6, 1), 300, ()),
        (date(2020, 5, 1), date(2026, 6, 1), 300, (Missing.TOO_OLD,)),
        (date(2024, 1, 1), None, 299, (Missing.WORDS,)),
        (None, None, 0, (Missing.NOT_APPLIED, Missing.WORDS)),
    ],
)
def test_what_counts_was_applied_or_developed_in_the_window_and_is_described(
    applied: date | None, developed: date | None, words: int, found: tuple[Missing, ...]
) -> None:
    assert missing(_edition(), applied_on=applied, developed_on=developed, words=words) == found


def test_an_edition_without_a_window_asks_for_no_day() -> None:
    assert window_of(_edition(2027)) is None
    assert missing(_edition(2027), applied_on=date(2020, 1, 1), developed_on=None, words=300) == ()


def test_open_mandatory_questions_come_first_then_what_a_step_adds() -> None:
    asked = questions(_edition(), INNOVATION)
    answered = {one.number: 1 for one in asked if one.number not in {"17", "31", "18"}}

    found = steps_of(asked, answered)

    assert [step.question.number for step in found[:4]] == ["17", "35", "16", "33"]
    assert (found[0].adds, found[0].would_add) == (2, 6)
    assert steps_of(asked, {one.number: 3 for one in asked}) == []


def test_over_many_innovations_a_step_is_worth_what_it_adds_in_all_of_them() -> None:
    asked = questions(_edition(), INNOVATION)
    full = {one.number: 3 for one in asked}

    found = steps_of_all(asked, [full, {**full, "24": 0}, {**full, "24": 2, "35": 2}])

    assert [(one.question.number, one.adds, one.many, one.stands) for one in found] == [
        ("35", 4, 1, 2),
        ("24", 2, 2, 0),
    ]


def test_the_divisor_makes_a_step_worth_less() -> None:
    assert worth(Fraction(3), edition=_edition(), innovations=1) == Fraction(3, 12) / 250 * 100
    assert worth(Fraction(3), edition=_edition(), innovations=24) == Fraction(3, 24) / 250 * 100
