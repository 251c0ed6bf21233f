# SPDX-License-Identifier: EUPL-1.2
"""Reporting: nothing typed is lost, nothing is filed twice, and nothing forged gets in."""

import re
from datetime import datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Count

from praja.duties.complaints.models import Complaint
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen
from residents import GOOD, NAME, TEXT, browser, hidden, photo, start, submit
from towns import Town


def test_a_report_is_checked_first_and_filed_only_when_sent(town: Town, monday: datetime) -> None:
    client, begun = browser(), None
    checked = submit(client, "check", begun=begun)
    filed_before = Case.objects.count()
    sent = submit(client, begun=hidden(checked.content.decode()))

    assert (checked.status_code, filed_before) == (200, 0)
    assert TEXT in checked.content.decode()
    assert (sent.status_code, Complaint.objects.get().text) == (302, TEXT)


def test_the_page_after_sending_shows_code_link_date_and_why(town: Town, monday: datetime) -> None:
    client = browser()
    with frozen(monday):
        page = client.get(submit(client)["Location"]).content.decode()
    case = Case.objects.get()

    assert f"{case.code[:5]}-{case.code[5:]}" in page
    assert f"/lacak/{case.code}/" in page
    assert "Thursday, 8 January 2026" in page
    assert "The first answer comes at the latest on Thursday, 15 January 2026" in page
    assert "that day itself does not count" in page


def test_the_link_shown_after_sending_opens_the_report_on_another_device(town: Town) -> None:
    client = browser()
    page = client.get(submit(client)["Location"]).content.decode()
    code = Case.objects.get().code
    secret = page.split(f"/lacak/{code}/", 1)[1].split("/", 1)[0]
    other = browser().get(f"/lacak/{code}/{secret}/", follow=True)

    assert other.redirect_chain == [(f"/lacak/{code}/", 302)]
    assert TEXT in other.content.decode()


def test_a_doubled_submission_is_one_case_and_shows_the_same_page_twice(town: Town) -> None:
    client = browser()
    begun = start(client)
    first, second = submit(client, begun=begun), submit(client, begun=begun)
    pages = [client.get(answer["Location"]).content.decode() for answer in (first, second)]
    code = Case.objects.get().code

    assert first["Location"] == second["Location"]
    assert len({page.split(f"/lacak/{code}/", 1)[1][:27] for page in pages}) == 1


def test_a_replay_with_other_words_changes_nothing(town: Town) -> None:
    client = browser()
    begun = start(client)
    submit(client, begun=begun)
    again = submit(client, begun=begun, text="Sesuatu yang sama sekali lain, tentang jalan.")

    assert (again.status_code, Complaint.objects.get().text) == (302, TEXT)


def test_knowing_the_key_of_a_case_filed_otherwise_gives_no_right_to_it(town: Town, monday: datetime) -> None:
    key = uuid4()
    browser().post("/api/v1/complaints", {"text": TEXT}, "application/json", headers={"idempotency-key": str(key)})
    thief = browser()
    begun = start(thief)
    answer = thief.post("/aduan/lapor/", {**GOOD, "key": str(key), "draft": begun.draft, "step": "send"}, follow=True)

    assert Case.objects.count() == 1
    assert TEXT not in answer.content.decode()
    assert "tautan" not in thief.cookies


def test_a_refused_photo_keeps_the_text_and_the_other_photos(town: Town) -> None:
    client = browser()
    svg = SimpleUploadedFile("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml")
    page = submit(client, "check", photos=[photo(), svg])
    words = page.content.decode()
    sent = submit(client, begun=hidden(words))

    assert page.status_code == 422
    assert "“gambar.svg” was not taken" in words
    assert TEXT in words
    assert "File 1" in words
    assert (sent.status_code, Attachment.objects.count()) == (302, 1)


def test_photos_survive_a_missing_text_and_can_be_removed(town: Town) -> None:
    client = browser()
    page = submit(client, "check", text="", photos=[photo(), photo("b.jpg", (20, 20))])
    first = StoredFile.objects.order_by("id")[0]
    dropped = submit(client, "check", begun=hidden(page.content.decode()), drop=first.sha256)
    submit(client, begun=hidden(dropped.content.decode()))

    assert "Write what happened and where" in page.content.decode()
    assert (dropped.status_code, "File 2" in dropped.content.decode()) == (200, False)
    assert list(Attachment.objects.values_list("file__sha256", flat=True)) != [first.sha256]


def test_a_sixth_file_is_left_out_and_said(town: Town) -> None:
    many = [photo(f"{n}.jpg", (20 + n, 20)) for n in range(6)]
    client = browser()
    page = submit(client, "check", photos=many).content.decode()
    submit(client, begun=hidden(page))

    assert "“5.jpg” was left out" in page
    assert Attachment.objects.count() == 5


