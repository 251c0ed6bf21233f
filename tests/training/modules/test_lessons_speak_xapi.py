# SPDX-License-Identifier: EUPL-1.2
"""What lessons of cmi5 call, over HTTP as a lesson does: token, statements, states, profiles; each refused where it must be."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import pytest
from django.test import Client

from officers import signed_in
from praja.duties.training.domain.modules.cmi5 import CATEGORY, SESSION_ID, Verb
from praja.duties.training.domain.modules.statements import VOIDED
from praja.duties.training.models import Credit, Enrolment, Launch, Module, Statement
from praja.kernel.people.models import Account
from praja.lib import clock
from training.conftest import College
from training.modules.schooled import AT, begun, packaged_module

pytestmark = pytest.mark.django_db

HEADERS = {"x-experience-api-version": "1.0.3"}


@dataclass
class Lesson:
    """A lesson that was opened, with what it was given in its address."""

    given: dict[str, str]
    token: str = ""
    client: Client = field(default_factory=Client)

    def fetch(self) -> dict[str, str]:
        with clock.frozen(AT):
            answer = self.client.post(urlsplit(self.given["fetch"]).path)
        found: dict[str, str] = answer.json()
        self.token = found.get("auth-token", self.token)
        return found

    def call(self, method: str, resource: str, body: Any = None, **asked: str) -> Any:
        headers = {**HEADERS, "authorization": f"Basic {self.token}"}
        path = f"/diklat/xapi/{resource}" + (f"?{urlencode(asked)}" if asked else "")
        data = body if isinstance(body, bytes) else json.dumps(body)
        with clock.frozen(AT):
            return self.client.generic(method, path, data, content_type="application/json", headers=headers)

    @property
    def about(self) -> dict[str, str]:
        names = {"activityId": "activityId", "agent": "actor", "registration": "registration"}
        return {asked: self.given[name] for asked, name in names.items()}

    def said(self, verb: str, result: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
        launch = Launch.objects.order_by("-pk").first()
        assert launch is not None
        context = {
            "registration": self.given["registration"],
            "contextActivities": {"category": [{"id": CATEGORY}]},
            "extensions": {SESSION_ID: str(launch.session)},
        }
        made = {
            "id": str(uuid4()),
            "actor": json.loads(self.given["actor"]),
            "verb": {"id": verb},
            "object": {"id": self.given["activityId"]},
            "context": context,
        }
        return {**made, **({"result": result} if result else {}), **changes}

    def say(self, verb: str, result: dict[str, Any] | None = None, **changes: Any) -> int:
        statement = self.said(verb, result, **changes)
        return int(self.call("PUT", "statements", statement, statementId=statement["id"]).status_code)


Open = Callable[..., Lesson]


@pytest.fixture
def opened(college: College, tmp_path: Path) -> Open:
    """Opens a lesson of a package of cmi5 through its pages."""
    made: list[Module] = []

    def open_one(place: int = 1, account: Account | None = None) -> Lesson:
        made or made.append(packaged_module(college, tmp_path, "arsip"))
        learner = account or college.staff.worker
        begun(college, made[0], learner)
        client = signed_in(learner)
        with clock.frozen(AT):
            page = client.post(f"/diklat/modul/{made[0].code}/buka/{place}/", follow=True)
        address = page.content.decode().partition('data-src="')[2].partition('"')[0].replace("&amp;", "&")
        return Lesson(
            {name: values[0] for name, values in parse_qs(urlsplit(address).query).items() if name != "bagian"}
        )

    return open_one


def test_the_secret_is_swapped_once_for_a_token(opened: Open) -> None:
    lesson = opened()

    assert "auth-token" in lesson.fetch()
    assert lesson.fetch()["error-code"] == "1"
    assert Lesson({**lesson.given, "fetch": "/diklat/xapi/ambil/xxxx/"}).fetch()["error-code"] == "2"


def test_the_lesson_is_given_no_personal_data(opened: Open) -> None:
    lesson = opened()
    row = Enrolment.objects.get()

    actor = json.loads(lesson.given["actor"])
    assert (set(actor), actor["account"]["name"]) == ({"objectType", "account"}, str(row.account))
    assert lesson.given["registration"] == str(row.registration)


def test_nothing_is_told_without_token_or_version(opened: Open) -> None:
    lesson = opened()
    assert lesson.call("GET", "statements").status_code == 401
    lesson.fetch()
    with clock.frozen(AT):
        assert lesson.client.get("/diklat/xapi/statements").status_code == 400
    assert lesson.call("GET", "statements").status_code == 200
    packed = b64encode(f":{lesson.token}".encode()).decode()
    assert Lesson(lesson.given, token=packed).call("GET", "statements").status_code == 200


def test_what_a_lesson_must_say_in_its_order(opened: Open) -> None:
    lesson = opened(2)
    lesson.fetch()
    done = {"completion": True, "duration": "PT9S"}
    passed = {"success": True, "score": {"scaled": 0.8}, "duration": "PT9S"}

    assert lesson.say(Verb.COMPLETED, done) == 403
    assert lesson.say(Verb.INITIALIZED) == 204
    assert lesson.say(Verb.COMPLETED, done) == 204
    assert lesson.say(Verb.PASSED, {**passed, "score": {"scaled": 0.5}}) == 400
    assert lesson.say(Verb.PASSED, passed) == 204
    assert lesson.say(Verb.PASSED, passed) == 403
    assert lesson.say(Verb.TERMINATED, {"duration": "PT10S"}) == 204
    assert lesson.say("urn:own") == 403
    assert Enrolment.objects.get().finished_at is None


def test_all_lessons_done_satisfy_the_course_and_book_once(opened: Open) -> None:
    for place in (1, 2):
        lesson = opened(place)
        lesson.fetch()
        lesson.say(Verb.INITIALIZED)
        lesson.say(Verb.COMPLETED, {"completion": True, "duration": "PT9S"})
        lesson.say(Verb.PASSED, {"success": True, "score": {"scaled": 1}, "duration": "PT9S"})
        lesson.say(Verb.TERMINATED, {"duration": "PT10S"})

    satisfied = Statement.objects.filter(verb=Verb.SATISFIED).values_list("activity", flat=True)
    row = Enrolment.objects.get()
    assert (list(satisfied), row.best, row.credit) == (
        ["https://contoh.invalid/diklat/arsip"],
        100,
        Credit.objects.get(),
    )


def test_one_that_opens_a_lesson_again_breaks_off_the_session_before(opened: Open) -> None:
    first = opened()
    first.fetch()
    first.say(Verb.INITIALIZED)

    opened()

    assert Statement.objects.filter(verb=Verb.ABANDONED).count() == 1
    assert first.say("urn:own") == 403


def test_the_same_statement_again_changes_nothing_and_another_of_its_id_is_refused(opened: Open) -> None:
    lesson = opened()
    lesson.fetch()
    said = lesson.said(Verb.INITIALIZED)

    answers = [lesson.call("PUT", "statements", said, statementId=said["id"]).status_code for _ in range(2)]
    other = {**said, "verb": {"id": "urn:own"}}
    answers.append(lesson.call("PUT", "statements", other, statementId=said["id"]).status_code)

    assert answers == [204, 204, 409]
    assert Statement.objects.filter(uuid=said["id"]).count() == 1


def test_several_are_taken_all_or_none(opened: Open) -> None:
    lesson = opened()
    lesson.fetch()
    first, own = lesson.said(Verb.INITIALIZED), lesson.said("urn:own")
    own["context"].pop("contextActivities")

    assert lesson.call("POST", "statements", [first, {**own, "actor": {}}]).status_code == 400
    assert Statement.objects.filter(uuid=first["id"]).count() == 0
    answer = lesson.call("POST", "statements", [first, own])
    assert (answer.status_code, answer.json()) == (200, [first["id"], own["id"]])


def test_statements_are_found_again_and_a_voided_one_only_by_its_name(opened: Open) -> None:
    lesson = opened()
    lesson.fetch()
    own = lesson.said("urn:own")
    own["context"].pop("contextActivities")
    lesson.say(Verb.INITIALIZED)
    lesson.call("POST", "statements", own)
    void = lesson.said(VOIDED, object={"objectType": "StatementRef", "id": own["id"]})
    void["context"].pop("contextActivities")
    assert lesson.call("POST", "statements", void).status_code == 200

    assert lesson.call("GET", "statements", statementId=own["id"]).status_code == 404
    assert lesson.call("GET", "statements", voidedStatementId=own["id"]).json()["verb"] == {"id": "urn:own"}
    page = lesson.call("GET", "statements", limit="2", ascending="true").json()
    rest = lesson.call(
        "GET", urlsplit(page["more"]).path.removeprefix("/diklat/xapi/") + "?" + urlsplit(page["more"]).query
    )
    verbs = [one["verb"]["id"] for one in (*page["statements"], *rest.json()["statements"])]
    assert verbs == [Verb.LAUNCHED, Verb.INITIALIZED, VOIDED]
    assert lesson.call("GET", "statements", verb="urn:own").json()["statements"] == []


def test_nobody_reads_or_says_anything_of_somebody_else(college: College, opened: Open) -> None:
    mine, theirs = opened(), opened(1, college.staff.colleague)
    for one in (mine, theirs):
        one.fetch()
    said = theirs.said(Verb.INITIALIZED)
    theirs.call("PUT", "statements", said, statementId=said["id"])

    assert mine.call("GET", "statements", statementId=said["id"]).status_code == 404
    assert mine.call("GET", "statements", agent=theirs.given["actor"]).json()["statements"] == []
    assert mine.call("PUT", "activities/state", {}, **theirs.about, stateId="x").status_code == 403
    assert mine.say(Verb.INITIALIZED, actor=json.loads(theirs.given["actor"])) == 403
    with clock.frozen(AT):
        code = Module.objects.get().code
        told = signed_in(college.staff.worker).get(f"/diklat/modul/{code}/pernyataan.jsonl").content.decode()
        assert signed_in(college.keeper).get(f"/diklat/modul/{code}/pernyataan.jsonl").status_code == 404
    assert theirs.given["registration"] not in told
    assert mine.given["registration"] in told


def test_states_are_kept_merged_marked_and_dropped(opened: Open) -> None:
    lesson = opened()
    lesson.fetch()
    place = {**lesson.about, "stateId": "place"}

    assert lesson.call("GET", "activities/state", **place).status_code == 404
    assert lesson.call("PUT", "activities/state", {"page": 1}, **place).status_code == 204
    assert lesson.call("POST", "activities/state", {"seen": 2}, **place).status_code == 204
    found = lesson.call("GET", "activities/state", **place)
    assert (found.json(), found["ETag"][0]) == ({"page": 1, "seen": 2}, '"')
    assert lesson.call("GET", "activities/state", **lesson.about).json() == ["LMS.LaunchData", "place"]
    assert lesson.call("DELETE", "activities/state", **place).status_code == 204
    assert lesson.call("GET", "activities/state", **lesson.about).json() == ["LMS.LaunchData"]


def test_how_it_was_launched_is_told_and_never_overwritten(opened: Open) -> None:
    lesson = opened(2)
    lesson.fetch()
    place = {**lesson.about, "stateId": "LMS.LaunchData"}

    told = lesson.call("GET", "activities/state", **place).json()

    assert (told["moveOn"], told["masteryScore"], told["launchParameters"]) == ("CompletedAndPassed", 0.8, "bagian 2")
    assert lesson.call("PUT", "activities/state", {}, **place).status_code == 403


def test_a_profile_that_is_there_is_replaced_only_by_who_saw_it(opened: Open) -> None:
    lesson = opened()
    lesson.fetch()
    place = {"agent": lesson.given["actor"], "profileId": "cmi5LearnerPreferences"}
    put = "agents/profile"

    assert lesson.call("PUT", put, {"a": 1}, **place).status_code == 204
    assert lesson.call("PUT", put, {"a": 2}, **place).status_code == 409
    headers = {**HEADERS, "authorization": f"Basic {lesson.token}"}
    path = f"/diklat/xapi/{put}?{urlencode(place)}"
    with clock.frozen(AT):
        mark = lesson.call("GET", put, **place)["ETag"]
        for match, status in (('"other"', 412), (mark, 204)):
            answer = lesson.client.generic(
                "PUT", path, "{}", "application/json", headers={**headers, "if-match": match}
            )
            assert answer.status_code == status


def test_any_origin_may_ask_but_none_with_cookies(opened: Open) -> None:
    answer = opened().client.options("/diklat/xapi/statements", headers={"origin": "null"})

    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    assert "Authorization" in answer["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert Client().get("/diklat/xapi/about").json()["version"][0] == "1.0.0"
