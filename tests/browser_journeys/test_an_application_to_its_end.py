# SPDX-License-Identifier: EUPL-1.2
"""A resident applies on a small phone without scripts, with two papers; is sent back once, completes it, and it is finished."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser_journeys.acts import CODE, SECRET, tab_to, words_on
from crawl.site import Site, this_moment
from praja.duties.services.models import Application, ApplicationFile
from praja.duties.services.operations.checking import ask_completion, pass_check
from praja.kernel.procedures.models import Case
from residents import photo
from services.making import HOUSE, KTP, PURPOSE, Made, asking, officer_of, simple_standard

pytestmark = pytest.mark.browser

APPLY = "/layanan/surat-domisili/ajukan/"
PHONE = {"width": 360, "height": 640}


def offered(site: Site) -> Made:
    """A service in force that asks what it is for and two papers."""
    at = this_moment() - timedelta(days=1)
    needed = {**HOUSE, "required": True}
    return simple_standard(site.town, at, questions=asking(PURPOSE, at), requirements=(KTP, needed))


def go_on(page: Page) -> None:
    """Press the main button and wait for the page that follows."""
    before = page.url
    page.locator("main form button.btn:not(.btn-small)").click()
    page.wait_for_url(lambda url: url != before)


def picture(folder: Path, name: str, size: tuple[int, int]) -> Path:
    kept = folder / name
    kept.write_bytes(photo(size=size).read())
    return kept


def look(page: Page, name: str) -> None:
    """Keep a picture of the page where somebody wants to look at it; nothing on it may be wider than the screen."""
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
    if folder := os.environ.get("PRAJA_LOOK_AT"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def apply(page: Page, folder: Path) -> tuple[str, str]:
    """Every page in order, then send; the code and the secret link."""
    page.goto(APPLY)
    page.locator("input[name=filed_for][value=self]").check()
    look(page, "1-untuk")
    go_on(page)
    page.locator("input[name=name]").fill("Siti Aminah")
    page.locator("input[name=phone]").fill("0812 3456 7890")
    look(page, "2-pemohon")
    go_on(page)
    page.locator("[name=keperluan]").fill("Membuka rekening")
    go_on(page)
    page.locator("input[name=ktp]").set_input_files(picture(folder, "ktp.jpg", (64, 48)))
    look(page, "3-ktp")
    go_on(page)
    page.locator("input[name=foto_rumah]").set_input_files(picture(folder, "rumah.jpg", (48, 64)))
    go_on(page)
    look(page, "4-periksa")
    page.locator("main form button.btn").click()
    page.wait_for_url("**/terkirim/")
    look(page, "5-terkirim")
    return page.locator(CODE).first.inner_text(), page.locator(SECRET).inner_text()


def test_on_a_small_phone_without_scripts_to_the_end(site: Site, chromium: Browser, tmp_path: Path) -> None:
    offered(site)
    page = site.context(chromium, locale="en-GB", viewport=PHONE, java_script_enabled=False).new_page()
    _code, link = apply(page, tmp_path)
    case = Case.objects.get(procedure="services.application")
    officer = officer_of(site.town.kelurahan, this_moment())

    ask_completion(
        case=case,
        items=("ktp",),
        notes={"ktp": "Fotonya buram"},
        text="",
        actor=officer,
        at=this_moment(),
        seen_version=None,
    )
    page.goto(link)
    look(page, "6-lacak")
    assert "Fotonya buram" in words_on(page)
    page.get_by_role("link", name="Send what is missing").click()
    page.locator("input[name=ktp]").set_input_files(picture(tmp_path, "jelas.jpg", (80, 60)))
    look(page, "7-lengkapi")
    page.locator("main form button.btn:not(.btn-small)").click()
    page.wait_for_url("**/lacak/**")
    case.refresh_from_db()
    pass_check(case=case, actor=officer, at=this_moment(), seen_version=None)
    page.reload()
    look(page, "8-selesai")

    assert "Finished" in words_on(page)
    titles = ApplicationFile.objects.order_by("id").values_list("title", flat=True)
    assert sorted(titles) == ["jelas.jpg", "rumah.jpg"]


def test_a_double_click_on_send_is_one_application(site: Site, chromium: Browser, tmp_path: Path) -> None:
    offered(site)
    page = site.context(chromium, locale="en-GB", viewport={"width": 1280, "height": 900}).new_page()
    page.goto(APPLY)
    page.locator("input[name=filed_for][value=self]").check()
    look(page, "wide-1")
    go_on(page)
    page.locator("input[name=name]").fill("Siti Aminah")
    page.locator("input[name=phone]").fill("0812 3456 7890")
    go_on(page)
    page.locator("[name=keperluan]").fill("Membuka rekening")
    go_on(page)
    for name in ("ktp", "foto_rumah"):
        page.locator(f"input[name={name}]").set_input_files(picture(tmp_path, f"{name}.jpg", (64, 48)))
        go_on(page)
    look(page, "wide-periksa")
    page.locator("main form button.btn").dblclick()
    page.wait_for_url("**/terkirim/")
    look(page, "wide-terkirim")

    assert Application.objects.count() == 1


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
