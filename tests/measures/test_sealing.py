# SPDX-License-Identifier: EUPL-1.2
"""Sealed periods: final, recorded, and stronger than the facts they were made of."""

import json
from datetime import UTC, date, datetime

import pytest

from measures.toys import MINUTES, NINE, SHARE, TESTER, Toys
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.measures.attestation import changed_sealed_periods
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.enums import Step
from praja.kernel.measures.errors import PeriodAlreadySealed, PeriodNotOver, UnknownMeasure
from praja.kernel.measures.models import Fact, SealedPeriod
from praja.kernel.measures.operations import seal_period
from praja.kernel.measures.queries import figure, figures_by_unit, series

JANUARY = Period.of_month(2026, 1)
FEBRUARY = Period.of_month(2026, 2)
FIRST_QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))
APRIL = datetime(2026, 4, 2, tzinfo=UTC)


@pytest.fixture
def counted(toys: Toys) -> Toys:
    for toy, unit, day in [(1, 1, 0), (2, 1, 5), (3, 2, 9), (4, 1, 40), (5, 3, 70)]:
        toys.count(toy, unit=unit, day=day)
    while toys.deliver():
        pass
    return toys


def seal(period: Period, *measures: str, at: datetime = APRIL) -> list[SealedPeriod]:
    return seal_period(measures=measures or (SHARE.key,), period=period, actor=TESTER, at=at)


def everyone(toys: Toys) -> list[int]:
    return [unit.pk for unit in toys.units]


def test_sealed_figures_outlive_their_facts(counted: Toys):
    seal(JANUARY)
    Fact.objects.all().delete()

    found = figure(SHARE.key, unit_ids=everyone(counted), period=JANUARY, at=NINE)
    assert found == Figure(3, 3, 3, APRIL, sealed=True)
    by_unit = figures_by_unit(SHARE.key, unit_ids=everyone(counted), period=JANUARY, at=NINE)
    assert [part.numerator for part in by_unit.values()] == [0, 2, 1, 0]


def test_facts_counted_late_do_not_change_a_sealed_figure(counted: Toys):
    seal(JANUARY)
    counted.count(9, unit=3, day=2)
    while counted.deliver():
        pass
    seal(FEBRUARY)

    assert Fact.objects.filter(subject="toy:9").exists()
    assert figure(SHARE.key, unit_ids=everyone(counted), period=JANUARY, at=NINE).n == 3


def test_a_longer_period_joins_sealed_months_and_open_days(counted: Toys):
    seal(JANUARY)
    Fact.objects.filter(day__lte=JANUARY.last_day).delete()

    quarter = figure(SHARE.key, unit_ids=everyone(counted), period=FIRST_QUARTER, at=NINE)
    assert quarter == Figure(5, 5, 5, NINE, sealed=False)
    months = series(SHARE.key, unit_ids=everyone(counted), period=FIRST_QUARTER, step=Step.MONTH, at=NINE)
    assert [(point.figure.n, point.figure.sealed) for point in months] == [(3, True), (1, False), (1, False)]


def test_a_sealed_quarter_keeps_what_its_sealed_month_said(counted: Toys):
    seal(JANUARY)
    Fact.objects.filter(day__lte=JANUARY.last_day).delete()
    seal(FIRST_QUARTER)
    Fact.objects.all().delete()
    assert figure(SHARE.key, unit_ids=everyone(counted), period=FIRST_QUARTER, at=NINE) == Figure(5, 5, 5, APRIL, True)


def test_a_period_in_which_nothing_happened_is_sealed_as_zero(counted: Toys):
    empty = Period(date(2025, 12, 1), date(2025, 12, 31))
    seal(empty)
    counted.count(9, unit=1, day=-5)
    while counted.deliver():
        pass
    seal(JANUARY)
    found = figure(SHARE.key, unit_ids=everyone(counted), period=empty, at=NINE)
    assert (found.n, found.sealed) == (0, True)


def test_what_waits_to_be_counted_is_counted_before_sealing(counted: Toys):
    assert not Fact.objects.exists()
    assert sum(row.subjects for row in seal(JANUARY, SHARE.key, MINUTES.key)) == 6


@pytest.mark.parametrize(
    "period",
    [
        FIRST_QUARTER,
        JANUARY,
        Period(date(2025, 12, 15), date(2026, 1, 15)),
        Period(date(2026, 3, 31), date(2026, 4, 1)),
    ],
)
def test_nothing_may_be_sealed_twice_or_cut_into(counted: Toys, period: Period):
    seal(FIRST_QUARTER, at=datetime(2026, 5, 1, tzinfo=UTC))
    before = list(SealedPeriod.objects.order_by("pk").values())
    with pytest.raises(PeriodAlreadySealed):
        seal(period, at=datetime(2026, 5, 1, tzinfo=UTC))
    assert list(SealedPeriod.objects.order_by("pk").values()) == before


def test_a_period_is_over_when_its_last_day_has_ended_here(counted: Toys):
    # 24:00 of 31 January in Jakarta is 17:00 UTC
    with pytest.raises(PeriodNotOver):
        seal(JANUARY, at=datetime(2026, 1, 31, 16, 59, tzinfo=UTC))
    assert seal(JANUARY, at=datetime(2026, 1, 31, 17, 0, tzinfo=UTC))


def test_an_unknown_measure_is_refused(counted: Toys):
    with pytest.raises(UnknownMeasure):
        seal(JANUARY, "toy.nothing")


def test_the_ledger_testifies_for_sealed_figures(counted: Toys):
    seal(JANUARY)
    seal(FEBRUARY)
    payload = json.loads(LedgerEvent.objects.filter(name="measures.period_sealed").first().payload)
    assert (payload["first_day"], payload["measures"], payload["rows"]) == ("2026-01-01", ["toy.share"], 2)
    assert list(changed_sealed_periods()) == []

    SealedPeriod.objects.filter(first_day=JANUARY.first_day, numerator=2).update(numerator=3)
    assert [mismatch.where for mismatch in changed_sealed_periods()] == ["sealed period 2026-01-01 to 2026-01-31"]


def test_sealed_rows_from_nowhere_are_named(counted: Toys):
    SealedPeriod.objects.create(
        measure="toy.share",
        unit=counted.units[0],
        first_day=date(2024, 1, 1),
        last_day=date(2024, 12, 31),
        numerator=1,
        denominator=1,
        subjects=1,
        sealed_at=APRIL,
    )
    assert [mismatch.what for mismatch in changed_sealed_periods()] == ["was never sealed on the ledger: toy.share"]
