# SPDX-License-Identifier: EUPL-1.2
"""The pages of discussions: who opens them, what is new, nothing typed is lost, and long ones cost no more than short ones."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from officers import signed_in
from praja.duties.training.models import DiscussionPost, DiscussionThread
from praja.duties.training.operations.talk import close_thread
from praja.duties.training.queries.talk import POSTS
from praja.kernel.people.models import Account
from praja.lib import clock
from training.conftest import STARTED, College
from training.talk.conftest import QUESTION, TITLE, answered, asked

pytestmark = pytest.mark.django_db
NOW = STARTED + timedelta(minutes=10)


def at(college: College, account: Account, more: str = "", **data: str) -> Any:
    client = signed_in(account)
    address = f"/diklat/kelas/{college.training_class.case.code}/diskusi/{more}"
    with clock.frozen(NOW):
        return client.post(address, data) if data else client.get(address)


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_everybody_in_the_class_opens_them_and_nobody_else(college: College, thread: DiscussionThread) -> None:
    staff, post = college.staff, thread.posts.get()
    pages = ("", "baru/", f"{thread.pk}/", f"pesan/{post.pk}/ubah/", f"pesan/{post.pk}/sembunyikan/")
    opened = {
        name: [at(college, account, page).status_code for page in pages]
        for name, account in {
            "worker": staff.worker,
            "colleague": staff.colleague,
            "trainer": college.trainer,
            "keeper": college.keeper,
            "head": staff.roads_head,
        }.items()
    }
    assert opened == {
        "worker": [200, 200, 200, 200, 403],
        "colleague": [200, 200, 200, 403, 403],
        "trainer": [200, 200, 200, 403, 200],
        "keeper": [200, 200, 200, 403, 200],
        "head": [404] * 5,
    }


def test_a_question_is_asked_answered_and_marked_as_new(college: College) -> None:
    staff = college.staff
    asking = {"kind": "question", "title": TITLE, "words": QUESTION}
    made = at(college, staff.worker, "baru/", **asking)
    thread = DiscussionThread.objects.get()
    assert made.headers["Location"].endswith(f"/diskusi/{thread.pk}/#p1")
    assert "1 new" in text_of(at(college, staff.colleague))
    at(college, staff.colleague, f"{thread.pk}/")
    assert "1 new" not in text_of(at(college, staff.colleague))

    at(college, staff.colleague, f"{thread.pk}/jawab/", words="Tidak lagi.")
    assert ["1 new" in text_of(at(college, one)) for one in (staff.worker, staff.colleague)] == [True, False]
    assert "Tidak lagi." in text_of(at(college, staff.worker, f"{thread.pk}/"))


def test_nothing_typed_is_lost(college: College, thread: DiscussionThread) -> None:
    worker, long = college.staff.worker, "Panjang. " * 500
    untitled = at(college, worker, "baru/", kind="topic", title="", words=QUESTION)
    too_long = at(college, worker, f"{thread.pk}/jawab/", words=long)
    close_thread(thread=thread, actor=college.actor(college.trainer, NOW), at=NOW)
    closed = at(college, college.staff.colleague, f"{thread.pk}/jawab/", words="Kata saya yang panjang.")

    assert [one.status_code for one in (untitled, too_long, closed)] == [422, 422, 422]
    assert QUESTION in text_of(untitled)
    assert long.strip() in text_of(too_long)
    assert "Kata saya yang panjang." in text_of(closed)
    assert DiscussionPost.objects.count() == 1


def test_steps_are_taken_by_buttons(college: College, thread: DiscussionThread) -> None:
    post = thread.posts.get()
    for act in ("sematkan", "tutup", "buka", "lepas"):
        assert at(college, college.trainer, f"{thread.pk}/{act}/", x="1").status_code == 302
    assert at(college, college.trainer, f"{thread.pk}/hapus/", x="1").status_code == 404
    assert at(college, college.staff.worker, f"{thread.pk}/tutup/", x="1").status_code == 403
    assert at(college, college.trainer, f"pesan/{post.pk}/sembunyikan/", reason="").status_code == 422
    at(college, college.trainer, f"pesan/{post.pk}/sembunyikan/", reason="Salah kelas.")
    assert DiscussionPost.objects.get().hidden_reason == "Salah kelas."
    at(college, college.trainer, f"pesan/{post.pk}/tampilkan/", x="1")
    at(college, college.staff.worker, f"pesan/{post.pk}/ubah/", title=TITLE, words="Lain.")
    at(college, college.staff.worker, f"pesan/{post.pk}/tarik/", x="1")
    post.refresh_from_db()
    assert (post.hidden_at, post.words, post.withdrawn_at) == (None, "Lain.", NOW)


def test_long_discussions_are_read_page_by_page(college: College, thread: DiscussionThread) -> None:
    for number in range(POSTS + 5):
        answered(college, thread, college.trainer, f"Jawaban ke-{number:02}.")
    first, second = (text_of(at(college, college.staff.colleague, f"{thread.pk}/{more}")) for more in ("", "?mulai=28"))

    assert ("Jawaban ke-23." in first, "Jawaban ke-24." in first) == (True, False)
    assert ("Jawaban ke-23." in second, "Jawaban ke-24." in second) == (False, True)
    assert f"?mulai={POSTS + 1}" in first
    sent = at(college, college.staff.colleague, f"{thread.pk}/jawab/", words="Terakhir.")
    assert sent.headers["Location"].endswith(f"?mulai={POSTS + 1}#p{POSTS + 7}")


def test_lists_have_flat_query_counts(college: College, thread: DiscussionThread) -> None:
    def counts() -> list[int]:
        found = []
        for more in ("", f"{thread.pk}/"):
            at(college, college.staff.stranger, more)
            with CaptureQueriesContext(connection) as caught:
                at(college, college.staff.stranger, more)
            found.append(len(caught))
        return found

    answered(college, thread, college.trainer)
    one = counts()
    for number in range(3):
        other = asked(college, college.staff.colleague, f"Topik {number}")
        answered(college, other, college.coach)
        answered(college, thread, college.coach, f"Kata {number}")
    assert counts() == one
