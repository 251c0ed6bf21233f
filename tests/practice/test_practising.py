# SPDX-License-Identifier: EUPL-1.2
"""Practising, in one practice town for all: each exercise stands open for whoever begins and is seen as done once it was done by
the operations of the house; people begin, go on by a code, and take a proof along."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from practice.at_pages import AT_PAGES, OF_EVERYBODY
from practice.conftest import NOW
from practice.performing import PERFORMED, Learning
from practice.visiting import Visitor
from praja.config.demo import DemoTown
from praja.config.practice.beginning import begin, go_on
from praja.config.practice.checking import Learner, acts_of, count_of, learner_of, learner_with, standings
from praja.config.practice.declarations import Course, Exercise, courses
from praja.config.practice.events import PracticeBroughtOver, stream_of_learner
from praja.config.practice.figures import answer, right_number
from praja.config.practice.proofs import read
from praja.config.practice.proving import prove
from praja.config.practice.resetting import done_so_far
from praja.kernel.ledger.operations import open_stream
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, RoleAssignment
from praja.kernel.people.queries import actor_of
from praja.lib import clock
from praja.lib.actors import Actor
from praja.lib.errors import Conflict, InvalidInput
from praja.lib.keys import public_key_bytes
from towns import FOUNDER

pytestmark = pytest.mark.django_db
EVERYBODY_MAY = frozenset({"masuk", "cuti", "izin", "koreksi"})
"""What every officer does for themselves, whatever their role."""
AS_ROLE = [pytest.param(course, id=role.value) for role, course in courses().items() if role.value not in AT_PAGES]


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


@pytest.fixture
def visitor(practice_town: DemoTown, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A browser in the practice town at the moment for which it was built."""
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=1))
    with transaction.atomic():
        yield Client(headers={"accept-language": "en"})
        transaction.set_rollback(True)


def begun(visitor: Client, role: str = "auditor") -> Learner:
    visitor.post(reverse("practice:begin"), {"peran": role})
    learner = learner_with(int(visitor.session["_auth_user_id"]))
    assert learner is not None
    return learner


@pytest.mark.parametrize("role", AT_PAGES)
def test_whoever_begins_does_the_ten_exercises_at_their_pages_and_takes_the_proof(visitor: Client, role: str) -> None:
    learner, sent = begun(visitor, role), AT_PAGES[role]
    at = Visitor(visitor)

    for exercise in learner.course.exercises:
        assert not is_done(learner, exercise), exercise.key
        if exercise.question:
            at.go(reverse("practice:mine"))
            number = right_number(exercise.question, actor_now(learner), clock.now())
            type_number(at, exercise, number)
        else:
            at.go(reverse(exercise.where))
            (sent.get(exercise.key) or OF_EVERYBODY[exercise.key])(at)
        assert is_done(learner, exercise), exercise.key

    at.go(reverse("practice:mine"))
    at.send("Sign the proof", peserta="fghjk-23456")
    assert "praja-latihan-1." in at.page.text_content()


def actor_now(learner: Learner) -> Actor:
    return actor_of(Account.objects.get(pk=learner.account), clock.now())


def type_number(at: Visitor, exercise: Exercise, number: int) -> None:
    """In the field that stands with this very exercise."""
    form = next(one for one in at.page.iter("form") if one.xpath(f".//input[@value='{exercise.key}']"))
    place = [one for one, _button in at.forms("Check")].index(form)
    at.send("Check", nth=place, angka=str(number))


def brought(code: str, *done: str, role: str = "auditor") -> None:
    event = PracticeBroughtOver(role=role, done=done)
    open_stream(event, actor=FOUNDER, at=NOW, stream=stream_of_learner(code))


def test_whoever_begins_reads_what_to_do_and_what_is_missing(visitor: Client) -> None:
    first = visitor.get(reverse("practice:home")).content.decode()
    learner = begun(visitor)
    page = visitor.get(reverse("practice:mine")).content.decode()

    assert "Begin a role" in first
    assert "10 exercises are left" in page
    assert all(one.told("en").missing in page for one in learner.course.exercises)
    assert "Practice town: nothing here is real." in page


def test_a_right_number_closes_an_exercise_and_a_wrong_one_does_not(visitor: Client) -> None:
    begun(visitor)

    for number, left, said in (
        ("99", 10, "That is not the number"),
        ("x", 10, "Type a number, without words."),
        ("12", 9, "That is right."),
    ):
        answered = visitor.post(
            reverse("practice:answer"), {"latihan": "kriteria-cuti", "angka": number}, follow=True
        ).content.decode()
        assert f"{left} exercises are left" in answered
        assert said in answered


def test_two_learners_of_one_role_do_not_share_what_they_did(visitor: Client) -> None:
    other = begin(role=Role.AUDITOR, at=NOW)
    mine = begun(visitor)
    visitor.post(reverse("practice:answer"), {"latihan": "kriteria-cuti", "angka": "12"})

    assert [sum(one.is_done for one in standings(each)) for each in (mine, other)] == [1, 0]


def test_after_a_reset_what_was_done_counts_and_a_new_account_is_given(visitor: Client) -> None:
    brought("ABCDE23456", "kriteria-cuti", "gone-from-the-course")

    learner = go_on(typed="abcde-23456", at=NOW)

    assert [one.exercise.key for one in standings(learner) if one.is_done] == ["kriteria-cuti"]
    assert learner.account is not None
    assert go_on(typed="ABCDE23456", at=NOW) == learner
    assert done_so_far()["ABCDE23456"] == ("auditor", ("kriteria-cuti",))


def test_a_wrong_code_is_said_at_its_field_and_kept(visitor: Client) -> None:
    answer = visitor.post(reverse("practice:go_on"), {"kode": "ZZZZZ-99999"})

    assert answer.status_code == 422
    assert "Nobody practises under this code." in answer.content.decode()
    assert 'value="ZZZZZ-99999"' in answer.content.decode()


def test_the_proof_is_signed_only_when_all_is_done(visitor: Client) -> None:
    learner = begun(visitor)
    actor = actor_of(Account.objects.get(pk=learner.account), NOW)
    with pytest.raises(Conflict):
        prove(learner=learner, participant="FGHJK-23456", actor=actor, at=NOW)
    brought("ABCDE23456", *learner.course.keys)
    visitor.post(reverse("practice:go_on"), {"kode": "ABCDE23456"})
    done = learner_of("ABCDE23456")
    assert done is not None

    wrong = visitor.post(reverse("practice:proof"), {"peserta": "short"})
    page = visitor.post(reverse("practice:proof"), {"peserta": "fghjk-23456"})

    assert wrong.status_code == 422
    proof, _key = read(page.context["proof"], [public_key_bytes()])
    assert (proof.code, proof.learner, proof.role) == ("ABCDE23456", "FGHJK23456", "auditor")
    assert frozenset(proof.exercises) == done.course.keys
    with pytest.raises(InvalidInput):
        prove(learner=done, participant="12", actor=actor, at=NOW)


def test_new_material_waits_on_the_desk_of_whoever_asks(visitor: Client) -> None:
    begun(visitor, "officer")
    before = visitor.get(reverse("services:applications")).content.decode().count("Kel. Layungsari")

    visitor.post(reverse("practice:more"))

    assert visitor.get(reverse("services:applications")).content.decode().count("Kel. Layungsari") > before
