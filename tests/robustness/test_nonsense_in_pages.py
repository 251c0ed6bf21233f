# SPDX-License-Identifier: EUPL-1.2
"""Forms sent twice, stale, forged or full of odd characters are answered with a page that says what to do."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from everything import everything
from praja.duties.complaints.models import Complaint, Reply
from praja.kernel.procedures.models import Case
from procedures.cases import answered
from towns import Town

TEXT = "Jalan berlubang di depan pasar sejak lama."


@pytest.fixture
def visitor(town: Town) -> Client:
    """Somebody unknown with the form open; a crash is an answer with status 500 here."""
    client = Client(raise_request_exception=False)
    client.post(reverse("complaints:report"), {"text": TEXT, "kind": "complaint", "step": "where", "key": str(uuid4())})
    return client


def everything_filed() -> dict[str, object]:
    """Every row but the drafts, which keep what was typed on purpose."""
    return {table: rows for table, rows in everything().items() if table != "forms.Draft"}


def report(**given: str) -> dict[str, str]:
    filled = {"text": TEXT, "kind": "complaint", "identity": "named", "visibility": "open", "step": "send"}
    return filled | {"key": str(uuid4())} | given


def send(visitor: Client, **given: str):
    return visitor.post(reverse("complaints:report"), report(**given))


ODD = {
    "SQL": "Robert'); DROP TABLE complaints_complaint;-- di jalan",
    "HTML": "<script>alert('x')</script><img src=x onerror=alert(1)> & jalan",
    "template": "{{ settings.SECRET_KEY }} {% load static %} %s %(x)s jalan",
    "right to left": "\u202eterbalik\u202c dan عربي di jalan raya",
    "zero width": "jal\u200ban ber\u200dlubang di mana-mana",
}


@pytest.mark.parametrize("what", ODD)
def test_odd_words_are_kept_as_typed_and_shown_as_text(visitor: Client, what: str) -> None:
    sent = send(visitor, text=ODD[what], place="<b>depan</b>")
    assert sent.status_code == 302, sent.content.decode()[:2000]
    page = visitor.get(reverse("track_case", args=[Case.objects.get().code]), follow=True).content.decode()

    assert Complaint.objects.get().text == ODD[what]
    assert escape(ODD[what]) in page
    assert "<script>alert" not in page
    assert "<b>depan</b>" not in page


@pytest.mark.parametrize(
    "given",
    [
        {"text": TEXT + "\x00"},
        {"place": "a\x00b"},
        {"name": "a\x00b"},
        {"text": "a" * 8_001},
        {"text": "   "},
        {"kind": "closed"},
        {"region": "99.01' OR '1'='1"},
        {"topic": "-1"},
        {"identity": "x"},
        {"phone": "'; DROP TABLE people_person; --", "name": "A"},
        {"email": "a@b\r\nBcc: x@y.id", "name": "A"},
    ],
)
def test_what_cannot_be_taken_is_said_on_the_form_which_keeps_the_rest(visitor: Client, given: dict[str, str]) -> None:
    before = everything_filed()
    answer = send(visitor, **given)

    assert answer.status_code == 422, answer.status_code
    assert everything_filed() == before


@pytest.mark.parametrize(
    "raw", [b"text=%ff%fe&kind=complaint", b"\xff\xfe\x00", b"=&=&=", b"key=%00&draft=%00", b"a&" * 600]
)
def test_bodies_that_are_no_form_are_answered(visitor: Client, raw: bytes) -> None:
    """With the form, or with a refusal; never with a crash, and nothing is filed."""
    answer = visitor.post(reverse("complaints:report"), raw, content_type="application/x-www-form-urlencoded")

    assert answer.status_code < 500
    assert "<form" in answer.content.decode() or answer.status_code >= 400
    assert not Case.objects.exists()


def test_ten_megabytes_of_text_are_refused(visitor: Client) -> None:
    answer = visitor.post(
        reverse("complaints:report"), b"text=" + b"a" * 10_000_000, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code in (400, 413, 422)
    assert not Case.objects.exists()


def test_a_form_sent_twice_is_one_report_and_both_lead_to_it(visitor: Client) -> None:
    key = str(uuid4())
    first, second = send(visitor, key=key), send(visitor, key=key)

    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1


def test_a_forged_key_starts_a_submission_of_its_own(visitor: Client) -> None:
    assert send(visitor, key="' OR 1=1 --").status_code == 302
    assert Case.objects.count() == 1


@pytest.mark.parametrize("name", ["complaints:case", "complaints:sent", "complaints:reply", "complaints:accept"])
def test_strangers_do_not_come_by_a_case_by_its_code(visitor: Client, town: Town, monday, name: str) -> None:
    case = answered(town, monday)
    before = everything()
    url = reverse(name, args=[case.code])
    for answer in (visitor.get(url), visitor.post(url, {"text": "Saya pemiliknya, percayalah.", "seen": "3"})):
        assert answer.status_code in (302, 403, 404, 405), answer.status_code
        if answer.status_code == 302:
            assert answer["Location"].startswith("/akun/")

    assert everything() == before


@pytest.mark.parametrize("seen", ["1", "2", "", "x", "-1", "99999999999999999999", "3.0", "\x00"])
def test_a_stale_or_forged_version_writes_nothing(visitor: Client, town: Town, monday, seen: str) -> None:
    send(visitor)
    case = Case.objects.get()
    before = everything()
    answers = [
        visitor.post(reverse("complaints:reply", args=[case.code]), {"text": "Masih rusak juga.", "seen": seen}),
        visitor.post(reverse("complaints:accept", args=[case.code]), {"seen": seen}),
    ]

    assert [400 <= answer.status_code < 500 or answer.status_code == 302 for answer in answers] == [True, True]
    assert everything() == before
    assert not Reply.objects.exists()


@pytest.mark.parametrize("code", ["%00", "%ff", "..%2f..%2fetc%2fpasswd", "' OR 1=1 --", "x" * 3_000, "<script>"])
def test_forged_codes_in_addresses_are_not_found(visitor: Client, code: str) -> None:
    for prefix in ("/aduan/", "/lacak/"):
        answer = visitor.get(f"{prefix}{code}/")
        assert answer.status_code in (302, 400, 404), (prefix, answer.status_code)
        assert "<script>" not in answer.content.decode(errors="replace").replace("</script>", "")
