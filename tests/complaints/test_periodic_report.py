# SPDX-License-Identifier: EUPL-1.2
"""The quarterly and half-yearly report: written on a page, carried on from it, and taken along as PDF, DOCX and XLSX."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import docx
import openpyxl
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from documents.making import document as a_pdf
from facts import put_facts
from officers import officer, signed_in
from praja.duties.complaints.measures import FIRST_RESPONSE_ON_TIME
from praja.duties.complaints.models import Finding
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, period_numbered
from praja.kernel.measures.models import Fact
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.plans.models import Commitment
from praja.kernel.work.queries import open_in_units
from praja.lib import clock
from towns import Town

APRIL = datetime(2026, 4, 7, 2, 0, tzinfo=UTC)
PAGE = "/aduan/laporan-berkala/?periode=2026-T1"
FINDING = "Separuh jawaban pertama terlambat"
ACTION = "Piket pejabat penghubung setiap pagi"
CAUSE = "Laporan baru dibuka siang hari"
WRITTEN = {"unit": "2", "finding": FINDING, "cause": CAUSE}
PLAN = {
    "unit": "2",
    "action": ACTION,
    "due_on": "2026-06-30",
    "measure": FIRST_RESPONSE_ON_TIME.key,
}


@pytest.fixture(autouse=True)
def _in_april() -> Iterator[None]:
    with clock.frozen(APRIL):
        yield


@pytest.fixture
def coordinator(town: Town) -> Client:
    return signed_in(officer("Sari", Role.COMPLAINT_COORDINATOR, town.root))


@pytest.fixture
def head(town: Town) -> Client:
    return signed_in(officer("Kepala PU", Role.HEAD, town.roads))


def shares(unit: Unit, day: date, on_time: int, judged: int) -> None:
    """Facts of the first answer, as if counted, `on_time` of `judged`."""
    put_facts(
        Fact(
            measure=FIRST_RESPONSE_ON_TIME.key,
            subject=f"case:{unit.pk}{day:%m%d}{number}",
            unit=unit,
            day=day,
            numerator=number < on_time,
            denominator=1,
        )
        for number in range(judged)
    )


def plan(client: Client, page: str = PAGE, **said: str) -> HttpResponse:
    """Plan something about the one finding, which is written if it is not there; the answer to the plan."""
    if not Finding.objects.exists():
        assert client.post(page, WRITTEN).status_code == 302
    return client.post(address(page), {**PLAN, **said})


def address(page: str = PAGE) -> str:
    return f"/aduan/laporan-berkala/temuan/{Finding.objects.get().pk}/?{page.partition('?')[2]}"


def taken(client: Client, name: str) -> bytes:
    response = client.get(f"/aduan/laporan-berkala/unduh/{name}/?periode=2026-T1")
    assert response.status_code == 200
    return bytes(response.content)


def words_of(content: bytes) -> str:
    """The text of a PDF as a reader's program finds it: glyphs through each font's own table of characters."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return " ".join(" ".join(said for page in pdf.pages for said in lines_of(page)).split())


