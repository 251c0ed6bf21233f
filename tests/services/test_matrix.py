# SPDX-License-Identifier: EUPL-1.2
"""The service matrix: honest numbers with their n, no place under ten cases, yardsticks with reasons, all of it as files."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from praja.duties.services.domain.grid import Shown, Size, piece_of
from praja.duties.services.domain.yardsticks import Aspect
from praja.duties.services.operations import end_offer
from praja.duties.services.queries.figures import figures_of_service
from praja.duties.services.queries.matrix import Cell, Choice, Matrix, matrix_of, sheets_of
from praja.duties.services.queries.side_by_side import lines_of
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations.summing import sum_anew
from praja.kernel.organization.operations import set_opening_hours
from praja.kernel.organization.queries import units
from praja.lib import clock
from services.comparing import IN_JANUARY, Villages, counted, offer_everywhere, put, villages
from services.making import KTP, published_standard, said
from towns import FOUNDER, Town

FEBRUARY = datetime(2026, 2, 10, 2, 0, tzinfo=UTC)
Q1, Q4 = ReportingPeriod(PeriodKind.QUARTER, 2026, 1), ReportingPeriod(PeriodKind.QUARTER, 2025, 4)
JANUARY = ReportingPeriod(PeriodKind.MONTH, 2026, 1)


@pytest.fixture(autouse=True)
def _in_february() -> Iterator[None]:
    with clock.frozen(FEBRUARY):
        yield


@pytest.fixture
def four(town: Town, monday: datetime) -> Villages:
    return villages(town, monday, "Surat A", "Surat B")


def visitor() -> Client:
    return Client(headers={"accept-language": "id"})


def cell(found: Matrix, row: int, column: int) -> Cell:
    return found.rows[row].cells[column]


def page(**given: str) -> str:
    return visitor().get("/layanan/matriks/", given).content.decode()


def test_an_overdue_open_application_counts_and_n_stands_beside(four: Villages) -> None:
    a, b = four.services
    put(counted(four.units[0], a, 10, overdue=2), counted(four.units[1], b, 12, kept=6))
    found = matrix_of(Choice(Q1), FEBRUARY)
    first, second = cell(found, 0, 0).now, cell(found, 1, 1).now

    assert (first.kept, first.due, first.overdue, first.kept_percent) == (10, 12, 2, 83)
    assert (second.kept, second.due, second.kept_percent) == (6, 12, 50)
    html = page()
    assert "83%<small>n 12</small>" in html
    assert "50%<small>n 12</small>" in html


def test_what_is_not_overdue_yet_does_not_count(four: Villages) -> None:
    put(counted(four.units[0], four.services[0], 10, overdue=2, day=date(2026, 2, 10)))

    assert cell(matrix_of(Choice(Q1), FEBRUARY), 0, 0).now.due == 10


def test_a_period_that_is_over_counts_what_it_left_overdue(four: Villages) -> None:
    """Late since December, served in February: January ended with it overdue, December too, and February judges it."""
    unit, service = four.units[0], four.services[0]
    place = {"unit": unit, "about": service.pk, "numerator": 1, "denominator": 1, "subject": "case:900"}
    late = [Fact(measure="services.left_overdue", day=day, **place) for day in (date(2025, 12, 31), date(2026, 1, 31))]
    judged = Fact(measure="services.on_time", day=date(2026, 2, 3), **{**place, "numerator": 0})
    put(late, [judged])

    def due(period: ReportingPeriod) -> tuple[int, int]:
        figures = cell(matrix_of(Choice(period), FEBRUARY), 0, 0).now
        return figures.due, figures.overdue

    assert [due(period) for period in (Q4, JANUARY, Q1)] == [(1, 1), (1, 1), (1, 0)]


def test_figures_of_fewer_than_ten_cases_are_not_told_to_everybody(four: Villages) -> None:
    put(counted(four.units[0], four.services[0], 9, kept=3, minutes=[50] * 9, stars=[1] * 9))

    for shown in ("tepat", "waktu", "puas"):
        html = page(ukuran=shown)
        assert "terlalu sedikit<small>n 9</small>" in html
        assert not re.search(r"33%|50 mnt|>1,0<", html)


def test_empty_cells_say_so_and_what_is_not_offered_is_a_dash(four: Villages, monday: datetime) -> None:
    end_offer(service=four.services[1], unit=four.units[3], until=date(2026, 1, 2), actor=FOUNDER, at=monday)
    row = page().split("<tbody>")[1].split("</tr>")[3]

    assert row.count("belum ada") == 1
    assert row.count("<td>–</td>") == 1


def test_times_are_as_people_feel_them_beside_the_promise(four: Villages) -> None:
    put(counted(four.units[0], four.services[0], 11, minutes=[30, *[600] * 9, 6_000]))
    figures = cell(matrix_of(Choice(Q1, Shown.TIME), FEBRUARY), 0, 0).now
    html = page(ukuran="waktu")

    assert figures.timed == 11
    assert figures.felt[0] is not None
    assert abs(figures.felt[0] - 600) <= 600 / 64
    assert "n 11</small>" in html
    assert "janji 3 hari kerja" in html


def test_completeness_is_read_from_the_standard_that_held(four: Villages, town: Town, monday: datetime) -> None:
    own = published_standard(town, monday, service=four.services[0], unit=four.units[1]).version
    type(own).objects.filter(pk=own.pk).update(components=dict(list(own.components.items())[:7]))
    html = page(ukuran="lengkap")

    assert html.count(">14/14<") == 7
    assert html.count(">7/14<") == 1


def test_a_yardstick_is_marked_and_told_what_it_does_differently(four: Villages, town: Town, monday: datetime) -> None:
    a = four.services[0]
    lean = said(requirements=(KTP,), duration_value=1)
    published_standard(town, monday, service=a, unit=four.units[2], content=lean)
    week = [[[450, 1050]]] * 5 + [[], []]
    set_opening_hours(unit=four.units[2], week=week, decree="SK 3", since=date(2025, 2, 1), actor=FOUNDER, at=monday)
    put(
        counted(four.units[2], a, 30, kept=29),
        *[counted(unit, a, 20, kept=10) for unit in (four.units[0], four.units[1])],
        counted(four.units[3], a, 9),
    )
    found = matrix_of(Choice(Q1), FEBRUARY)
    [best] = found.yardsticks

    assert best.unit.id == four.units[2].pk
    assert [(each.aspect, each.own, each.others) for each in best.differences] == [
        (Aspect.REQUIREMENTS, 1, 2),
        (Aspect.PROMISE, 600, 3 * 480),
        (Aspect.OPENING, 3_000, 2_400),
    ]
    places = {row.unit.id: row.place and (row.place.place, row.place.among) for row in found.rows}
    assert [places[unit.pk] for unit in four.units] == [(2, 3), (2, 3), (1, 3), None]
    html = page()
    assert html.count("★ patokan") == 1
    assert "Persyaratannya lebih sedikit: rata-rata 1,0, yang lain 2,0." in html


def test_a_yardstick_with_the_standards_of_all_says_that_it_works_differently(four: Villages) -> None:
    put(
        counted(four.units[0], four.services[0], 20),
        *[counted(unit, four.services[0], 20, kept=5) for unit in four.units[1:]],
    )

    assert "yang berbeda adalah cara kerjanya" in page()


def test_complaints_stand_beside_the_unit_and_in_no_cell(four: Villages) -> None:
    put(counted(four.units[0], four.services[0], 10))
    reports = [
        Fact(
            measure="complaints.received",
            subject=f"case:{n}",
            unit=four.units[0],
            day=IN_JANUARY,
            numerator=1,
            denominator=1,
        )
        for n in range(7)
    ]
    Fact.objects.bulk_create(reports)
    sum_anew(["complaints.received"])
    found = matrix_of(Choice(Q1), FEBRUARY)

    assert [row.complaints for row in found.rows] == [7, 0, 0, 0]
    assert "Aduan tentang sebuah unit berdiri di samping namanya" in page()


def test_two_periods_side_by_side(four: Villages) -> None:
    unit, service = four.units[0], four.services[0]
    put(counted(unit, service, 20, kept=19), counted(unit, service, 10, kept=5, day=date(2025, 11, 3)))

    assert "95%<small>n 20 · dulu 50%</small>" in page(banding="2025-T4")


def test_two_units_side_by_side(four: Villages) -> None:
    put(counted(four.units[0], four.services[0], 20, kept=19), counted(four.units[1], four.services[0], 4))
    answer = visitor().get("/layanan/matriks/banding/", {"a": "4.1", "b": "4.2", "periode": "2026-T1"})
    html = answer.content.decode()

    assert "95% (n 20)" in html
    assert "terlalu sedikit (n 4)" in html


def test_one_service_over_all_units_the_best_first(four: Villages) -> None:
    put(
        counted(four.units[0], four.services[0], 20, kept=10, stars=[4] * 10),
        counted(four.units[1], four.services[0], 20, kept=19),
        counted(four.units[2], four.services[0], 3),
    )
    html = visitor().get("/layanan/matriks/layanan/surat-a/").content.decode()
    names = re.findall(r'<th scope="row" role="rowheader">([^<]+)', html)

    assert names == ["Kelurahan 2", "Kelurahan Melati", "Kelurahan 3", "Kelurahan 4"]
    assert visitor().get("/layanan/matriks/layanan/tidak-ada/").status_code == 404


def test_units_are_narrowed_by_kind_and_place(four: Villages, town: Town, monday: datetime) -> None:
    offer_everywhere(four.services[0], [town.roads], monday)
    type(town.kelurahan).objects.filter(pk=four.units[1].pk).update(region="99.01.01.1001")
    units.forget()
    everybody, narrowed, there = (
        matrix_of(Choice(Q1, **given), FEBRUARY).units.total
        for given in ({}, {"kind": "department"}, {"region": "99.01.01"})
    )

    assert (everybody, narrowed, there) == (5, 1, 1)


def test_what_has_something_to_show_comes_first_and_rows_of_dashes_are_folded(
    four: Villages, town: Town, monday: datetime
) -> None:
    for name in ("Aaa izin", "Bbb izin"):
        listed = {"code": name[:3].lower(), "name": name, "offered_by": [town.roads]}
        published_standard(town, monday, content=said(), listed=listed)
    put(counted(four.units[2], four.services[0], 12), counted(four.units[1], four.services[0], 10, kept=7))
    found = matrix_of(Choice(Q1), FEBRUARY)

    assert [service.name for service in found.services.items] == ["Surat A", "Surat B", "Aaa izin", "Bbb izin"]
    names = ["Kelurahan 3", "Kelurahan 2", "Kelurahan Melati", "Kelurahan 4", town.roads.name]
    assert [row.unit.name for row in found.rows] == names
    assert list(found.kinds) == ["subdistrict", "department"]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Size, "columns", 2)
        first, second = (matrix_of(Choice(Q1, columns=number), FEBRUARY) for number in (1, 2))
        whole = [[(r.unit.name, len(r.cells)) for r in sheet.rows] for sheet in sheets_of(Choice(Q1), FEBRUARY)]
    assert ([row.unit.name for row in first.rows], first.elsewhere) == (names[:4], 1)
    assert ([row.unit.name for row in second.rows], second.elsewhere) == (names[4:], 4)
    assert whole == [[(name, 2) for name in names[:4]], [(names[4], 2)]]
    assert names == list(dict.fromkeys(line.unit.name for line in lines_of(Choice(Q1), FEBRUARY)))

    html = page()
    assert "2 unit bersama-sama menepati 86% dari 22 janji." in html
    assert "Di bawah 80%: Kelurahan 2 (70%)." in html
    assert "unit tanpa layanan sendiri" in html


def test_no_page_is_larger_than_fifty_by_thirty() -> None:
    for size in (Size.SMALL, Size.LARGE):
        assert size.rows <= 50
        assert size.columns <= 30
    piece = piece_of(list(range(120)), 9, Size.LARGE.rows)
    assert (piece.items[0], piece.number, piece.pages, piece.first, piece.last, piece.next) == (
        100,
        3,
        3,
        101,
        120,
        None,
    )
    assert piece_of([], 1, 50).items == ()


@pytest.mark.parametrize("given", [{}, {"banding": "2025-T4", "besar": "besar", "ukuran": "waktu"}])
def test_statements_do_not_grow_with_units_services_or_figures(
    town: Town, monday: datetime, given: dict[str, str]
) -> None:
    few = villages(town, monday, "Surat A", "Surat B", "Surat C", count=2)
    put(counted(few.units[0], few.services[0], 10, minutes=[10] * 10))
    page(**given)
    with CaptureQueriesContext(connection) as captured:
        page(**given)
    before = len(captured)
    more = [
        type(town.kelurahan)(code=f"9.{n}", name=f"Kelurahan {n}", kind="subdistrict", since=date(2025, 1, 2))
        for n in range(12)
    ]
    type(town.kelurahan).objects.bulk_create(more)
    for service in few.services:
        offer_everywhere(service, more, monday)
    put(*[counted(unit, service, 10, minutes=[10] * 10) for unit in more for service in few.services])
    page(**given)
    with CaptureQueriesContext(connection) as captured:
        page(**given)

    assert len(captured) == before <= (9 if given else 7)


def test_nonsense_in_the_address_is_not_asked(four: Villages) -> None:
    given = {
        "ukuran": "x",
        "periode": "9999",
        "banding": "\x00",
        "jenis": "'",
        "wilayah": "-1",
        "unit": "-3",
        "layanan": "²",
    }

    assert visitor().get("/layanan/matriks/", given).status_code == 200


def test_the_whole_as_csv_and_xlsx_hides_what_the_page_hides(four: Villages, monday: datetime) -> None:
    put(
        counted(four.units[0], four.services[0], 20, kept=19, minutes=[60] * 20, stars=[5] * 12),
        counted(four.units[1], four.services[0], 9, kept=1, stars=[1] * 9),
    )
    type(four.units[0]).objects.filter(pk=four.units[0].pk).update(name="=HYPERLINK(1)")
    units.forget()
    answer = visitor().get("/layanan/matriks/unduh/csv/", {"periode": "2026-T1"})
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))  # type: ignore[arg-type]
    xlsx = visitor().get("/layanan/matriks/unduh/xlsx/", {"periode": "2026-T1"})
    book = openpyxl.load_workbook(io.BytesIO(b"".join(xlsx)))  # type: ignore[arg-type]

    assert len(rows) == book.worksheets[0].max_row - 1 == 8
    first, few = rows[0], rows[2]
    assert first["Perangkat daerah"] == "'=HYPERLINK(1)"
    assert book.worksheets[0]["B2"].data_type == "s"
    assert [first[name] for name in ("Tepat waktu, %", "Setengahnya dalam, menit", "Bintang, dari 5")] == [
        "95",
        "60",
        "5.0",
    ]
    assert [
        few[name] for name in ("Tepat waktu, %", "Dinilai, atau lewat waktu dan terbuka (n)", "Bintang, dari 5")
    ] == [
        "",
        "9",
        "",
    ]


def test_the_whole_prints_on_a3(four: Villages) -> None:
    put(counted(four.units[0], four.services[0], 20, kept=19))
    answer = visitor().get("/layanan/matriks/unduh/pdf/", {"periode": "2026-T1"})

    assert answer.content.startswith(b"%PDF-")
    assert re.search(rb"/MediaBox\s*\[\s*0 0 1190\.\d+ 841\.\d+\s*\]", answer.content)
    assert answer["Content-Disposition"].endswith('matriks-layanan-2026-T1.pdf"')


def test_a_service_tells_how_it_really_is_over_the_last_twelve_months(four: Villages) -> None:
    unit, other, service = four.units[0], four.units[1], four.services[0]
    put(
        counted(unit, service, 10, kept=9, minutes=[60] * 10, stars=[4] * 10),
        counted(unit, service, 10, kept=9, overdue=1, minutes=[30] * 10, day=date(2025, 6, 3)),
        counted(unit, service, 50, kept=0, day=date(2024, 12, 3)),
        counted(other, service, 10, minutes=[10] * 10),
    )
    here, everywhere = figures_of_service(service.pk, unit.pk, FEBRUARY), figures_of_service(service.pk, None, FEBRUARY)

    assert (here.kept, here.due, here.timed, here.felt[0]) == (18, 21, 20, Decimal(45))
    assert (here.rating, here.raters) == (Decimal("4.0"), 10)
    assert (everywhere.kept, everywhere.due, everywhere.timed) == (28, 31, 30)


def test_pages_are_for_everybody(client: Client, four: Villages) -> None:
    for address in ("", "banding/", "layanan/surat-a/", "unduh/csv/"):
        assert client.get(f"/layanan/matriks/{address}").status_code == 200
    assert client.get("/layanan/matriks/unduh/exe/").status_code == 404
