# SPDX-License-Identifier: EUPL-1.2
"""Lists of real agencies, taken in as they are. Skipped where the reference data is not there."""

import hashlib
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from praja.duties.services.gateways.lists import read_list
from praja.duties.services.models import Service, StandardVersion
from praja.duties.services.operations.exchange import Taken, keep_columns, send_list, take_in_list
from praja.kernel.organization.operations import create_unit
from services.making import SINCE
from towns import FOUNDER, Town

REFERENCE = Path(__file__).parents[4] / "shared" / "data" / "reference"
STANDARDS = {
    "name": "nama",
    "unit": "unit",
    "persyaratan": "persyaratan",
    "prosedur": "langkah",
    "jangka_waktu": "jangka_waktu_asli",
    "biaya": "biaya_asli",
    "produk": "produk",
    "dasar_hukum": "dasar_hukum",
}
PERMITS = {"name": "nama_izin", "jangka_waktu": "durasi_asli", "biaya": "biaya_asli"}


def taken_twice(name: str, columns: dict[str, str], town: Town, at: datetime) -> Taken:
    """The list taken in as its agency has it, every unit it names set up; the second time it changes nothing."""
    if not REFERENCE.is_dir():
        pytest.skip("the reference data lies beside the checkout; it is not here")
    data = (REFERENCE / name).read_bytes()
    sheet = read_list(data)
    for number, unit in enumerate(sorted({line.values.get("unit", "") for line in sheet.lines} - {""})):
        create_unit(
            code=f"u{number}", name=unit, kind="department", parent=town.root, actor=FOUNDER, at=at, since=SINCE
        )
    sha256 = hashlib.sha256(data).hexdigest()

    def take() -> Taken:
        sent = send_list(sheet=sheet, sha256=sha256, is_sippn=False, unit=town.root, actor=FOUNDER, at=at)
        if not sent.is_mapped:
            sent = keep_columns(sent=sent, columns=columns, name=name[:60], actor=FOUNDER, at=at)
        return take_in_list(sent=sent, actor=FOUNDER, at=at)

    first, second = take(), take()
    assert (second.report.created, second.report.updated) == (0, 0)
    assert second.report.unchanged == first.report.created
    assert sorted((one.line, one.code) for one in second.asked) == sorted((one.line, one.code) for one in first.asked)
    return first


def test_standards_with_the_gaps_they_were_published_with(town: Town, monday: datetime) -> None:
    """Every row becomes a draft; 10 of them leave a time or fee open that their agency never said plainly."""
    taken = taken_twice("layanan_standar_nyata_17.json", STANDARDS, town, monday)
    assert (taken.report.created, taken.report.refused, taken.asked_lines) == (17, [], 10)
    assert Counter(one.code for one in taken.asked) == {"no_fee": 7, "no_duration": 6, "working_unknown": 2}
    assert not StandardVersion.objects.exclude(case__state="draft").exists()


def test_permits_of_a_regency(town: Town, monday: datetime) -> None:
    """Every row becomes a draft; 36 say so many days and not which."""
    taken = taken_twice("batang_jenis_izin_40.csv", PERMITS, town, monday)
    assert (taken.report.created, taken.report.refused, taken.asked_lines) == (40, [], 36)
    assert Counter(one.code for one in taken.asked) == {"working_unknown": 36, "no_fee": 3, "no_amount": 1}
    assert Service.objects.count() == 40
