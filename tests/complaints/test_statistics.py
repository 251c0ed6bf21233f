# SPDX-License-Identifier: EUPL-1.2
"""The page of figures: by hand on a small history, honest about what is overdue, and open down to the cases."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from facts import put_facts
from officers import officer, signed_in
from praja.duties.complaints.enums import Classification
from praja.duties.complaints.operations import Report, file_complaint, forward_complaint, report_wrongdoing
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, period_of, read_period
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations import refresh_dirty, seal_period
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.actors import NOBODY
from residents import browser
from towns import FOUNDER, Town, answered

FEBRUARY = datetime(2026, 2, 10, 2, 0, tzinfo=UTC)
ON_TIME = "complaints.first_response_on_time"


@pytest.fixture(autouse=True)
def _in_february() -> Iterator[None]:
    with clock.frozen(FEBRUARY):
        yield


@pytest.fixture
def coordinator(town: Town) -> Client:
    return signed_in(officer("Sari", Role.COMPLAINT_COORDINATOR, town.root))


def handled(town: Town, unit: Unit, filed_at: datetime, answered_at: datetime | None) -> Case:
    case = file_complaint(report=Report(text="Jalan berlubang."), channel="web", actor=NOBODY, at=filed_at).case
    case = forward_complaint(
        case=case,
        to_unit=unit,
        classification=Classification.NORMATIVE,
        about_service=False,
        publish=False,
        actor=town.coordinator,
        at=filed_at,
        seen_version=1,
    )
    if answered_at:
        ours = unit == town.roads
        liaison, head = (town.roads_liaison, town.roads_head) if ours else (town.lights_liaison, town.lights_head)
        case = answered(case, liaison=liaison, head=head, at=answered_at)
    return case


def count(at: datetime = FEBRUARY) -> None:
    while deliver_due(at=at, limit=500):
        pass
    while refresh_dirty(at=at):
        pass


def shares(unit: Unit, day: date, on_time: int, judged: int) -> None:
    """Facts of the first answer, as if counted, `on_time` of `judged`."""
    put_facts(
        Fact(
            measure=ON_TIME,
            subject=f"case:{unit.pk}{number}",
            unit=unit,
            day=day,
            numerator=number < on_time,
            denominator=1,
        )
        for number in range(judged)
    )


def test_an_overdue_open_case_lowers_the_share(coordinator: Client, town: Town, monday: datetime) -> None:
    handled(town, town.roads, monday, monday + timedelta(days=1))
    handled(town, town.roads, monday, monday + timedelta(days=2))
    handled(town, town.roads, monday, monday + timedelta(days=20))
    handled(town, town.roads, monday, None)
    handled(town, town.roads, FEBRUARY - timedelta(days=1), None)  # not due yet: not judged
    count()
    found = coordinator.get("/aduan/statistik/?periode=2026-T1").context["found"]
    value = found.values[ON_TIME]

    assert (value.numerator, value.n, value.overdue) == (2, 4, 1)
    assert value.number == 50


def test_a_period_that_is_over_counts_what_it_left_open(coordinator: Client, town: Town, monday: datetime) -> None:
    """Due on 12 January, answered on 3 February: January ended with it overdue, February judged it late."""
    handled(town, town.roads, monday, datetime(2026, 2, 3, 2, 0, tzinfo=UTC))
    count()

    def judged(code: str) -> tuple[int, int, int]:
        value = coordinator.get(f"/aduan/statistik/?periode={code}").context["found"].values[ON_TIME]
        return value.numerator, value.n, value.overdue

    assert judged("2026-01") == (0, 1, 1)
    assert judged("2026-02") == (0, 1, 0)
    assert judged("2025-12") == (0, 0, 0)


def test_units_under_ten_are_not_ranked(coordinator: Client, town: Town) -> None:
    day = date(2026, 1, 20)
    shares(town.roads, day, 8, 10)
    shares(town.lights, day, 9, 9)
    shares(town.kelurahan, day, 10, 12)
    response = coordinator.get("/aduan/statistik/?periode=2026-T1")
    rows = [(row.unit.code, row.place) for row in response.context["found"].units]

    assert rows == [("4", 1), ("2", 2), ("1", None), ("3", None), ("5", None)]
    assert "3 units have fewer than 10 first answers" in response.content.decode()


def test_quarters_begin_and_end_at_local_midnight(coordinator: Client, town: Town) -> None:
    """23:30 on 31 December and 00:30 on 1 January in Jakarta are both the 31st in Greenwich."""
    handled(town, town.roads, datetime(2025, 12, 31, 16, 30, tzinfo=UTC), None)
    handled(town, town.roads, datetime(2025, 12, 31, 17, 30, tzinfo=UTC), None)
    count()

    def received(code: str) -> int:
        page = coordinator.get(f"/aduan/statistik/?periode={code}")
        return int(page.context["found"].values["complaints.received"].n)

    assert [received(code) for code in ("2025-T4", "2026-T1", "2025-S2", "2026-S1", "2025", "2026", "2026-01")] == [
        1,
        1,
        1,
        1,
        1,
        1,
        1,
    ]


def test_a_period_knows_its_days_and_the_one_before() -> None:
    assert ReportingPeriod(PeriodKind.QUARTER, 2026, 1).span == Period(date(2026, 1, 1), date(2026, 3, 31))
    assert ReportingPeriod(PeriodKind.HALF, 2026, 2).span == Period(date(2026, 7, 1), date(2026, 12, 31))
    assert ReportingPeriod(PeriodKind.QUARTER, 2026, 1).previous.code == "2025-T4"
    assert period_of(PeriodKind.HALF, date(2026, 7, 1)).code == "2026-S2"
    assert [read_period(code) for code in ("2026-13", "2026-T5", "x", "", "1999")] == [None] * 5
    codes = ("2026-03", "2026-T1", "2026-S1", "2026")
    assert [period.code for code in codes if (period := read_period(code))] == list(codes)


def test_median_and_slow_end_come_from_the_cases(coordinator: Client, town: Town, monday: datetime) -> None:
    for days in range(1, 12):
        handled(town, town.roads, monday, monday + timedelta(days=days))
    count()
    spread = (
        coordinator.get("/aduan/statistik/?periode=2026-T1")
        .context["found"]
        .spreads["complaints.minutes_to_first_response"]
    )

    assert (spread.median, spread.p90) == (6 * 24 * 60, 10 * 24 * 60)


def test_a_sealed_period_answers_from_what_was_sealed(coordinator: Client, town: Town) -> None:
    shares(town.roads, date(2025, 11, 20), 8, 10)
    seal_period(
        measures=[ON_TIME], period=ReportingPeriod(PeriodKind.QUARTER, 2025, 4).span, actor=FOUNDER, at=FEBRUARY
    )
    Fact.objects.all().delete()
    value = coordinator.get("/aduan/statistik/?periode=2025-T4").context["found"].values[ON_TIME]

    assert (value.numerator, value.n, value.sealed) == (8, 10, True)


def test_a_figure_opens_the_cases_behind_it(coordinator: Client, town: Town, monday: datetime) -> None:
    kept = handled(town, town.roads, monday, monday + timedelta(days=1))
    late = handled(town, town.roads, monday, monday + timedelta(days=20))
    count()
    page = "/aduan/statistik/kasus/first_response_on_time/?periode=2026-T1"
    both = coordinator.get(page).context["rows"]
    missed = coordinator.get(f"{page}&hanya=meleset").context["rows"]

    assert [row["url"] for row in both] == [f"/aduan/kasus/{case.code}/" for case in (late, kept)]
    assert [(row["url"], row["tone"]) for row in missed] == [(f"/aduan/kasus/{late.code}/", "late")]


def test_nobody_sees_figures_or_cases_of_units_that_are_not_theirs(town: Town, monday: datetime) -> None:
    handled(town, town.lights, monday, monday + timedelta(days=1))
    count()
    roads = signed_in(officer("Kepala PU", Role.HEAD, town.roads))
    for unit in ("", f"&unit={town.lights.code}", f"&unit={town.root.code}"):
        assert roads.get(f"/aduan/statistik/?periode=2026-T1{unit}").context["found"].values[ON_TIME].n == 0
        assert roads.get(f"/aduan/statistik/kasus/received/?periode=2026-T1{unit}").context["rows"] == []


def test_a_case_that_moved_away_is_counted_but_not_opened(town: Town, monday: datetime) -> None:
    case = handled(town, town.roads, monday, monday + timedelta(days=1))
    count()
    Case.objects.filter(pk=case.pk).update(lead_unit=town.lights)
    page = signed_in(officer("Kepala PU", Role.HEAD, town.roads)).get(
        "/aduan/statistik/kasus/first_response_on_time/?periode=2026-T1"
    )

    assert (page.context["rows"], page.context["closed"]) == ([], 1)
    assert case.subject not in page.content.decode()


def test_an_unknown_figure_is_not_found(coordinator: Client) -> None:
    assert coordinator.get("/aduan/statistik/kasus/nonsense/").status_code == 404


def test_everybody_reads_the_same_numbers_without_a_way_to_cases(
    coordinator: Client, town: Town, monday: datetime
) -> None:
    shares(town.roads, date(2026, 1, 20), 8, 10)
    handled(town, town.lights, monday, monday + timedelta(days=1))
    count()
    public = browser().get("/aduan/kinerja/?periode=2026-T1")
    office = coordinator.get("/aduan/statistik/?periode=2026-T1")
    html = public.content.decode()
    lights = next(row for row in public.context["unit_table"] if row[0] == town.lights.name)

    assert public.context["found"].values == office.context["found"].values
    assert "/aduan/kasus/" not in html
    assert "/aduan/statistik/" not in html
    assert lights[3] == "–"  # one answer is too few to be shown


def test_wrongdoing_is_in_no_figure_and_no_list(coordinator: Client, town: Town, monday: datetime) -> None:
    report_wrongdoing(report=Report(text="Kepala seksi minta uang."), channel="web", actor=NOBODY, at=monday)
    count()
    page = coordinator.get("/aduan/statistik/?periode=2026-T1")

    assert page.context["found"].values["complaints.received"].n == 0
    assert page.context["channels"] == []


def test_what_rises_is_told_from_ten_reports_on(coordinator: Client, town: Town) -> None:
    for number in range(10):
        file_complaint(
            report=Report(text="Jalan berlubang.", region="99.01.01.1001"),
            channel="web" if number else "phone",
            actor=NOBODY,
            at=FEBRUARY - timedelta(days=2),
        )
    file_complaint(
        report=Report(text="Jalan berlubang.", region="99.01.01.1001"),
        channel="web",
        actor=NOBODY,
        at=FEBRUARY - timedelta(days=30),
    )
    count()
    page = coordinator.get("/aduan/statistik/?periode=2026-T1")

    assert [(row.name, row.before, row.now) for row in page.context["places"]] == [("Melati", 1, 10)]
    assert [(row["label"], row["value"]) for row in page.context["channels"]] == [("Website", 10), ("Telephone", 1)]


def test_the_file_holds_one_row_for_each_unit_and_figure(coordinator: Client, town: Town) -> None:
    shares(town.roads, date(2026, 1, 20), 8, 10)
    text = b"".join(coordinator.get("/aduan/statistik/unduh/csv/?periode=2026-T1")).decode("utf-8-sig")  # type: ignore[arg-type]
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["Figure"] == "First answers in time"]
    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(coordinator.get("/aduan/statistik/unduh/xlsx/?periode=2026-T1")))  # type: ignore[arg-type]
    )

    assert [(row["Unit code"], row["Counted (n)"], row["Value"]) for row in rows][:3] == [
        ("", "10", "80.0"),
        ("2", "10", "80.0"),
        ("1", "0", ""),
    ]
    assert book.worksheets[0].max_row == 1 + 6 * 14
    assert coordinator.get("/aduan/statistik/unduh/pdf/").status_code == 404


def test_the_number_of_statements_does_not_grow(coordinator: Client, town: Town, monday: datetime) -> None:
    handled(town, town.roads, monday, monday + timedelta(days=1))
    count()
    coordinator.get("/aduan/statistik/?periode=2026-T1")
    with CaptureQueriesContext(connection) as one:
        coordinator.get("/aduan/statistik/?periode=2026-T1")
    for _ in range(3):
        handled(town, town.lights, monday, monday + timedelta(days=20))
    count()
    with CaptureQueriesContext(connection) as more:
        coordinator.get("/aduan/statistik/?periode=2026-T1")

    assert len(one) == len(more)
