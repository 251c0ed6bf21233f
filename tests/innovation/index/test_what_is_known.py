# SPDX-License-Identifier: EUPL-1.2
"""What Praja knows becomes a parameter only where the bands of the edition say so."""

from datetime import date

import pytest

from praja.duties.innovation.domain.index.known import Known, Why, months_begun, proposals
from praja.duties.innovation.domain.index.questions import INNOVATION, questions
from praja.kernel.law.gateways import written_indexes


@pytest.mark.parametrize(
    ("known", "question", "parameter"),
    [
        (Known(legal_form="decree"), "16", 1),
        (Known(legal_form="regulation"), "16", 2),
        (Known(legal_form="bylaw"), "16", 3),
        (Known(people=10), "17", 1),
        (Known(people=11), "17", 2),
        (Known(people=31), "17", 3),
        (Known(digital=False), "19", 1),
        (Known(digital=True), "19", 2),
        (Known(actors=3), "22", 1),
        (Known(actors=5), "22", 3),
        (Known(units=2), "24", 1),
        (Known(units=4), "24", 2),
        (Known(units=5), "24", 3),
        (Known(complaints=(0, 0)), "29", 1),
        (Known(complaints=(50, 100)), "29", 1),
        (Known(complaints=(101, 200)), "29", 2),
        (Known(complaints=(90, 100)), "29", 2),
        (Known(complaints=(91, 100)), "29", 3),
        (Known(copies=1), "31", 1),
        (Known(copies=7), "31", 1),
        (Known(begun_on=date(2025, 1, 15), applied_on=date(2025, 5, 15)), "32", 3),
        (Known(begun_on=date(2025, 1, 15), applied_on=date(2025, 5, 16)), "32", 2),
        (Known(begun_on=date(2025, 1, 15), applied_on=date(2025, 9, 15)), "32", 2),
        (Known(begun_on=date(2025, 1, 15), applied_on=date(2025, 9, 16)), "32", 1),
        (Known(readings=4), "34", 1),
        (Known(video=True), "35", 1),
    ],
)
def test_a_fact_stands_in_its_band(known: Known, question: str, parameter: int) -> None:
    assert proposals(known)[question].parameter == parameter


@pytest.mark.parametrize(
    "known",
    [
        Known(),
        Known(legal_form="unit_decree", instrument="SK Kepala Dinas 3/2025"),
        Known(actors=2),
        Known(units=1),
        Known(copies=0),
        Known(begun_on=date(2025, 3, 1)),
        Known(begun_on=date(2025, 3, 1), applied_on=date(2025, 2, 1)),
    ],
)
def test_nothing_is_proposed_where_too_little_is_known(known: Known) -> None:
    assert proposals(known) == {}


def test_what_may_be_more_says_so() -> None:
    found = proposals(Known(copies=3, video=True, legal_form="bylaw", instrument="Perda 4/2025"))

    assert {key: one.at_least for key, one in found.items()} == {"16": False, "31": True, "35": True}
    assert (found["16"].why, found["16"].said) == (Why.REGULATION, {"instrument": "Perda 4/2025"})


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2025, 1, 31), date(2025, 1, 31), 1),
        (date(2025, 1, 15), date(2025, 2, 15), 1),
        (date(2025, 1, 15), date(2025, 2, 16), 2),
        (date(2024, 12, 1), date(2025, 9, 1), 9),
    ],
)
def test_a_month_that_has_begun_counts_whole(first: date, last: date, months: int) -> None:
    assert months_begun(first, last) == months


def test_every_proposal_answers_a_question_of_the_edition() -> None:
    known = Known("bylaw", "Perda 1/2025", 4, True, 5, 3, (9, 10), 1, date(2025, 1, 1), date(2025, 3, 1), 1, True)
    edition = written_indexes()["regional_innovation_index"].of_year(2026)
    assert edition is not None

    assert set(proposals(known)) < {one.number for one in questions(edition, INNOVATION)}
