# SPDX-License-Identifier: EUPL-1.2
from decimal import Decimal

import pytest

from praja.duties.training.domain.completion import (
    Conditions,
    Predicate,
    Shortfall,
    Standing,
    predicate_of,
    shortfalls,
)

ASKED = Conditions(least_presence=80, least_score=70, needs_plan=True)
GOOD = {"jp_present": 16, "jp_held": 20, "score": Decimal(70), "has_plan": True}


@pytest.mark.parametrize(
    ("found", "missed"),
    [
        ({}, ()),
        ({"jp_present": 15}, (Shortfall.PRESENCE,)),
        ({"jp_held": 0, "jp_present": 0}, ()),
        ({"score": Decimal("69.99")}, (Shortfall.SCORE,)),
        ({"score": None}, (Shortfall.NO_TEST,)),
        ({"score": None, "is_unmarked": True}, (Shortfall.NOT_MARKED,)),
        ({"score": Decimal(50), "is_unmarked": True}, (Shortfall.NOT_MARKED,)),
        ({"is_unmarked": True}, ()),
        ({"has_plan": False}, (Shortfall.PLAN,)),
        (
            {"jp_present": 0, "score": None, "has_plan": False},
            (Shortfall.PRESENCE, Shortfall.NO_TEST, Shortfall.PLAN),
        ),
    ],
)
def test_every_condition_that_is_not_met_is_named(found, missed):
    assert shortfalls(ASKED, Standing(**(GOOD | found))) == missed


def test_what_a_curriculum_does_not_ask_for_nobody_lacks():
    assert shortfalls(Conditions(0, 0, needs_plan=False), Standing(jp_held=20)) == ()


@pytest.mark.parametrize(
    ("score", "predicate"), [("95", "highest"), ("90", "highest"), ("89.99", "high"), ("10", "plain")]
)
def test_the_predicate_is_that_of_the_highest_limit_reached(score, predicate):
    limits = ((Predicate.HIGHEST, Decimal(90)), (Predicate.HIGH, Decimal(80)), (Predicate.FAIR, Decimal(70)))
    assert predicate_of(Decimal(score), limits) == predicate
    assert predicate_of(None, limits) is Predicate.PLAIN
