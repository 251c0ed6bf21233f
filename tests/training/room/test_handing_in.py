# SPDX-License-Identifier: EUPL-1.2
"""Words and files are handed in until a day, marked, and handed in once more where the trainer wants it; nothing is lost."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from praja.duties.training.errors.room import HandinRefused, NotYourRoom, RoomRefused
from praja.duties.training.models import Assignment, Handin
from praja.duties.training.operations.room import hand_in, mark_handin
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.people.models import Account
from praja.lib import clock
from residents import photo
from sql_edits import findings, not_named
from training.conftest import STARTED, College
from training.room.conftest import status_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WORDS = "Antrean panjang di loket."


def handed(
    college: College,
    assignment: Assignment,
    words: str = WORDS,
    *,
    at: datetime = STARTED,
    by: Account | None = None,
    files: tuple[StoredFile, ...] = (),
) -> Handin:
    worker = college.staff.worker
    actor = college.actor(by or worker, at)
    return hand_in(assignment=assignment, seat=college.seat(worker), words=words, files=files, actor=actor, at=at)


def marked(college: College, handin: Handin, **said: Any) -> Handin:
    wish = {"points": 70, "answer": "Tambahkan angka.", "again": False, **said}
    actor = college.actor(college.trainer, STARTED)
    return mark_handin(handin=handin, **wish, actor=actor, at=STARTED + DAY)


def client_of(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    return client


def here(college: College, more: str) -> str:
    return f"/diklat/kelas/{college.training_class.case.code}/tugas/{more}"


def test_it_is_handed_in_again_until_its_day_and_earlier_ones_stay(college: College, assignment: Assignment) -> None:
    first, same, second = (handed(college, assignment, words) for words in (WORDS, WORDS, "Lebih baik."))

    assert (first.pk, first.number, second.number) == (same.pk, 1, 2)
    assert list(Handin.objects.order_by("number").values_list("words", flat=True)) == [WORDS, "Lebih baik."]
    with pytest.raises(HandinRefused):
        handed(college, assignment, "Terlambat.", at=assignment.due_at)


def test_what_is_marked_waits_for_the_trainer_to_want_it_again(college: College, assignment: Assignment) -> None:
    first = marked(college, handed(college, assignment))
    with pytest.raises(HandinRefused):
        handed(college, assignment, "Lagi.")
    marked(college, first, again=True)
    late = assignment.due_at + DAY
    second = handed(college, assignment, "Lagi.", at=late)

    assert second.number == 2
    with pytest.raises(HandinRefused):
        marked(college, first)


def test_nobody_hands_in_for_another_and_nothing_is_nothing(college: College, assignment: Assignment) -> None:
    for by in (college.staff.colleague, college.trainer):
        with pytest.raises(HandinRefused):
            handed(college, assignment, by=by)
    with pytest.raises(HandinRefused):
        handed(college, assignment, "  ")
    assert not Handin.objects.exists()


def test_only_who_teaches_or_runs_the_class_marks(college: College, assignment: Assignment) -> None:
    handin = handed(college, assignment)
    for account in (college.staff.worker, college.staff.colleague, college.staff.roads_head):
        with pytest.raises(NotYourRoom):
            mark_handin(
                handin=handin, points=100, answer="", again=False, actor=college.actor(account, STARTED), at=STARTED
            )
    for wrong in ({"points": 101}, {"points": None, "answer": " "}):
        with pytest.raises(RoomRefused):
            marked(college, handin, **wrong)


def test_fellow_participants_read_nothing_of_it(college: College, assignment: Assignment) -> None:
    file = take_in(upload=photo(), actor=college.actor(college.staff.worker, STARTED), at=STARTED)
    handin = handed(college, assignment, files=(file,))
    page = here(college, f"kumpulan/{handin.pk}/")
    paper = f"{page}berkas/{_attachment(handin)}/"
    with clock.frozen(STARTED):
        seen = {
            account.person.name: [status_of(client_of(account), one) for one in (page, paper)]
            for account in (
                *(college.trainer, college.committee, college.coach, college.staff.worker),
                *(college.staff.colleague, college.staff.contracted, college.staff.roads_head),
            )
        }
        beside = client_of(college.staff.colleague).get(here(college, f"{assignment.pk}/")).content.decode()

    assert list(seen.values()) == [[200, 200]] * 4 + [[404, 404]] * 3
    assert WORDS not in beside


def _attachment(handin: Handin) -> int:
    from praja.duties.training.models.room import HANDIN
    from praja.kernel.documents.queries import attachments_of

    return attachments_of(HANDIN, handin.pk).get().pk


def test_nothing_typed_or_sent_is_lost_where_a_file_is_refused(college: College, assignment: Assignment) -> None:
    client = client_of(college.staff.worker)
    files = [SimpleUploadedFile("baik.jpg", photo().read()), SimpleUploadedFile("buruk.exe", b"MZ\x00\x01")]
    with clock.frozen(STARTED):
        refused = client.post(here(college, f"{assignment.pk}/kumpul/"), {"words": WORDS, "photos": files})
        page = refused.content.decode()
        kept = page.partition('name="kept" value="')[2].partition('"')[0]
        done = client.post(here(college, f"{assignment.pk}/kumpul/"), {"words": WORDS, "kept": kept})
    handin = Handin.objects.get()

    assert (refused.status_code, done.status_code) == (422, 302)
    assert WORDS in page
    assert (handin.words, bool(_attachment(handin))) == (WORDS, True)


def test_what_comes_too_late_is_given_back(college: College, assignment: Assignment) -> None:
    with clock.frozen(assignment.due_at):
        page = client_of(college.staff.worker).post(here(college, f"{assignment.pk}/kumpul/"), {"words": WORDS})

    assert page.status_code == 422
    assert WORDS in page.content.decode()
    assert not Handin.objects.exists()


def test_every_edit_is_named(college: College, assignment: Assignment) -> None:
    file = take_in(upload=BytesIO(photo().read()), actor=college.actor(college.staff.worker, STARTED), at=STARTED)
    handin = marked(college, handed(college, assignment, files=(file,)))
    where = f"handed in {handin.pk}"
    edits = [
        ("UPDATE training_handin SET points = 90 WHERE id = %s", [handin.pk], where),
        ("UPDATE training_handin SET words = 'Lain' WHERE id = %s", [handin.pk], where),
        ("UPDATE training_handin SET answer = 'Lain' WHERE id = %s", [handin.pk], where),
        ("UPDATE training_handin SET handed_at = '2026-01-01 00:00:00+00' WHERE id = %s", [handin.pk], where),
        ("DELETE FROM documents_attachment WHERE object_kind = 'training.handin'", [], where),
        ("DELETE FROM training_handin WHERE id = %s", [handin.pk], where),
        ("UPDATE training_assignment SET due_at = '2027-01-01 00:00:00+00'", [], f"assignment {assignment.pk}"),
        ("UPDATE training_assignment SET words = 'Lain'", [], f"assignment {assignment.pk}"),
    ]
    assert findings() == []
    assert not_named(edits) == []
