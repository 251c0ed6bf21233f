# SPDX-License-Identifier: EUPL-1.2
"""Complaints over the API."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from praja.duties.complaints.models import Complaint
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen
from residents import ANSWER, TEXT, answered, browser, filed, open_link
from towns import Town

BODY = {"text": TEXT, "region": "99.01.01.1001", "place": "Jalan Mawar 3", "latitude": 1.5, "longitude": 124.9}


def post(body: Any, **headers: str) -> Any:
    return browser().post("/api/v1/complaints", body, "application/json", headers=headers)


def test_anybody_files_and_gets_code_link_date_and_receipt(town: Town, monday: datetime) -> None:
    with frozen(monday):
        answer = post(BODY)
    told = answer.json()
    secret = told["secret_link"].rstrip("/").rsplit("/", 1)[1]
    page = browser().get(f"/lacak/{told['code']}/{secret}/", follow=True)

    assert (answer.status_code, told["due_on"], told["due_at"]) == (201, "2026-01-08", "2026-01-08T17:00:00Z")
    assert told["receipt"]["code"] == told["code"]
    assert TEXT in page.content.decode()


def test_the_same_key_again_tells_the_code_and_no_secret(town: Town) -> None:
    key = str(uuid4())
    first, again = post(BODY, idempotency_key=key), post({**BODY, "text": "Lain sama sekali."}, idempotency_key=key)

    assert (first.status_code, again.status_code, Case.objects.count()) == (201, 200, 1)
    assert again.json()["code"] == first.json()["code"]
    assert (again.json()["secret_link"], again.json()["receipt"]) == (None, None)


def test_anonymous_secret_and_reporter_are_kept(town: Town) -> None:
    post({**BODY, "anonymous": True, "secret": True, "reporter": {"name": "Budi", "phone": "0812 3456 7890"}})
    complaint = Complaint.objects.select_related("reporter").get()

    assert (complaint.anonymous, complaint.secret, complaint.reporter.name) == (True, True, "Budi")  # type: ignore[union-attr]


def test_filing_takes_at_most_twelve_statements(town: Town, django_assert_max_num_queries: Any) -> None:
    post(BODY)
    with django_assert_max_num_queries(12):
        post({**BODY, "reporter": {"name": "Budi"}}, idempotency_key=str(uuid4()))


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": "Mati"}, "text"),
        ({"text": "x" * 9_000}, "text"),
        ({"text": TEXT, "region": "11"}, "region"),
        ({"text": TEXT, "kind": "bribe"}, "kind"),
        ({"text": TEXT, "latitude": 91}, "latitude"),
        ({"text": TEXT, "latitude": "NaN"}, "latitude"),
        ({"text": f"{TEXT}\x00"}, "text"),
        ({"text": TEXT, "place": "x" * 201}, "place"),
        ({"text": TEXT, "reporter": {"phone": "abc"}}, "phone"),
        ({"text": TEXT, "reporter": {"email": "abc"}}, "email"),
        ({}, "text"),
    ],
)
def test_what_cannot_be_accepted_names_its_field(town: Town, body: Any, field: str) -> None:
    answer = post(body)

    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["field"] == field
    assert (Case.objects.count(), Person.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("raw", "status"),
    [(b"\xff\xfe{", 400), (b"{", 400), (b"[]", 422), (b'{"text": "\\ud800 lampu mati sejak kemarin"}', 422)],
)
def test_a_body_that_is_no_json_is_a_problem_and_not_a_crash(town: Town, raw: bytes, status: int) -> None:
    answer = browser().post("/api/v1/complaints", raw, "application/json")

    assert (answer.status_code, Case.objects.count()) == (status, 0)


def test_a_key_that_is_no_uuid_is_refused(town: Town) -> None:
    assert post(BODY, idempotency_key="1").status_code == 422


def test_one_published_report_comes_with_its_answers(town: Town, monday: datetime) -> None:
    case = answered(town, filed(monday), monday)
    one = browser().get(f"/api/v1/complaints/{case.code.lower()}").json()

    assert (one["text"], one["state"], one["unit"]) == (TEXT, "answered", "Dinas Pekerjaan Umum")
    assert [row["text"] for row in one["answers"]] == [ANSWER]


def test_an_unpublished_report_looks_like_none(town: Town, monday: datetime) -> None:
    mine = filed(monday)
    hidden, absent = (browser().get(f"/api/v1/complaints/{code}") for code in (mine.case.code, "2222222222"))

    assert (hidden.status_code, hidden.json()) == (404, absent.json())
    assert open_link(browser(), mine).status_code == 200
