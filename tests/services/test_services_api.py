# SPDX-License-Identifier: EUPL-1.2
"""Applications over the API, from the catalogue to taking one back."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from officers import officer
from praja.duties.services.models import Application, ApplicationFile
from praja.duties.services.operations.checking import ask_completion
from praja.kernel.ledger.verification import verify
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.kernel.people.operations import issue_token
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen
from residents import browser, photo
from services.making import (
    HOUSE,
    KTP,
    MELATI,
    PURPOSE,
    REFERRED,
    Made,
    asking,
    head_of_neighbourhood,
    officer_of,
    published_standard,
    said,
    simple_standard,
)
from towns import FOUNDER, Town

URL = "/api/v1/applications"
NIK = "9901015501900001"
BODY: dict[str, Any] = {
    "service": "surat-domisili",
    "unit": "4.1",
    "answers": {"keperluan": "Membuka rekening"},
    "applicant": {"name": "Siti Aminah", "phone": "0812 3456 7890"},
}


def post(body: Any, url: str = URL, **headers: str) -> Any:
    return browser().post(url, body, "application/json", headers=headers)


def with_papers(town: Town, at: datetime) -> Made:
    content = said(questions=asking(PURPOSE, at), requirements=(KTP, HOUSE))
    return published_standard(town, at, content=content)


def send(upload: Any) -> Any:
    return browser().post(f"{URL}/files", {"file": upload})


@pytest.fixture
def letter(town: Town, monday: datetime) -> Made:
    return simple_standard(town, monday - timedelta(days=1))


def test_the_catalogue_tells_services_offices_and_the_standard_with_its_form(letter: Made) -> None:
    listed = browser().get("/api/v1/services").json()["items"]
    one = browser().get("/api/v1/services/surat-domisili").json()
    version = browser().get("/api/v1/services/surat-domisili/standards/1").json()

    promised = {"value": 3, "unit": "working_days"}
    assert [(row["code"], row["version"], row["time"], row["fee"]["kind"]) for row in listed] == [
        ("surat-domisili", 1, promised, "free")
    ]
    assert one["offices"] == [{"code": "4.1", "name": "Kelurahan Melati"}]
    assert (one["standard"]["path"], list(one["standard"]["form"]["properties"])) == (["check"], ["keperluan"])
    assert len(one["standard"]["components"]) == 14
    assert version == one["standard"]
    gone = [browser().get(f"/api/v1/services/{path}").status_code for path in ("tak-ada", "surat-domisili/standards/2")]
    assert gone == [404, 404]


def test_anybody_applies_and_gets_code_secret_date_and_receipt(letter: Made, monday: datetime) -> None:
    with frozen(monday):
        answer = post(BODY)
    told = answer.json()
    application = Application.objects.get()

    assert (answer.status_code, told["due_on"]) == (201, "2026-01-08")
    assert told["receipt"]["code"] == told["code"]
    assert told["secret_link"].endswith(f"/{told['secret']}/")
    assert application.said() == BODY["answers"]
    assert application.case.channel == "api"
    assert not list(verify())


def test_the_same_key_again_tells_the_code_and_no_secret(letter: Made) -> None:
    key = str(uuid4())
    first, again = post(BODY, idempotency_key=key), post({**BODY, "purpose": "Lain sama sekali"}, idempotency_key=key)

    assert (first.status_code, again.status_code, Application.objects.count()) == (201, 200, 1)
    assert again.json()["code"] == first.json()["code"]
    assert [again.json()[name] for name in ("secret", "secret_link", "receipt")] == [None, None, None]


@pytest.mark.parametrize("nik", ["", NIK])
def test_applying_takes_at_most_sixteen_statements_whoever_applies(
    town: Town, monday: datetime, nik: str, django_assert_max_num_queries: Any
) -> None:
    simple_standard(town, monday - timedelta(days=1), path=REFERRED)
    head_of_neighbourhood(monday)
    person = {"name": "Siti Aminah", "nik": nik, "phone": "0812 3456 7890"}
    body = {**BODY, "applicant": person, "neighbourhood": {"region": MELATI, "rw": "2", "rt": "RT 05"}}
    with frozen(monday):
        post({**body, "applicant": {"name": "Budi"}})
        for _again in range(2):
            with django_assert_max_num_queries(16):
                answer = post(body, idempotency_key=str(uuid4()))
            assert answer.status_code == 201, answer.content
    assert Person.objects.filter(name="Siti Aminah").count() == (1 if nik else 2)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"service": "tak-ada"}, ""),
        ({"unit": "2"}, "unit"),
        ({"unit": "9.9"}, "unit"),
        ({"answers": {}}, "keperluan"),
        ({"answers": {"keperluan": "x", "lain": 1}}, "lain"),
        ({"answers": {"keperluan": {"$ne": None}}}, "keperluan"),
        ({"answers": {"keperluan": "a\x00b"}}, "answers"),
        ({"answers": {"keperluan": "x" * 70_000}}, "answers"),
        ({"answers": ["keperluan"]}, "answers"),
        ({"applicant": {}}, "name"),
        ({"applicant": {"name": "A", "nik": "12"}}, "nik"),
        ({"applicant": {"name": "A", "phone": "abc"}}, "phone"),
        ({"applicant": {"name": "a\x00"}}, "applicant.name"),
        ({"filed_for": "proxy"}, "filer_name"),
        ({"filed_for": "proxy", "filer": {"name": "Budi"}}, "mandate"),
        ({"filed_for": "anybody"}, "filed_for"),
        ({"files": [{"question": "ktp", "reference": "forged"}]}, "files"),
    ],
)
def test_what_cannot_be_accepted_names_its_field(letter: Made, change: dict[str, Any], field: str) -> None:
    answer = post({**BODY, **change})

    assert answer.status_code in (404, 422), answer.content
    assert (answer["Content-Type"], answer.json().get("field", "")) == ("application/problem+json", field)
    assert not Case.objects.filter(procedure="services.application").exists()


@pytest.mark.parametrize(
    "raw", [b'{"service": "surat-domisili"', b"[]", b'{"answers": ' + b"[" * 50_000 + b"]" * 50_000 + b"}"]
)
def test_a_body_that_is_no_application_is_a_problem_and_not_a_crash(letter: Made, raw: bytes) -> None:
    assert browser().post(URL, raw, "application/json").status_code in (400, 422)


def test_an_unreadable_letter_in_the_answers_is_said(letter: Made) -> None:
    raw = json.dumps(BODY).replace("Membuka rekening", "\\ud800").encode()

    assert browser().post(URL, raw, "application/json").status_code in (400, 422)


def test_papers_are_sent_first_and_named_by_reference(town: Town, monday: datetime) -> None:
    with_papers(town, monday - timedelta(days=1))
    sent = send(photo("ktp.jpg"))
    named = {"question": "ktp", "reference": sent.json()["reference"], "title": "KTP saya"}
    filed = post({**BODY, "files": [named]})
    missing, stray = post(BODY), post({**BODY, "files": [named, {**named, "question": "keperluan"}]})

    assert (sent.status_code, sent.json()["media_type"], filed.status_code) == (201, "image/jpeg", 201)
    assert [(row.requirement, row.title) for row in ApplicationFile.objects.all()] == [("ktp", "KTP saya")]
    assert [(one.status_code, one.json()["code"]) for one in (missing, stray)] == [
        (422, "answers_incomplete"),
        (422, "no_file_question"),
    ]
    assert missing.json()["errors"][0]["field"] == "ktp"


def test_whoever_has_code_and_secret_reads_completes_and_takes_back(town: Town, monday: datetime) -> None:
    with_papers(town, monday - timedelta(days=1))
    named = {"question": "ktp", "reference": send(photo("ktp.jpg")).json()["reference"]}
    told = post({**BODY, "files": [named]}).json()
    url, secret = f"{URL}/{told['code']}", {"application_secret": told["secret"]}
    case = Case.objects.get(code=told["code"])
    ask_completion(
        case=case, items=["keperluan"], notes={"keperluan": "Untuk bank mana?"}, actor=officer_of(town.kelurahan, monday),
        at=monday, seen_version=None,
    )  # fmt: skip
    asked = browser().get(url, headers=secret).json()
    empty = post({"answers": {}, "version": asked["version"]}, f"{url}/completion", **secret)
    done = post({"answers": {"keperluan": "Rekening BRI"}, "version": asked["version"]}, f"{url}/completion", **secret)
    stale = post({"version": asked["version"]}, f"{url}/withdrawal", **secret)
    ended = post({}, f"{url}/withdrawal", **secret)
    again = post({}, f"{url}/withdrawal", **secret)

    assert (asked["state"], asked["asked"]["items"]) == ("incomplete", ["keperluan"])
    assert "Untuk bank mana?" in asked["asked"]["text"]
    assert (done.status_code, done.json()["state"], stale.status_code) == (200, "check", 409)
    assert (ended.json()["state"], again.status_code) == ("withdrawn", 409)
    assert (empty.status_code, empty.json()["field"]) == (422, "keperluan")
    assert not list(verify())


def test_without_the_secret_nothing_is_told(letter: Made) -> None:
    told = post(BODY).json()
    url = f"{URL}/{told['code']}"
    wrong = [browser().get(url), browser().get(url, headers={"application_secret": "x" * 27})]
    absent = browser().get(f"{URL}/2222222222", headers={"application_secret": told["secret"]})
    acts = [post({}, f"{url}/{act}", application_secret="x") for act in ("completion", "withdrawal")]

    assert {(one.status_code, one.content) for one in [*wrong, *acts]} == {(404, absent.content)}
    assert Case.objects.get(code=told["code"]).state == "check"


def test_without_a_token_no_more_than_a_day_allows_and_with_one_as_many_as_needed(
    town: Town, letter: Made, monday: datetime, settings: Any
) -> None:
    settings.PRAJA_APPLICATIONS_PER_DAY = 2
    account = officer("Sistem Mitra", Role.OFFICER, town.root)
    given = {"name": "Mitra", "scopes": ("services:write",), "expires_at": monday + timedelta(days=1)}
    with frozen(monday):
        _token, secret = issue_token(account=account, actor=FOUNDER, at=monday, **given)
        bare = [post(BODY).status_code for _time in range(3)]
        trusted = post(BODY, authorization=f"Bearer {secret}").status_code

    assert (bare, trusted) == ([201, 201, 429], 201)
