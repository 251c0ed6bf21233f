# SPDX-License-Identifier: EUPL-1.2
"""What people do in a browser, in their own words."""

import re
from pathlib import Path
from typing import Any

from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from crawl.site import NIPS, PASSWORD, Site
from praja.kernel.people.models import Account
from residents import photo

TEXT = "Lampu jalan di depan pasar mati sejak tiga malam."
SECRET, CODE = "code.long", "code:not(.long)"
"""The secret link and the code on the page after sending."""


def go_on(page: Page, step: str) -> None:
    """Press the button that leads to the next step."""
    page.locator(f"button.btn[value={step}]").click()
    page.wait_for_selector(f"form:not(:has(button.btn[value={step}]))")


def fill_report(page: Page, text: str = TEXT, folder: Path | None = None) -> None:
    """Everything a careful resident fills in, on three steps; a photo where `folder` says where to keep it meanwhile."""
    page.get_by_label("What happened, and where?").fill(text)
    if folder:
        picture = folder / "lampu.jpg"
        picture.write_bytes(photo(size=(64, 48)).read())
        page.locator("input[type=file]").set_input_files(picture)
    go_on(page, "where")
    page.locator("select[name=region]").select_option("99.01.01.1001")
    page.get_by_label("The exact spot").fill("Jalan Mawar 3")
    go_on(page, "who")
    page.locator("input[name=identity][value=named]").check()
    page.locator("input[name=visibility][value=open]").check()


def check_report(page: Page) -> None:
    page.locator("button.btn[value=check]").click()
    page.wait_for_selector("button[value=send]")


def send_report(page: Page) -> tuple[str, str]:
    """Send what was checked; the code and the secret link that the page shows."""
    page.locator("button[value=send]").click()
    return kept(page)


def arrived(page: Page, ending: str) -> None:
    """Wait for the page with this address. A second click breaks off the way that the first began, which is no failure."""
    expect(page).to_have_url(re.compile(f"{re.escape(ending)}$"), timeout=30_000)
    page.wait_for_load_state()


def kept(page: Page) -> tuple[str, str]:
    arrived(page, "/terkirim/")
    return page.locator(CODE).first.inner_text(), page.locator(SECRET).inner_text()


def file_report(page: Page, text: str = TEXT) -> tuple[str, str]:
    page.goto("/aduan/lapor/")
    fill_report(page, text)
    check_report(page)
    return send_report(page)


def sign_in(context: BrowserContext, role: str, path: str = "/meja/") -> Page:
    """By NIP, from the page that was asked for and back to it."""
    page = context.new_page()
    page.goto(path)
    page.locator("input[name=login]").fill(NIPS[role])
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}")
    return page


def window_of(site: Site, browser: Browser, account: Account, **options: Any) -> BrowserContext:
    """A window in which this account is signed in, reading English."""
    client = Client()
    client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    context = site.context(browser, locale="en-GB", **options)
    session = str(client.cookies["sessionid"].value)
    context.add_cookies([{"name": "sessionid", "value": session, "url": site.address}])
    return context


def go(page: Page, control: Locator) -> None:
    """Press what leads to another page, and wait for that page."""
    before = page.url
    control.click()
    page.wait_for_url(lambda url: url != before)


def picture(folder: Path, name: str, size: tuple[int, int]) -> Path:
    """A photo on the phone."""
    kept = folder / name
    kept.write_bytes(photo(size=size).read())
    return kept


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until the focus stands there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def hand_in(page: Page, text: str) -> None:
    """Write an answer on a case page and hand it in for approval."""
    form = page.locator("form[action$='/jawab/']")
    form.locator("input[name=kind][value=done]").check()
    form.locator("textarea[name=text]").fill(text)
    form.locator("[name=no_photo_reason]").fill("Tercatat dalam buku kerja.")
    form.locator("button.btn:not(.btn-secondary, .btn-small)").click()
    page.wait_for_load_state()


def press(page: Page, act: str) -> None:
    """Press the button of an act on a case page."""
    page.locator(f"form[action$='/{act}/'] button.btn:not(.btn-secondary)").click()
    page.wait_for_load_state()


def answer(liaison: Page, head: Page, text: str) -> None:
    """The liaison officer writes, the head approves, the liaison officer publishes; both stand on the same case."""
    hand_in(liaison, text)
    head.goto(liaison.url)
    press(head, "setujui")
    liaison.goto(liaison.url)
    press(liaison, "terbitkan")


def words_on(page: Page) -> str:
    page.wait_for_load_state()
    found: Any = page.locator("main").inner_text()
    return str(found)
