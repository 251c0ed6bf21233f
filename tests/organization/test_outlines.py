# SPDX-License-Identifier: EUPL-1.2
"""Outlines of regions: read, simplified, taken in, and believed by the ledger."""

import json
import math
from datetime import UTC, datetime
from pathlib import Path

import pytest

from praja.kernel.ledger.attestations import attestations
from praja.kernel.organization.domain.outlines import (
    UnreadableOutlines,
    box_of,
    middle_of,
    read_outlines,
    simplified,
)
from praja.kernel.organization.models import Region, RegionOutline
from praja.kernel.organization.operations import UnfitOutlines, import_outlines
from praja.kernel.organization.queries import outlines_of
from praja.lib.actors import NOBODY, system_actor
from praja.lib.errors import NotAllowed

SHARED = Path(__file__).parents[3] / "shared" / "data" / "boundaries"
ACTOR, AT = system_actor("tests"), datetime(2026, 1, 5, 2, tzinfo=UTC)
SQUARE = [[0, 0], [0, 2], [2, 2], [2, 0], [0, 0]]


def collection(*pairs, kind="Polygon", name="kode"):
    features = [
        {"type": "Feature", "properties": {name: code}, "geometry": {"type": kind, "coordinates": coordinates}}
        for code, coordinates in pairs
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_polygons_with_holes_and_parts_are_read_by_their_code():
    hole = [[0.5, 0.5], [0.5, 1], [1, 1]]
    assert read_outlines(collection(("99.01", [SQUARE, hole]))) == {
        "99.01": [[[(0, 0), (0, 2), (2, 2), (2, 0), (0, 0)], [(0.5, 0.5), (0.5, 1), (1, 1), (0.5, 0.5)]]]
    }
    assert len(read_outlines(collection(("99.01", [[SQUARE], [SQUARE]]), kind="MultiPolygon"))["99.01"]) == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "json"),
        ("[]", "kind"),
        (json.dumps({"type": "FeatureCollection", "features": []}), "none"),
        (collection(("99.1", [SQUARE])), "code"),
        (collection(("99.01", [SQUARE]), name="nama"), "code"),
        (collection(("99.01", [SQUARE]), ("99.01", [SQUARE])), "twice"),
        (collection(("99.01", [[[0, 0], [1, 1]]])), "ring"),
        (collection(("99.01", [[[0, 0], ["a", 1], [1, 0]]])), "ring"),
        (collection(("99.01", [[[0, 0], [700_000, 9], [1, 0]]])), "range"),
        (collection(("99.01", [0, 0]), kind="Point"), "kind"),
    ],
)
def test_what_is_no_outline_of_a_region_is_refused_by_name(text, problem):
    with pytest.raises(UnreadableOutlines) as refused:
        read_outlines(text)
    assert refused.value.problem == problem


def test_a_simplified_ring_stays_closed_and_near():
    ring = [(math.cos(at / 50 * math.pi), math.sin(at / 50 * math.pi)) for at in range(100)]
    ring.append(ring[0])
    found = simplified(ring, 0.01)
    assert found[0] == found[-1]
    assert 8 < len(found) < 40
    assert all(any(math.dist(one, near) < 0.3 for near in found) for one in ring)


def test_what_is_written_on_a_region_stands_inside_it():
    horseshoe = [(0, 0), (0, 3), (3, 3), (3, 2), (1, 2), (1, 1), (3, 1), (3, 0), (0, 0)]
    east, north = middle_of([[horseshoe]])
    assert 0 < east < 1
    assert 1 < north < 2
    assert middle_of([[[(x, y) for x, y in SQUARE]]]) == (1, 1)


@pytest.mark.django_db
def test_outlines_are_taken_in_by_the_regions_that_are_known_and_believed():
    def told():
        return list(attestations()["organization.outlines"]())

    Region.objects.create(code="99", level=1, kind="provinsi", name="Provinsi Uji")
    assert told() == []
    with pytest.raises(NotAllowed):
        import_outlines(text=collection(("99", [SQUARE])), source="Uji", actor=NOBODY, at=AT)
    with pytest.raises(UnfitOutlines):
        import_outlines(text="{", source="Uji", actor=ACTOR, at=AT)
    done = import_outlines(text=collection(("99", [SQUARE]), ("98", [SQUARE])), source="Uji", actor=ACTOR, at=AT)
    assert (done.taken, done.unknown) == (1, ("98",))
    smaller = [[0, 0], [0, 1], [1, 1]]
    import_outlines(text=collection(("99", [smaller])), source="Baru", actor=ACTOR, at=AT)
    polygons, source = outlines_of(["99", "98"])["99"]
    assert (source, len(polygons[0][0])) == ("Baru", 4)
    assert told() == []
    RegionOutline.objects.update(source="Lain")
    assert len(told()) == 1


@pytest.mark.skipif(not SHARED.exists(), reason="shared data is absent")
@pytest.mark.parametrize(("name", "count"), [("kota_bitung_71.72_kecamatan", 8), ("kota_bitung_71.72_kelurahan", 69)])
def test_outlines_as_they_are_shared_are_read(name, count):
    outlines = read_outlines((SHARED / f"{name}.geojson").read_text(encoding="utf-8"))
    box = box_of(list(outlines.values()))
    assert len(outlines) == count
    assert 125 < box.west < box.east < 125.5
    for outline in outlines.values():
        for polygon in outline:
            assert len(simplified(polygon[0], 0.0005)) <= len(polygon[0])