def lines_of(page: pikepdf.Page) -> Iterator[str]:
    fonts = {name: characters(font) for name, font in page.Resources.Font.items()}
    current: dict[bytes, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            shown = operands[0] if str(operator) == "TJ" else [operands[0]]
            codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
            yield "".join(current.get(codes[at : at + 2], "") for at in range(0, len(codes), 2))


def characters(font: pikepdf.Object) -> dict[bytes, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-Fa-f]{4})> <((?:[0-9A-Fa-f]{4})+)>\n", table)
    return {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def test_what_is_done_about_a_finding_goes_onto_the_desk_with_its_baseline(coordinator: Client, town: Town) -> None:
    shares(town.roads, date(2026, 2, 3), 5, 10)
    response = plan(coordinator)
    row = Commitment.objects.get()
    item = open_in_units(frozenset({town.roads.pk})).get(kind="plans.commitment")
    page = coordinator.get(PAGE).content.decode()

    assert response.status_code == 302
    assert (row.owner_unit_id, row.due_on, row.title) == (town.roads.pk, date(2026, 6, 30), ACTION)
    assert (row.source_kind, row.source_id) == ("complaints.finding", Finding.objects.get().pk)
    assert (row.baseline_numerator, row.baseline_denominator) == (5, 10)
    assert (item.subject, item.holder_role) == (ACTION, Role.HEAD)
    assert all(said in page for said in (FINDING, CAUSE, ACTION, "before 50% of 10"))


def test_one_finding_may_call_for_what_several_units_do(coordinator: Client, town: Town) -> None:
    plan(coordinator)
    plan(coordinator, unit="3", action="Pinjamkan petugas jaga malam")
    lights = signed_in(officer("Kepala Dishub", Role.HEAD, town.lights))
    seen = lights.get(PAGE).content.decode()

    assert Finding.objects.count() == 1
    assert [row.owner_unit.code for row in Commitment.objects.order_by("pk")] == ["2", "3"]
    assert (FINDING in seen, ACTION in seen, "Plan what is done about it" in seen) == (True, True, False)


def test_the_ledger_names_who_wrote_it(coordinator: Client, head: Client, town: Town) -> None:
    plan(coordinator)
    plan(head, action="Rapat evaluasi setiap Senin")
    made = LedgerEvent.objects.filter(name="plans.committed").order_by("id")
    written = LedgerEvent.objects.get(name="complaints.finding_written")

    assert [row.actor_kind for row in made] == ["system", "employee"]
    assert str(made[0].actor_id).startswith("complaints.report.")
    assert (written.actor_kind, written.stream, FINDING in written.payload) == (
        "employee",
        "complaints.report:202621",
        False,
    )


def test_nothing_typed_is_lost_and_the_same_is_refused(coordinator: Client, town: Town) -> None:
    plan(coordinator)
    again = plan(coordinator)
    twice = coordinator.post(PAGE, WRITTEN)
    short = coordinator.post(PAGE, {**WRITTEN, "finding": "Kurang", "cause": "Belum ada jadwal piket"})
    past = plan(coordinator, action="Sesuatu yang lain sama sekali", due_on="2026-04-06")

    assert [response.status_code for response in (again, twice, short, past)] == [422] * 4
    assert "This stands in the plan already." in again.content.decode()
    assert "This stands in the report already." in twice.content.decode()
    assert "Belum ada jadwal piket</textarea>" in short.content.decode()
    html = past.content.decode()
    assert "Sesuatu yang lain sama sekali</textarea>" in html
    assert f'href="#finding_{Finding.objects.get().pk}_due_on"' in html
    assert (Commitment.objects.count(), Finding.objects.count()) == (1, 1)


def test_a_finding_is_withdrawn_while_nothing_is_planned_about_it(coordinator: Client, town: Town) -> None:
    plan(coordinator)
    kept = coordinator.post(address(), {"deed": "withdraw"}, follow=True).content.decode()
    Commitment.objects.update(status="dropped")
    gone = coordinator.post(address(), {"deed": "withdraw"}, follow=True).content.decode()

    assert ("Something is planned about this finding." in kept, FINDING in kept) == (True, True)
    assert ("It is out of the report." in gone, FINDING in gone) == (True, False)
    assert plan(coordinator).status_code == 404
    assert LedgerEvent.objects.filter(name="complaints.finding_withdrawn").count() == 1


def test_only_those_who_write_for_a_unit_may_find_and_plan_for_it(
    coordinator: Client, head: Client, town: Town
) -> None:
    auditor = signed_in(officer("Pemeriksa", Role.AUDITOR, town.root))

    assert head.post(PAGE, {**WRITTEN, "unit": "3"}).status_code == 422
    assert auditor.get(PAGE).context["form"] is None
    assert auditor.post(PAGE, WRITTEN).status_code == 200
    assert Finding.objects.count() == 0
    assert plan(head, unit="3").status_code == 422
    assert plan(auditor).status_code == 404
    lights = signed_in(officer("Kepala Dishub", Role.HEAD, town.lights))
    assert plan(lights).status_code == 404
    assert Commitment.objects.count() == 0


def test_the_head_carries_it_on_and_shows_what_was_done(coordinator: Client, head: Client, town: Town) -> None:
    plan(coordinator)
    row = Commitment.objects.get()
    carry = f"/aduan/laporan-berkala/rencana/{row.pk}/"
    head.post(carry, {"deed": "progress", "note": "Jadwal piket sudah dibuat."})
    in_progress = Commitment.objects.get().status
    without = head.post(carry, {"deed": "finish"}, follow=True).content.decode()
    paper = SimpleUploadedFile("piket.pdf", a_pdf(), content_type="application/pdf")
    head.post(carry, {"deed": "finish", "evidence": paper})

    assert in_progress == "in_progress"
    assert "There is no evidence yet." in without
    assert Commitment.objects.get().status == "done"


def test_a_plan_of_another_unit_is_not_found(coordinator: Client, town: Town) -> None:
    plan(coordinator)
    row = Commitment.objects.get()
    lights = signed_in(officer("Kepala Dishub", Role.HEAD, town.lights))
    response = lights.post(f"/aduan/laporan-berkala/rencana/{row.pk}/", {"deed": "drop", "note": "Tidak perlu lagi."})

    assert response.status_code == 404
    assert Commitment.objects.get().status == "open"
    assert FINDING not in lights.get(PAGE).content.decode()


def test_the_effect_is_read_over_the_next_period(coordinator: Client, town: Town) -> None:
    shares(town.roads, date(2026, 2, 3), 5, 10)
    plan(coordinator)
    row = Commitment.objects.get()
    shares(town.roads, date(2026, 4, 2), 9, 10)
    coordinator.post(f"/aduan/laporan-berkala/rencana/{row.pk}/", {"deed": "measure"})
    row.refresh_from_db()

    assert (row.after_numerator, row.after_denominator) == (9, 10)
    assert "before 50% of 10, after 90% of 10" in coordinator.get(PAGE).content.decode()


def test_a_period_is_not_measured_before_it_begins(coordinator: Client, town: Town) -> None:
    plan(coordinator, "/aduan/laporan-berkala/?periode=2026-S1")
    row = Commitment.objects.get()
    page = coordinator.post(f"/aduan/laporan-berkala/rencana/{row.pk}/", {"deed": "measure"}, follow=True)

    assert "The period after the report has not begun yet." in page.content.decode()


def test_the_pdf_is_archival_tagged_and_says_what_the_page_says(coordinator: Client, town: Town) -> None:
    shares(town.roads, date(2026, 2, 3), 5, 10)
    plan(coordinator)
    content = taken(coordinator, "pdf")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as found:
            assert (found["pdfaid:part"], found["pdfaid:conformance"], found["pdfuaid:part"]) == ("2", "A", "1")
        assert pdf.Root.MarkInfo.Marked
    words = words_of(content)

    for said in (
        "January to March 2026 (quarter 1)",
        "50% of 10 first answers",
        FINDING,
        CAUSE,
        ACTION,
        "to be verified",
    ):
        assert said in words


def test_the_docx_can_be_edited_and_holds_every_table(coordinator: Client, town: Town) -> None:
    shares(town.roads, date(2026, 2, 3), 5, 10)
    plan(coordinator)
    document = docx.Document(io.BytesIO(taken(coordinator, "docx")))
    headings = [line.text for line in document.paragraphs if line.style.name == "Heading 2"]
    written, planned = ([cell.text for cell in document.tables[number].rows[1].cells] for number in (0, 1))
    figures = {row.cells[0].text: [cell.text for cell in row.cells[1:3]] for row in document.tables[2].rows}

    assert headings[:4] == ["In short", "Findings and plan", "All figures", "By unit"]
    assert written == ["1", town.roads.name, FINDING, CAUSE]
    assert planned == [
        "1",
        ACTION,
        town.roads.name,
        "2026-06-30",
        "Not begun",
        "First answers in time",
        "50% of 10",
        "–",
    ]
    assert figures["First answers in time (%)"] == ["50.0", "10"]


def test_the_xlsx_holds_numbers_as_numbers(coordinator: Client, town: Town) -> None:
    shares(town.roads, date(2026, 2, 3), 5, 10)
    book = openpyxl.load_workbook(io.BytesIO(taken(coordinator, "xlsx")))
    units = {row[0]: row[1:6] for row in book["Units by first answers in time"].iter_rows(values_only=True)}

    assert book.sheetnames == [
        "About",
        "This period and the one before",
        "Units by first answers in time",
        "Times that were judged by",
    ]
    assert units[town.roads.name] == (1, 0, 50, 10, 0)
    assert town.lights.name not in units
    assert any("they are not in the table" in str(row[1]) for row in book["About"].iter_rows(values_only=True))


def test_a_formula_in_a_finding_stays_text(coordinator: Client, town: Town) -> None:
    coordinator.post(PAGE, {**WRITTEN, "finding": "=HYPERLINK(1;2) dan #panic() *tebal*"})
    book = openpyxl.load_workbook(io.BytesIO(taken(coordinator, "xlsx")))

    assert book["Findings of this report"]["C2"].data_type == "s"
    assert "Plan of this report" not in book.sheetnames
    words = words_of(taken(coordinator, "pdf"))
    assert "#panic() *tebal*" in words
    assert "Nothing is planned yet about 1 finding." in words


def test_periods_are_read_back() -> None:
    periods = [ReportingPeriod(PeriodKind.QUARTER, 2026, 4), ReportingPeriod(PeriodKind.HALF, 2025, 2)]

    assert [period_numbered(period.id) for period in periods] == periods
    assert [period_numbered(number) for number in (202600, 202625, 202633, 202642)] == [None] * 4


def test_months_are_no_reporting_period(coordinator: Client, town: Town) -> None:
    assert coordinator.get("/aduan/laporan-berkala/?periode=2026-02").context["asked"].period.code == "2026-T2"
    assert coordinator.get(PAGE).context["asked"].period.span.last_day + timedelta(days=1) == date(2026, 4, 1)
