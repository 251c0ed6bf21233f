# SPDX-License-Identifier: EUPL-1.2
"""What answers are worth, by the table in `domain.exams.marking`."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from praja.duties.training.domain.exams.marking import answer_of, marks_of, numbers_in, percent_of, share_of
from praja.duties.training.domain.exams.questions import Choice, Question, as_content, from_content, problems, shaped
from training.exams.asking import (
    ESSAY,
    EVERY_KIND,
    MATCHING,
    MULTIPLE,
    NUMERIC,
    SHORT,
    SINGLE,
    TRUE_FALSE,
    questions,
)


@pytest.mark.parametrize(
    ("question", "given_answer", "hundredths"),
    [
        (SINGLE, "B", 200),
        (SINGLE, "A", 0),
        (SINGLE, "Z", 0),
        (SINGLE, None, 0),
        (TRUE_FALSE, "true", 100),
        (TRUE_FALSE, "false", 0),
        (MULTIPLE, ["A", "B"], 300),
        (MULTIPLE, ["A"], 150),
        (MULTIPLE, ["A", "C"], 0),  # one right, one wrong: they cancel
        (MULTIPLE, ["A", "B", "C"], 150),
        (MULTIPLE, ["C", "D"], 0),  # never below nothing
        (MULTIPLE, ["A", "B", "C", "D"], 0),  # choosing everything earns nothing
        (SHORT, "  skm ", 100),
        (SHORT, "survei   KEPUASAN", 100),
        (SHORT, "SK M", 0),
        (NUMERIC, "81,25", 200),
        (NUMERIC, "81.3", 200),
        (NUMERIC, "81,31", 0),
        (NUMERIC, "delapan puluh", 0),
        (MATCHING, {"L1": "T1", "L2": "T2", "L3": "T3"}, 300),
        (MATCHING, {"L1": "T1", "L2": "T3", "L3": "T4"}, 100),
        (MATCHING, {"L1": "T4"}, 0),
        (ESSAY, "Saya menambah loket.", None),
        (ESSAY, "   ", 0),
    ],
)
def test_marks(question: Question, given_answer: Any, hundredths: int | None) -> None:
    assert marks_of(question, answer_of(question, given_answer)) == hundredths


def test_thirds_are_rounded_half_up_once() -> None:
    third = replace(MULTIPLE, points=1, choices=(*[Choice(text, right=True) for text in "abc"], Choice("d")))

    assert [marks_of(third, answer_of(third, keys)) for keys in (["A"], ["A", "B"], ["A", "B", "C"])] == [33, 67, 100]
    assert percent_of(67, 300) == Decimal("22.33")
    assert percent_of(0, 0) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.500", ["1.500", "1500"]),
        ("1.500,5", ["1500.5"]),
        ("1,500.5", ["1500.5"]),
        ("1 500", ["1500"]),
        ("-0,5", ["-0.5"]),
        ("−2", ["-2"]),
        (".5", [".5"]),
        ("1e9", []),
        ("1,2,3", []),
        ("", []),
    ],
)
def test_how_numbers_are_read(typed: str, meant: list[str]) -> None:
    assert numbers_in(typed) == tuple(Decimal(one) for one in meant)


@pytest.mark.parametrize("hostile", [{"L1": ["T1"]}, ["A", 3, None], {"x": 1}, 7, "A" * 10, ["A", "A", "A"]])
def test_whatever_is_sent_becomes_an_answer_or_none(hostile: Any) -> None:
    for question in EVERY_KIND:
        marks = marks_of(question, answer_of(question, hostile))
        assert marks is None or 0 <= marks <= question.points * 100


@given(questions())
def test_the_right_answer_earns_everything_and_content_is_read_back(question: Question) -> None:
    right: dict[str, Any] = {
        "single": sorted(question.right_keys())[:1] and sorted(question.right_keys())[0],
        "multiple": sorted(question.right_keys()),
        "true_false": "true" if question.truth else "false",
        "short": question.accepted[0].upper() if question.accepted and "ß" not in question.accepted[0] else "",
        "numeric": str(question.value),
        "matching": question.right_pairs(),
        "essay": "…",
    }
    share = share_of(question, answer_of(question, right[question.kind]))

    assert share == (None if question.kind == "essay" else Fraction(1))
    assert from_content(as_content(question)) == question
    assert shaped(question) == question


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (replace(SINGLE, text="  "), [("text", "text_missing")]),
        (replace(SINGLE, choices=(Choice("a"), Choice("b"))), [("choices", "one_right")]),
        (replace(SINGLE, choices=(Choice("a", right=True),)), [("choices", "choices_count")]),
        (replace(MULTIPLE, choices=(Choice("a"), Choice("b"))), [("choices", "some_right")]),
        (replace(SINGLE, choices=(Choice("a", right=True), Choice("a"))), [("choices", "choice_twice")]),
        (replace(SHORT, accepted=()), [("accepted", "accepted")]),
        (replace(NUMERIC, tolerance=Decimal(-1)), [("value", "number")]),
        (replace(NUMERIC, value=Decimal("NaN")), [("value", "number")]),
        (replace(MATCHING, pairs=MATCHING.pairs[:1]), [("pairs", "pairs_count")]),
        (replace(ESSAY, points=0), [("points", "points")]),
    ],
)
def test_what_no_question_may_be(question: Question, found: list[tuple[str, str]]) -> None:
    assert list(problems(question)) == found


def test_every_kind_of_the_cast_may_be_kept() -> None:
    assert [list(problems(shaped(question))) for question in EVERY_KIND] == [[]] * 7
