# SPDX-License-Identifier: EUPL-1.2
"""Comparing reports side by side and joining the same ones in one go."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from officers import officer, signed_in
from praja.duties.complaints.enums import Classification
from praja.duties.complaints.models import Answer, Complaint
from praja.duties.complaints.operations import (
    Report,
    answer_joined,
    file_complaint,
    forward_complaint,
    postpone_complaint,
)
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.people.enums import Role
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import refresh_index
from praja.lib import clock
from praja.lib.actors import NOBODY, system_actor
from praja.lib.codes import show_code
from residents import browser
from towns import Town, answered

NAME, PHONE = "Siti Rahasia Benar", "081234567890"
TEXT = "Lampu penerangan jalan di depan pasar mati sejak tiga malam."
HERE = "99.01.01.1001"


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with clock.frozen(monday + timedelta(hours=1)):
        yield


@pytest.fixture
def coordinator(town: Town) -> Client:
    return signed_in(officer("Kartika", Role.COMPLAINT_COORDINATOR, town.root))


def filed(at: datetime, text: str = TEXT, **said: object) -> Case:
    said = {"region": HERE, "place": "Pasar", "reporter": new_person(at=at, name=NAME, phone=PHONE)} | said
    return file_complaint(report=Report(text=text, **said), channel="web", actor=NOBODY, at=at).case  # type: ignore[arg-type]


def forwarded(town: Town, at: datetime, text: str = TEXT, **said: object) -> Case:
    return forward_complaint(
        case=filed(at, text, **said),
        to_unit=town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=False,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


def settle(at: datetime) -> None:
    while deliver_due(at=at, limit=500):
        pass
    while refresh_index(at=at):
        pass


def pick(case: Case) -> str:
    return f"{case.code}.{case.version}"


def address(case: Case) -> str:
    return f"/aduan/kasus/{case.code}/gabung/"


def states(*cases: Case) -> list[str]:
    return [Case.objects.get(pk=case.pk).state for case in cases]


def test_five_reports_are_joined_answered_once_and_read_by_five(
    coordinator: Client, town: Town, monday: datetime
) -> None:
    main = forwarded(town, monday)
    secrets = {}
    others = []
    for number in range(4):
        report = Report(text=f"{TEXT} Nomor {number}.", region=HERE, anonymous=True)
        made = file_complaint(report=report, channel="web", actor=NOBODY, at=monday)
        secrets[made.case.code] = made.secret
        others.append(made.case)
    settle(monday)
    page = coordinator.get(address(main))
    offered = {row["case"].code for row in page.context["others"]}
    sent = {"direction": "here", "seen_version": main.version, "pick": [pick(case) for case in others]}
    done = coordinator.post(address(main), sent)

    assert offered == {case.code for case in others}
    assert (done["Location"], states(*others)) == (f"/aduan/kasus/{main.code}/", ["joined"] * 4)

    answered(main, liaison=town.roads_liaison, head=town.roads_head, at=monday + timedelta(hours=1))
    settle(monday + timedelta(hours=1))
    answer_joined(
        answer=Answer.objects.get(complaint=main.pk),
        actor=system_actor("complaints.joined"),
        at=monday + timedelta(hours=1),
    )
    assert states(main, *others) == ["answered"] * 5
    for case in others:
        client = browser()
        opened = client.get(f"/lacak/{case.code}/{secrets[case.code]}/", follow=True).content.decode()
        assert "Lubang sudah ditambal kemarin pagi." in opened
        reply = client.get(f"/aduan/{case.code}/balas/").content.decode()
        seen = re.search(r'name="seen" value="(\d+)"', reply)[1]  # type: ignore[index]
        if case is others[0]:
            client.post(f"/aduan/{case.code}/balas/", {"text": "Lampunya masih mati malam ini.", "seen": seen})
    assert states(*others) == ["forwarded", *["answered"] * 3]
    assert Complaint.objects.get(pk=others[0].pk).joined_to_id is None


def test_a_report_is_compared_with_text_place_date_and_a_masked_reporter(
    coordinator: Client, town: Town, monday: datetime
) -> None:
    case, other = forwarded(town, monday), filed(monday, "Penerangan jalan dekat pasar mati total.")
    settle(monday)
    page = coordinator.get(address(case)).content.decode()

    assert all(words in page for words in (TEXT, "Penerangan jalan dekat pasar mati total.", "Melati, Pasar"))
    assert (show_code(other.code) in page, "S••• R••• B•••" in page) == (True, True)
    assert (NAME in page, PHONE in page, PHONE[-6:] in page) == (False, False, False)


def test_a_partly_refused_list_says_which_and_why(coordinator: Client, town: Town, monday: datetime) -> None:
    main, fresh, stale = forwarded(town, monday), filed(monday), filed(monday)
    sent = {"direction": "here", "seen_version": main.version, "pick": [pick(fresh), pick(stale)]}
    postpone_complaint(case=stale, reason="Menunggu kabar pasar.", actor=town.coordinator, at=monday, seen_version=1)
    page = coordinator.post(address(main), sent)

    assert (page.status_code, states(fresh, stale)) == (200, ["joined", "postponed"])
    assert [(row.code, bool(row.refused)) for row in page.context["outcomes"]] == [
        (show_code(fresh.code), False),
        (show_code(stale.code), True),
    ]
    assert "changed since you opened it" in page.content.decode()


def test_a_report_that_was_not_forwarded_joins_another_and_takes_none_in(
    coordinator: Client, town: Town, monday: datetime
) -> None:
    case, main = filed(monday), forwarded(town, monday)
    page = coordinator.get(address(case), {"kode": show_code(main.code).lower()})
    wrong = coordinator.post(address(case), {"direction": "here", "seen_version": 1, "pick": [pick(main)]})
    done = coordinator.post(address(case), {"direction": "there", "seen_version": 1, "pick": [pick(main)]})

    assert (page.context["directions"], [row["chosen"] for row in page.context["others"]]) == (["there"], [True])
    assert (wrong.status_code, done.status_code, states(case, main)) == (422, 302, ["joined", "forwarded"])


def test_a_code_that_may_not_be_read_is_refused_like_an_absent_one(
    coordinator: Client, town: Town, monday: datetime
) -> None:
    elsewhere = signed_in(officer("Rina", Role.COMPLAINT_COORDINATOR, town.lights))
    hidden, mine = filed(monday, "Rahasia antara kami berdua saja."), forwarded(town, monday)
    forward_complaint(
        case=(own := filed(monday)),
        to_unit=town.lights,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=False,
        actor=town.coordinator,
        at=monday,
        seen_version=1,
    )
    pages = [elsewhere.get(address(own), {"kode": code}) for code in (hidden.code, "AAAAA22222")]
    sent = {"direction": "here", "seen_version": 2, "pick": [pick(hidden)]}
    refused = elsewhere.post(address(own), sent)

    assert [(page.context["others"], page.context["unknown"] != []) for page in pages] == [([], True)] * 2
    assert (refused.status_code, states(hidden)) == (409, ["received"])
    assert "Rahasia" not in refused.content.decode()
    assert elsewhere.get(address(mine)).status_code == 404


@pytest.mark.parametrize("picks", [0, 2])
def test_one_or_more_must_be_chosen_and_only_one_to_be_joined_to(
    coordinator: Client, town: Town, monday: datetime, picks: int
) -> None:
    case, mains = filed(monday), [forwarded(town, monday) for _ in range(2)]
    sent = {"direction": "there", "seen_version": 1, "pick": [pick(main) for main in mains[:picks]]}
    page = coordinator.post(address(case), sent)

    assert (page.status_code, states(case)) == (422, ["received"])
    assert page.content.decode().count("checked") >= picks


def test_the_number_of_statements_does_not_grow_with_what_is_offered(
    coordinator: Client, town: Town, monday: datetime
) -> None:
    case, counts = forwarded(town, monday), []
    for _ in range(2):
        filed(monday)
        settle(monday)
        coordinator.get(address(case))
        with CaptureQueriesContext(connection) as made:
            coordinator.get(address(case))
        counts.append(len(made))
        filed(monday)

    assert counts[0] == counts[1]
