# SPDX-License-Identifier: EUPL-1.2
"""A report on wrongdoing leaves no trace where anybody but an inspector looks: every page, every role, every figure."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import NoReverseMatch

from matrix.addresses import Named, page_routes
from officers import officer, signed_in
from praja.duties.complaints.operations import (
    Filed,
    Report,
    file_complaint,
    join_complaint,
    note_look,
    report_wrongdoing,
    reveal_to_inspector,
    say_to_whistleblower,
    write_to_inspector,
)
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations.refreshing import rebuild, refresh_dirty
from praja.kernel.notifications.models import Message, Utterance
from praja.kernel.people.enums import Role
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.kernel.search.operations.refreshing import rebuild_index, refresh_index
from praja.kernel.search.queries import search, tokens_of
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from praja.lib.codes import show_code
from praja.portal.queries import overview_of
from residents import browser, photo
from towns import Town

TEXT = "Bendahara meminta pelicin untuk setiap kuitansi."
ASKED, TOLD, WHY = "Siapa lagi yang melihatnya?", "Kasir lama juga tahu.", "menanyakan kuitansi yang disebut"
NAME, PHONE, PLACE = "Siti Rahasia Benar", "081234567890", "Gang Sembunyi 9"
ABSENT = "AAAAA22222"
SYSTEM = system_actor("tests")


@pytest.fixture
def secretly(town: Town, monday: datetime) -> Filed:
    """Reported long ago, so that it is late everywhere; everything that spreads news has run."""
    filed = report_wrongdoing(
        report=Report(
            text=TEXT,
            region="99.01.01.1001",
            place=PLACE,
            reporter=new_person(at=monday, name=NAME, phone=PHONE),
            files=(take_in(upload=photo(), actor=NOBODY, at=monday),),
        ),
        channel="web",
        actor=NOBODY,
        at=monday - timedelta(days=200),
    )
    case, reporter = filed.case, Actor(ActorKind.LINK, case_id=filed.case.pk)
    note_look(case=case, actor=town.inspector, at=monday)
    say_to_whistleblower(case=case, text=ASKED, actor=town.inspector, at=monday)
    write_to_inspector(case=case, text=TOLD, files=(), actor=reporter, at=monday)
    reveal_to_inspector(case=case, field="phone", reason=WHY, actor=town.inspector, at=monday)
    escalate_overdue(actor=SYSTEM, at=monday)
    settle(monday)
    return filed


def settle(at: datetime) -> None:
    while deliver_due(at=at, limit=500):
        pass
    while refresh_index(at=at):
        pass
    rebuild_index(at=at)


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with clock.frozen(monday):
        yield


EVERYWHERE = (
    Role.HEAD,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
    Role.COMPLAINT_COORDINATOR,
    Role.LIAISON,
    Role.COUNTER,
    Role.SECRETARY,
)
AT_THE_INSPECTORATE = (Role.HEAD, Role.AUDITOR, Role.COMPLAINT_COORDINATOR, Role.LIAISON, Role.OFFICER)


def everybody_else(town: Town) -> Iterator[tuple[str, Client, bool]]:
    """Roles over the whole government, roles over the inspectorate itself, whoever holds all of them at once, and a visitor;
    and who of them reads every page: whoever holds all roles sees what each sees, the others knock where a report is named.
    """
    for unit, roles in ((town.root, EVERYWHERE), (town.inspectorate, AT_THE_INSPECTORATE)):
        for role in roles:
            yield f"{role} {unit.code}", signed_in(officer(f"Pegawai {role} {unit.code}", role, unit)), False
        yield f"all {unit.code}", signed_in(officer(f"Pegawai {unit.code}", roles[0], unit, *roles[1:])), True
    yield "visitor", browser(), True


def address_of(route: Named, values: Mapping[str, object]) -> str | None:
    """The address with the case's code in every place that takes a word."""
    try:
        return route.address({name: values.get(name, values["code"]) for name in route.arguments})
    except NoReverseMatch:
        return None


def read(client: Client, address: str) -> tuple[int, str]:
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, body.decode("utf-8", "replace")


LOOKED_FOR = {
    "find": "?q=bendahara kuitansi pelicin",
    "home": "?q=bendahara kuitansi pelicin",
    "complaints:published": "?q=bendahara kuitansi",
}


@pytest.mark.slow
@pytest.mark.one_database  # every page for thirteen people; what queries leave out is tried on both below
def test_no_page_of_the_site_tells_of_it(town: Town, secretly: Filed) -> None:
    picture = attachments_of("complaints.complaint", secretly.case.pk)[0].pk
    values = {"code": secretly.case.code, "number": picture, "secret": "x" * 27, "name": "csv", "pk": picture, "seq": 1}
    absent = {**values, "code": ABSENT}
    leaks, doors = [], 0
    for who, client, reads_all in everybody_else(town):
        client.raise_request_exception = False
        for name, route in page_routes().items():
            if name.startswith(("account_", "mfa_", "api:")) or name == "ledger_proof":
                continue
            address, other = address_of(route, values), address_of(route, absent)
            if (
                address is None
                or other is None
                or not (reads_all or ("code" in route.arguments and ":" not in name.removeprefix("complaints:")))
            ):
                continue
            doors += 1
            status, body = read(client, address + LOOKED_FOR.get(name, ""))
            told = [word for word in (TEXT, NAME, PHONE, PLACE, ASKED, TOLD, WHY) if word in body]
            codes = (secretly.case.code, show_code(secretly.case.code))
            said = body.replace(address, "").replace(
                quote(address, safe=""), ""
            )  # what they typed is told to nobody new
            shown = "code" not in route.arguments and any(code in said for code in codes)
            if told or shown or ("code" in route.arguments and status != read(client, other)[0]):
                leaks.append((who, name, status, told, shown))

    assert leaks == [], "\n".join(map(str, leaks))
    assert doors > 300


