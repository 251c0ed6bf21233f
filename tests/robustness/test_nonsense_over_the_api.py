# SPDX-License-Identifier: EUPL-1.2
"""Whatever is sent to the API, the answer is a report taken as typed or a problem said in a sentence; never a crash."""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from everything import everything
from praja.duties.complaints.models import Complaint
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.models import Case
from towns import Town

URL = "/api/v1/complaints"
TEXT = "Jalan berlubang di depan pasar sejak lama."


@pytest.fixture
def visitor(town: Town) -> Client:
    """Somebody unknown; a crash is an answer with status 500 here."""
    return Client(raise_request_exception=False)


def post(visitor: Client, body: bytes | dict[str, Any], key: str | None = None) -> HttpResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Idempotency-Key": key} if key is not None else {}
    return visitor.post(URL, raw, content_type="application/json", headers=headers)


REFUSED: dict[str, bytes | dict[str, Any]] = {
    "no JSON": b"text=halo",
    "cut JSON": b'{"text": "Jalan berlu',
    "empty": b"",
    "a list": b"[]",
    "null": b"null",
    "malformed UTF-8": b'{"text": "Jalan \xff\xfe berlubang sekali"}',
    "overlong UTF-8": b'{"text": "Jalan \xc0\xaf berlubang sekali"}',
    "deep nesting": b'{"text": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "NUL in the text": {"text": TEXT + "\x00"},
    "NUL in the place": {"text": TEXT, "place": "a\x00b"},
    "NUL in the region": {"text": TEXT, "region": "99\x00"},
    "NUL in the name": {"text": TEXT, "reporter": {"name": "a\x00b"}},
    "lone surrogate in the text": {"text": TEXT + "\ud800"},
    "lone surrogate in the place": {"text": TEXT, "place": "\udfff"},
    "lone surrogate in the name": {"text": TEXT, "reporter": {"name": "\udfff", "phone": "081234567890"}},
    "lone surrogate in the region": {"text": TEXT, "region": "\udfff"},
    "text of another type": {"text": {"$ne": None}},
    "text too short": {"text": "  \u200b \n"},
    "text too long": {"text": "a" * 8_001},
    "unknown kind": {"text": TEXT, "kind": "closed"},
    "unknown region": {"text": TEXT, "region": "99.99"},
    "region by injection": {"text": TEXT, "region": "99.01' OR '1'='1"},
    "place too long": {"text": TEXT, "place": "x" * 201},
    "latitude beyond the pole": {"text": TEXT, "latitude": -90.000001, "longitude": 0},
    "longitude beyond the day": {"text": TEXT, "latitude": 0, "longitude": 180.000001},
    "latitude without end": b'{"text": "Jalan berlubang sekali", "latitude": 1e999999, "longitude": 1}',
    "latitude not a number": b'{"text": "Jalan berlubang sekali", "latitude": NaN, "longitude": 1}',
    "integer of 5000 digits": b'{"text": "Jalan berlubang sekali", "latitude": ' + b"9" * 5_000 + b"}",
    "phone that is none": {"text": TEXT, "reporter": {"name": "A", "phone": "'; DROP TABLE people_person; --"}},
    "e-mail that is none": {"text": TEXT, "reporter": {"name": "A", "email": "a@b@c\r\nBcc: x@y.id"}},
}


@pytest.mark.parametrize("what", REFUSED)
def test_nonsense_is_refused_in_a_sentence_and_leaves_nothing(visitor: Client, what: str) -> None:
    before = everything()
    answer = post(visitor, REFUSED[what])

    assert 400 <= answer.status_code < 500, answer.content[:500]
    assert answer["Content-Type"].startswith("application/problem+json")
    assert answer.json()["title"].strip()
    assert everything() == before


def test_ten_megabytes_are_refused_before_they_are_read(visitor: Client) -> None:
    before = everything()
    answer = post(visitor, {"text": "a" * 10_000_000})

    assert answer.status_code in (400, 413, 422), answer.content[:500]
    assert everything() == before


