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
from praja.duties.complaints.enums import Classification
from praja.duties.complaints.operations import Report, file_complaint, forward_complaint
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
