# SPDX-License-Identifier: EUPL-1.2
"""What a line of past innovations cannot mean is told with its column and what to write instead; nothing is guessed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from innovation.conftest import Lab
from innovation.index.cast import NOW, applied
from officers import signed_in
from praja.duties.innovation.domain.index.lines import MEANS, day_in, is_only_year, meant, rupiah
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.index.past import PAST, import_past
from praja.lib.clock import frozen
from praja.lib.imports import Report, read_csv

HEAD = "Nama inovasi;OPD;Waktu penerapan;Bentuk;Inisiator;Jenis;Yandas;Anggaran;Video"


def _taken(lab: Lab, *lines: str) -> Report:
    table = "\n".join((HEAD, *lines)).encode()
    return import_past(lines=read_csv(table, PAST).lines, actor=lab.actor(lab.curator, NOW), at=NOW)


@pytest.mark.parametrize(
    ("cells", "field", "says"),
    [
        ("2024;;;;;;", "applied_on", "only a year"),
        ("1-9-2024;Layanan umum sekali;;;;;", "form", "tata kelola"),
        ("1-9-2024;;Kampus;;;;", "proposer", "masyarakat"),
        ("1-9-2024;;;Setengah;;;", "means", "digital"),
        ("1-9-2024;;;;Kesehatn;;", "basic_service", "kesehatan"),
        ("1-9-2024;;;;;banyak;", "budget", "whole rupiah"),
        ("1-9-2024;;;;;;bukan alamat", "video", "https"),
    ],
)
def test_a_cell_that_is_not_understood_is_refused_with_what_to_write(
    lab: Lab, cells: str, field: str, says: str
) -> None:
    report = _taken(lab, f"Inovasi Satu;{lab.staff.bridges.code};{cells}")

    assert [one.field for one in report.refused] == [field]
    with override("en"):
        assert says in str(report.refused[0].reason)
    assert report.created == 0


def test_what_offices_write_is_taken(lab: Lab) -> None:
    unit = lab.staff.bridges.code
    line = f"Inovasi Satu;{unit};1 September 2024;Tata Kelola;Perangkat Daerah;Non-digital;-;Rp 25.000.000,00;"

    assert _taken(lab, line).created == 1

    row = Innovation.objects.get(case__subject="Inovasi Satu")
    assert (row.form, row.proposer, row.means, row.basic_service) == ("governance", "unit", "other", "")
    assert (row.budget, row.applied_on.isoformat() if row.applied_on else "") == (25_000_000, "2024-09-01")


def test_the_same_name_on_another_day_is_not_counted_twice(lab: Lab) -> None:
    unit = lab.staff.bridges.code
    applied(lab)
    before = Innovation.objects.count()

    report = _taken(lab, f"Pilah Dua Kali;{unit};2-9-2025;;;;;;", f"pilah dua kali;{unit};1-9-2025;;;;;;")

    assert [one.field for one in report.refused] == ["applied_on"]
    assert "01-09-2025" in str(report.refused[0].reason)
    assert (report.unchanged, Innovation.objects.count()) == (1, before)


def test_the_page_names_line_column_and_reason(lab: Lab) -> None:
    table = f"{HEAD}\nInovasi Satu;{lab.staff.bridges.code};kapan-kapan;;;;;;\n".encode()
    with frozen(NOW):
        page = signed_in(lab.curator).post("/inovasi/iid/impor/", {"file": SimpleUploadedFile("daftar.csv", table)})

    text = page.content.decode()
    assert "Waktu penerapan" in text
    assert "This is no day. Write the day, as 31-12-2025." in text


@pytest.mark.parametrize(
    ("text", "day"),
    [("1 Januari 2024", "2024-01-01"), ("31 Des 2025", "2025-12-31"), ("1/9/2024 00:00:00", "2024-09-01")],
)
def test_days_as_offices_write_them(text: str, day: str) -> None:
    found = day_in(text)
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize("text", ["1 Januarius", "32 Januari 2024", "1 Foo 2024"])
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert day_in(text) is None


@pytest.mark.parametrize(
    ("text", "sum_of"),
    [
        ("25000000", 25_000_000),
        ("25.000.000", 25_000_000),
        ("Rp25.000.000,00", 25_000_000),
        ("Rp. 1.500,-", 1_500),
        ("1,5 juta", None),
        ("25.00", None),
    ],
)
def test_sums_are_whole_rupiah_or_nothing(text: str, sum_of: int | None) -> None:
    assert rupiah(text) == sum_of


def test_a_year_is_no_day_and_not_digital_is_not_digital() -> None:
    assert is_only_year("2024")
    assert not is_only_year("1-9-2024")
    assert [meant(text, MEANS) for text in ("Non Digital", "Digital", "Tidak", "Ya")] == [
        "other",
        "digital",
        "other",
        "digital",
    ]
