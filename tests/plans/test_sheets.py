# SPDX-License-Identifier: EUPL-1.2
"""What people write, the chart of their stages, and which days are set beside a baseline."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.measures.domain.periods import Period
from praja.kernel.plans.domain.gantt import WIDTH, gantt
from praja.kernel.plans.domain.sheets import (
    AdoptionLine,
    Cause,
    DesignSheet,
    DiagnosisSheet,
    Expectation,
    PlanSheet,
    Stage,
    Stakeholder,
    VisitSheet,
    content,
    in_order,
    keyed,
    read_design,
    read_diagnosis,
    read_plan,
    read_visit,
)
from praja.kernel.plans.domain.spans import Horizons, comparable
from praja.kernel.plans.domain.vocabulary import CauseKind, Horizon, Stance

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
texts = st.text(max_size=20)
spans = st.builds(lambda first, more: (first, first + timedelta(days=more)), days, st.integers(0, 400))
stages = st.lists(
    st.builds(
        lambda key, title, span, output, milestone, who, how: Stage(
            key, title, *span, output, milestone, who=who, how=how
        ),
        st.sampled_from(["", "1", "2", "3"]),
        texts,
        spans,
        texts,
        st.booleans(),
        texts,
        texts,
    ),
    max_size=8,
)
causes = st.lists(st.builds(Cause, texts, st.sampled_from(CauseKind), st.none() | st.integers(0, 5)), max_size=6)


@given(stages, st.lists(st.builds(Stakeholder, texts, st.sampled_from(Stance), texts), max_size=4), texts)
def test_a_plan_is_read_back_as_it_was_kept(some: list[Stage], people: list[Stakeholder], text: str) -> None:
    sheet = PlanSheet(text, text, text, text, tuple(people), tuple(some))

    assert read_plan(content(sheet)) == sheet


def test_a_plan_that_was_kept_before_it_was_asked_more_is_read_and_digested_as_it_was() -> None:
    stage = {"key": "1", "title": "Jadwal", "first_day": "2026-03-01", "last_day": "2026-03-20"}
    stage |= {"output": "Jadwal piket", "milestone": True}
    kept = {"issue": "a", "idea": "b", "aim": "c", "output": "d", "stakeholders": [], "stages": [stage]}

    sheet = read_plan(kept)

    assert sheet.stages[0].who == ""
    assert content(sheet) == kept
    assert content(replace(sheet, stages=(replace(sheet.stages[0], who="Ketua tim"),)))["stages"] == [
        {**stage, "who": "Ketua tim"}
    ]


@given(causes, texts)
def test_a_diagnosis_is_read_back_and_ends_at_its_roots(some: list[Cause], text: str) -> None:
    sheet = DiagnosisSheet(text, text, tuple(some))

    assert read_diagnosis(content(sheet)) == sheet
    if in_order(some):
        assert bool(some) == bool(sheet.roots)


@given(texts, days)
def test_a_design_and_a_visit_are_read_back(text: str, day: date) -> None:
    design = DesignSheet(text, text, (Expectation("a.b", text),))
    visit = VisitSheet(text, text, text, day, text, text, (AdoptionLine("1", text, 4, None, day),))

    assert read_design(content(design)) == design
    assert read_visit(content(visit)) == visit


@given(stages, st.sets(st.sampled_from(["1", "2", "9"])))
def test_every_stage_has_a_key_of_its_own_that_no_gone_stage_had(some: list[Stage], known: set[str]) -> None:
    given_keys = [stage.key for stage in keyed(some, known)]
    fresh = set(given_keys) - {stage.key for stage in some}

    assert len(set(given_keys)) == len(given_keys) == len(some)
    assert all(given_keys)
    assert not fresh & known


def test_a_cause_never_explains_one_that_stands_before_it_to_itself() -> None:
    first = Cause("a", CauseKind.PEOPLE)

    assert in_order([first, replace(first, parent=0)])
    assert not in_order([replace(first, parent=0)])
    assert not in_order([first, replace(first, parent=1)])


@given(stages, days)
def test_bars_stay_on_the_chart_and_keep_the_order_of_days(some: list[Stage], today: date) -> None:
    chart = gantt(some, today)
    if chart is None:
        assert not some
        return
    for bar in chart.bars:
        assert bar.x >= 0
        assert bar.width >= 1
        assert bar.x + bar.width <= WIDTH + 1
    by_day = sorted(chart.bars, key=lambda bar: bar.stage.first_day)
    assert [bar.x for bar in by_day] == sorted(bar.x for bar in chart.bars)
    assert (chart.today is not None) == (chart.span.first_day <= today <= chart.span.last_day)


@given(spans, st.integers(0, 300), st.integers(1, 12))
def test_days_beside_a_baseline_never_reach_before_the_plan_or_to_the_day_of_reading(
    span: tuple[date, date], later: int, months: int
) -> None:
    baseline, began_on = Period(*span), span[1] + timedelta(days=later)
    due_on = began_on + timedelta(days=30 * months)
    found = comparable(baseline, began_on, due_on)

    assert found is not None
    assert began_on <= found.first_day
    assert found.last_day == due_on - timedelta(days=1)
    assert found.last_day - found.first_day <= span[1] - span[0]
    assert comparable(baseline, began_on, began_on) is None


def test_a_milestone_is_short_up_to_the_figure_and_its_very_day() -> None:
    figures, began_on = Horizons(short=2, medium=12), date(2025, 12, 31)

    assert figures.of(began_on, date(2026, 2, 28)) is Horizon.SHORT
    assert figures.of(began_on, date(2026, 3, 1)) is Horizon.MEDIUM
    assert figures.of(began_on, date(2027, 1, 1)) is Horizon.LONG