def test_a_draft_of_another_submission_gives_none_of_its_files(town: Town) -> None:
    other, mine = browser(), browser()
    theirs = hidden(submit(other, "check", photos=[photo()]).content.decode())
    begun = start(mine)
    sent = submit(mine, begun=begun, draft=theirs.draft)
    forged = submit(browser(), draft="['x']:forged")

    assert (sent.status_code, forged.status_code, Attachment.objects.count()) == (302, 302, 0)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("text", "", "Write what happened and where"),
        ("text", "Mati.", "Write at least 10 characters"),
        ("text", "x" * 8_001, "Shorten it to 8000 characters"),
        ("region", "11.01.01", "Choose a place from the list"),
        ("region", "' OR 1=1 --", "Choose a place from the list"),
        ("kind", "bribe", "Choose the kind of report"),
        ("topic", "9999", "Choose a topic from the list"),
        ("identity", "", "Choose who may know your name"),
        ("visibility", "everything", "Choose who may read your report"),
        ("phone", "not a number", "not a telephone number"),
        ("email", "a@b", "not a e-mail address"),
        ("place", "x" * 201, "Shorten this to 200 characters"),
        ("text", "Lampu mati\x00 sejak kemarin malam.", "Null characters"),
    ],
)
def test_what_cannot_be_right_is_said_on_its_field_and_keeps_the_rest(
    town: Town, field: str, value: str, sentence: str
) -> None:
    client = browser()
    page = submit(client, **{field: value})
    words, cases = page.content.decode(), Case.objects.count()
    begun = hidden(words)
    mended = {"key": begun.key, "draft": begun.draft, "step": "send", field: GOOD.get(field, "")}
    sent = client.post("/aduan/lapor/", mended)

    assert (page.status_code, cases) == (422, 0)
    assert sentence in words.replace("&#x27;", "'")
    assert "<title>Error:" in words
    assert (sent.status_code, Complaint.objects.get().text, Complaint.objects.get().place) == (
        302,
        TEXT,
        "Jalan Mawar 3",
    )


def test_a_body_that_is_no_text_is_an_answer_and_not_a_crash(town: Town) -> None:
    client = browser()
    raw = client.post("/aduan/lapor/", b"text=%ff%fe%80&key=%ff&step=send", "application/x-www-form-urlencoded")
    marked = client.post("/aduan/lapor/", b"text=abc", "application/x-www-form-urlencoded; charset=koi8-r")

    assert (raw.status_code, marked.status_code, Case.objects.count()) == (422, 400, 0)


def test_a_body_beyond_all_bounds_is_refused(town: Town) -> None:
    huge = browser().post("/aduan/lapor/", b"text=" + b"x" * 3_000_000, "application/x-www-form-urlencoded")

    assert (huge.status_code, Case.objects.count()) == (400, 0)


def test_a_person_is_kept_only_when_something_is_given(town: Town) -> None:
    submit(browser())
    nobody = Person.objects.count()
    submit(browser(), name=NAME, phone="0812 3456 7890", identity="anonymous", visibility="secret")
    named = Complaint.objects.exclude(reporter=None).get()

    assert nobody == 0
    assert (named.reporter.name, named.anonymous, named.secret) == (NAME, True, True)  # type: ignore[union-attr]


def in_summary(page: str) -> list[str]:
    """The fields that the error summary leads to, in its order."""
    summary = page.split('class="error-summary"', 1)[1].split("</div>", 1)[0]
    return re.findall(r'href="#id_(\w+?)(?:_0)?"', summary)


def test_everything_that_is_wrong_on_a_step_is_said_at_once_in_its_order(town: Town) -> None:
    bad = SimpleUploadedFile("a.exe", b"MZ" + bytes(200))
    client = browser()
    what = submit(client, "check", text="Mati", kind="bribe", photos=[bad], phone="12ab", identity="").content.decode()
    begun = hidden(what)
    mended = {"key": begun.key, "draft": begun.draft, "text": TEXT, "kind": "complaint", "step": "check"}
    who = client.post("/aduan/lapor/", mended).content.decode()

    assert in_summary(what) == ["text", "photos", "kind"]
    assert in_summary(who) == ["identity", "phone"]


@pytest.mark.parametrize(("step", "kept"), [("what", TEXT), ("where", "Jalan Mawar 3"), ("who", NAME)])
def test_changing_something_brings_everything_back(town: Town, step: str, kept: str) -> None:
    client = browser()
    checked = hidden(submit(client, "check", name=NAME).content.decode())
    page = client.post("/aduan/lapor/", {"key": checked.key, "draft": checked.draft, "step": step})

    assert (page.status_code, page.content.decode().count(kept)) == (200, 1)


def test_the_form_asks_the_same_few_questions_of_the_database_however_many_topics(
    town: Town, django_assert_max_num_queries
) -> None:
    from praja.duties.complaints.models import Topic

    client = browser()
    client.get("/aduan/lapor/")
    Topic.objects.bulk_create([Topic(name=f"Topik {n}") for n in range(9)])
    with django_assert_max_num_queries(3):
        client.get("/aduan/lapor/")
    assert Topic.objects.aggregate(n=Count("id")) == {"n": 9}
