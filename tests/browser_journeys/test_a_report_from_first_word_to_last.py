# SPDX-License-Identifier: EUPL-1.2
"""One report, from a cheap phone without JavaScript to the head's overview."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser_journeys.acts import TEXT, answer, check_report, fill_report, send_report, sign_in, tab_to, words_on
from crawl.site import Site, let_the_worker_run
from praja.kernel.documents.models import Attachment
from praja.kernel.procedures.models import Case

pytestmark = pytest.mark.browser

FIRST, REPLY, SECOND = "Lampu sudah diganti.", "Masih mati di ujung jalan.", "Ujung jalan sudah kami kerjakan juga."


def phone(site: Site, browser: Browser) -> BrowserContext:
    return site.context(browser, locale="en-GB", java_script_enabled=False)


def desktop(site: Site, browser: Browser) -> BrowserContext:
    return site.context(browser, locale="en-GB", viewport={"width": 1280, "height": 900})


def report_from_a_phone(page: Page, folder: Path) -> str:
    """File with photo and place; returns the secret link."""
    page.goto("/")
    page.locator("a[href='/aduan/lapor/']").first.click()
    fill_report(page, folder=folder)
    check_report(page)
    checked = words_on(page)
    _code, link = send_report(page)

    assert all(words in checked for words in (TEXT, "Jalan Mawar 3", "1 attached"))
    return link


def read_why_that_date(page: Page) -> str:
    page.get_by_role("link", name="Follow my report").click()
    why = page.locator("details", has_text="Why this date?").first
    why.locator("summary").click()
    return str(why.inner_text())


def forward_by_keyboard(page: Page) -> None:
    """What was sent without scripts is looked at first, then forwarded."""
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/aduan/kasus/**")
    tab_to(page, "form[action$='/jadikan-aduan/'] button.btn")
    page.keyboard.press("Enter")
    page.wait_for_selector("form[action$='/teruskan/']")
    tab_to(page, "select[name=to_unit]")
    page.keyboard.type("Dinas Pek")
    for name in ("classification", "about_service", "publish"):
        tab_to(page, f"input[name={name}]")
        page.keyboard.press("Space")
    tab_to(page, "form[action$='/teruskan/'] button.btn")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.wait_for_selector(".message, .messages, [role=status], .notice")


def test_a_report_from_first_word_to_last(site: Site, chromium: Browser, tmp_path: Path) -> None:
    resident = phone(site, chromium).new_page()
    link = report_from_a_phone(resident, tmp_path)
    why = read_why_that_date(resident)
    forward_by_keyboard(sign_in(desktop(site, chromium), "coordinator"))
    case = Case.objects.get()
    liaison = sign_in(desktop(site, chromium), "liaison")
    liaison.locator("[data-keyboard-item]").first.click()
    chief = sign_in(desktop(site, chromium), "head")
    answer(liaison, chief, FIRST)
    elsewhere = phone(site, chromium).new_page()
    elsewhere.goto(link)
    read_first = words_on(elsewhere)
    elsewhere.locator("a[href$='/balas/']").first.click()
    elsewhere.locator("textarea[name=text]").fill(REPLY)
    elsewhere.locator("main form button.btn").click()
    liaison.goto(f"/aduan/kasus/{case.code}/")
    seen_by_liaison = words_on(liaison)
    answer(liaison, chief, SECOND)
    elsewhere.goto(link)
    read_second = words_on(elsewhere)
    elsewhere.locator("form[action$='/terima/'] button.btn").first.click()
    closed = words_on(elsewhere)
    let_the_worker_run()
    head = sign_in(desktop(site, chromium), "head", "/ringkasan/")
    case.refresh_from_db()

    assert "that day itself does not count" in why
    assert (case.state, case.lead_unit_id, Attachment.objects.count()) == ("closed", site.town.roads.pk, 1)
    assert FIRST in read_first
    assert REPLY in seen_by_liaison
    assert SECOND in read_second
    assert "Nothing waits any more" in closed
    assert "1 report came in" in words_on(head)
