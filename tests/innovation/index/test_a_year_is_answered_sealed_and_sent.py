# SPDX-License-Identifier: EUPL-1.2
"""The region answers its rows, the index is live, a year is sealed and what was sent is written down."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from innovation.conftest import Lab
from innovation.index.cast import NOW, YEAR, applied, region, tell
from praja.duties.innovation.domain.index.eligibility import Missing
from praja.duties.innovation.errors.index import AnswerInvalid, NothingToSeal, NotYourIndex
from praja.duties.innovation.models import RegionAnswer
from praja.duties.innovation.operations.index import (
    NewRegionAnswer,
    answer_region,
    carry_region,
    seal_index,
    tell_sent,
)
from praja.duties.innovation.queries.index.live import standing_of
from praja.duties.innovation.queries.index.sealed import seal_of


def test_a_number_becomes_a_parameter_by_the_cut_points_and_words_are_chosen(lab: Lab) -> None:
    assert region(lab, "4", value=Decimal("5.23")).parameter == 3
    assert region(lab, "5b", value=Decimal("2.36")).parameter == 2
    assert region(lab, "8", parameter=3, reason="LHP BPK 2025").value is None

    for said in ({"question": "4"}, {"question": "8"}, {"question": "8", "parameter": 4}):
        with pytest.raises(AnswerInvalid):
            region(lab, **said)  # type: ignore[arg-type]
    assert standing_of(YEAR).region_score == Fraction(3) + Fraction(3, 4) * 2 + Fraction(9, 2)


def test_last_years_answers_are_taken_over_with_a_mark_until_they_are_told_again(lab: Lab) -> None:
    region(lab, "4", value=Decimal("5.23"), reason="BPS 2025")
    region(lab, "8", parameter=3)
    region(lab, "9", year=YEAR + 1, parameter=1)
    region(lab, "9", parameter=3)
    curator = lab.actor(lab.curator, NOW)

    assert carry_region(year=YEAR + 1, actor=curator, at=NOW) == 2
    assert carry_region(year=YEAR + 1, actor=curator, at=NOW) == 0

    rows = RegionAnswer.objects.filter(year=YEAR + 1).order_by("question")
    assert [(one.question, one.basis, one.parameter) for one in rows] == [
        ("4", "carried", 3),
        ("8", "carried", 3),
        ("9", "told", 1),
    ]
    assert region(lab, "8", year=YEAR + 1, parameter=3).basis == "told"


def test_only_the_bureau_over_the_whole_answers_for_the_region(lab: Lab) -> None:
    for account in (lab.staff.mayor, lab.staff.worker):
        actor = lab.actor(account, NOW)
        with pytest.raises(NotYourIndex):
            answer_region(year=YEAR, new=NewRegionAnswer(question="8", parameter=3), actor=actor, at=NOW)
        with pytest.raises(NotYourIndex):
            seal_index(year=YEAR, actor=actor, at=NOW)


def test_the_index_lives_from_what_counts(lab: Lab) -> None:
    applied(lab)
    tell(lab, "16", 2)
    tell(lab, "35", 3)
    region(lab, "8", parameter=2)

    standing = standing_of(YEAR)

    assert (standing.maturity(), standing.services, standing.divisor) == ([Fraction(18)], {"public_works"}, 12)
    found = standing.index()
    assert found.total == 3 + Fraction(18, 12)
    assert (found.index, found.predicate) == (Decimal("1.80"), "Kurang Inovatif")
    better = standing.what_if(more=11, maturity=Fraction(18), services=4)
    assert better.total == 3 + 18 + Fraction(38, 100) * 12


def test_what_does_not_count_says_why(lab: Lab) -> None:
    applied(lab, on=date(2026, 2, 1), words=299)

    standing = standing_of(YEAR)

    assert standing.sent == []
    assert standing.entrants[0].missing == (Missing.TOO_NEW, Missing.WORDS)
    assert standing_of(2027).entrants[0].missing == (Missing.WORDS,)


def test_what_was_sealed_can_be_read_again_however_answers_change(lab: Lab) -> None:
    curator = lab.actor(lab.curator, NOW)
    with pytest.raises(NothingToSeal):
        seal_index(year=YEAR, actor=curator, at=NOW)
    applied(lab)
    tell(lab, "16", 2)
    region(lab, "8", parameter=2)

    first = seal_index(year=YEAR, actor=curator, at=NOW)
    region(lab, "8", parameter=3)
    second = seal_index(year=YEAR, actor=curator, at=NOW)

    assert (first.number, second.number) == (1, 2)
    kept = seal_of(YEAR, 1).sheet
    assert (kept["region_score"], kept["innovations"][0]["maturity"], kept["index"]) == ("3.00", "6.00", "1.40")
    assert seal_of(YEAR, 2).sheet["region_score"] == "4.50"


def test_what_was_sent_has_a_number_and_a_day_that_has_come(lab: Lab) -> None:
    region(lab, "8", parameter=2)
    curator = lab.actor(lab.curator, NOW)
    seal = seal_index(year=YEAR, actor=curator, at=NOW)

    for wrong in ({"receipt": "", "sent_on": NOW.date()}, {"receipt": "400/12", "sent_on": date(2026, 3, 3)}):
        with pytest.raises(AnswerInvalid):
            tell_sent(seal=seal, actor=curator, at=NOW, **wrong)  # type: ignore[arg-type]
    sending = tell_sent(seal=seal, receipt=" 400/12/2026 ", sent_on=NOW.date(), actor=curator, at=NOW)

    assert (sending.receipt, sending.told_by) == ("400/12/2026", lab.curator.person)
