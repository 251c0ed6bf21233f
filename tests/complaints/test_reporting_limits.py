# SPDX-License-Identifier: EUPL-1.2
"""Against floods: a small proof of work, and limits by device and person. Nobody is refused, and no address is counted."""

import base64
import json
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from altcha.v1 import solve_challenge
from django.test import Client

from praja.duties.complaints.enums import Held
from praja.duties.complaints.models import Complaint
from praja.kernel.work.models import WorkItem
from praja.lib.clock import frozen
from praja.lib.web.proof_of_work import LASTS, MOST, is_proven, new_challenge
from residents import TEXT, browser, start, submit
from towns import Town


def held() -> list[str]:
    """Why each report is held, in the order of sending."""
    return list(Complaint.objects.order_by("pk").values_list("held", flat=True))


def solved(challenge: str) -> dict[str, Any]:
    task = json.loads(challenge)
    found = solve_challenge(task["challenge"], task["salt"], task["algorithm"], max_number=task["maxnumber"])
    assert found is not None
    return {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")} | {"number": found.number}


def packed(said: object) -> str:
    return base64.b64encode(json.dumps(said).encode()).decode()


def test_a_report_with_its_proof_goes_straight_to_the_coordinator(town: Town) -> None:
    submit(browser())

    assert held() == [Held.NO]
    assert [item.kind for item in WorkItem.objects.filter(closed_at=None)] == ["complaints.verify"]


@pytest.mark.parametrize("proof", ["", "x", "bm9uZQ==", packed([]), packed({"number": 3}), "e" * 900])
def test_without_a_proof_that_holds_it_is_looked_at_first_and_not_refused(town: Town, proof: str) -> None:
    sent = submit(browser(), proof=proof)

    assert (sent.status_code, Complaint.objects.get().text) == (302, TEXT)
    assert held() == [Held.UNPROVEN]
    assert [item.kind for item in WorkItem.objects.filter(closed_at=None)] == ["complaints.screen"]


def test_a_proof_is_worth_nothing_for_another_report(town: Town) -> None:
    client = browser()
    first = start(client)
    submit(client, begun=first)
    submit(client, proof=first.proof)

    assert held() == [Held.NO, Held.UNPROVEN]


def test_a_proof_given_twice_for_one_submission_is_one_report(town: Town) -> None:
    client = browser()
    begun = start(client)
    submit(client, begun=begun)
    submit(client, begun=begun)

    assert held() == [Held.NO]


def test_a_proof_of_an_early_step_counts_at_the_end(town: Town) -> None:
    client = browser()
    begun = start(client)
    page = submit(client, "check", begun=begun).content.decode()
    draft = page.split('name="draft" value="', 1)[1].split('"', 1)[0]
    client.post("/aduan/lapor/", {"key": begun.key, "draft": draft, "proof": "", "step": "send"})

    assert "data-challenge" not in page, "what is proven is not asked again"
    assert held() == [Held.NO]


def test_what_speaks_altcha_speaks_with_us(monday: datetime) -> None:
    key = uuid4()
    said = solved(new_challenge(key, monday))

    assert set(said) == {"algorithm", "challenge", "salt", "signature", "number"}
    assert is_proven(packed(said | {"took": 812}), key, monday)
    assert not is_proven(packed(said), uuid4(), monday)
    assert not is_proven(packed(said), key, monday + LASTS)


@pytest.mark.parametrize(
    "change",
    [
        {"number": -1},
        {"number": MOST + 1},
        {"number": "7"},
        {"number": True},
        {"number": None},
        {"algorithm": "SHA-1"},
        {"algorithm": None},
        {"salt": "00?expires=99999999999&"},
        {"salt": 7},
        {"salt": "\ud800"},
        {"challenge": "0" * 64},
        {"challenge": []},
        {"signature": "0" * 64},
        {"signature": None},
    ],
)
def test_a_changed_proof_proves_nothing(monday: datetime, change: dict[str, Any]) -> None:
    key = uuid4()
    said = solved(new_challenge(key, monday)) | change

    assert not is_proven(packed(said), key, monday)


def test_a_longer_life_cannot_be_written_into_the_salt(monday: datetime) -> None:
    key = uuid4()
    said = solved(new_challenge(key, monday))
    begun, rest = said["salt"].split("expires=")
    later = int((monday + 10 * LASTS).timestamp())
    longer = {"salt": f"{begun}expires={later}{rest[10:]}"}

    assert not is_proven(packed(said | longer), key, monday + 2 * LASTS)


def send(client: Client, at: datetime, **said: Any) -> None:
    with frozen(at):
        assert submit(client, **said).status_code == 302


def test_many_from_one_device_are_looked_at_first(town: Town, monday: datetime, settings) -> None:
    settings.PRAJA_REPORTS_PER_DAY = 2
    client = browser()
    for _ in range(3):
        send(client, monday)
    send(client, monday + timedelta(hours=25))

    assert held() == [Held.NO, Held.NO, Held.MANY, Held.NO]
    assert len(set(Complaint.objects.values_list("device", flat=True))) == 1
    assert all(len(mark) == 32 for mark in Complaint.objects.values_list("device", flat=True))


def test_two_phones_behind_one_address_do_not_limit_each_other(town: Town, monday: datetime, settings) -> None:
    settings.PRAJA_REPORTS_PER_DAY = 1
    phones = [Client(REMOTE_ADDR="10.0.0.7", headers={"accept-language": "en"}) for _ in range(4)]
    for client in phones:
        send(client, monday)

    assert held() == [Held.NO] * 4


@pytest.mark.parametrize("said", [{"phone": "0812 3456 7890"}, {"email": "siti@contoh.id"}])
def test_many_from_one_person_are_looked_at_first_whatever_the_device(
    town: Town, monday: datetime, settings, said: dict[str, str]
) -> None:
    settings.PRAJA_REPORTS_PER_DAY = 2
    for _ in range(3):
        send(browser(), monday, **said)
    send(browser(), monday, phone="0813 9999 0000")

    assert held() == [Held.NO, Held.NO, Held.MANY, Held.NO]


def test_a_forged_mark_of_a_device_is_a_new_device(town: Town, monday: datetime, settings) -> None:
    settings.PRAJA_REPORTS_PER_DAY = 1
    known, forger = browser(), browser()
    send(known, monday)
    forger.cookies["perangkat"] = known.cookies["perangkat"].value[:-3] + "abc"
    send(forger, monday)

    assert held() == [Held.NO, Held.NO]


def test_asking_whether_there_are_many_stops_counting_early(
    town: Town, monday: datetime, settings, django_assert_max_num_queries
) -> None:
    from praja.duties.complaints.queries.limits import sent_many
    from praja.kernel.people.operations import new_person

    settings.PRAJA_REPORTS_PER_DAY = 2
    person = new_person(at=monday, phone="0812 3456 7890", email="siti@contoh.id")
    with django_assert_max_num_queries(2):
        assert not sent_many(device="a" * 32, person=person, at=monday)