AS_TYPED = {
    "SQL": "Robert'); DROP TABLE complaints_complaint;-- di jalan",
    "HTML": "<script>alert('x')</script><img src=x onerror=alert(1)> & jalan",
    "template": "{{ settings.SECRET_KEY }} {% load static %} %s %(x)s {0} ${7*7}",
    "right to left": "\u202eterbalik\u202c dan عربي di jalan raya",
    "zero width in words": "jal\u200ban ber\u200dlubang di mana-mana",
    "beyond the first plane": "Jalan rusak 🕳️ parah 𝕁𝕒𝕝𝕒𝕟 sekali",
    "combining": "Z̸̡̛͔͎a̷l̴g̶o̸ di jalan raya",
    "control characters": "jalan\x01\x1b[31m rusak\x7f\x85 sekali",
    "formula": '=HYPERLINK("http://x";"klik") di jalan',
}


@pytest.mark.parametrize("what", AS_TYPED)
def test_odd_words_are_kept_as_they_were_typed(visitor: Client, what: str) -> None:
    answer = post(visitor, {"text": AS_TYPED[what], "place": "<b>depan</b> '\"; --"})

    assert answer.status_code == 201, answer.content[:500]
    assert Complaint.objects.values_list("text", "place").get() == (AS_TYPED[what], "<b>depan</b> '\"; --")
    assert list(verify()) == []


def test_negative_and_extreme_coordinates_are_kept(visitor: Client) -> None:
    body = b'{"text": "Jalan berlubang di ujung bumi.", "latitude": -90, "longitude": -179.1234567891}'

    assert post(visitor, body).status_code == 201
    place = Complaint.objects.get()
    assert (str(place.latitude), str(place.longitude)) == ("-90.000000", "-179.123457")


def test_a_replayed_submission_is_one_report(visitor: Client) -> None:
    key = str(uuid4())
    first, again, changed = (post(visitor, {"text": text}, key) for text in (TEXT, TEXT, TEXT + " Tolong."))

    assert [answer.status_code for answer in (first, again, changed)] == [201, 200, 200]
    assert len({answer.json()["code"] for answer in (first, again, changed)}) == 1
    assert [bool(answer.json().get("secret_link")) for answer in (first, again, changed)] == [True, False, False]
    assert Complaint.objects.get().text == TEXT


@pytest.mark.parametrize("key", ["", "1", "not a key", "x" * 10_000, "00000000-0000-0000-0000-00000000000g"])
def test_a_forged_idempotency_key_is_said(visitor: Client, key: str) -> None:
    answer = post(visitor, {"text": TEXT}, key)

    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_forged_fields_of_the_case_are_not_taken(visitor: Client, town: Town, monday: datetime) -> None:
    forged = {"state": "closed", "version": 99, "is_public": True, "lead_unit": town.roads.pk, "code": "AAAAAAAAAA"}
    answer = post(visitor, {"text": TEXT, **forged})

    assert answer.status_code in (201, 422)
    for case in Case.objects.all():
        assert (case.state, case.version, case.is_public, case.lead_unit_id) == ("draft", 1, False, town.intake.pk)


@pytest.mark.parametrize(
    "code", ["1", "AAAAAAAAAA", "%00", "..%2f..%2fetc", "' OR 1=1 --", "x" * 3_000, "%f0%28", "\u202e"]
)
def test_cases_that_are_not_public_and_forged_codes_are_not_there(visitor: Client, code: str) -> None:
    hidden = post(visitor, {"text": TEXT, "secret": True}).json()["code"]

    for wanted in (code, hidden):
        answer = visitor.get(f"{URL}/{wanted}")
        assert answer.status_code == 404, (wanted, answer.content[:300])
        assert TEXT not in answer.content.decode()


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=99999999999999999999", "cursor=%00", "cursor=xyz", "region=%00", "limit=a"]
)
def test_forged_pages_are_refused_or_empty(visitor: Client, query: str) -> None:
    answer = visitor.get(f"{URL}?{query}")

    assert answer.status_code in (200, 400, 422), answer.content[:500]