def bare(page: str, code: str) -> str:
    """A page without what differs from one answer to the next."""
    page = page.replace(code, "KODE").replace(show_code(code), "KODE")
    return re.sub(r'(name="(?:csrfmiddlewaretoken|key|draft)" value=|nonce=)"[^"]*"', r"\1", page)


@pytest.mark.parametrize(
    "address",
    [
        "/lacak/{}/",
        "/lacak/?kode={}",
        "/aduan/{}/",
        "/aduan/kasus/{}/",
        "/aduan/kasus/{}/gabung/",
        "/aduan/pengawasan/{}/",
        "/api/v1/complaints/{}",
    ],
)
def test_its_code_says_no_more_than_a_code_of_nothing(town: Town, secretly: Filed, address: str) -> None:
    """Word for word: to the mayor who is a coordinator as well, and to somebody who only has the code."""
    mayor = officer("Wali", Role.HEAD, town.root)
    clients = {
        "mayor": signed_in(mayor),
        "coordinator": signed_in(officer("Kartika", Role.COMPLAINT_COORDINATOR, town.root)),
    }
    for client in (*clients.values(), browser()):
        found, none = (client.get(address.format(code), follow=True) for code in (secretly.case.code, ABSENT))
        assert found.status_code == none.status_code
        assert bare(found.content.decode(), secretly.case.code) == bare(none.content.decode(), ABSENT)


def test_the_coordinator_cannot_put_it_beside_another_report(town: Town, secretly: Filed, monday: datetime) -> None:
    case = file_complaint(report=Report(text=TEXT, region="99.01.01.1001"), channel="web", actor=NOBODY, at=monday).case
    settle(monday)
    client = signed_in(officer("Kartika", Role.COMPLAINT_COORDINATOR, town.root))
    page = client.get(f"/aduan/kasus/{case.code}/gabung/", {"kode": secretly.case.code})

    assert (page.context["others"], len(page.context["unknown"])) == ([], 1)
    with pytest.raises(StepNotAllowed):
        join_complaint(case=case, into=secretly.case, actor=town.coordinator, at=monday, seen_version=1)
    with pytest.raises(StepNotAllowed):
        join_complaint(case=secretly.case, into=case, actor=town.coordinator, at=monday, seen_version=1)
    assert Case.objects.get(pk=case.pk).state == "received"


def test_lists_and_files_of_the_ordinary_duty_do_not_hold_it(town: Town, secretly: Filed) -> None:
    for role in (Role.COMPLAINT_COORDINATOR, Role.HEAD, Role.AUDITOR):
        client = signed_in(officer(f"Pegawai {role}", role, town.root))
        file = client.get("/aduan/kasus/unduh/csv/")
        rows = b"".join(file.streaming_content).decode().strip().splitlines()

        assert client.get("/aduan/kasus/").context["rows"] == []
        assert len(rows) == 1


def test_the_desk_of_everybody_else_stays_empty_and_no_head_is_told(town: Town, secretly: Filed) -> None:
    assert set(WorkItem.objects.values_list("holder_role", flat=True)) == {Role.INSPECTOR}
    assert not Message.objects.exists()
    assert set(Utterance.objects.values_list("channel", flat=True)) == {"web"}
    for role in (Role.HEAD, Role.COMPLAINT_COORDINATOR, Role.LIAISON, Role.AUDITOR, Role.ADMINISTRATOR):
        for unit in (town.root, town.inspectorate):
            client = signed_in(officer(f"Pegawai {role} {unit.code}", role, unit))
            assert client.get("/meja/").context["rows"] == []


def test_the_overview_counts_it_nowhere(town: Town, secretly: Filed) -> None:
    with clock.frozen(secretly.case.filed_at + timedelta(days=200)):
        seen = overview_of(town.mayor, secretly.case.filed_at + timedelta(days=200))

    assert (seen.late, seen.late_units, seen.waiting) == (0, (), 0)
    assert (seen.received.now.numerator, seen.overdue.now.n) == (0, 0)


def test_no_measure_counts_it(town: Town, secretly: Filed, monday: datetime) -> None:
    while refresh_dirty(at=monday):
        pass
    kept = Fact.objects.count()
    rebuild(at=monday)

    assert (kept, Fact.objects.count()) == (0, 0)


def test_search_finds_it_for_nobody(town: Town, secretly: Filed) -> None:
    actors = (NOBODY, town.mayor, town.coordinator, town.auditor, town.inspector)

    for words in ("bendahara kuitansi", "kasir lama", "siapa melihatnya"):
        assert [list(search(words, tokens=tokens_of(actor)).found) for actor in actors] == [[]] * 5


def test_the_api_lists_it_nowhere(town: Town, secretly: Filed) -> None:
    assert secretly.case.code not in browser().get("/api/v1/complaints").content.decode()
    assert browser().get(f"/api/v1/complaints/{secretly.case.code}").status_code == 404
