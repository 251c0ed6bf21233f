# SPDX-License-Identifier: EUPL-1.2
"""Each exercise stands open for whoever begins, and is seen as done once it was done through the operations of the house."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from practice.conftest import NOW
from practice.performing import PERFORMED, Learning
from praja.config.demo import DemoTown
from praja.config.practice.beginning import begin
from praja.config.practice.checking import Learner, acts_of, count_of, standings
from praja.config.practice.declarations import Course, Exercise, courses
from praja.config.practice.figures import answer, right_number
from praja.kernel.people.models import Account, RoleAssignment
from praja.kernel.people.queries import actor_of

pytestmark = pytest.mark.django_db
EVERYBODY_MAY = frozenset({"masuk", "cuti", "izin", "koreksi"})
"""What every officer does for themselves, whatever their role."""
EACH = [
    pytest.param(course, exercise, id=f"{role.value}-{exercise.key}")
    for role, course in courses().items()
    for exercise in course.exercises
]
AS_ROLE = [pytest.param(course, id=role.value) for role, course in courses().items()]


@pytest.fixture
def undone(practice_town: DemoTown) -> Iterator[None]:
    """What one test does, the next does not see."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("course", AS_ROLE)
def test_whoever_begins_has_ten_open_exercises_and_can_do_them(course: Course, undone: None) -> None:
    learner = begin(role=course.role, at=NOW)

    assert [one.is_done for one in standings(learner)] == [False] * 10
    done_by_the_town = []
    for exercise in course.exercises:
        if exercise.question:
            assert_answered(learner, exercise)
        elif act := PERFORMED.get((course.role.value, exercise.key)):
            if not is_done(learner, exercise):
                act(learning(learner))
        else:
            done_by_the_town.append(exercise.key)
            assert_somebody_did(course, exercise)
    assert [one.exercise.key for one in standings(learner) if not one.is_done] == done_by_the_town


def assert_answered(learner: Learner, exercise: Exercise) -> None:
    """A wrong number does not count, the right one does."""
    actor = learning(learner).actor
    number = right_number(exercise.question, actor, NOW)

    assert not answer(learner=learner, exercise=exercise.key, number=number + 1, actor=actor, at=NOW)
    assert not is_done(learner, exercise)
    assert answer(learner=learner, exercise=exercise.key, number=number, actor=actor, at=NOW)
    assert is_done(learner, exercise)


def assert_somebody_did(course: Course, exercise: Exercise) -> None:
    """Somebody who holds the role did it in the town's own year, and the check sees it."""
    holders = RoleAssignment.objects.filter(role=course.role)
    if exercise.key in EVERYBODY_MAY:
        accounts = Account.objects.values_list("pk", flat=True)
    else:
        accounts = holders.values_list("account_id", flat=True)
    assert any(count_of(exercise, acts_of(one, [exercise])) >= exercise.times for one in accounts), exercise.key


def is_done(learner: Learner, exercise: Exercise) -> bool:
    return next(one.is_done for one in standings(learner) if one.exercise == exercise)


def learning(learner: Learner) -> Learning:
    account = Account.objects.get(pk=learner.account)
    return Learning(account, actor_of(account, NOW), NOW)
