# SPDX-License-Identifier: EUPL-1.2
"""People of a class ask and answer; what is answered stays as it was answered; nothing is said twice by a weak signal."""

from datetime import timedelta

import pytest

from praja.duties.training.errors.talk import NotYourTalk, PostRefused, TalkRefused
from praja.duties.training.models import DiscussionPost, DiscussionThread, PostEdition
from praja.duties.training.operations.talk import close_thread, edit_post, hide_post, reopen_thread, withdraw_post
from praja.duties.training.queries.talk import threads_of
from praja.duties.training.rules.talk import READ_THREAD
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.models import Account
from sql_edits import findings
from training.conftest import STARTED, College
from training.talk.conftest import QUESTION, TITLE, answered, asked

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def edited(college: College, post: DiscussionPost, by: Account, words: str, title: str = TITLE) -> DiscussionPost:
    return edit_post(post=post, title=title, words=words, actor=college.actor(by, STARTED), at=STARTED + MINUTE)


def test_only_who_is_in_the_class_reads_and_writes(college: College, thread: DiscussionThread) -> None:
    staff = college.staff
    inside = (staff.worker, staff.colleague, staff.stranger, college.trainer, college.committee, college.coach)
    outside = (staff.contracted, staff.roads_head, staff.lights_head)
    for account in (*inside, college.keeper, *outside):
        actor = college.actor(account, STARTED)
        visible = set(READ_THREAD.visible(actor, DiscussionThread.objects.all()))
        assert visible == ({thread} if account not in outside else set())
        assert READ_THREAD.allows(actor, thread) == bool(visible)
    for account in outside:
        with pytest.raises(NotYourTalk):
            answered(college, thread, account)
        with pytest.raises(NotYourTalk):
            asked(college, account, "Lain")
    assert DiscussionPost.objects.count() == 1


def test_sent_twice_it_is_said_once(college: College, thread: DiscussionThread) -> None:
    again = asked(college, college.staff.worker, f"  {TITLE} ", QUESTION)
    first, same = (answered(college, thread, college.trainer) for _turn in range(2))
    other = answered(college, thread, college.staff.colleague)

    assert (again.pk, same.pk) == (thread.pk, first.pk)
    assert [first.number, other.number] == [2, 3]


def test_empty_words_and_titles_are_refused(college: College, thread: DiscussionThread) -> None:
    with pytest.raises(PostRefused):
        asked(college, college.staff.worker, "  ", QUESTION)
    for words in ("", " \n "):
        with pytest.raises(PostRefused):
            answered(college, thread, college.trainer, words)


def test_an_author_words_anew_until_somebody_answers(college: College, thread: DiscussionThread) -> None:
    worker, post = college.staff.worker, thread.posts.get()
    edited(college, post, worker, "Apakah masih perlu pengantar RT?")
    answered(college, thread, worker, "Untuk warga baru.")
    now = edited(college, post, worker, "Apakah masih perlu?", "Syarat domisili")
    with pytest.raises(NotYourTalk):
        edited(college, post, college.trainer, "Lain.")
    answered(college, thread, college.trainer)
    with pytest.raises(TalkRefused):
        edited(college, post, worker, "Terlambat.")

    assert (now.edition, now.title, now.words) == (3, "Syarat domisili", "Apakah masih perlu?")
    assert list(PostEdition.objects.order_by("edition").values_list("edition", "words")) == [
        (1, QUESTION),
        (2, "Apakah masih perlu pengantar RT?"),
    ]
    assert findings() == []


def test_nobody_writes_in_what_is_closed_until_it_is_open_again(college: College, thread: DiscussionThread) -> None:
    trainer = college.actor(college.trainer, STARTED)
    for _turn in range(2):
        close_thread(thread=thread, actor=trainer, at=STARTED)
    with pytest.raises(TalkRefused):
        answered(college, thread, college.staff.colleague)
    with pytest.raises(TalkRefused):
        edited(college, thread.posts.get(), college.staff.worker, "Lain.")
    reopen_thread(thread=thread, actor=trainer, at=STARTED)
    assert answered(college, thread, college.staff.colleague).number == 2
    assert LedgerEvent.objects.filter(name="training.thread_closed").count() == 1


def test_what_is_withdrawn_before_an_answer_leaves_the_list(college: College, thread: DiscussionThread) -> None:
    worker, post = college.actor(college.staff.worker, STARTED), thread.posts.get()
    with pytest.raises(NotYourTalk):
        withdraw_post(post=post, actor=college.actor(college.trainer, STARTED), at=STARTED)
    other = asked(college, college.staff.colleague, "Loket kedua")
    answered(college, other, college.trainer)
    for row in (post, other.posts.get(number=2)):
        by = worker if row == post else college.actor(college.trainer, STARTED)
        withdraw_post(post=row, actor=by, at=STARTED)

    assert list(threads_of(worker, college.training_class)) == [other]
    with pytest.raises(TalkRefused):
        edited(college, post, college.staff.worker, "Lagi.")
    assert findings() == []


def test_words_stand_in_no_event(college: College, thread: DiscussionThread) -> None:
    hidden = answered(college, thread, college.staff.colleague, "Tanya saja Pak Lurah.")
    hide_post(post=hidden, reason="Menyebut orang.", actor=college.actor(college.trainer, STARTED), at=STARTED)
    payloads = "".join(LedgerEvent.objects.values_list("payload", flat=True))
    assert not any(words in payloads for words in (TITLE, QUESTION, "Pak Lurah", "Menyebut orang"))
