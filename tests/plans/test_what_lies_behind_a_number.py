# SPDX-License-Identifier: EUPL-1.2
"""A number of a diagnosis is broken down by what it is about and by unit; no part of few people is told to who does not lead."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from facts import put_facts
from plans.planning import QUARTER, Cast, cast_of
from praja.kernel.ledger import subscriptions
from praja.kernel.measures import declarations
from praja.kernel.measures.declarations import FactRow, Measure, measure_source, names_of
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.models import Fact
from praja.kernel.measures.openness import NOBODY, Openness
from praja.kernel.organization.models import Unit
from praja.kernel.plans.domain.parts import Part, Parts, guarded
from praja.kernel.plans.queries.parts import By, broken_down, ways_of
from praja.kernel.plans.web.parts import chart_of
from towns import Town

SHARE, COUNT, HOURS = UnitOfMeasure.SHARE, UnitOfMeasure.COUNT, UnitOfMeasure.HOURS
RECEIVED = Measure("toy.received", "Received", COUNT, None, "made up", open_to_all=Openness())
IN_TIME = Measure("toy.in_time", "In time", SHARE, "higher", "made up", open_to_all=Openness())
TIME = Measure("toy.time", "Time taken", HOURS, "lower", "made up", open_to_all=Openness())
INSIDE = Measure("toy.inside", "Of few people", SHARE, "lower", "made up")
DATASETS = Measure("toy.datasets", "Datasets late", SHARE, "lower", "made up", open_to_all=Openness(behind=NOBODY))
BY_PEOPLE = Measure("toy.days", "Late days", SHARE, "lower", "made up", open_to_all=Openness(behind="toy.received"))
KINDS = {1: "Roads", 2: "Lamps", 3: "Drains", 4: "Noise"}
DAY = date(2025, 11, 3)


@pytest.fixture
def cast(town: Town, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(declarations, "_sources", {})
    monkeypatch.setattr(declarations, "_names", {})
    monkeypatch.setattr(subscriptions, "_handlers", {})
    monkeypatch.setattr(subscriptions, "_by_event", {})
    measures = (RECEIVED, IN_TIME, TIME, INSIDE, DATASETS, BY_PEOPLE)

    @measure_source(
        "toy", subject_kind="toy", dirty_on=("toy.none",), measures=measures, all_subjects=tuple, about_kind="toy_kind"
    )
    def facts(_subjects: Collection[int]) -> Iterator[FactRow]:
        yield from ()

    @names_of("toy_kind")
    def names(ids: Collection[int]) -> dict[int, str]:
        return {pk: KINDS[pk] for pk in ids}

    return cast_of(town.roads, town.lights)


def told(unit: Unit, kind: int, late: int, on_time: int) -> None:
    """So many that came in of one kind, and were late and in time. Only what came in says of which kind it is."""
    first = Fact.objects.count()
    for place, good in enumerate([0] * late + [1] * on_time):
        subject = f"toy:{first + place}"
        put_facts(
            [
                Fact(measure=RECEIVED.key, subject=subject, unit=unit, day=DAY, about=kind, numerator=1, denominator=1),
                Fact(measure=IN_TIME.key, subject=subject, unit=unit, day=DAY, numerator=good, denominator=1),
                Fact(measure=TIME.key, subject=subject, unit=unit, day=DAY, numerator=90, denominator=1),
            ]
        )


def parts(cast: Cast, who: str, measure: Measure, by: By, at: datetime) -> Parts | None:
    actor = cast.actor(getattr(cast, who), at)
    found = broken_down(actor, measure, unit_id=cast.unit.pk, period=QUARTER, by=by, at=at)
    return found.parts if found else None


def test_a_share_is_broken_down_by_what_its_cases_are_about(cast: Cast, monday: datetime) -> None:
    told(cast.unit, 1, late=20, on_time=5)
    told(cast.unit, 2, late=4, on_time=16)

    found = parts(cast, "head", IN_TIME, By.ABOUT, monday)

    assert found == Parts((Part("Roads", 20, 25), Part("Lamps", 4, 20)))


def test_counts_draw_what_was_counted_and_times_how_many(cast: Cast, monday: datetime) -> None:
    told(cast.unit, 1, late=3, on_time=5)
    told(cast.unit, 2, late=4, on_time=6)

    expected = Parts((Part("Lamps", 10, 10), Part("Roads", 8, 8)))
    assert parts(cast, "head", RECEIVED, By.ABOUT, monday) == expected
    assert parts(cast, "head", TIME, By.ABOUT, monday) == expected


def test_who_does_not_lead_is_told_no_part_of_few_people(cast: Cast, monday: datetime) -> None:
    told(cast.unit, 1, late=20, on_time=5)
    told(cast.unit, 2, late=6, on_time=4)
    told(cast.unit, 3, late=1, on_time=1)

    found = parts(cast, "colleague", IN_TIME, By.ABOUT, monday)

    assert found is not None
    assert [(one.label, one.count, one.n) for one in found.shown] == [("Roads", 20, 25)]
    assert (found.rest and (found.rest.count, found.rest.n), found.joined) == ((7, 12), 2)
    whole = parts(cast, "head", IN_TIME, By.ABOUT, monday)
    assert whole is not None
    assert (len(whole.shown), whole.rest, whole.count) == (3, None, found.count)


def test_what_is_for_the_inside_is_broken_down_for_who_leads_alone(cast: Cast, monday: datetime) -> None:
    for measure in (INSIDE, BY_PEOPLE):
        put_facts(
            Fact(
                measure=measure.key,
                subject=f"toy:{n}",
                unit=cast.unit,
                day=DAY,
                about=1 + n % 2,
                numerator=1,
                denominator=1,
            )
            for n in range(40)
        )

    answers = [
        [parts(cast, who, one, By.ABOUT, monday) is not None for who in ("head", "colleague")]
        for one in (INSIDE, BY_PEOPLE)
    ]

    assert answers == [[True, False], [True, False]]


def test_figures_that_are_about_nobody_hide_nothing(cast: Cast, monday: datetime) -> None:
    put_facts(
        Fact(measure=DATASETS.key, subject=f"toy:{n}", unit=cast.unit, day=DAY, about=n, numerator=1, denominator=1)
        for n in (1, 2, 3)
    )

    found = parts(cast, "colleague", DATASETS, By.ABOUT, monday)

    assert found is not None
    assert (len(found.shown), found.rest) == (3, None)


def test_units_right_below_stand_beside_the_office_itself(town: Town, cast: Cast, monday: datetime) -> None:
    told(town.roads, 1, late=3, on_time=2)
    told(town.lights, 1, late=9, on_time=2)

    assert ways_of(IN_TIME, town.root.pk) == [By.ABOUT, By.UNIT]
    found = broken_down(town.mayor, IN_TIME, unit_id=town.root.pk, period=QUARTER, by=By.UNIT, at=monday)

    assert found is not None
    assert {one.label for one in found.parts.shown} == {town.roads.name, town.lights.name}


def test_a_single_part_is_no_breakdown(cast: Cast, monday: datetime) -> None:
    told(cast.unit, 1, late=20, on_time=5)

    assert parts(cast, "head", IN_TIME, By.ABOUT, monday) is None


def test_the_chart_names_the_few_with_period_and_source(cast: Cast, monday: datetime, in_english: None) -> None:
    told(cast.unit, 1, late=40, on_time=5)
    told(cast.unit, 2, late=4, on_time=16)
    told(cast.unit, 3, late=3, on_time=16)

    chart = chart_of(
        cast.actor(cast.head, monday), IN_TIME, unit_id=cast.unit.pk, period=QUARTER, by=By.ABOUT, at=monday
    )

    assert chart is not None
    assert chart.finding == "In time: 1 of 3 makes 85 %: Roads."
    assert "47, of 84" in chart.notes[0]
    assert ("2025" in chart.notes[1], chart.source, chart.on) == (True, "made up", monday)
    assert [row[:3] for row in chart.rows] == [("Roads", "40", "85 %"), ("Lamps", "4", "9 %"), ("Drains", "3", "6 %")]


def test_many_parts_ask_as_often_as_two(cast: Cast, monday: datetime) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as ran:
            assert parts(cast, "head", IN_TIME, By.ABOUT, monday)
        return len(ran)

    told(cast.unit, 1, late=2, on_time=3)
    told(cast.unit, 2, late=2, on_time=3)
    asked()
    once = asked()
    for kind in KINDS:
        told(cast.unit, kind, late=3, on_time=3)

    assert asked() == once


def test_parts_that_all_have_few_are_not_told_at_all() -> None:
    few = [Part("a", 1, 2), Part("b", 2, 3)]

    assert guarded(few, 5, "others") == Parts(())
    assert guarded([*few, Part("c", 3, 9)], 5, "others") == Parts((Part("c", 3, 9),), Part("others", 3, 5), 2)
    assert guarded(few, 0, "others") == Parts((Part("b", 2, 3), Part("a", 1, 2)))
