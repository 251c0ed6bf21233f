# SPDX-License-Identifier: EUPL-1.2
"""Published files of real governments, through the code that pages use. They lie beside the project, never within it."""

from pathlib import Path

import pytest

from praja.duties.opendata.queries.inspecting import as_json, inspect

FILES = Path(__file__).resolve().parents[3] / "shared/data"
OPEN = FILES / "opendata"
YEARS = {"2020": "integer", "2019": "integer", "2018": "integer"}

# of each table: rows, lines of headings, columns
COUNTS = [
    ("messy/01_bom_titikkoma_header_kosong_garis_kemiskinan_prov.csv", [(1, 1, 4)]),
    ("messy/03_titikkoma_crlf_lebar_apm.csv", [(28, 1, 13)]),
    ("messy/05_kolom_kosong_angka_berspasi_kepadatan_dki_2013.csv", [(267, 1, 25)]),
    ("messy/06_angka_float_na_penduduk_dki_2014.csv", [(267, 1, 9)]),
    ("messy/08_xlsx_judul_gabung_dinsos_bandarlampung_2023.xlsx", [(20, 1, 4)]),
    ("messy/09_xlsx_tiga_lembar_dishub_bandarlampung_2022.xlsx", [(12, 1, 3), (7, 1, 3), (6, 1, 3), (12, 2, 4)]),
    ("messy/11_kode_jadi_float_desa_pencemaran_air_jabar.csv", [(1575, 1, 15)]),
    ("messy/13_bps_judul_di_atas_catatan_kaki_bandung_2022.csv", [(31, 4, 4)]),
    ("clean/jabar_penduduk_goldar.csv", [(286, 1, 8)]),
    ("clean/jabar_penduduk_jk.csv", [(594, 1, 9)]),
    ("clean/jabar_piramida_penduduk.csv", [(3456, 1, 10)]),
    ("clean/jabar_produksi_sampah.csv", [(243, 1, 8)]),
    ("clean/jabar_upah_minimum.csv", [(216, 1, 8)]),
]


def proposed(name):
    file = FILES / name
    if not file.exists():
        pytest.skip("the files of real governments are not beside this project")
    return as_json(inspect(file.read_bytes(), file.name))


@pytest.mark.parametrize(("name", "counts"), COUNTS)
def test_what_is_counted(name, counts):
    found = proposed(f"opendata/{name}")
    assert [(t["rows"], t["header_rows"], len(t["columns"])) for t in found["tables"]] == counts
    assert not found["problems"]


def test_the_list_of_all_regions_is_read_whole():
    (table,) = proposed("regions/wilayah_kepmendagri_2430_2025.csv")["tables"]
    assert table["rows"] == 91_599
