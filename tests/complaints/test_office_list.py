# SPDX-License-Identifier: EUPL-1.2
"""The register of reports: visible rows only, narrowed by links, and safe to take along."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from officers import officer, signed_in
from praja.duties.complaints.enums import AnswerKind, Classification, Held
from praja.duties.complaints.operations import (
    AnswerWords,
    Report,
    file_complaint,
    forward_complaint,
    join_complaint,
    save_draft,
)
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.actors import NOBODY
from praja.lib.codes import show_code
from towns import Town

LIST = "/aduan/kasus/"


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with clock.frozen(monday + timedelta(hours=1)):
        yield


@pytest.fixture
def coordinator(town: Town) -> Client:
    return signed_in(officer("Kartika", Role.COMPLAINT_COORDINATOR, town.root))


@pytest.fixture
def liaison(town: Town) -> Client:
    return signed_in(officer("Lukman", Role.LIAISON, town.roads))


def at_unit(town: Town, unit: Unit, at: datetime, text: str = "Jalan berlubang di tikungan.") -> Case:
    case = file_complaint(report=Report(text=text), channel="web", actor=NOBODY, at=at).case
    return forward_complaint(
        case=case,
        to_unit=unit,
        classification=Classification.NORMATIVE,
        about_service=False,
        publish=False,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


def codes(client: Client, query: str = "") -> list[str]:
    return [row["code"] for row in client.get(LIST + query).context["rows"]]


def test_a_liaison_officer_sees_only_the_units_own_cases(liaison: Client, town: Town, monday: datetime) -> None:
    mine = at_unit(town, town.roads, monday)
    at_unit(town, town.lights, monday)

    assert codes(liaison) == [show_code(mine.code)]
    assert codes(liaison, f"?unit={town.lights.code}") == []


def test_filters_narrow_by_state_lateness_and_unit(coordinator: Client, town: Town, monday: datetime) -> None:
    late = at_unit(town, town.roads, monday - timedelta(days=20))
    fresh = at_unit(town, town.lights, monday)
    new = file_complaint(report=Report(text="Sampah menumpuk."), channel="web", actor=NOBODY, at=monday).case
    shown = {name: show_code(case.code) for name, case in (("late", late), ("fresh", fresh), ("new", new))}

    assert codes(coordinator) == [shown["new"], shown["fresh"], shown["late"]]
    assert codes(coordinator, "?keadaan=terlambat") == [shown["late"]]
    assert codes(coordinator, "?keadaan=belum-dijawab") == [shown["late"]]
    assert codes(coordinator, "?keadaan=received") == [shown["new"]]
    assert codes(coordinator, f"?unit={town.lights.code}") == [shown["fresh"]]
    assert codes(coordinator, "?keadaan=%3Cscript%3E&unit=%00") == [shown["new"], shown["fresh"], shown["late"]]


def test_pages_follow_each_other_without_losing_a_row(coordinator: Client, town: Town, monday: datetime) -> None:
    for hours in range(27):
        file_complaint(
            report=Report(text="Sampah menumpuk."), channel="web", actor=NOBODY, at=monday - timedelta(hours=hours)
        )
    first = coordinator.get(LIST)
    rest = coordinator.get(first.context["next_url"])
    seen = [row["code"] for page in (first, rest) for row in page.context["rows"]]

    assert len(seen) == len(set(seen)) == 27


def test_the_number_of_statements_does_not_grow_with_rows(coordinator: Client, town: Town, monday: datetime) -> None:
    at_unit(town, town.roads, monday)
    coordinator.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as one:
        coordinator.get(LIST)
    at_unit(town, town.roads, monday)
    at_unit(town, town.lights, monday)
    with CaptureQueriesContext(connection) as three:
        coordinator.get(LIST)

    assert len(one) == len(three)


def test_an_export_holds_visible_rows_only_and_no_formula(liaison: Client, town: Town, monday: datetime) -> None:
    mine = at_unit(town, town.roads, monday, '=HYPERLINK("http://x","klik") jalan rusak')
    at_unit(town, town.lights, monday, "Lampu mati milik unit lain.")
    book = load_workbook(BytesIO(liaison.get(f"{LIST}unduh/xlsx/").getvalue()))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    csv = liaison.get(f"{LIST}unduh/csv/").getvalue().decode()

    assert book.worksheets[0].max_row == 2
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert show_code(mine.code) in [cell.value for cell in cells]
    assert ("klik" in csv, "unit lain" in csv, ",=HYPERLINK" in csv, '"=HYPERLINK' in csv) == (
        True,
        False,
        False,
        False,
    )
    assert liaison.get(f"{LIST}unduh/docx/").getvalue().startswith(b"PK")
    assert liaison.get(f"{LIST}unduh/exe/").status_code == 404


def test_filters_narrow_by_way_in_screening_and_priority(coordinator: Client, town: Town, monday: datetime) -> None:
    def came(channel: str, held: str = "", priority: str = "") -> str:
        report = Report(text="Sampah menumpuk di pasar.", held=held)
        return show_code(
            file_complaint(report=report, channel=channel, actor=NOBODY, at=monday, priority=priority).case.code
        )

    web, counter = came("web"), came("counter", priority="age")
    message = came("whatsapp", held=Held.INCOMING)

    assert codes(coordinator, "?jalur=counter") == [counter]
    assert codes(coordinator, "?tertahan=1") == [message]
    assert codes(coordinator, "?prioritas=1") == [counter]
    assert codes(coordinator, "?keadaan=draft") == [message]
    assert set(codes(coordinator, "?jalur=%3Cscript%3E")) == {web, counter, message}
    assert codes(coordinator, "?jalur=web&prioritas=1") == []


def test_a_row_says_how_it_came_in_and_who_is_served_first(coordinator: Client, monday: datetime) -> None:
    file_complaint(
        report=Report(text="Sampah menumpuk."), channel="counter", actor=NOBODY, at=monday, priority="disability"
    )
    page = coordinator.get(LIST).content.decode()

    assert ("Served first: Person with a disability" in page, "· Counter · " in page) == (True, True)


def test_every_state_can_be_asked_for_and_what_an_office_owes_counts_as_late(
    coordinator: Client, town: Town, monday: datetime
) -> None:
    long_ago = monday - timedelta(days=30)
    main, joined, working = (at_unit(town, town.roads, long_ago) for _ in range(3))
    join_complaint(case=joined, into=main, actor=town.coordinator, at=long_ago, seen_version=2)
    words = AnswerWords(kind=AnswerKind.DONE, text="Sedang kami tulis.")
    save_draft(case=working, words=words, actor=town.roads_liaison, at=long_ago, seen_version=2)
    shown = {name: show_code(case.code) for name, case in (("main", main), ("joined", joined), ("working", working))}

    assert codes(coordinator, "?keadaan=joined") == [shown["joined"]]
    assert codes(coordinator, "?keadaan=in_progress") == [shown["working"]]
    assert set(codes(coordinator, "?keadaan=terlambat")) == set(shown.values())


def test_an_export_says_how_it_came_in_whether_it_was_held_and_whether_it_is_late(
    coordinator: Client, town: Town, monday: datetime
) -> None:
    report = Report(text="Sampah menumpuk di pasar.", held=Held.MANY)
    file_complaint(report=report, channel="sms", actor=NOBODY, at=monday - timedelta(days=30), priority="age")
    book = load_workbook(BytesIO(coordinator.get(f"{LIST}unduh/xlsx/?tertahan=1").getvalue()))
    head, row = ([cell.value for cell in line] for line in book.worksheets[0].iter_rows())
    said = dict(zip(head, row, strict=True))

    assert (said["Came by"], said["Served first"], said["Late"]) == ("SMS", "Elderly person", "yes")
    assert said["Held"] == "Many came from the same device or person"
