# SPDX-License-Identifier: EUPL-1.2
"""Lists from offices come in line by line, and twice the same list changes nothing."""

from datetime import UTC, date, datetime

import pytest

from praja.kernel.ledger.queries import history, recalled
from praja.kernel.organization.models import ExternalId, Region, Unit
from praja.kernel.organization.operations import UNIT_COLUMNS, import_regions, import_units, link_external_id
from praja.kernel.organization.queries import external_ids_of, own_region, region, region_choices, regions
from praja.lib.errors import Conflict, NotFound, Unavailable
from praja.lib.imports import read_table

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
UNITS = """kode;nama;singkatan;jenis;kode induk;kode wilayah
0;Kota Sejahtera;;government;;
1;Dinas Pendidikan;Disdik;department;0;
9;Dinas Tanpa Induk;;department;77;
2;Dinas Aneh;;castle;0;
"""
REGIONS = """kode,kode_induk,tingkat,jenis,nama,kode_pos
91.01.02.1001,91.01.02,4,kelurahan,Mawar ,12345
91,,1,provinsi,Sejahtera,
91.01,91,2,kota,Kota Sejahtera,
91.01.02,91.01,3,distrik,Utara,
92.01,92,2,kota,Kota Tanpa Provinsi,
91.1,91,2,kota,Salah Kode,
91.01.02.1002,91.01.02,4,kelurahan,Melati,12
"""


def read_units(text, platform):
    lines = read_table(text.encode(), UNIT_COLUMNS).lines
    return import_units(lines=lines, since=date(2020, 1, 1), actor=platform, at=AT)


@pytest.fixture
def listed(db, tmp_path, platform):
    path = tmp_path / "wilayah.csv"
    path.write_text(REGIONS)
    return path, import_regions(path=path, actor=platform, at=AT)


def test_units_are_read_by_code_and_bad_lines_refused(db, platform):
    report = read_units(UNITS, platform)
    assert (report.created, report.updated, report.unchanged) == (2, 0, 0)
    assert [(r.line, r.field) for r in report.refused] == [(4, "parent_code"), (5, "kind")]
    assert Unit.objects.get(code="1").short_name == "Disdik"


def test_units_again_change_nothing(db, platform):
    read_units(UNITS, platform)
    before = len(history("organization.units"))
    report = read_units(UNITS, platform)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 2)
    assert len(history("organization.units")) == before


def test_a_changed_line_updates_its_unit(db, platform):
    read_units(UNITS, platform)
    report = read_units(UNITS.replace("Dinas Pendidikan", "Dinas Pendidikan dan Kebudayaan"), platform)
    assert report.updated == 1
    assert Unit.objects.get(code="1").name == "Dinas Pendidikan dan Kebudayaan"


def test_regions_in_any_order_with_trimmed_names(listed):
    _, report = listed
    assert report.created == 4
    assert [(r.line, r.code) for r in report.refused] == [(6, "orphan"), (7, "code"), (8, "postcode")]
    village = Region.objects.get(code="91.01.02.1001")
    assert (village.name, village.parent_id, village.level, village.postcode) == (
        "Mawar",
        "91.01.02",
        4,
        "12345",
    )


def test_regions_again_change_nothing_and_one_event_tells_of_each_reading(listed, platform):
    path, _ = listed
    report = import_regions(path=path, actor=platform, at=AT)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 4)
    first, second = history("organization.regions")
    assert first.payload["created"] == 4
    assert second.payload["unchanged"] == 4
    assert first.payload["sha256"] == second.payload["sha256"]


def test_a_renamed_region_is_updated(listed, platform, tmp_path):
    path = tmp_path / "baru.csv"
    path.write_text(REGIONS.replace("Mawar ", "Mawar Baru"))
    report = import_regions(path=path, actor=platform, at=AT)
    assert (report.updated, report.unchanged) == (1, 3)
    assert Region.objects.get(code="91.01.02.1001").name == "Mawar Baru"


def test_own_places_come_from_memory(listed, settings, django_assert_num_queries):
    settings.PRAJA_REGION_CODE = "91.01"
    with recalled(regions), django_assert_num_queries(0):
        assert own_region().name == "Kota Sejahtera"
        assert [place.code for place in region_choices("91.01.02")] == ["91.01.02.1001"]
        assert region("91.01.02").name == "Utara"


def test_places_elsewhere_come_from_the_table(listed, settings):
    settings.PRAJA_REGION_CODE = "91.01"
    assert region("91").name == "Sejahtera"
    assert [place.code for place in region_choices()] == ["91"]
    with pytest.raises(NotFound):
        region("99")


def test_without_a_region_the_remedy_is_named(listed, settings):
    settings.PRAJA_REGION_CODE = ""
    with pytest.raises(Unavailable) as refused:
        own_region()
    assert "PRAJA_REGION_CODE" in str(refused.value.next_step)


def link(code, object_id, platform, since=date(2026, 1, 1)):
    return link_external_id(
        object_kind="unit", object_id=object_id, system="siasn", code=code, since=since, actor=platform, at=AT
    )


def test_a_new_code_ends_the_old_one(db, platform):
    link("A1", 1, platform)
    link("A1", 1, platform)
    link("A2", 1, platform, date(2026, 2, 1))
    assert external_ids_of("unit", 1) == {"siasn": "A2"}
    assert ExternalId.objects.get(code="A1").until == date(2026, 2, 1)
    assert len(history("organization.ids")) == 2


def test_a_code_means_one_object_at_a_time(db, platform):
    link("A1", 1, platform)
    with pytest.raises(Conflict):
        link("A1", 2, platform)
