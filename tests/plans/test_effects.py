# SPDX-License-Identifier: EUPL-1.2
"""A commitment's measure before and after."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from plans.conftest import ON_TIME
from praja.kernel.ledger.queries import history
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.errors import UnknownMeasure
from praja.kernel.measures.models import Fact
from praja.kernel.organization.models import Unit
from praja.kernel.plans.errors import NothingToMeasure
from praja.kernel.plans.operations import measure_again
from praja.kernel.plans.queries import effect_of
from towns import Town

DECEMBER, FEBRUARY = Period.of_month(2025, 12), Period.of_month(2026, 2)


def count(unit: Unit, day: date, numerator: int, denominator: int) -> None:
    Fact.objects.create(
        measure=ON_TIME.key,
        subject=f"toy:{unit.pk}",
        unit=unit,
        day=day,
        numerator=numerator,
        denominator=denominator,
    )


def test_the_effect_is_the_change_between_two_readings(
    town: Town, commit: Any, measured: None, monday: datetime
) -> None:
    count(town.roads, date(2025, 12, 3), 1, 3)
    count(town.lights, date(2025, 12, 3), 9, 9)
    made = commit(measure=ON_TIME.key, baseline=DECEMBER)
    count(town.roads, date(2026, 2, 3), 2, 3)
    after = measure_again(commitment=made, period=FEBRUARY, actor=town.roads_head, at=monday)
    effect = effect_of(after)

    assert (made.baseline_numerator, made.baseline_denominator, made.baseline_as_of) == (1, 3, monday)
    assert effect is not None
    assert (effect.before, effect.after, effect.change) == (Decimal("0.3333"), Decimal("0.6667"), Decimal("0.3333"))
    assert history(f"plan:{made.pk}")[-1].payload == {
        "measure": ON_TIME.key,
        "first_day": "2026-02-01",
        "last_day": "2026-02-28",
        "numerator": 2,
        "denominator": 3,
    }


def test_without_a_measure_there_is_nothing_to_read(town: Town, commit: Any, measured: None, monday: datetime) -> None:
    made = commit()

    with pytest.raises(NothingToMeasure):
        measure_again(commitment=made, period=FEBRUARY, actor=town.roads_head, at=monday)
    with pytest.raises(UnknownMeasure):
        commit(measure="plans_toy.unknown", baseline=DECEMBER)
    assert effect_of(made) is None
