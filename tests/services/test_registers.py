# SPDX-License-Identifier: EUPL-1.2
"""The register of a service and the monthly report of a unit: what stands in them, for whom, and that page and file agree."""

import csv
import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from complaints.papers import Paper
from officers import signed_in
from praja.duties.services.enums import PaymentMethod
from praja.duties.services.models import Application, Reference
from praja.duties.services.operations.checking import pass_check
from praja.duties.services.operations.completing import withdraw_application
from praja.duties.services.operations.paying import confirm_payment
from praja.duties.services.operations.references import verify_reference
from praja.duties.services.queries.monthly import monthly_report
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod
from praja.kernel.measures.operations import rebuild
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.actors import Actor, ActorKind
from services.making import Made, head_of_neighbourhood, listed_service
from services.offices import NAME, Office, applied, business_letter, by, open_office
from services.walking import count
from towns import Town

JANUARY = ReportingPeriod(PeriodKind.MONTH, 2026, 1)
REGISTER = "/layanan/kantor/register/?unit=4.1&layanan=keterangan-usaha&tahun=2026"
REPORT = "/layanan/kantor/laporan/?unit=4.1&periode=2026-01"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _later(monday: datetime) -> Any:
    with clock.frozen(monday + 40 * DAY):
        yield


@pytest.fixture
def office(town: Town, monday: datetime) -> Office:
    return open_office(town, monday)


@pytest.fixture
def letter(town: Town, monday: datetime) -> Made:
    return business_letter(town, monday - DAY, ("reference", "check", "payment"))


@pytest.fixture
def month(town: Town, office: Office, letter: Made, monday: datetime) -> list[Case]:
    """Four in January: one verified by the kelurahan, paid and finished, one taken back, two that wait for the RT; one of
    December before and one of February after."""
    head_of_neighbourhood(monday)
    before = applied(town, monday - 10 * DAY, letter)
    done, back, *waiting = (applied(town, monday + hours * timedelta(hours=1), letter) for hours in range(4))
    asked = Application.objects.select_related("case", "version").get(pk=done.pk)
    case = verify_reference(application=asked, actor=office.head, at=monday + 2 * DAY, seen_version=None)
    case = pass_check(**by(office.officer, case, monday + 2 * DAY))
    confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, case, monday + 3 * DAY))
    withdraw_application(
        case=back, actor=Actor(ActorKind.LINK, "x", case_id=back.pk), at=monday + DAY, seen_version=None
    )
    after = applied(town, monday + 32 * DAY, letter)
    count(monday + 33 * DAY)
    return [before, done, back, *waiting, after]


def read(office: Office, who: str, url: str) -> str:
    answer = signed_in(office.accounts[who]).get(url)
    assert answer.status_code == 200, answer.content[:300]
    return str(answer.content.decode())


def test_the_report_is_what_was_counted_and_a_rebuild_counts_the_same(
    town: Town, month: list[Case], monday: datetime
) -> None:
    def seen() -> Any:
        return monthly_report(town.kelurahan.pk, JANUARY, monday + 40 * DAY)

    found = seen()
    rebuild("services", at=monday + 40 * DAY)
    row = found.services[0]

    assert seen() == found
    assert (row.name, row.received, row.finished, row.refused, row.ended_otherwise) == (
        "Surat Keterangan Usaha", 4, 1, 0, 1,
    )  # fmt: skip
    filed = Application.objects.filter(case__filed_at__lt=monday + 26 * DAY)
    assert row.still_open == filed.filter(case__closed_at=None).count() == 3
    assert (row.kept, row.judged, row.fees) == (1, 1, 25_000)
    assert (row.references_asked, row.references_given, row.references_by_head) == (4, 1, 0)
    assert Reference.objects.count() == 6


def test_the_unit_above_reads_its_own_and_the_sums_of_those_below(
    town: Town, month: list[Case], monday: datetime
) -> None:
    found = monthly_report(town.kelurahan.parent_id or 0, JANUARY, monday + 40 * DAY)

    assert [(row.name, row.received, row.still_open) for row in found.below] == [("Kelurahan Melati", 4, 3)]
    assert (found.services, found.total.received) == ((), 0)


def test_page_and_files_of_the_report_say_the_same(
    town: Town, office: Office, month: list[Case], monday: datetime
) -> None:
    listed_service(town, monday - DAY)
    page = read(office, "head", REPORT)
    client = signed_in(office.accounts["head"])
    pdf, xlsx = (
        client.get(f"/layanan/kantor/laporan/unduh/{name}/?unit=4.1&periode=2026-01") for name in ("pdf", "xlsx")
    )
    sheet = load_workbook(io.BytesIO(xlsx.content))["By service"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    paper, idle = Paper(pdf.content), "No applications for: Surat keterangan domisili."
    assert (idle in page, paper.says(idle)) == (True, True)
    assert paper.says("Known to")
    assert not [row for row in rows if row[0] == "Surat keterangan domisili"], "said in one line, no row of noughts"
    assert ["Surat Keterangan Usaha", 4, 1, 0, 1, 3, 1, 1] in rows
    assert ["Together", 4, 1, 0, 1, 3, 1, 1] in rows
    assert "25,000" in page or "25.000" in page
    assert NAME not in page
    assert client.get("/layanan/kantor/laporan/unduh/exe/").status_code == 404


def test_the_register_numbers_the_year_and_names_to_whoever_works_on_it(office: Office, month: list[Case]) -> None:
    page = read(office, "officer", REGISTER)
    looked = read(office, "auditor", REGISTER)

    assert page.count(NAME) == 5
    assert (NAME in looked, looked.count("S••• A•••")) == (False, 5)
    assert month[0].code[:5] not in page
    assert "2025" in page


def test_the_whole_register_as_a_file_has_the_names_that_the_page_shows(office: Office, month: list[Case]) -> None:
    url = REGISTER.replace("register/?", "register/unduh/csv/?")
    lines = {
        who: list(csv.reader(io.StringIO(b"".join(signed_in(office.accounts[who]).get(url)).decode("utf-8-sig"))))
        for who in ("officer", "auditor")
    }

    printed = {
        who: Paper(signed_in(office.accounts[who]).get(url.replace("/csv/", "/pdf/")).content)
        for who in ("officer", "auditor")
    }

    assert [printed[who].says(NAME) for who in printed] == [True, False]
    assert printed["officer"].says("5 applications stand in this register")
    assert (printed["officer"].standard, printed["officer"].size) == ("2A", (297, 210))
    assert [row[0] for row in lines["officer"][1:6]] == ["1", "2", "3", "4", "5"]
    assert {row[3] for row in lines["officer"][1:6]} == {NAME}
    assert {row[3] for row in lines["auditor"][1:6]} == {"S••• A•••"}


def test_other_units_find_neither(office: Office, month: list[Case]) -> None:
    client: Client = signed_in(office.accounts["neighbour"])
    pages = [client.get(url).content.decode() for url in (REGISTER, REPORT)]

    assert not [page for page in pages if NAME in page or "Kelurahan Melati" in page or "Usaha" in page]


def test_a_longer_register_takes_no_more_statements(
    town: Town, office: Office, letter: Made, month: list[Case], monday: datetime
) -> None:
    client = signed_in(office.accounts["officer"])

    def statements(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        return len(asked)

    before = [statements(url) for url in (REGISTER, REPORT)]
    for _again in range(3):
        applied(town, monday + 3 * DAY, letter)

    assert [statements(url) for url in (REGISTER, REPORT)] == before
