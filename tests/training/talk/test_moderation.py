# SPDX-License-Identifier: EUPL-1.2
"""What was hidden is read by its author and who keeps the room alone, its words stay provable, and no edit goes unseen."""

from datetime import timedelta

import pytest
from django.test import Client

from officers import signed_in
from praja.duties.training.errors.talk import NotYourTalk, PostRefused
from praja.duties.training.models import DiscussionPost, DiscussionThread
from praja.duties.training.operations.talk import edit_post, hide_post, pin_thread, show_post, unpin_thread
from praja.kernel.people.models import Account
from praja.lib import clock
from sql_edits import findings, not_named
from training.conftest import STARTED, College
from training.talk.conftest import TITLE, answered, asked

pytestmark = pytest.mark.django_db
RUDE, REASON = "Tanya saja sendiri, malas sekali.", "Tidak santun kepada rekan."


@pytest.fixture
def rude(college: College, thread: DiscussionThread) -> DiscussionPost:
    """An answer of `colleague` that does not belong there."""
    return answered(college, thread, college.staff.colleague, RUDE)


def hidden(college: College, post: DiscussionPost) -> DiscussionPost:
    return hide_post(post=post, reason=REASON, actor=college.actor(college.trainer, STARTED), at=STARTED)


def page(college: College, account: Account, more: str) -> str:
    client: Client = signed_in(account)
    with clock.frozen(STARTED + timedelta(minutes=5)):
        return client.get(f"/diklat/kelas/{college.training_class.case.code}/diskusi/{more}").content.decode()


def test_only_who_keeps_the_room_moderates(college: College, thread: DiscussionThread, rude: DiscussionPost) -> None:
    for account in (college.staff.worker, college.staff.colleague, college.staff.roads_head):
        actor = college.actor(account, STARTED)
        with pytest.raises(NotYourTalk):
            hide_post(post=rude, reason=REASON, actor=actor, at=STARTED)
        with pytest.raises(NotYourTalk):
            pin_thread(thread=thread, actor=actor, at=STARTED)
    with pytest.raises(PostRefused):
        hide_post(post=rude, reason="  ", actor=college.actor(college.committee, STARTED), at=STARTED)


def test_hidden_words_are_read_by_their_author_and_the_committee(
    college: College, thread: DiscussionThread, rude: DiscussionPost
) -> None:
    assert RUDE in page(college, college.staff.worker, f"{thread.pk}/")
    hidden(college, rude)
    shown = {
        account: page(college, account, f"{thread.pk}/")
        for account in (college.staff.worker, college.staff.stranger, college.staff.colleague, college.committee)
    }
    assert [RUDE in text for text in shown.values()] == [False, False, True, True]
    assert all(REASON in text for text in shown.values())

    show_post(post=rude, actor=college.actor(college.committee, STARTED), at=STARTED)
    again = page(college, college.staff.worker, f"{thread.pk}/")
    assert (RUDE in again, REASON in again) == (True, False)


def test_a_hidden_question_has_no_title_in_the_list(college: College, thread: DiscussionThread) -> None:
    answered(college, thread, college.staff.colleague)
    edit_post(
        post=answered(college, thread, college.staff.stranger, "Lama."),
        title="",
        words="Baru.",
        actor=college.actor(college.staff.stranger, STARTED),
        at=STARTED,
    )
    hidden(college, thread.posts.get(number=1))
    texts = [page(college, college.staff.colleague, more) for more in ("", f"{thread.pk}/")]
    assert [TITLE in text for text in texts] == [False, False]
    assert "Lama." not in texts[1]


def test_pinned_ones_come_first(college: College, thread: DiscussionThread) -> None:
    asked(college, college.staff.colleague, "Loket kedua", at=STARTED + timedelta(minutes=1))
    trainer = college.actor(college.trainer, STARTED)

    def order() -> bool:
        text = page(college, college.staff.stranger, "")
        return text.index(TITLE) < text.index("Loket kedua")

    before = order()
    pin_thread(thread=thread, actor=trainer, at=STARTED)
    pinned = order()
    unpin_thread(thread=thread, actor=trainer, at=STARTED)
    assert (before, pinned, order()) == (False, True, False)


def test_every_edit_is_named(college: College, thread: DiscussionThread, rude: DiscussionPost) -> None:
    actor = college.actor(college.staff.colleague, STARTED)
    edit_post(post=rude, title="", words="Malas.", actor=actor, at=STARTED)
    hidden(college, rude)
    post, where = f"post {rude.pk}", f"discussion {thread.pk}"
    edits = [
        ("UPDATE training_discussionpost SET words = 'Lain' WHERE id = %s", [rude.pk], post),
        ("UPDATE training_discussionpost SET author_id = %s WHERE id = %s", [college.trainer.pk, rude.pk], post),
        ("UPDATE training_discussionpost SET hidden_at = NULL WHERE id = %s", [rude.pk], post),
        ("UPDATE training_discussionpost SET hidden_reason = 'Lain' WHERE id = %s", [rude.pk], post),
        ("UPDATE training_discussionpost SET withdrawn_at = '2026-03-03 00:00:00+00' WHERE id = %s", [rude.pk], post),
        ("UPDATE training_postedition SET words = 'Lain'", [], post),
        ("DELETE FROM training_postedition", [], post),
        ("UPDATE training_discussionthread SET closed_at = '2026-03-03 00:00:00+00'", [], where),
        ("UPDATE training_discussionthread SET is_pinned = NOT is_pinned", [], where),
        ("UPDATE training_discussionthread SET last_number = 1", [], where),
        ("UPDATE training_discussionthread SET kind = 'topic'", [], where),
    ]
    assert findings() == []
    assert not_named(edits) == []
