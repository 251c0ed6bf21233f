# SPDX-License-Identifier: EUPL-1.2
"""Complaints over the API."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from officers import officer
from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.operations import AnswerWords, approve_draft, submit_draft
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.kernel.people.operations import issue_token
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen
from residents import ANSWER, TEXT, answered, browser, filed, forwarded, open_link
from towns import FOUNDER, Town
from towns import answered as publish

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
    assert one["state_label"] == "Answered, open for a reply"
    assert [row["text"] for row in one["answers"]] == [ANSWER]


def read(case: Case) -> Any:
    return browser().get(f"/api/v1/complaints/{case.code}").json()


def test_a_promise_is_told_with_its_day_until_it_is_kept(town: Town, monday: datetime) -> None:
    case = forwarded(town, filed(monday), monday)
    team = {"liaison": town.roads_liaison, "head": town.roads_head, "at": monday}
    day = date(2026, 1, 12)
    case = publish(case, **team, text="Tiang baru dipasang.", kind=AnswerKind.SCHEDULED, promised_for=day)
    promised = read(case)
    case = publish(case, **team, text=ANSWER)
    kept = read(case)

    assert (promised["state"], promised["promised_for"]) == ("promised", "2026-01-12")
    told = {name: promised["answers"][0][name] for name in ("kind", "promised_for", "promised_by", "where_to")}
    assert told == {
        "kind": "scheduled",
        "promised_for": "2026-01-12",
        "promised_by": "Bidang Bina Marga",
        "where_to": "",
    }
    assert (kept["state"], kept["promised_for"], len(kept["answers"])) == ("answered", None, 2)


def test_a_refusal_tells_where_to_turn(town: Town, monday: datetime) -> None:
    case = forwarded(town, filed(monday), monday)
    team = {"liaison": town.roads_liaison, "head": town.roads_head, "at": monday}
    case = publish(case, **team, text="Bukan jalan kota.", kind=AnswerKind.REFUSED)

    assert [(row["kind"], row["where_to"]) for row in read(case)["answers"]] == [("refused", "Ombudsman")]


def test_who_in_the_office_has_it_in_hand_is_not_told(town: Town, monday: datetime) -> None:
    case = forwarded(town, filed(monday), monday)
    words = AnswerWords(kind=AnswerKind.EXPLAINED, text="Kata-kata yang belum disetujui.")
    case = submit_draft(case=case, words=words, actor=town.roads_liaison, at=monday, seen_version=None)
    waiting = browser().get(f"/api/v1/complaints/{case.code}")
    case = approve_draft(case=case, actor=town.roads_head, at=monday, seen_version=None)

    assert [waiting.json()["state"], read(case)["state"]] == ["in_progress", "in_progress"]
    assert "belum disetujui" not in waiting.content.decode()


def test_a_report_without_a_token_is_looked_at_first_and_one_with_a_token_is_not(town: Town, monday: datetime) -> None:
    account = officer("Sistem Mitra", Role.OFFICER, town.root)
    with frozen(monday):
        bare = post(BODY).json()
        _token, secret = issue_token(
            account=account,
            name="Aplikasi mitra",
            scopes=("complaints:write",),
            expires_at=monday + timedelta(days=1),
            actor=FOUNDER,
            at=monday,
        )
        trusted = post(BODY, authorization=f"Bearer {secret}").json()
    states = dict(Case.objects.values_list("code", "state"))
    channels = set(Case.objects.values_list("channel", flat=True))

    assert (states[bare["code"]], states[trusted["code"]]) == ("draft", "received")
    assert bare["due_on"] == trusted["due_on"]
    assert channels == {"api"}


def test_an_unpublished_report_looks_like_none(town: Town, monday: datetime) -> None:
    mine = filed(monday)
    hidden, absent = (browser().get(f"/api/v1/complaints/{code}") for code in (mine.case.code, "2222222222"))

    assert (hidden.status_code, hidden.json()) == (404, absent.json())
    assert open_link(browser(), mine).status_code == 200
