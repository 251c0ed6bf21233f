# SPDX-License-Identifier: EUPL-1.2
"""Proposals scored by weighted sections, with their limits of words."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from praja.duties.innovation.cli import innovation_app
from praja.duties.innovation.domain.rubrics import Section, UnsuitableTemplateError, checked, weighted
from praja.duties.innovation.domain.words import word_count

WEIGHTS = (5, 5, 15, 20, 10, 10, 15, 10, 10)
SCORES = (80, 90, 70, 85, 60, 75, 80, 70, 90)


def _told(tmp_path: Path, **changed: object) -> tuple[int, dict[str, object]]:
    rows = [
        {"key": str(place), "weight": weight, "score": score, "max_words": 200}
        for place, (weight, score) in enumerate(zip(WEIGHTS, SCORES, strict=True), 1)
    ]
    rows[0] |= changed
    file = tmp_path / "proposal.json"
    file.write_text(json.dumps({"sections": rows, "passing_grade": 85}))
    ran = CliRunner().invoke(innovation_app, ["rubric", str(file), "--json"])
    return ran.exit_code, json.loads(ran.output)


def test_the_weighted_template_of_2019_gives_what_was_worked_out_by_hand(tmp_path: Path) -> None:
    assert _told(tmp_path) == (0, {"score": 77.5, "too_long": [], "passes": False})


def test_weights_and_scores_alone_say_the_same_in_short(tmp_path: Path) -> None:
    file = tmp_path / "short.json"
    file.write_text(json.dumps({"weights": WEIGHTS, "scores": SCORES}))
    ran = CliRunner().invoke(innovation_app, ["rubric", str(file), "--json"])
    assert json.loads(ran.output) == {"score": 77.5, "too_long": []}


def test_two_hundred_words_are_taken_and_one_more_is_not(tmp_path: Path) -> None:
    assert _told(tmp_path, text="kata " * 200)[0] == 0
    code, told = _told(tmp_path, text="kata " * 201)
    assert code == 1
    assert told["too_long"] == [{"key": "1", "words": 201, "most": 200}]


def test_words_are_what_white_space_keeps_apart() -> None:
    assert word_count(" satu\ttinta-dua,tiga \n empat ") == 3


weights = st.lists(st.integers(1, 50), min_size=1, max_size=12)


def _template(parts: list[int]) -> tuple[Section, ...]:
    whole = sum(parts)
    return checked([Section(str(n), Fraction(part * 100, whole)) for n, part in enumerate(parts)])


@given(weights, st.data())
def test_the_order_of_sections_never_matters(parts: list[int], data: st.DataObject) -> None:
    sections = _template(parts)
    scores = {one.key: Fraction(data.draw(st.integers(0, 100))) for one in sections}
    assert weighted(sections, scores) == weighted(data.draw(st.permutations(sections)), scores)


@given(weights, st.integers(0, 100))
def test_a_proposal_that_scores_alike_everywhere_scores_that(parts: list[int], score: int) -> None:
    sections = _template(parts)
    assert weighted(sections, {one.key: Fraction(score) for one in sections}) == score


def test_weights_that_do_not_sum_to_a_hundred_are_no_template() -> None:
    with pytest.raises(UnsuitableTemplateError):
        checked([Section("a", Fraction(60)), Section("b", Fraction(39))])
