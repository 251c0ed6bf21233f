# SPDX-License-Identifier: EUPL-1.2
"""Figures by region on a map: beside their table, in classes with numbers, and as polygons to download."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from opendata.conftest import AT, DataOffice
from opendata.publishing import published
from praja.duties.opendata.domain.choropleth import Projection, class_in, classes_of, path_of
from praja.duties.opendata.models import Column, Dataset
from praja.kernel.organization.models import Region
from praja.kernel.organization.operations import import_outlines
from praja.lib.actors import system_actor

SHARED = Path(__file__).parents[3] / "shared" / "data" / "boundaries"
ACTOR = system_actor("tests")
ROWS = b"wilayah,tahun,ton\nTimur,2024,10\nTimur,2025,20\nBarat,2025,5\nUtara,2025,7\n"


def square(east, north, size=1):
    return [[[east, north], [east, north + size], [east + size, north + size], [east + size, north], [east, north]]]


def outlines(*pairs):
    features = [
        {"type": "Feature", "properties": {"kode": code}, "geometry": {"type": "Polygon", "coordinates": rings}}
        for code, rings in pairs
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.fixture
def mapped(office: DataOffice) -> Dataset:
    """Tonnes by kecamatan, two of three with an outline."""
    for number, name in ((2, "Barat"), (3, "Utara")):
        Region.objects.create(code=f"99.01.0{number}", parent_id="99.01", level=3, kind="kecamatan", name=name)
    dataset = published(office, data=ROWS, at=AT)
    Column.objects.filter(name="wilayah").update(role="place")
    text = outlines(("99.01.01", square(118, -2)), ("99.01.02", square(119, -2)))
    import_outlines(text=text, source="Peta uji", actor=ACTOR, at=AT)
    return dataset


def address(dataset: Dataset) -> str:
    return f"/data/{dataset.name}/{dataset.resources.get().uuid}/"


def test_classes_have_about_as_many_regions_each_and_equal_figures_together():
    classes = classes_of([1, 2, 3, 4, 5, 6, 7, 100])
    assert [(one.least, one.most) for one in classes] == [(1, 2), (3, 4), (5, 6), (7, 100)]
    assert [(one.least, one.most) for one in classes_of([5, 5, 5, 9])] == [(5, 5), (9, 9)]
    assert classes_of([]) == []
    assert [class_in(classes, value) for value in (1, 4, 100, None)] == [1, 2, 4, 0]


def test_a_path_leaves_out_what_nobody_sees():
    projection = Projection.of(0, 0, 10, 10)
    assert (
        path_of([[(0, 0), (0, 10), (10, 10), (0, 0)], [(1, 1), (1, 1.001), (1.001, 1), (1, 1)]], projection).count("M")
        == 1
    )


@pytest.mark.django_db
def test_groups_by_place_are_drawn_with_a_number_for_each_class(mapped: Dataset):
    page = Client().get(address(mapped), {"grup": "wilayah", "hitung": "sum:ton"})
    regions = page.context["regions"]
    assert [(one["one"].code, one["one"].number) for one in regions["drawn"]] == [("Barat", 1), ("Timur", 2)]
    assert [one["said"] for one in regions["classes"]] == ["5", "30"]
    assert (regions["without"], regions["sources"]) == (1, ["Peta uji"])
    text = page.content.decode()
    assert text.count('<path class="k') == 2
    assert re.search(r'<text x="\d+" y="\d+">2</text>', text), "told without colour"
    assert "Utara" in text, "the table beside it has every line"
    assert len(page.content) < 60_000


@pytest.mark.django_db
def test_nothing_is_drawn_where_lines_are_no_places(mapped: Dataset):
    for view in ({"grup": "tahun", "hitung": "sum:ton"}, {"grup": "wilayah", "silang": "tahun"}):
        assert not Client().get(address(mapped), view).context["regions"]
    Region.objects.filter(code="99.01.02").delete()
    alone = Client().get(address(mapped), {"grup": "wilayah", "hitung": "sum:ton"})
    assert alone.context["regions"] is None, "a map of one place compares nothing"


@pytest.mark.django_db
def test_the_view_is_given_as_polygons(mapped: Dataset):
    view = {"grup": "wilayah", "hitung": "sum:ton"}
    page = Client().get(address(mapped), view)
    assert any(link["label"] == "GeoJSON" for link in page.context["downloads"])
    answer = Client().get(f"{address(mapped)}unduh/geojson", view)
    found = json.loads(answer.content)
    assert answer["Content-Type"].startswith("application/geo+json")
    told = {one["properties"]["wilayah"]: one for one in found["features"]}
    assert told["Timur"]["geometry"] == {"type": "MultiPolygon", "coordinates": [square(118, -2)]}
    assert told["Timur"]["properties"]["sum_ton"] == 30
    assert told["Utara"]["geometry"] is None
    assert Client().get(f"{address(mapped)}unduh/geojson", {"grup": "tahun"}).status_code == 422


@pytest.mark.skipif(not SHARED.exists(), reason="shared data is absent")
@pytest.mark.django_db
def test_a_real_city_by_kelurahan_stays_light(office: DataOffice):
    text = (SHARED / "kota_bitung_71.72_kelurahan.geojson").read_text(encoding="utf-8")
    codes = [one["properties"]["kode"] for one in json.loads(text)["features"]]
    for code in sorted({"71", "71.72", *(code[:8] for code in codes), *codes}, key=len):
        parent = code.rpartition(".")[0] or None
        Region.objects.create(code=code, parent_id=parent, level=code.count(".") + 1, kind="wilayah", name=code)
    import_outlines(text=text, source="Peta contoh", actor=ACTOR, at=AT)
    rows = "kode,banyak\n" + "".join(f"{code},{place}\n" for place, code in enumerate(codes))
    dataset = published(office, data=rows.encode(), at=AT)
    Column.objects.filter(name="kode").update(role="place")
    page = Client().get(address(dataset), {"grup": "kode", "hitung": "sum:banyak"})
    assert len(page.context["regions"]["drawn"]) == len(codes) == 69
    assert len(page.content) < 150_000
