# SPDX-License-Identifier: EUPL-1.2
"""What a written duration promises: the longest time it names, and never a guess."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from praja.duties.services.cli import services_app
from praja.duties.services.domain.durations import parse_duration
from praja.duties.services.domain.number_words import number_of

REFERENCE = Path(__file__).resolve().parents[3] / "shared/data/reference"


def read(text: str) -> tuple[int | None, str | None, bool | None]:
    found = parse_duration(text)
    return found.value, found.unit, found.working


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("15 menit s.d. 1 hari kerja", (1, "days", True)),
        ("15 (lima belas) menit s/d 1 (satu) hari kerja", (1, "days", True)),
        ("7 (tujuh) hari kerja", (7, "days", True)),
        ("28 HK", (28, "days", True)),
        ("3 x 24 jam", (72, "hours", False)),
        ("1x24 jam", (24, "hours", False)),
        ("1 jam s.d. 3 x 24 jam", (72, "hours", False)),
        ("1 Jam, paling lama 24 jam", (24, "hours", None)),
        ("24 jam kerja", (24, "hours", True)),
        ("7 hari", (7, "days", None)),
        ("14 hari kalender", (14, "days", False)),
        ("3 - 5 hari (kerja)", (5, "days", True)),
        ("14 hari (hari kerja)", (14, "days", True)),
        ("3 hari, maksimal 7 hari kerja", (7, "days", True)),
        ("10 – 20 menit", (20, "minutes", None)),
        ("1 sampai dengan 2 jam", (2, "hours", None)),
        ("dapat ditunggu (± 10 menit)", (10, "minutes", None)),
        ("Selambat-lambatnya 5 hari kerja sejak berkas lengkap.", (5, "days", True)),
        ("30 menit apabila pejabat ada di tempat", (30, "minutes", None)),
        ("Jangka waktu penyelesaian: maks. 5 hr", (5, "days", None)),
        ("kurang dari 1 jam", (1, "hours", None)),
        ("1,5 jam", (90, "minutes", None)),
        ("setengah jam", (30, "minutes", None)),
        ("1 1/2 jam", (90, "minutes", None)),
        ("1 jam 30 menit", (90, "minutes", None)),
        ("1.440 menit", (1440, "minutes", None)),
        ("dua puluh lima menit", (25, "minutes", None)),
        ("2 minggu", (14, "days", False)),
        ("1 bulan", (1, "months", None)),
        ("1 tahun", (12, "months", None)),
    ],
)
def test_the_promise_is_the_longest_time_named(text: str, promised: Any) -> None:
    assert read(text) == promised


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "segera",
        "sesuai ketentuan",
        "otomatis",
        "0 hari",
        "7",
        "hari kerja",
        "7 (enam) hari",
        "5 - 3 hari",
        "7 hari, paling lama 5 hari",
        "minimal 3 hari kerja",
        "paling lambat 3 hari kerja sebelum acara",
        "5 menit per lembar",
        "10 menit/orang",
        "2 hari kerja pemeriksaan dan 3 hari kerja penerbitan",
        "2 hari + 3 hari",
        "28 hari = 2 + 23 + 3",
        "7 hari kerja, 14 hari kerja",
        "7 hari kerja setelah 3 hari pengumuman",
        "7 hari kerja tergantung cuaca",
        "24 jam (1 hari kerja)",
        "10 hari kerja atau 20 hari",
        "3 x 24 jam kerja",
        "2 x 7 hari",
        "2 minggu kerja",
        "Senin-Kamis 08.00-15.00",
        "08.00 - 15.00",
        "1 hari 2 jam",
        "99999 hari",
        "9" * 400 + " hari",
    ],
)
def test_what_does_not_say_one_thing_plainly_is_asked_for(text: str) -> None:
    assert read(text) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "asked"), [("7 hari", True), ("2 jam", True), ("7 hari kerja", False), ("15 menit", False), ("x", False)]
)
def test_how_it_is_counted_is_asked_only_where_it_matters(text: str, asked: bool) -> None:
    assert parse_duration(text).must_be_asked is asked


@given(st.text(max_size=60))
def test_nonsense_never_breaks_and_never_becomes_a_promise_without_its_figure(text: str) -> None:
    found = parse_duration(text)
    if found.value is not None:
        assert found.unit in ("minutes", "hours", "days", "months")
        assert 0 < found.value <= 10_000


MIXED = (
    *("7", "3", "24", "1", "15", "(tujuh)", "tujuh", "hari", "kerja", "jam", "menit", "bulan", "hk", "x", "s.d.", "-"),
    *("sampai", "maksimal", "paling", "lama", ",", "(", ")", "setelah", "lengkap", "berkas", "per", "minimal", "dan"),
    *("sebelum", "+", "=", "atau", "kalender", "minggu", "tidak"),
)
WORDS = st.sampled_from(MIXED)


@given(st.lists(WORDS, max_size=9).map(" ".join))
def test_a_promise_from_mixed_words_is_one_that_stands_there(text: str) -> None:
    found = parse_duration(text)
    if found.value is None:
        return
    figures = {int(figure) for figure in re.findall(r"\d+", text)} | ({7} if "tujuh" in text else set())
    possible = {
        value * worth * times + more
        for value in figures
        for worth in (1, 7, 60)
        for times in {1, *figures}
        for more in {0, *figures}
    }
    assert found.value in possible
    assert not {"per", "minimal", "dan", "sebelum", "+", "="} & set(text.split())


@given(st.integers(1, 999), st.sampled_from(["menit", "jam", "hari", "hari kerja", "bulan"]), st.booleans())
def test_what_is_written_plainly_is_always_understood(value: int, unit: str, with_maximum: bool) -> None:
    found = parse_duration(f"{'Maksimal ' if with_maximum else ''}{value} {unit}")
    assert found.value == value
    assert found.working is (True if unit == "hari kerja" else None)


def test_numbers_in_words() -> None:
    words = {
        "tujuh": 7,
        "sepuluh": 10,
        "sebelas": 11,
        "empat belas": 14,
        "dua puluh satu": 21,
        "seratus": 100,
        "seribu lima ratus": 1500,
        "seratus dua puluh lima ribu": 125_000,
        "satu juta dua ratus lima puluh ribu": 1_250_000,
        "dua tiga": None,
        "puluh": None,
        "juta": None,
        "belas": None,
    }
    assert {text: number_of(text.split()) for text in words} == words


def answer(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(services_app, [*arguments, "--json"])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_command_says_it_to_machines() -> None:
    assert answer("parse-duration", "15 menit s.d. 1 hari kerja") == {"value": 1, "unit": "days", "working_days": True}
    assert answer("parse-duration", "7 hari") == {"value": 7, "unit": "days", "working_days": None}
    assert answer("parse-duration", "3 x 24 jam") == {"value": 72, "unit": "hours", "working_days": False}
    assert answer("parse-duration", "nanti") == {"value": None, "unit": None, "working_days": None}
    assert answer("parse-fee", "Rp. 50.000,-") == {"kind": "fixed", "amount": 50_000, "rows": []}


def test_the_command_says_it_to_people() -> None:
    for text in ("7 hari", "7 hari kerja", "3 x 24 jam", "nanti"):
        assert CliRunner().invoke(services_app, ["parse-duration", text]).exit_code == 0
    for text in ("Gratis", "Rp 5.000", "A: Rp 1.000; B: Rp 2.000", "Sesuai Perda", "nanti"):
        assert CliRunner().invoke(services_app, ["parse-fee", text]).exit_code == 0


def durations_of_agencies() -> list[str]:
    if not REFERENCE.is_dir():
        pytest.skip("the reference data lies beside the checkout; it is not here")
    services = json.loads((REFERENCE / "layanan_standar_nyata_17.json").read_text(encoding="utf-8"))
    with (REFERENCE / "batang_jenis_izin_40.csv").open(encoding="utf-8", newline="") as file:
        permits = list(csv.DictReader(file))
    texts = [row["jangka_waktu_asli"] for row in services] + [row["durasi_asli"] for row in permits]
    return [text for text in texts if text and re.search(r"\d", text)]


def test_durations_of_real_agencies_are_understood() -> None:
    """Every one was compared by eye when this was written: none is wrong. Here the largest figure must be the promise."""
    texts = durations_of_agencies()
    assert len(texts) == 51
    for text in texts:
        found = parse_duration(text)
        assert found.value == max(int(figure) for figure in re.findall(r"\d+", text)), text
        assert found.working is (True if "kerja" in text.lower() else None), text
