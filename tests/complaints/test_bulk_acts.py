# SPDX-License-Identifier: EUPL-1.2
"""Several reports decided at once: every one by its own act, and a refusal touches only its own."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from officers import officer, signed_in
from praja.duties.complaints.enums import Held
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.operations import Report, file_complaint, postpone_complaint
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.actors import NOBODY
from praja.lib.codes import show_code
from towns import Town

LIST, BULK, SCREEN = "/aduan/kasus/", "/aduan/kasus/sekaligus/", "/aduan/kasus/saring/"
NOTE = "Mohon sebutkan tempatnya, lalu lapor lagi."


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with clock.frozen(monday + timedelta(hours=1)):
        yield


@pytest.fixture
def coordinator(town: Town) -> Client:
    return signed_in(officer("Kartika", Role.COMPLAINT_COORDINATOR, town.root))


def filed(at: datetime, text: str = "Sampah menumpuk di pasar.", **said: object) -> Case:
    return file_complaint(report=Report(text=text, **said), channel="web", actor=NOBODY, at=at).case  # type: ignore[arg-type]


def pick(case: Case) -> str:
    return f"{case.code}.{case.version}"


def states(*cases: Case) -> list[str]:
    return [Case.objects.get(pk=case.pk).state for case in cases]


def forward_of(town: Town, *cases: Case) -> dict[str, object]:
    return {
        "act": "forward",
        "decided": "1",
        "pick": [pick(case) for case in cases],
        "to_unit": town.roads.pk,
        "classification": "normative",
        "about_service": "no",
        "publish": "yes",
    }


def test_the_list_offers_checkboxes_for_what_can_be_decided(coordinator: Client, town: Town, monday: datetime) -> None:
    case = filed(monday)
    page = coordinator.get(LIST).content.decode()
    liaison = signed_in(officer("Lukman", Role.LIAISON, town.intake)).get(LIST).content.decode()

    assert f'name="pick" value="{pick(case)}"' in page
    assert f'name="pick" value="{pick(case)}" checked' in coordinator.get(f"{LIST}?pilih=semua").content.decode()
    assert ('name="pick"' in liaison, show_code(case.code) in liaison) == (False, True)


def test_the_chosen_ones_are_read_before_anything_is_done(coordinator: Client, town: Town, monday: datetime) -> None:
    cases = [filed(monday, f"Sampah menumpuk di pasar nomor {number}.") for number in range(2)]
    page = coordinator.post(BULK, {"act": "forward", "pick": [pick(case) for case in cases]})

    assert [Complaint.objects.get(pk=case.pk).text in page.content.decode() for case in cases] == [True, True]
    assert states(*cases) == ["received", "received"]


def test_several_go_to_one_unit_each_by_its_own_act(coordinator: Client, town: Town, monday: datetime) -> None:
    cases = [filed(monday), filed(monday), filed(monday, secret=True)]
    page = coordinator.post(BULK, forward_of(town, *cases))

    assert states(*cases) == ["forwarded"] * 3
    assert [Case.objects.get(pk=case.pk).is_public for case in cases] == [True, True, False]
    assert LedgerEvent.objects.filter(name="complaints.forwarded").count() == 3
    assert (page.status_code, page.context["done"], page.context["refused"]) == (200, 3, 0)


def test_a_stale_one_is_refused_alone_and_says_why(coordinator: Client, town: Town, monday: datetime) -> None:
    first, stale, third = (filed(monday) for _ in range(3))
    sent = forward_of(town, first, stale, third)
    postpone_complaint(case=stale, reason="Menunggu kabar pasar.", actor=town.coordinator, at=monday, seen_version=1)
    page = coordinator.post(BULK, sent)
    lines = [(line.code, bool(line.refused)) for line, _readable in page.context["lines"]]

    assert states(first, stale, third) == ["forwarded", "postponed", "forwarded"]
    assert lines == [(first.code, False), (stale.code, True), (third.code, False)]
    assert "changed since you opened it; nothing was written. Open it, read what is new" in page.content.decode()


def test_sending_the_same_again_changes_nothing(coordinator: Client, town: Town, monday: datetime) -> None:
    case = filed(monday)
    sent = forward_of(town, case)
    coordinator.post(BULK, sent)
    before = LedgerEvent.objects.count()
    again = coordinator.post(BULK, sent)

    assert (again.status_code, again.context["refused"], LedgerEvent.objects.count()) == (409, 1, before)


def test_one_reason_files_several_away_and_a_short_one_files_none(coordinator: Client, monday: datetime) -> None:
    cases = [filed(monday) for _ in range(2)]
    sent = {"act": "archive", "decided": "1", "pick": [pick(case) for case in cases], "reason": "too_general"}
    short = coordinator.post(BULK, {**sent, "note": "umum"})
    before = states(*cases)
    coordinator.post(BULK, {**sent, "note": NOTE})

    assert (short.status_code, "\numum</textarea>" in short.content.decode()) == (422, True)
    assert (before, states(*cases)) == (["received"] * 2, ["archived"] * 2)
    assert set(Complaint.objects.values_list("archive_note", flat=True)) == {NOTE}


def test_several_are_put_aside_with_one_reason(coordinator: Client, monday: datetime) -> None:
    cases = [filed(monday) for _ in range(2)]
    coordinator.post(
        BULK,
        {
            "act": "postpone",
            "decided": "1",
            "pick": [pick(case) for case in cases],
            "reason": "Menunggu hasil pengukuran pekan depan.",
        },
    )

    assert states(*cases) == ["postponed"] * 2


def test_what_the_actor_may_not_read_is_named_by_its_code_only(town: Town, monday: datetime) -> None:
    elsewhere = signed_in(officer("Rina", Role.COMPLAINT_COORDINATOR, town.lights))
    case = filed(monday, "Rahasia antara kami berdua saja.")
    asked = elsewhere.post(BULK, {"act": "forward", "pick": [pick(case)]})
    done = elsewhere.post(BULK, forward_of(town, case))

    assert states(case) == ["received"]
    assert ["Rahasia" in page.content.decode() for page in (asked, done)] == [False, False]
    assert [case.subject in page.content.decode() for page in (asked, done)] == [False, False]


@pytest.mark.parametrize(
    "sent", [{}, {"act": "forward"}, {"act": "publish", "pick": ["AAAAA22222.1"]}, {"pick": ["x"]}]
)
def test_nothing_chosen_or_nothing_known_leads_back(coordinator: Client, sent: dict[str, object]) -> None:
    assert coordinator.post(BULK, sent)["Location"] == LIST


def test_no_more_than_fifty_at_once(coordinator: Client, town: Town, monday: datetime) -> None:
    case = filed(monday)
    sent = forward_of(town, case)
    sent["pick"] = [pick(case), *(f"AAAAA{number:05d}.1" for number in range(50))]
    page = coordinator.post(BULK, sent, follow=True)

    assert "at most 50 reports" in page.content.decode()
    assert states(case) == ["received"]


def test_nobody_but_a_coordinator_sends_anything(town: Town, monday: datetime) -> None:
    case = filed(monday)
    for role in (Role.LIAISON, Role.HEAD, Role.AUDITOR, Role.ADMINISTRATOR):
        client = signed_in(officer(f"Petugas {role}", role, town.root))
        assert client.post(BULK, forward_of(town, case)).status_code == 403
        assert client.get(SCREEN).status_code == 403
    assert states(case) == ["received"]


def test_what_was_held_is_admitted_with_one_press_as_it_was_sent(coordinator: Client, monday: datetime) -> None:
    case = filed(monday, held=Held.UNPROVEN, kind="aspiration", region="99.01.01.1001")
    page = coordinator.get(SCREEN).content.decode()
    done = coordinator.post(BULK, {"one": f"admit:{pick(case)}"})
    complaint = Complaint.objects.get(pk=case.pk)

    assert ("Sampah menumpuk di pasar." in page, "without the small proof" in page) == (True, True)
    assert (done.status_code, states(case)) == (200, ["received"])
    assert (complaint.kind, complaint.region_id) == ("aspiration", "99.01.01.1001")


def test_a_message_is_sorted_on_its_own_page_or_with_others(coordinator: Client, monday: datetime) -> None:
    message, proven = filed(monday, held=Held.INCOMING), filed(monday, held=Held.MANY, kind="aspiration")
    page = coordinator.get(SCREEN).content.decode()
    coordinator.post(
        BULK,
        {"act": "admit", "decided": "1", "pick": [pick(message), pick(proven)], "kind": "information", "topic": ""},
    )
    kinds = [Complaint.objects.get(pk=case.pk).kind for case in (message, proven)]

    assert (f'value="admit:{pick(message)}"' in page, f'value="admit:{pick(proven)}"' in page) == (False, True)
    assert (states(message, proven), kinds) == (["received"] * 2, ["information", "aspiration"])


def test_what_is_no_report_ends_with_a_reason(coordinator: Client, monday: datetime) -> None:
    cases = [filed(monday, held=Held.INCOMING) for _ in range(2)]
    asked = coordinator.post(BULK, {"one": f"discard:{pick(cases[0])}"})
    coordinator.post(
        BULK,
        {
            "act": "discard",
            "decided": "1",
            "pick": [pick(case) for case in cases],
            "reason": "no_report",
            "note": "Pesan Anda berisi salam; silakan tulis laporannya.",
        },
    )

    assert (asked.status_code, states(*cases)) == (200, ["archived"] * 2)
    assert coordinator.get(SCREEN).context["rows"] == []
