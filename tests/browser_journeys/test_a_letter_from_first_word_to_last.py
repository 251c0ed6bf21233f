# SPDX-License-Identifier: EUPL-1.2
"""One letter: found, applied for on a cheap phone, confirmed by the head of the RT, sent back once, completed, approved, signed,
downloaded, and checked by anybody; and the figures of the matrix follow."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser_journeys.acts import CODE, SECRET, go, picture, tab_to, window_of, words_on
from conversations.services import SMS_TOKEN, Services, running
from crawl.site import Site, let_the_worker_run, this_moment
from praja.duties.services.tasks import ask_neighbourhoods
from praja.kernel.documents.tasks import sign_waiting_documents
from praja.kernel.procedures.models import Case
from services.making import HOUSE, KTP, PURPOSE, asking, head_of_neighbourhood, published_standard, signed
from services.offices import Office, open_office
from towns import Town

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 900}
BLURRED = "Fotonya buram"
HEAD_OF_RT = "0813 1111 2222"


def offered(town: Town) -> Office:
    """A kelurahan that offers the letter: two papers, the reference of the RT, a check, an approval, a signature."""
    at = this_moment() - timedelta(days=1)
    path = tuple({"stage": stage} for stage in ("reference", "check", "approval", "signing"))
    needed = (KTP, {**HOUSE, "required": True})
    published_standard(town, at, content=signed(questions=asking(PURPOSE, at), requirements=needed, path=path))
    head_of_neighbourhood(at, phone=HEAD_OF_RT)
    let_the_worker_run()
    return open_office(town, at)


def phone(site: Site, browser: Browser) -> BrowserContext:
    """Small, and without scripts."""
    return site.context(browser, locale="en-GB", viewport=PHONE, java_script_enabled=False)


def fits(page: Page) -> None:
    """Nothing on the page is wider than the screen, with or without scripts of its own."""
    page.wait_for_load_state()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{page.url} is {width} px wide"  # type: ignore[index]


def find(page: Page) -> None:
    """From the first page, by a word that stands in no name."""
    page.goto("/")
    page.locator("input[name=q]").fill("tempat tinggal")
    page.keyboard.press("Enter")
    go(page, page.locator("main a[href*='surat-domisili']").first)
    fits(page)
    go(page, page.locator("main a.btn[href*='/ajukan/']"))


def send_on(page: Page) -> None:
    fits(page)
    go(page, page.locator("main form button.btn:not(.btn-small)"))


def apply(page: Page, folder: Path) -> str:
    """Every page in order, then send; the secret link."""
    page.locator("input[name=filed_for][value=self]").check()
    send_on(page)
    page.locator("input[name=name]").fill("Siti Aminah")
    page.locator("input[name=phone]").fill("0812 3456 7890")
    send_on(page)
    for name, said in {"address": "Jalan Mawar 3", "rw": "002", "rt": "005"}.items():
        page.locator(f"input[name={name}]").fill(said)
    if page.locator("select[name=region]").count():
        page.locator("select[name=region]").select_option("99.01.01.1001")
    send_on(page)
    page.locator("[name=keperluan]").fill("Membuka rekening")
    send_on(page)
    for name, size in {"ktp": (64, 48), "foto_rumah": (48, 64)}.items():
        page.locator(f"input[name={name}]").set_input_files(picture(folder, f"{name}.jpg", size))
        send_on(page)
    send_on(page)
    assert page.locator(CODE).first.inner_text()
    return page.locator(SECRET).inner_text()


def confirm_as_head_of_rt(page: Page, gateway: Services) -> str:
    """By the link in the message, by keyboard; what the link shows to somebody else afterwards."""
    ask_neighbourhoods(this_moment())
    [message] = [body["text"] for path, body in gateway.sent if path == "/sms" and "/pengantar/" in body["text"]]
    link = re.search(r"https?://\S+/layanan/pengantar/\S+/", message)
    assert link
    page.goto(link[0])
    assert [word in words_on(page) for word in ("Siti Aminah", "Jalan Mawar 3", "RT 005 RW 002")] == [True] * 3
    fits(page)
    tab_to(page, "button[value=benar]")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Thank you')")
    stranger = page.context.browser.new_page()  # type: ignore[union-attr]
    stranger.goto(link[0])
    said = words_on(stranger)
    stranger.close()
    return said


def press_enter(page: Page) -> None:
    """On what the focus stands on; the page that follows is there when this returns."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def act(page: Page, slug: str) -> None:
    """Open a step of the case page and take it, by keyboard alone."""
    form = f"form[action$='/{slug}/']"
    if not page.locator(f"{form} button.btn:not(.btn-secondary)").is_visible():
        tab_to(page, f"details:has({form}) > summary")
        page.keyboard.press("Enter")
    tab_to(page, f"{form} button.btn:not(.btn-secondary)")
    press_enter(page)


