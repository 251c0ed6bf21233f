# SPDX-License-Identifier: EUPL-1.2
"""Where it is: from a list, by a point on the map, or by what the photo knows, and that only with consent."""

import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from complaints.test_reporting_steps import WHAT, WHERE, WHO, opened, press
from praja.config.settings.reporting import host_of_tiles
from praja.duties.complaints.models import Complaint
from praja.kernel.documents.domain.positions import Position, position, position_of
from praja.kernel.documents.gateways import store
from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.models import Draft
from residents import browser
from towns import Town

POINT = Position(Decimal("-8.09871"), Decimal("112.16825"))
ASKED = "This photo knows where it was taken"


def taken_at(south: tuple[float, float, float], east: tuple[float, float, float]) -> bytes:
    """A photo of a phone that writes its position."""
    exif = Image.Exif()
    exif[0x8825] = {1: "S", 2: south, 3: "E", 4: east}
    out = io.BytesIO()
    Image.effect_noise((80, 60), 60).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


def knowing() -> SimpleUploadedFile:
    return SimpleUploadedFile("jalan.jpg", taken_at((8, 5, 55.36), (112, 10, 5.7)), "image/jpeg")


def test_the_position_is_read_before_cleaning_takes_it_away(town: Town) -> None:
    client = browser()
    assert position_of(taken_at((8, 5, 55.36), (112, 10, 5.7))) == POINT
    press(client, opened(client), "where", **WHAT, photos=[knowing()])

    with store.fetch(StoredFile.objects.get().sha256) as kept:
        assert position_of(kept.read()) is None


@pytest.mark.parametrize("answer", ["yes", "no", ""])
def test_the_photos_place_is_used_only_after_a_yes(town: Town, answer: str) -> None:
    client = browser()
    asked = press(client, opened(client), "where", **WHAT, photos=[knowing()]).content.decode()
    page = asked
    if answer:
        page = press(client, page, "", **WHERE, photo_place=answer).content.decode()
        assert ASKED not in page
    third = press(client, page, "who", **WHERE).content.decode()
    press(client, press(client, third, "check", **WHO).content.decode(), "send")
    complaint = Complaint.objects.get()

    assert ASKED in asked
    expected = (POINT.latitude, POINT.longitude) if answer == "yes" else (None, None)
    assert (complaint.latitude, complaint.longitude) == expected
    assert (Draft.objects.count(), complaint.place) == (0, "Jalan Mawar 3")


def test_after_a_no_nobody_is_asked_again(town: Town) -> None:
    client = browser()
    page = press(client, opened(client), "where", **WHAT, photos=[knowing()]).content.decode()
    page = press(client, page, "", photo_place="no").content.decode()
    back = press(client, page, "what").content.decode()
    other = SimpleUploadedFile("lagi.jpg", taken_at((7, 0, 0), (112, 0, 0)), "image/jpeg")
    again = press(client, back, "where", **WHAT, photos=[other]).content.decode()

    assert ASKED not in again


def test_a_shrunken_photo_may_bring_its_position_beside_it(town: Town) -> None:
    client = browser()
    page = press(client, opened(client), "where", **WHAT, photo_position="-8.09871,112.16825").content.decode()

    assert ASKED in page
    assert "-8.09871, 112.16825" in page


@pytest.mark.parametrize("sent", ["", "abc", "1", "91,0", "0,0", "nan,1", "-8.1,112.2,3", "1e400,1", "٣,٤٥,", "\x00,1"])
def test_what_is_no_position_asks_nothing(town: Town, sent: str) -> None:
    client = browser()
    page = press(client, opened(client), "where", **WHAT, photo_position=sent)

    assert page.status_code == 200
    assert ASKED not in page.content.decode()


def test_a_point_of_the_map_is_kept_to_a_metre_and_can_be_removed(town: Town) -> None:
    client = browser()
    page = press(client, opened(client), "where", **WHAT).content.decode()
    third = press(client, page, "who", **WHERE, latitude="-8.0987123", longitude="112.1682546").content.decode()
    back = press(client, third, "where", **WHO).content.decode()
    without = press(client, back, "", **WHERE, drop_point="1").content.decode()
    again = press(client, without, "who", **WHERE, latitude="-8.0987123", longitude="112.1682546").content.decode()
    press(client, press(client, again, "check", **WHO).content.decode(), "send")
    complaint = Complaint.objects.get()

    assert "Remove this point" in back
    assert "Remove this point" not in without
    assert (complaint.latitude, complaint.longitude) == (POINT.latitude, Decimal("112.16825"))


def test_the_map_is_there_only_where_tiles_are(town: Town, settings) -> None:
    client = browser()
    without = press(client, opened(client), "where", **WHAT).content.decode()
    settings.PRAJA_MAP_TILES = "https://peta.example.go.id/{z}/{x}/{y}.png"
    with_map = press(client, without, "where").content.decode()

    assert "data-map" not in without
    assert 'data-tiles="https://peta.example.go.id/{z}/{x}/{y}.png"' in with_map
    assert "leaflet.js" in with_map
    assert "<script src" not in with_map, "the map loads when it is asked for"


def test_pictures_may_come_from_the_tiles_host_only() -> None:
    assert host_of_tiles("") == []
    assert host_of_tiles("https://peta.example.go.id:8443/{z}/{x}/{y}.png") == ["https://peta.example.go.id:8443"]
    assert host_of_tiles("https://{s}.peta.example.go.id/{z}/{x}/{y}.png") == ["https://*.peta.example.go.id"]


def test_a_point_is_a_point_or_nothing() -> None:
    assert position("-8.098711", "112.168254") == POINT
    assert [position(*pair) for pair in (("", ""), ("90.1", "0"), ("0", "181"), ("inf", "1"), (None, None))] == [
        None
    ] * 5
    assert position_of(b"") is position_of(b"\xff\xd8\xff") is position_of(b"%PDF-1.7") is None
