# SPDX-License-Identifier: EUPL-1.2
"""The written editions of national indexes agree with themselves."""

from decimal import Decimal

import pytest

from praja.kernel.law.domain.editions import Edition, Indicator, parse_index
from praja.kernel.law.domain.parsing import LawDataError
from praja.kernel.law.domain.rules import Confidence
from praja.kernel.law.gateways import written_indexes


def _edition(year: int) -> Edition:
    found = written_indexes()["regional_innovation_index"].of_year(year)
    assert found is not None
    return found


def _most(rows: list[Indicator]) -> Decimal:
    """The most that rows give, of those that answer one indicator only one."""
    seen: dict[str, Decimal] = {}
    for row in rows:
        seen[row.one_of or row.number] = row.weight * len(row.levels)
    return sum(seen.values(), start=Decimal())


def test_the_rows_of_2026_reach_what_the_edition_says_they_do() -> None:
    edition = _edition(2026)
    by_part = {part: [row for row in edition.indicators if row.part == part] for part in ("region", "innovation")}
    assert len(by_part["region"]) == 20
    assert _most(by_part["region"]) == edition.figures["region_most"].value
    assert _most(by_part["innovation"]) == edition.figures["innovation_most"].value
    number = edition.figures["per_innovation"].value * edition.figures["most_counted"].value
    assert _most(list(edition.indicators)) + number == edition.figures["whole"].value


def test_ten_indicators_of_the_region_and_five_of_an_innovation_are_mandatory() -> None:
    must = {(row.part, (row.one_of or row.number).rstrip("ab")) for row in _edition(2026).indicators if row.mandatory}
    assert [len([one for one in must if one[0] == part]) for part in ("region", "innovation")] == [10, 5]


@pytest.mark.parametrize(
    ("number", "value", "parameter"),
    [
        ("4", "2.04", 1),
        ("4", "2.05", 2),
        ("4", "5.22", 2),
        ("4", "5.23", 3),
        ("5b", "5.93", 1),
        ("5b", "5.92", 2),
        ("5b", "2.35", 3),
        ("3", "-50.33", 2),
    ],
)
def test_a_figure_in_two_bands_counts_in_the_better_one(number: str, value: str, parameter: int) -> None:
    row = next(row for row in _edition(2026).indicators if row.number == number)
    assert row.parameter(Decimal(value)) == parameter


def test_what_is_only_announced_or_guessed_says_so() -> None:
    assert _edition(2027).confidence is Confidence.RECALLED
    assert _edition(2023).figures["per_innovation"].confidence is Confidence.RECALLED
    assert _edition(2027).indicators == _edition(2026).indicators


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("key: a\ntitle: A\neditions: []", "editions"),
        ("key: a\ntitle: A\neditions:\n- {year: 2026, title: B, source: C, confidence: sure}", "confidence"),
    ],
)
def test_a_file_that_is_not_right_names_the_entry(text: str, problem: str) -> None:
    with pytest.raises(LawDataError, match=problem):
        parse_index(text, "test.yaml")
