# SPDX-License-Identifier: EUPL-1.2
"""Chosen in advance, read block by block, kept as read, and believed only as recorded."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from plans.conftest import ANSWERED, ON_TIME
from plans.planning import Cast, cast_of, count
from praja.kernel.measures.domain.periods import Period
from praja.kernel.plans.attestation import series_match_their_events
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.domain.effects.judging import Finding
from praja.kernel.plans.drawing import shown_series
from praja.kernel.plans.errors import ChosenBefore, MeasureUnreadable, NothingToCompare, TooManyMeasures
from praja.kernel.plans.models import ChosenMeasure, SeriesReading
from praja.kernel.plans.operations import choose_measure, keep_reading
from praja.kernel.plans.queries import series as reading
from praja.kernel.plans.queries.series import beside, last_readings, read_series, reread
from towns import Town

WEEK = timedelta(days=7)
BEGAN = date(2026, 3, 4)
LAST = BEGAN + 10 * WEEK - timedelta(days=1)
BEFORE_IT = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)
AFTER_IT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)


@pytest.fixture
def cast(town: Town, measured: None) -> Cast:
    return cast_of(town.roads, town.lights)


def choose(cast: Cast, *, at: datetime = BEFORE_IT, who: str = "head", **changes: Any) -> ChosenMeasure:
    given: dict[str, Any] = {
        "source_kind": "toy.change",
        "source_id": 9,
        "unit": cast.unit,
        "measure": ANSWERED.key,
        "span": Span.WEEK,
        "compared_with": (),
        "began_on": BEGAN,
    }
    return choose_measure(**{**given, **changes}, actor=cast.actor(getattr(cast, who), at), at=at)


def weeks(cast: Cast, unit: Any = None, *, before: int = 4, after: int = 13) -> None:
    """Ten weeks before and ten after, fifteen toys in each, of which so many (one more in every other week) were on time."""
    for place in range(-10, 10):
        good = (before if place < 0 else after) + place % 2
        count(unit or cast.unit, BEGAN + place * WEEK + timedelta(days=2), 15 - good, good)


def keep(chosen: ChosenMeasure, cast: Cast) -> SeriesReading:
    return keep_reading(
        chosen=chosen, began_on=BEGAN, last_day=LAST, actor=cast.actor(cast.head, AFTER_IT), at=AFTER_IT
    )


def test_what_was_chosen_in_advance_is_read_and_kept(cast: Cast):
    chosen = choose(cast)
    weeks(cast)

    kept = keep(chosen, cast)

    assert chosen.in_advance
    assert (kept.finding, kept.until_place, kept.compared, len(kept.parts)) == ("better", 9, False, 20)
    assert kept.low is not None
    assert 0 < kept.low < kept.change
    assert last_readings([chosen])[chosen.pk] == kept
    assert not list(series_match_their_events())


def test_a_kept_reading_is_what_its_facts_say(cast: Cast):
    chosen = choose(cast)
    weeks(cast)

    kept = keep(chosen, cast)
    again = read_series(chosen, began_on=BEGAN, last_day=LAST, at=AFTER_IT)

    assert reread(kept) == again
    assert reading.shown_facts(again.judged) == {
        name: getattr(kept, name) for name in ("finding", "until_place", "compared", "change", "low", "high")
    }


def test_what_is_counted_later_changes_no_kept_reading(cast: Cast):
    chosen = choose(cast)
    weeks(cast)
    kept = keep(chosen, cast)

    count(cast.unit, BEGAN, 50, 0)

    assert keep(chosen, cast) == kept
    assert SeriesReading.objects.get().parts == kept.parts


def test_a_measure_that_is_chosen_after_the_beginning_is_marked(cast: Cast):
    assert choose(cast, at=AFTER_IT).in_advance is False
    assert choose(cast, at=AFTER_IT, measure=ON_TIME.key, began_on=None).in_advance is True


def test_units_of_the_same_kind_stand_beside_it(cast: Cast, town: Town):
    others = beside(cast.unit.pk, BEGAN)
    chosen = choose(cast, compared_with=others)
    weeks(cast)
    weeks(cast, town.lights)

    kept = keep(chosen, cast)

    assert town.lights.pk in others
    assert cast.unit.pk not in others
    assert (kept.compared, kept.finding, str(kept.change)) == (True, "not_shown", "0.0000")
    assert beside(cast.unit.pk, BEGAN, without=[town.lights.pk]) == [one for one in others if one != town.lights.pk]


def test_nobody_chooses_what_they_may_not_read_or_twice_or_many(cast: Cast, town: Town):
    choose(cast, who="colleague")
    with pytest.raises(ChosenBefore):
        choose(cast)
    with pytest.raises(MeasureUnreadable):
        choose(cast, who="colleague", measure=ON_TIME.key)
    with pytest.raises(NothingToCompare):
        choose(cast, measure=ON_TIME.key, compared_with=[town.root.pk])


def test_few_measures_judge_one_effect(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    from praja.kernel.plans.operations import series as operations

    choose(cast)
    found = operations.rule_in_force("plans.series_measures", BEGAN)
    monkeypatch.setattr(operations, "rule_in_force", lambda _key, _day: replace(found, value=1))

    with pytest.raises(TooManyMeasures):
        choose(cast, measure=ON_TIME.key)


def test_before_enough_weeks_went_by_it_says_how_many_are_missing(cast: Cast):
    chosen = choose(cast)
    weeks(cast)

    found = read_series(chosen, began_on=BEGAN, last_day=BEGAN + 3 * WEEK, at=AFTER_IT)
    with override("en"):
        chart = shown_series(found)

    assert found.judged.finding is Finding.FEW_AFTER
    assert chart.finding == "Not shown yet: since the beginning there are 3 points of Answered, and 8 are needed."
    assert chart.canvas is not None
    assert found.block(0) == Period(BEGAN, BEGAN + WEEK - timedelta(days=1))


def test_the_drawing_says_what_it_shows_and_leaves_out_few_people(cast: Cast):
    chosen = choose(cast)
    weeks(cast)
    found = read_series(chosen, began_on=BEGAN, last_day=LAST, at=AFTER_IT)

    with override("en"):
        open_chart, closed = shown_series(found), shown_series(found, least=16)

    assert open_chart.finding.startswith("Shown: Answered lies on average +")
    assert "for the better" in open_chart.finding
    assert len(open_chart.rows) == 20
    assert "polygon" in open_chart.svg
    assert {row[1] for row in closed.rows} == {"–"}


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (lambda: ChosenMeasure.objects.update(in_advance=False), "is not what was chosen, or not when"),
        (lambda: SeriesReading.objects.update(finding="worse"), "is not what was read"),
        (lambda: SeriesReading.objects.update(high="0.9999"), "is not what was read"),
        (lambda: SeriesReading.objects.update(parts=[[0, 9, 9, 9]]), "is not what was read"),
        (lambda: SeriesReading.objects.all().delete(), "is not what was read"),
        (
            lambda: (SeriesReading.objects.all().delete(), ChosenMeasure.objects.all().delete()),
            "was written but is gone",
        ),
    ],
)
def test_the_ledger_names_what_was_changed(cast: Cast, tamper: Any, said: str):
    chosen = choose(cast)
    weeks(cast)
    keep(chosen, cast)

    tamper()

    assert [one.what for one in series_match_their_events()] == [said]
