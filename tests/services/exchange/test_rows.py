# SPDX-License-Identifier: EUPL-1.2
"""What the cells of a row say, and what is left open. No database."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praja.duties.services.domain.exchange.cells import entries_of, plain, read_lines, write_lines
from praja.duties.services.domain.exchange.columns import READ, WRITTEN, is_own, plain_heading, recognised
from praja.duties.services.domain.exchange.merging import NOTHING, changed, merged
from praja.duties.services.domain.exchange.rows import UnreadableCell, read_row
from praja.duties.services.domain.exchange.writing import cells_of
from praja.duties.services.enums import Component

PARTS = st.text("ab|\\\n\r :", max_size=6).map(str.strip)
LINES = st.lists(st.lists(PARTS, min_size=1, max_size=3), max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
def test_what_is_written_into_a_cell_is_read_back(entries: list[list[str]]) -> None:
    kept = [parts for parts in entries if any(parts) or len(parts) > 1]
    assert read_lines(write_lines(kept)) == kept


def test_every_component_has_a_column_and_no_heading_means_two() -> None:
    assert set(Component.values) <= set(READ)
    names = [plain_heading(heading) for headings in WRITTEN.values() for heading in headings]
    assert len(set(names)) == len(names)


def test_headings_of_an_export_are_known_and_those_of_others_only_in_part() -> None:
    assert is_own([headings[0] for headings in WRITTEN.values()])
    given = ["NAMA_LAYANAN", "waktu  penyelesaian", "Kolom lain"]
    assert recognised(given) == {"name": "NAMA_LAYANAN", "jangka_waktu": "waktu  penyelesaian"}
    assert not is_own(given)


@pytest.mark.parametrize(
    ("cells", "duration"),
    [
        ({"jangka_waktu": "3 (tiga) hari kerja"}, (3, "days", True)),
        ({"jangka_waktu": "7 hari"}, (7, "days", None)),
        ({"jangka_waktu": "60 menit"}, (60, "minutes", True)),
        ({"jangka_waktu": "."}, None),
        ({"jangka_waktu": "7 hari", "duration_value": "belum"}, None),
        ({"duration_value": "7", "duration_unit": "Hari", "duration_counted": "kalender"}, (7, "days", False)),
        ({"duration_value": "7", "duration_unit": "hari"}, (7, "days", None)),
    ],
)
def test_a_time_is_read_from_its_columns_else_from_the_words(cells: dict[str, str], duration: Any) -> None:
    assert read_row({"name": "Surat", **cells}).duration == duration


@pytest.mark.parametrize(
    ("cells", "fee"),
    [
        ({"biaya": "Tidak dipungut biaya"}, ("free", None, [])),
        ({"biaya": "Rp. 50.000,-"}, ("fixed", 50_000, [])),
        ({"biaya": "dikenakan biaya"}, None),
        ({"fee_kind": "tetap", "fee_amount": "Rp 50.000"}, ("fixed", 50_000, [])),
        ({"fee_kind": "tabel", "fee_table": "Anak | 5.000"}, ("table", None, [{"label": "Anak", "amount": 5000}])),
    ],
)
def test_a_fee_is_read_from_its_columns_else_from_the_words(cells: dict[str, str], fee: Any) -> None:
    assert read_row({"name": "Surat", **cells}).fee == fee


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"duration_value": "tiga"}, "duration_value"),
        ({"duration_value": "3", "duration_unit": "pekan"}, "duration_unit"),
        ({"fee_kind": "murah"}, "fee_kind"),
        ({"fee_kind": "tabel", "fee_table": "Anak lima ribu"}, "fee_table"),
        ({"requirements": "KTP | ktp | | kalau mau"}, "requirements"),
        ({"issuer": "kelurahan"}, "issuer"),
        ({"biaya": "x" * 10_001}, "biaya"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(cells: dict[str, str], field: str) -> None:
    with pytest.raises(UnreadableCell) as refused:
        read_row({"name": "Surat", **cells})
    assert refused.value.field == field


HELD = {
    **NOTHING,
    "components": {"persyaratan": "1. KTP-el\n2. Foto rumah", "jangka_waktu": "7 hari", "biaya": "dikenakan biaya"},
    "requirements": [
        {"key": "ktp", "label": "KTP-el", "required": True, "accept": ["image", "pdf"], "document": "ktp"}
    ],
    "duration_value": 7,
    "duration_unit": "days",
    "duration_working": True,
    "fee_kind": "fixed",
    "fee_amount": 10_000,
    "path": [{"stage": "check"}],
}


def test_a_row_takes_no_decision_back_and_empties_nothing() -> None:
    said = {
        "name": "Surat",
        "jangka_waktu": "7 hari",
        "biaya": "dikenakan biaya",
        "persyaratan": "1. KTP-el\r\n2. Foto rumah",
    }
    assert merged(HELD, read_row(said)) == HELD
    assert merged(HELD, read_row({"name": "Surat"})) == HELD


def test_other_words_that_say_less_leave_it_open_again() -> None:
    new = merged(HELD, read_row({"name": "Surat", "jangka_waktu": "sesuai kebutuhan", "biaya": "lihat pengumuman"}))
    assert (new["duration_value"], new["duration_unit"], new["duration_working"]) == (None, "", None)
    assert (new["fee_kind"], new["fee_amount"]) == ("", None)
    assert changed(HELD, new) == ("jangka_waktu", "biaya", "duration", "fee")


def test_requirements_follow_the_words_and_keep_what_is_known_of_a_paper() -> None:
    new = merged(HELD, read_row({"name": "Surat", "persyaratan": "a. KTP-el\nb. Surat pengantar RT"}))
    assert new["requirements"][0] == HELD["requirements"][0]
    paper = new["requirements"][1]
    assert (paper["key"], paper["label"], paper["accept"]) == ("surat_pengantar_rt", "Surat pengantar RT", [])


def test_lists_are_the_same_whatever_their_marks() -> None:
    assert plain("1. KTP-el\n\n2)  Kartu Keluarga") == plain("- ktp-el\n- kartu  keluarga")
    assert entries_of("1. KTP-el;\n\n• Kartu Keluarga") == ["KTP-el", "Kartu Keluarga"]


def test_what_a_standard_says_is_the_same_after_a_file() -> None:
    page = {
        "title": "Surat Keterangan",
        "classification": "400.12.2",
        "paragraphs": ["Menerangkan | bahwa:"],
        "fields": [["Nama", "{nama}"], ["Usaha: jenis", "{jawaban.usaha}"]],
        "closing": ["benar."],
        "recipient": ["Kepala Dinas"],
        "copies": ["Camat"],
    }
    held = {
        **HELD,
        "duration_working": None,
        "fee_kind": "table",
        "fee_amount": None,
        "fee_table": [{"label": "Anak | bayi", "amount": 0}, {"label": "Dewasa", "amount": 10_000}],
        "path": [{"stage": "reference", "purpose": "keperluan"}, {"stage": "recommendation", "unit": 4}],
        "template": "result",
        "template_words": page,
        "register": "surat",
        "number_pattern": "{kode}/{nomor}",
    }
    said = read_row({"name": "Surat", **cells_of(held, {4: "4.1"})})
    assert said.path is not None
    said.path[1]["unit"] = 4
    assert merged(NOTHING, said) == {**held, "requirements": [{**held["requirements"][0], "help": ""}]}
    assert merged(held, said) == held
