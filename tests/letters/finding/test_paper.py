# SPDX-License-Identifier: EUPL-1.2
"""What was spent on paper: taken in again and again, compared month by month, and nothing else."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.conftest import Office
from letters.making import RECEIVED
from officers import signed_in
from praja.duties.letters.domain.paper import pairs, percent_less
from praja.duties.letters.models import PaperSpend
from praja.duties.letters.operations.modes import set_mode
from sql_edits import findings, not_named

LIST = """Kode unit;Bulan;Belanja;Realisasi;Kode rekening
2;2024-07;Belanja ATK;Rp 2.000.000,00;5.1.02
2;Juli 2024;Belanja penggandaan;1000000;5.1.03
2;08/2024;ATK;500.000;5.1.02
2;2025-07;ATK;1.500.000;5.1.02
2;2025-08;Makan minum;1.500.000;
2;bulan lalu;ATK;1;
4;2025-07;ATK;1;
2;2025-07;ATK;banyak;
"""

EDITS = (
    (
        "UPDATE letters_paperspend SET rupiah=rupiah-1 WHERE month='2025-07-01'",
        (),
        "2025-07, atk 5.1.02: its rupiah",
    ),
    ("DELETE FROM letters_paperspend WHERE kind='cetak'", (), "2024-07, cetak 5.1.03: has events but no row"),
    (
        "INSERT INTO letters_paperspend (unit_id, month, kind, account, rupiah, taken_in_at) "
        "SELECT unit_id, '2026-01-01', kind, account, 1, taken_in_at FROM letters_paperspend WHERE month='2025-07-01'",
        (),
        "2026-01, atk 5.1.02: no event",
    ),
)


def month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


@pytest.mark.parametrize(
    ("since", "compared"),
    [
        ("2025-07-01", [("2024-07", "2025-07"), ("2024-07", "2026-07")]),
        ("2025-07-02", [("2024-07", "2026-07")]),
        ("2026-08-01", []),
        ("2024-01-01", []),
    ],
)
def test_each_month_is_compared_with_the_same_month_of_the_last_year_before(since: str, compared: list):
    spent = {month(text): 10 for text in ("2024-07", "2025-07", "2026-07", "2026-03")}
    found = pairs(spent, date.fromisoformat(since))
    assert [(f"{pair.before:%Y-%m}", f"{pair.after:%Y-%m}") for pair in found] == compared


def test_per_cent_are_rounded_and_need_something_before():
    assert [percent_less(*pair) for pair in ((200, 100), (3, 2), (100, 130), (0, 5))] == [50, 33, -30, None]


def test_a_list_is_taken_in_again_and_again(office: Office):
    keeper = office.actor(office.roads_records, RECEIVED)
    set_mode(unit=office.roads, mode="mandiri", decree="SK 1", since=date(2025, 7, 1), actor=keeper, at=RECEIVED)
    client, code = signed_in(office.roads_records), office.roads.code

    def sent(text: str):
        text = "\n".join(f"{code}{line[1:]}" if line.startswith("2;") else line for line in text.splitlines())
        text = text.replace("\n4;", f"\n{office.lights.code};")
        return client.post("/surat/kertas/", {"file": SimpleUploadedFile("atk.csv", text.encode(), "text/csv")})

    page = sent(LIST)
    assert "<dt>rows read</dt><dd>8</dd>" in page.content.decode()
    assert [one["value"] for one in page.context["report"]["counts"]] == [8, 4, 0, 0, 4]
    assert page.context["rows"] == [[office.roads.name, "1 Jul 2025", 1, "3,000,000", "1,500,000", "50%"]]
    again = sent(LIST.replace("1.500.000;5.1.02", "600.000;5.1.02"))
    assert [one["value"] for one in again.context["report"]["counts"]] == [8, 0, 1, 3, 4]
    assert PaperSpend.objects.count() == 4
    assert (findings(), not_named(EDITS)) == ([], [])
    assert client.get("/surat/kertas/?sejak=2026-01").context["rows"][0][2] == 0
    assert signed_in(office.lights_records).get("/surat/kertas/").context["rows"] == []
    assert signed_in(office.roads_officer).get("/surat/kertas/").status_code == 403
    assert sent("bukan daftar").status_code == 422
