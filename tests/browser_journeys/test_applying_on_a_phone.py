# SPDX-License-Identifier: EUPL-1.2
"""Applying with impatient hands, without a mouse, and with a signal that comes and goes: one application, and no word lost.
(The whole way of one letter is in test_a_letter_from_first_word_to_last.)"""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from browser_journeys.acts import SECRET, arrived, go, picture, tab_to, words_on
from crawl.site import Site, this_moment
from praja.duties.services.models import Application
from services.making import HOUSE, KTP, PURPOSE, Made, asking, simple_standard

pytestmark = pytest.mark.browser

APPLY = "/layanan/surat-domisili/ajukan/"
PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 900}


def offered(site: Site) -> Made:
    """A service in force that asks what it is for and two papers."""
    at = this_moment() - timedelta(days=1)
    needed = {**HOUSE, "required": True}
    return simple_standard(site.town, at, questions=asking(PURPOSE, at), requirements=(KTP, needed))


def begin(page: Page) -> None:
    """Everything before the questions."""
    page.goto(APPLY)
    page.locator("input[name=filed_for][value=self]").check()
    go_on(page)
    page.locator("input[name=name]").fill("Siti Aminah")
    page.locator("input[name=phone]").fill("0812 3456 7890")
    go_on(page)


def go_on(page: Page) -> None:
    go(page, page.locator("main form button.btn:not(.btn-small)"))


def test_a_double_click_on_send_is_one_application(site: Site, chromium: Browser, tmp_path: Path) -> None:
    offered(site)
    page = site.context(chromium, locale="en-GB", viewport=DESK).new_page()
    begin(page)
    page.locator("[name=keperluan]").fill("Membuka rekening")
    go_on(page)
    for name in ("ktp", "foto_rumah"):
        page.locator(f"input[name={name}]").set_input_files(picture(tmp_path, f"{name}.jpg", (64, 48)))
        go_on(page)
    page.locator("main form button.btn").dblclick()
    arrived(page, "/terkirim/")

    assert Application.objects.count() == 1


def test_a_signal_lost_in_the_middle_loses_nothing(site: Site, chromium: Browser) -> None:
    """The step arrives, its answer does not, and the phone dies; another phone goes on by the link."""
    offered(site)
    first = site.context(chromium, locale="en-GB", viewport=PHONE)
    page = first.new_page()
    begin(page)
    link = str(page.locator(SECRET).text_content())
    page.locator("[name=keperluan]").fill("Membuka rekening")
    answered: list[int] = []

    def lose(route: Route) -> None:
        answered.append(route.fetch(max_redirects=0).status)
        route.abort("connectionreset")

    page.route("**/isian-*/", lose)
    with page.expect_event("requestfailed"):
        page.locator("main form button.btn:not(.btn-small)").click()
    first.close()
    other = site.context(chromium, locale="en-GB", viewport=PHONE, java_script_enabled=False).new_page()
    other.goto(link)
    typed = other.locator("[name=keperluan]").input_value()
    go_on(other)
    asked_next = other.locator("input[type=file]").get_attribute("name")
    other.goto(f"{APPLY}pemohon/")

    assert answered == [302]
    assert (typed, asked_next) == ("Membuka rekening", "ktp")
    assert other.locator("input[name=name]").input_value() == "Siti Aminah"


def test_the_first_pages_by_keyboard_alone(site: Site, chromium: Browser) -> None:
    offered(site)
    page = site.context(chromium, locale="en-GB", viewport=PHONE).new_page()
    page.goto(APPLY)

    tab_to(page, "input[name=filed_for]")
    page.keyboard.press("Space")
    tab_to(page, "main form button.btn")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pemohon/")
    tab_to(page, "input[name=name]")
    page.keyboard.type("Siti Aminah")
    tab_to(page, "input[name=phone]")
    page.keyboard.type("0812 3456 7890")
    page.keyboard.press("Enter")
    page.wait_for_url("**/isian-*/")

    assert "What is it needed for?" in words_on(page) or "Untuk keperluan apa?" in words_on(page)