def send_back(page: Page) -> None:
    """From the desk to the case, one note at the blurred paper, sent; without touching the mouse."""
    page.goto("/meja/")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/layanan/kantor/**")
    tab_to(page, "details:has(form[action$='/minta-lengkapi/']) > summary")
    page.keyboard.press("Enter")
    tab_to(page, "[name=note_ktp]")
    page.keyboard.type(BLURRED)
    tab_to(page, "form[action$='/minta-lengkapi/'] button.btn:not(.btn-secondary)")
    press_enter(page)


def complete(page: Page, folder: Path) -> None:
    page.reload()
    assert BLURRED in words_on(page)
    fits(page)
    go(page, page.get_by_role("link", name="Send what is missing"))
    page.locator("input[name=ktp]").set_input_files(picture(folder, "jelas.jpg", (80, 60)))
    send_on(page)


def download(page: Page) -> bytes:
    """What the resident's own page gives them."""
    page.reload()
    fits(page)
    answer = page.context.request.get(str(page.get_by_role("link", name="Download (PDF)").get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    return bytes(answer.body())


def verdict(page: Page, pdf: bytes) -> tuple[str, str]:
    """The one word on the page of verification, and its colour."""
    page.goto("/verifikasi/")
    page.locator("input[type=file]").set_input_files(
        {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": pdf}
    )
    page.locator("form[enctype] button.btn").click()
    page.wait_for_selector(".verdict")
    fits(page)
    return page.locator("h1").inner_text(), str(page.locator(".verdict").get_attribute("class"))


def volume(page: Page) -> str:
    """What the matrix says of the kelurahan and this letter."""
    let_the_worker_run()
    page.goto("/layanan/matriks/?periode=2026")
    row = page.locator("table.matrix tbody tr", has_text="Kelurahan Melati")
    return str(row.locator("td").first.inner_text())


def test_a_letter_from_first_word_to_last(site: Site, chromium: Browser, tmp_path: Path, settings: Any) -> None:
    office = offered(site.town)
    resident = phone(site, chromium).new_page()
    officer, head = (
        window_of(site, chromium, office.accounts[name], viewport=DESK).new_page() for name in ("officer", "head")
    )
    figure_before = volume(resident)
    find(resident)
    with running(Services()) as gateway:
        settings.PRAJA_SMS_URL, settings.PRAJA_SMS_TOKEN = f"{gateway.url}/sms", SMS_TOKEN
        link = apply(resident, tmp_path)
        link_after = confirm_as_head_of_rt(phone(site, chromium).new_page(), gateway)
    case = Case.objects.get(procedure="services.application")
    send_back(officer)
    resident.goto(link)
    complete(resident, tmp_path)
    officer.reload()
    act(officer, "lengkap")
    head.goto(officer.url)
    act(head, "setujui")
    sign_waiting_documents(this_moment())
    let_the_worker_run()
    pdf = download(resident)
    place = len(pdf) // 2
    changed = pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
    stranger = phone(site, chromium).new_page()
    case.refresh_from_db()

    assert "Siti Aminah" not in link_after
    assert (case.state, case.lead_unit_id) == ("finished", site.town.kelurahan.pk)
    assert verdict(stranger, pdf) == ("Yes", "verdict tone-done")
    assert verdict(stranger, changed) == ("No", "verdict tone-late")
    assert (figure_before, volume(resident)) == ("none yet", "too few\nn 1")
