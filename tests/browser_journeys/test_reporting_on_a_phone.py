# SPDX-License-Identifier: EUPL-1.2
"""What scripts add to reporting: a proof that nobody notices, the photo's place in spite of shrinking, and a map on tap."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser_journeys.acts import TEXT, check_report, fill_report, go_on, kept, send_report
from complaints.test_reporting_places import taken_at
from crawl.cases import file, forward
from crawl.looking import fit
from crawl.site import Site, let_the_worker_run
from praja.duties.complaints.models import Complaint

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
TILES = "https://peta.example.go.id/{z}/{x}/{y}.png"


def small_phone(site: Site, browser: Browser, **more: Any) -> BrowserContext:
    return site.context(browser, locale="en-GB", viewport=PHONE, **more)


def look(page: Page, name: str) -> None:
    """Everybody can use it at this width. Keeps a picture for whoever wants to look (`PRAJA_LOOK=folder`)."""
    folder = os.environ.get("PRAJA_LOOK")
    if folder:
        page.screenshot(path=f"{folder}/{name}-{page.viewport_size['width']}.png", full_page=True)  # type: ignore[index]
    assert list(fit(page)) == [], name


@contextmanager
def no_violations(page: Page) -> Iterator[None]:
    """The security policy allows all that the page does."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if "Content Security Policy" in line.text else None)
    yield
    assert said == []


@pytest.mark.one_database
def test_the_proof_is_ready_before_anybody_waits_for_it(site: Site, chromium: Browser) -> None:
    page = small_phone(site, chromium).new_page()
    page.goto("/aduan/lapor/")
    page.get_by_label("What happened, and where?").fill(TEXT)
    expect(page.locator("[name=proof]")).not_to_have_value("", timeout=30_000)
    fill_report(page)
    check_report(page)
    send_report(page)

    assert Complaint.objects.get().held == ""


@pytest.mark.one_database
def test_a_shrunken_photo_still_knows_its_place(site: Site, chromium: Browser, tmp_path: Path) -> None:
    picture = tmp_path / "jalan.jpg"
    picture.write_bytes(taken_at((8, 5, 55.36), (112, 10, 5.7)))
    page = small_phone(site, chromium).new_page()
    page.goto("/aduan/lapor/")
    page.get_by_label("What happened, and where?").fill(TEXT)
    page.locator("input[type=file]").set_input_files(picture)
    expect(page.locator("[name=photo_position]")).not_to_have_value("")
    go_on(page, "where")
    look(page, "asked-for-the-place")

    assert "-8.09871, 112.16825" in page.locator("main").inner_text()


@pytest.mark.one_database
def test_a_point_is_chosen_on_the_map(site: Site, chromium: Browser, settings: Any) -> None:
    settings.PRAJA_MAP_TILES, settings.PRAJA_MAP_START = TILES, "-8.1,112.17,13"
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    policy["img-src"] = [*policy["img-src"], "https://peta.example.go.id"]
    tile = io.BytesIO()
    Image.new("RGB", (256, 256), "#dde7e3").save(tile, "PNG")
    page = small_phone(site, chromium).new_page()
    page.route(
        "https://peta.example.go.id/**", lambda route: route.fulfill(body=tile.getvalue(), content_type="image/png")
    )
    with no_violations(page):
        page.goto("/aduan/lapor/")
        page.get_by_label("What happened, and where?").fill(TEXT)
        go_on(page, "where")
        before = page.evaluate("typeof window.L")
        page.get_by_role("button", name="Choose on the map").click()
        page.wait_for_selector(".leaflet-tile-loaded")
        page.locator(".map").click(position={"x": 100, "y": 100})
        look(page, "map")
        tapped = page.locator("[name=latitude]").input_value()
        page.get_by_role("button", name="Take the middle of the map").press("Enter")
    middle = [page.locator(f"[name={name}]").input_value() for name in ("latitude", "longitude")]
    go_on(page, "who")
    page.locator("input[name=identity][value=anonymous]").check()
    page.locator("input[name=visibility][value=open]").check()
    check_report(page)
    page.locator("button[value=send]").click()
    kept(page)
    policy["img-src"].pop()

    assert before == "undefined", "the map loads when it is asked for"
    assert tapped not in ("", middle[0])
    assert [round(Decimal(number), 3) for number in middle] == [Decimal("-8.100"), Decimal("112.170")]
    assert Complaint.objects.get().latitude == Decimal(middle[0])


@pytest.mark.one_database
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_step_fits_the_screen(site: Site, chromium: Browser, size: dict[str, int], tmp_path: Path) -> None:
    forward(file("Lampu jalan dekat pasar mati total.", 2), site.town, site.town.roads, 1)
    let_the_worker_run()
    page = site.context(chromium, locale="en-GB", viewport=size).new_page()
    page.goto("/aduan/lapor/")
    look(page, "1-what")
    page.get_by_label("What happened, and where?").fill("Lampu jalan di depan pasar mati.")
    go_on(page, "where")
    look(page, "2-where")
    page.locator("select[name=region]").select_option("99.01.01.1001")
    page.get_by_label("The exact spot").fill("Jalan Mawar 3")
    go_on(page, "who")
    look(page, "3-who")
    page.goto("/aduan/lapor/")
    look(page, "resume")
    page.locator("button[value=resume]").click()
    page.locator("input[name=identity][value=anonymous]").check()
    page.locator("input[name=visibility][value=open]").check()
    check_report(page)
    look(page, "4-check")
    page.locator("a", has_text="Me too").first.click()
    look(page, "me-too")
    page.go_back()
    page.locator("button[value=send]").click()
    kept(page)
    look(page, "5-sent")
