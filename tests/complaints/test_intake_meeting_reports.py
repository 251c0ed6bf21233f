# SPDX-License-Identifier: EUPL-1.2
"""A report that is already in: what the counter may say of it, words passed on, and one more who has the same."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from complaints.counters import HEARD, SAID, at_the_counter, enter, opened
from officers import officer, signed_in
from praja.duties.complaints.enums import ArchiveReason, Classification
from praja.duties.complaints.models import Follower
from praja.duties.complaints.operations import Filed, Report, archive_complaint, file_complaint, forward_complaint
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.notifications.models import Utterance
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import refresh_index
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY
from praja.lib.clock import frozen
from towns import Town

MORE = "Sekarang lampu di seberangnya juga mati."


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with frozen(monday):
        yield


@pytest.fixture
def desk(town: Town) -> Client:
    return at_the_counter(town)


def filed(at: datetime, **choices: Any) -> Filed:
    reporter = new_person(at=at, name="Siti Rahasia Benar", phone="081234567890")
    report = Report(text=HEARD, region="99.01.01.1001", place="Jalan Mawar 3", reporter=reporter, **choices)
    return file_complaint(report=report, channel="web", actor=NOBODY, at=at)


def published(town: Town, at: datetime) -> Case:
    return forward_complaint(
        case=filed(at).case,
        to_unit=town.lights,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=True,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


def page_of(client: Client, case: Case) -> str:
    return str(client.get(f"/aduan/masuk/{case.code}/").content.decode())


def pass_on(client: Client, case: Case, **said: Any) -> Any:
    return client.post(
        f"/aduan/masuk/{case.code}/pesan/", {"text": MORE, "channel": "counter", "key": str(uuid4()), **said}
    )


def test_the_counter_sees_of_a_report_what_its_code_tells(desk: Client, monday: datetime, town: Town) -> None:
    case = filed(monday).case
    page = page_of(desk, case)

    assert f"Received by {town.intake.name}" in page
    assert "Thursday, 15 January 2026" in page
    assert not any(words in page for words in (HEARD, "Siti", "Jalan Mawar", case.subject))


def test_what_somebody_says_joins_the_conversation_as_heard_at_the_counter(desk: Client, monday: datetime) -> None:
    case = filed(monday).case
    answer = pass_on(desk, case)
    said = Utterance.objects.get()
    page = desk.get(answer["Location"]).content.decode()

    assert (said.case, said.text, said.channel, said.direction) == (case, MORE, "counter", "in")
    assert WorkItem.objects.filter(case_id=case.pk, kind="complaints.message", closed_at=None).count() == 1
    assert ("It was passed on" in page, MORE in page) == (True, False)


def test_words_sent_twice_are_said_once(desk: Client, monday: datetime) -> None:
    case, key = filed(monday).case, str(uuid4())
    for _ in range(2):
        pass_on(desk, case, key=key, channel="phone")

    assert list(Utterance.objects.values_list("channel", flat=True)) == ["phone"]


@pytest.mark.parametrize(
    ("said", "field"), [({"text": "  "}, "text"), ({"text": "x" * 20_000}, "text"), ({"channel": "web"}, "channel")]
)
def test_words_that_cannot_be_passed_on_are_kept_in_the_form(
    said: dict[str, str], field: str, desk: Client, monday: datetime
) -> None:
    answer = pass_on(desk, filed(monday).case, **said)

    assert (answer.status_code, list(answer.context["words"].errors)) == (422, [field])
    assert Utterance.objects.count() == 0


def test_nothing_is_passed_on_to_a_report_that_is_over(desk: Client, town: Town, monday: datetime) -> None:
    case = filed(monday).case
    archive_complaint(
        case=case,
        reason=ArchiveReason.TOO_GENERAL,
        note="Tidak disebutkan tempatnya sama sekali.",
        actor=town.coordinator,
        at=monday,
        seen_version=1,
    )
    page = page_of(desk, case)

    assert ("/pesan/" in page, pass_on(desk, case).status_code, Utterance.objects.count()) == (False, 422, 0)


@pytest.mark.parametrize("role", [Role.HEAD, Role.AUDITOR, Role.INSPECTOR])
def test_others_pass_nothing_on(role: Role, town: Town, monday: datetime) -> None:
    client = signed_in(officer("Orang Lain", role, town.root))
    case = filed(monday).case
    before = LedgerEvent.objects.count()

    assert (pass_on(client, case).status_code, LedgerEvent.objects.count()) == (403, before)


def test_a_report_like_a_published_one_is_noticed_before_it_is_sent(desk: Client, town: Town, monday: datetime) -> None:
    case, hidden = published(town, monday - timedelta(hours=1)), filed(monday - timedelta(hours=1)).case
    deliver_due(at=monday)
    refresh_index(at=monday)
    page = enter(desk, step="check").content.decode()

    assert f"/aduan/masuk/{case.code}/satu-lagi/" in page
    assert hidden.code not in page


def test_one_more_who_has_the_same_is_counted_there_and_told(desk: Client, town: Town, monday: datetime) -> None:
    case = published(town, monday)
    form = opened(enter(desk, step="check").content.decode())
    address = f"/aduan/masuk/{case.code}/satu-lagi/"
    answers = [desk.post(address, {**SAID, **form}) for _ in range(2)]
    follower = Follower.objects.get()

    assert [answer["Location"] for answer in answers] == [f"/aduan/masuk/{case.code}/"] * 2
    assert (follower.complaint_id, follower.person and follower.person.name) == (case.pk, SAID["name"])
    assert Case.objects.count() == 1


def test_of_somebody_without_a_name_only_the_contact_is_kept(desk: Client, town: Town, monday: datetime) -> None:
    case = published(town, monday)
    desk.post(f"/aduan/masuk/{case.code}/satu-lagi/", {**SAID, "identity": "anonymous", "key": str(uuid4())})
    person = Follower.objects.get().person

    assert person is not None
    assert (person.name, bool(person.phone)) == ("", True)


def test_nobody_is_counted_with_a_report_that_is_not_published(desk: Client, monday: datetime) -> None:
    case = filed(monday).case
    persons = Person.objects.count()
    answer = desk.post(f"/aduan/masuk/{case.code}/satu-lagi/", {**SAID, "key": str(uuid4())})

    assert (answer.status_code, Follower.objects.count(), Person.objects.count()) == (404, 0, persons)


def test_the_page_after_taking_in_says_the_code_letter_by_letter(desk: Client) -> None:
    page = desk.get(enter(desk)["Location"]).content.decode()
    code = Case.objects.get().code

    assert " ".join(code) in page
    assert re.search(r'name="kertas" value="80mm"', page)
    assert "/pesan/" not in page
