# SPDX-License-Identifier: EUPL-1.2
"""What is counted day by day equals what a rebuild counts, whatever happens to applications; and each figure by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praja.duties.services import measures
from praja.duties.services.measures.counting import CHANGES
from praja.duties.services.models import Application, Payment
from praja.duties.services.procedure import APPLICATION
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod
from praja.kernel.measures.models import Fact, Tally
from praja.kernel.measures.operations import rebuild
from praja.kernel.measures.queries import Cell, figures, standing_figures, tallies
from praja.kernel.procedures.models import Case
from praja.lib.clock import end_of, local_date
from praja.lib.moments import local_zone
from services.making import listed_service, published_standard
from services.walking import (
    Shop,
    apply_for,
    ask,
    count,
    elsewhere,
    issued,
    onward,
    opened,
    pay,
    rate,
    served,
    take,
)
from towns import Town

JANUARY = Period(date(2026, 1, 1), date(2026, 1, 31))
YEARS = Period(date(2025, 1, 1), date(2027, 12, 31))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def shop(town: Town, monday: datetime) -> Shop:
    return opened(town, monday - 30 * DAY, town.kelurahan, town.roads)


def found(
    town: Town, *chosen: measures.declared.Measure, at: datetime, period: Period = JANUARY
) -> list[tuple[int, int]]:
    units = [town.kelurahan.pk, town.roads.pk]
    seen = figures([measure.key for measure in chosen], unit_ids=units, period=period, at=at)
    return [(seen[measure.key].numerator, seen[measure.key].denominator) for measure in chosen]


def test_an_application_that_walks_its_whole_path(town: Town, shop: Shop, monday: datetime) -> None:
    """Filed on Monday at 9, one thing missing for a day, ready on Wednesday at 11, collected on Friday."""
    case = ask(apply_for(shop.collected, town.kelurahan, monday), monday + HOUR)
    case = take(case, "complete", monday + HOUR + DAY)
    case = onward(case, "pass_check", monday + 2 * DAY)
    case = onward(case, "approve", monday + 2 * DAY + HOUR)
    case = onward(case, "issue", monday + 2 * DAY + 2 * HOUR)
    rate(case, 5, monday + 2 * DAY + 3 * HOUR)
    onward(case, "hand_over", monday + 4 * DAY)
    count(monday + 4 * DAY)

    shown = found(
        town,
        measures.RECEIVED,
        measures.COMPLETIONS_ASKED,
        measures.ON_TIME,
        measures.TIME_TO_PRODUCT,
        measures.TIME_AT_OFFICE,
        measures.RATING,
        measures.FINISHED,
        measures.OWED,
        at=monday + 4 * DAY,
    )
    # At the office: 9 to 10 on Monday, 10 to 16 on Tuesday, 8 to 11 on Wednesday.
    assert shown == [(1, 1), (1, 1), (1, 1), (2 * 24 * 60 + 120, 1), (60 + 360 + 180, 1), (5, 1), (1, 1), (0, 0)]
    assert set(Fact.objects.values_list("about", "unit")) == {(shop.collected.standard.service_id, town.kelurahan.pk)}


def test_money_and_minutes_of_opening_hours(town: Town, shop: Shop, monday: datetime) -> None:
    """Promised within 60 open minutes; the payment took two days, which do not count; then half an hour."""
    case = onward(apply_for(shop.paid, town.kelurahan, monday), "pass_check", monday + HOUR / 2)
    case = pay(case, monday + 2 * DAY)
    onward(case, "approve", monday + 2 * DAY + HOUR / 2)
    count(monday + 3 * DAY)

    asked = (measures.FEES_COLLECTED, measures.ON_TIME, measures.TIME_AT_OFFICE, measures.TIME_TO_PRODUCT)
    assert found(town, *asked, at=monday + 3 * DAY) == [(50_000, 1), (1, 1), (60, 1), (2 * 24 * 60 + 30, 1)]


def test_a_waived_fee_was_not_collected(town: Town, shop: Shop, monday: datetime) -> None:
    case = onward(apply_for(shop.paid, town.kelurahan, monday), "pass_check", monday)
    Payment.objects.filter(application=case.pk).update(state="waived", waived_reason="Tidak mampu", settled_at=monday)
    onward(case, "waive_fee", monday, amount=50_000)
    count(monday)

    assert found(town, measures.FEES_COLLECTED, at=monday) == [(0, 0)]


def test_what_another_system_issues_is_followed_there(town: Town, shop: Shop, monday: datetime) -> None:
    case = elsewhere(apply_for(shop.foreign, town.kelurahan, monday), monday + HOUR, date(2026, 1, 5))
    count(monday + DAY)
    asked = (measures.HANDED_ON, measures.ON_TIME, measures.DAYS_ELSEWHERE, measures.FINISHED, measures.TIME_TO_PRODUCT)
    assert found(town, *asked, at=monday) == [(1, 1), (1, 1), (0, 0), (0, 0), (0, 0)]

    issued(case, monday + 8 * DAY, date(2026, 1, 12))
    count(monday + 8 * DAY)
    assert found(town, *asked, at=monday) == [(1, 1), (1, 1), (7, 1), (1, 1), (0, 0)]


def test_refused_taken_back_and_lapsed_have_no_time_to_the_product(town: Town, shop: Shop, monday: datetime) -> None:
    refused, back, lapsed = (apply_for(shop.collected, town.kelurahan, monday) for _ in range(3))
    take(refused, "refuse", monday + HOUR, reason="untrue")
    take(back, "withdraw", monday + HOUR)
    take(ask(lapsed, monday + HOUR), "lapse", monday + 20 * DAY)
    count(monday + 20 * DAY)

    asked = (measures.REFUSED, measures.WITHDRAWN, measures.LAPSED, measures.FINISHED, measures.TIME_TO_PRODUCT)
    assert found(town, *asked, at=monday) == [(1, 1), (1, 1), (1, 1), (0, 0), (0, 0)]
    # A refusal is an answer in the promised time; what the applicant ended is not judged.
    assert found(town, measures.ON_TIME, at=monday) == [(1, 1)]


def test_what_is_overdue_and_open_counts_from_the_day_after(town: Town, shop: Shop, monday: datetime) -> None:
    """Three working days from Monday: until Thursday, 24:00."""
    apply_for(shop.collected, town.kelurahan, monday)
    count(monday)

    def overdue(as_of: datetime) -> int:
        return standing_figures("services.overdue_open", unit_ids=[town.kelurahan.pk], as_of=as_of)[town.kelurahan.pk].n

    assert [overdue(monday + days * DAY) for days in (0, 3, 4, 40)] == [0, 0, 1, 1]


def test_a_time_that_stands_still_is_not_overdue(town: Town, shop: Shop, monday: datetime) -> None:
    ask(apply_for(shop.collected, town.kelurahan, monday), monday + HOUR)
    count(monday)

    later = standing_figures("services.overdue_open", unit_ids=[town.kelurahan.pk], as_of=monday + 20 * DAY)
    assert later[town.kelurahan.pk].n == 0


def test_what_was_left_overdue_at_the_end_of_a_month_agrees_with_the_standing_figure(
    town: Town, shop: Shop, monday: datetime
) -> None:
    """One ended late in January, one in April, one is open still, one was in time."""
    for days in (10, 100, 1):
        served(shop.collected, town.kelurahan, monday, after=days * DAY)
    apply_for(shop.collected, town.kelurahan, monday)
    count(monday + 150 * DAY)
    ends = [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]

    left = {day: Fact.objects.filter(measure=measures.LEFT_OVERDUE.key, day=day).count() for day in ends}
    owed = {day: Fact.objects.filter(measure=measures.OWED.key, day__lte=day).count() for day in ends}
    standing = [
        standing_figures("services.overdue_open", unit_ids=[town.kelurahan.pk], as_of=end_of(day, local_zone()))
        for day in ends
    ]
    assert [left[day] + owed[day] for day in ends] == [one[town.kelurahan.pk].n for one in standing] == [0, 2, 2, 2, 1]


def test_without_a_promise_nothing_is_judged_and_the_time_ends_with_the_case(
    town: Town, shop: Shop, monday: datetime
) -> None:
    case = apply_for(shop.foreign, town.kelurahan, monday, promised=False)
    onward(case, "pass_check", monday + 5 * HOUR)
    count(monday + DAY)

    assert found(town, measures.ON_TIME, measures.TIME_TO_PRODUCT, measures.TIME_AT_OFFICE, at=monday) == [
        (0, 0),
        (300, 1),
        (0, 0),
    ]


def test_completeness_is_of_fourteen_for_each_service_offered(town: Town, shop: Shop, monday: datetime) -> None:
    """Three whole standards; the kelurahan also offers a service without any, and one with seven components of its own."""
    listed_service(town, monday, code="tanpa", name="Tanpa standar", offered_by=(town.kelurahan,))
    half = dict(list(shop.collected.components.items())[:7])
    own = published_standard(
        town,
        monday,
        service=shop.paid.standard.service,
        unit=town.kelurahan,
        components=dict(shop.collected.components),
    )
    type(own.version).objects.filter(pk=own.version.pk).update(components=half)
    units = [town.kelurahan.pk, town.roads.pk, town.lights.pk]
    seen = standing_figures("services.completeness", unit_ids=units, as_of=monday)
    before = standing_figures("services.completeness", unit_ids=units, as_of=datetime(2024, 6, 1, tzinfo=UTC))

    assert [(seen[unit].numerator, seen[unit].denominator, seen[unit].n) for unit in units] == [
        (14 + 14 + 7 + 0, 4 * 14, 4),
        (3 * 14, 3 * 14, 3),
        (0, 0, 0),
    ]
    assert [before[unit].n for unit in units] == [0, 0, 0]


def test_a_cell_of_unit_and_service_holds_all_of_it(town: Town, shop: Shop, monday: datetime) -> None:
    for days in (1, 2, 10):
        served(shop.collected, town.kelurahan, monday, after=days * DAY, stars=4)
    served(shop.collected, town.roads, monday, after=DAY)
    count(monday + 12 * DAY)
    quarter = ReportingPeriod(PeriodKind.QUARTER, 2026, 1).id
    cells = tallies("services.on_time", periods=[quarter])
    cell = cells[Cell(quarter, shop.collected.standard.service_id, town.kelurahan.pk)]

    assert len(cells) == 2
    assert {key.removeprefix("services."): tuple(sums) for key, sums in cell.sums.items()} == {
        "received": (3, 3),
        "on_time": (2, 3),
        "minutes_to_product": (13 * 24 * 60, 3),
        "minutes_at_office": ((1 + 2 + 8) * 8 * 60, 3),
        "rating": (12, 3),
        "missed": (1, 1),
    }


STEPS: dict[str, tuple[str, Callable[[Case, datetime], object]]] = {
    "ask": ("check", ask),
    "complete": ("incomplete", lambda case, at: take(case, "complete", at)),
    "pass": ("check", lambda case, at: onward(case, "pass_check", at)),
    "pay": ("payment", pay),
    "approve": ("approval", lambda case, at: onward(case, "approve", at)),
    "back": ("approval", lambda case, at: take(case, "return_for_check", at)),
    "refuse": ("approval", lambda case, at: take(case, "refuse", at, reason="untrue")),
    "issue": ("signing", lambda case, at: onward(case, "issue", at)),
    "hand_over": ("handover", lambda case, at: onward(case, "hand_over", at)),
    "elsewhere": ("check", lambda case, at: elsewhere(case, at, local_date(at, local_zone()))),
    "issued": ("elsewhere", lambda case, at: issued(case, at, local_date(at, local_zone()))),
    "withdraw": ("check", lambda case, at: take(case, "withdraw", at)),
    "lapse": ("payment", lambda case, at: take(case, "lapse", at)),
    "rate": ("finished", lambda case, at: rate(case, 3, at)),
}
"""Name of an act to the state in which it can be done, and what it does."""

ACTS = ("file", "file", "file", "count", "pass", "approve", *STEPS)
histories = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9), st.integers(0, 200)), min_size=8, max_size=40)


def act(town: Town, shop: Shop, name: str, pick: int, at: datetime) -> None:
    """Do `name` to one of the applications that stand where it can be done; nothing if there is none."""
    if name == "file":
        apply_for(shop.versions[pick % 3], (town.kelurahan, town.roads)[pick % 2], at, promised=pick != 9)
        return
    state, do = STEPS[name]
    cases = Case.objects.filter(procedure=APPLICATION.name, state=state).order_by("pk")
    if name in ("elsewhere", "pass"):
        cases = cases.filter(application__version__standard__service__issuer="siak" if name == "elsewhere" else "own")
    if cases:
        do(cases[pick % len(cases)], at)


def stored() -> tuple[list[object], list[object]]:
    rows = Fact.objects.values_list("measure", "subject", "unit_id", "day", "about", "numerator", "denominator")
    cells = Tally.objects.values_list("period", "about", "unit_id", "sums", "spreads")
    return sorted(rows), sorted(str(cell) for cell in cells if cell[3] or cell[4])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories)
def test_counting_as_it_happens_equals_a_rebuild(
    town: Town, shop: Shop, monday: datetime, history: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        at = monday
        for name, pick, hours in history:
            at += timedelta(hours=hours)
            count(at) if name == "count" else act(town, shop, name, pick, at)
        count(at)
        incremental, filed = stored(), Application.objects.count()
        Fact.objects.filter(pk__in=list(Fact.objects.values_list("pk", flat=True)[::2])).delete()
        rebuild("services", at=at)
        rebuilt = stored()
        transaction.set_rollback(True)

    facts = [fact for fact in incremental[0] if fact[0] == "services.received"]  # type: ignore[index]
    assert incremental == rebuilt
    assert len(facts) == filed


def test_every_step_makes_its_application_count_again() -> None:
    """But those that move no clock and change nothing that is counted."""
    quiet = {"services.reference_denied", "services.visit_planned"}

    assert {step.event.name for step in APPLICATION.steps} - set(CHANGES) == quiet
