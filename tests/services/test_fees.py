# SPDX-License-Identifier: EUPL-1.2
"""What a written fee asks for."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.services.domain.fees import Fee, parse_fee

REFERENCE = Path(__file__).resolve().parents[3] / "shared/data/reference"


@pytest.mark.parametrize(
    "text",
    [
        "Gratis",
        "GRATIS.",
        "Tidak dipungut biaya",
        "Tidak dipungut biaya (gratis)",
        "tanpa dipungut biaya",
        "Tidak dikenakan biaya apapun",
        "Bebas biaya",
        "Biaya: Rp. 0,-",
        "Rp 0",
        "0",
        "Nihil",
        "Gratis (UU 24/2013)",
        "Gratis, sesuai Perda Nomor 1 Tahun 2024",
    ],
)
def test_free_in_many_words(text: str) -> None:
    assert parse_fee(text) == Fee("free")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp. 50.000,-", 50_000),
        ("Rp50.000", 50_000),
        ("Rp 50.000,00", 50_000),
        ("rp. 1.250.000.-", 1_250_000),
        ("50.000 rupiah", 50_000),
        ("Rp. 50.000,- (lima puluh ribu rupiah)", 50_000),
        ("Retribusi sebesar Rp 25.000", 25_000),
        ("Rp 30.000 (PP 76/2020)", 30_000),
        ("Rp 30.000 sesuai PP 76 Tahun 2020", 30_000),
        ("Rp 2 juta", 2_000_000),
    ],
)
def test_one_amount(text: str, amount: int) -> None:
    assert parse_fee(text) == Fee("fixed", amount)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Baru: Rp 120.000; Perpanjangan: Rp 80.000", (("Baru", 120_000), ("Perpanjangan", 80_000))),
        ("1. Perorangan Rp 50.000,-\n2. Badan usaha Rp 150.000,-", (("Perorangan", 50_000), ("Badan usaha", 150_000))),
        ("a. Baru : gratis\nb. Hilang : Rp 25.000", (("Baru", 0), ("Hilang", 25_000))),
        ("Rp 10.000 (pelajar)\nRp 20.000 (umum)", (("pelajar", 10_000), ("umum", 20_000))),
        ("Sesuai Perda", ()),
        ("Sesuai Peraturan Daerah Nomor 1 Tahun 2024 tentang Pajak dan Retribusi", ()),
        ("Perda Nomor 1 Tahun 2024", ()),
    ],
)
def test_a_table_or_the_rule_that_holds_one(text: str, rows: Any) -> None:
    assert parse_fee(text) == Fee("table", rows=rows)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "dikenakan biaya",
        "tidak gratis",
        "Tidak ada",
        "Gratis kecuali terlambat",
        "Rp 0 (umum); denda bila terlambat",
        "Rp 5.000 per lembar",
        "Rp 5.000/lembar",
        "Rp 50.000 - Rp 100.000",
        "Rp 20.000 + meterai",
        "mulai Rp 50.000",
        "denda Rp 50.000",
        "Rp 50.000 untuk orang asing",
        "Rp. 50.000,- (lima ribu rupiah)",
        "Rp 50.00",
        "Rp 1,5 juta",
        "100 USD",
        "2% dari nilai jual",
        "luas x koefisien x tarif",
        "Baru: Rp 10.000; Lama: sesuai perhitungan",
        "Baru: Rp 10.000; Baru: Rp 20.000",
    ],
)
def test_what_is_no_plain_amount_is_asked_for(text: str) -> None:
    assert parse_fee(text) == Fee()


@given(st.text(max_size=80))
def test_nonsense_never_breaks(text: str) -> None:
    found = parse_fee(text)
    assert found.kind in (None, "free", "fixed", "table")
    assert (found.amount is not None) == (found.kind == "fixed")


@given(st.integers(1, 10**9))
def test_an_amount_as_it_is_printed_is_read_back(amount: int) -> None:
    assert parse_fee("Rp. " + f"{amount:,}".replace(",", ".") + ",-") == Fee("fixed", amount)


def test_fees_of_real_agencies_are_understood_or_asked() -> None:
    """Every one was compared by eye when this was written: none is wrong, four are asked for."""
    if not REFERENCE.is_dir():
        pytest.skip("the reference data lies beside the checkout; it is not here")
    services = json.loads((REFERENCE / "layanan_standar_nyata_17.json").read_text(encoding="utf-8"))
    with (REFERENCE / "batang_jenis_izin_40.csv").open(encoding="utf-8", newline="") as file:
        permits = list(csv.DictReader(file))
    texts = [row["biaya_asli"] for row in (*services, *permits) if row["biaya_asli"]]
    assert Counter(parse_fee(text).kind for text in texts) == {"free": 45, "fixed": 1, "table": 1, None: 4}
