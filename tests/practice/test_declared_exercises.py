# SPDX-License-Identifier: EUPL-1.2
"""Exercises as trainers wrote them: ten for each role, about events, pages, chapters and questions that there are."""

from dataclasses import fields
from pathlib import Path

import pytest
from django.urls import reverse

from praja.config.demo.cast import CAST
from praja.config.practice.declarations import EACH, Course, courses, not_yet
from praja.config.practice.figures import LAW, RIGHT
from praja.config.practice.material import MATERIAL
from praja.duties.attendance.events import pay  # noqa: F401 - registered with what records it
from praja.kernel.law.gateways import written_rules
from praja.kernel.ledger.events import event_classes
from praja.kernel.people.enums import Role

CHAPTERS = Path(__file__).resolve().parents[2] / "docs" / "panduan"
COURSES = [pytest.param(course, id=role.value) for role, course in courses().items()]


@pytest.mark.parametrize("course", COURSES)
def test_a_role_has_ten_exercises_that_can_be_begun_and_read_about(course: Course) -> None:
    assert len(course.exercises) == EACH == len(course.keys)
    assert course.like in {member.mail for member in CAST}
    assert {member.role for member in CAST if member.mail == course.like} == {course.role}
    assert set(course.material) <= set(MATERIAL)
    for one in course.exercises:
        assert reverse(one.where)
        assert (CHAPTERS / one.chapter).exists(), one.chapter
        for language in ("id", "en"):
            words = one.told(language)
            assert words.language == language
            assert all((words.title, words.what, words.why, words.missing)), one.key
        assert bool(one.hint) == bool(one.en.get("hint", "")), one.key


@pytest.mark.parametrize("course", COURSES)
def test_an_exercise_is_checked_by_events_with_such_facts_or_by_a_known_question(course: Course) -> None:
    for one in course.exercises:
        assert bool(one.events) != bool(one.question), one.key
        for name in one.events:
            assert set(one.facts) <= {field.name for field in fields(event_classes()[name])}, one.key
        if one.question:
            known = one.question.removeprefix(LAW) in written_rules() or one.question in RIGHT
            assert known, one.question


def test_a_role_without_ten_exercises_says_why_in_one_sentence() -> None:
    assert set(Role) == {*courses(), *not_yet()}
    for one in not_yet().values():
        assert [one.told(language).count(".") for language in ("id", "en-us")] == [1, 1]
