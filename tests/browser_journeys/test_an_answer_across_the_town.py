# SPDX-License-Identifier: EUPL-1.2
"""A letter that came in is answered: drafted, initialled, read and signed by the head on a small phone without scripts; it
arrives registered at the other unit, and anybody can check the file that arrived there."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser_journeys.acts import go, window_of, words_on
from crawl.site import Site, let_the_worker_run, this_moment
from letters.conftest import Office, office_in
from letters.making import registered_letter
from letters.writing import handed_in_letter, register
from praja.duties.letters.operations.checking import initial
from praja.kernel.procedures.models import Case

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 900}


def answer_drafted(office: Office) -> tuple[Case, Case]:
    """The letter that came in, and its answer, initialled by the head of the section."""
    at = this_moment() - timedelta(hours=5)
    came = registered_letter(office, at=at - timedelta(days=2))
    checks = [(office.bridges_head, office.bridges)]
    register(office, at, pattern="{keamanan}/{nomor:3}/{unit}/{tahun}")
    said = {"subject": "Jawaban data jembatan", "classification": None}
    case = handed_in_letter(office, at, checks=checks, replies_to=came, **said)
    later = at + timedelta(hours=1)
    initial(case=case, actor=office.actor(office.bridges_head, later), at=later, seen_version=None)
    return came.letter.case, case


def fits(page: Page) -> None:
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def verdict(page: Page, content: bytes) -> str:
    page.goto("/verifikasi/")
    page.locator("input[type=file]").set_input_files(
        {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    page.locator("form[enctype] button.btn").click()
    page.wait_for_selector(".verdict")
    return page.locator("h1").inner_text()


def test_an_answer_across_the_town(site: Site, chromium: Browser) -> None:
    office = office_in(site.town)
    came, answer = answer_drafted(office)

    head = window_of(site, chromium, office.roads_head, viewport=PHONE, java_script_enabled=False).new_page()
    head.goto("/surat/tanda-tangan/")
    fits(head)
    go(head, head.get_by_role("link", name="Read the letter"))
    fits(head)
    shown = head.locator("img.letter-page").first
    assert head.context.request.get(str(shown.get_attribute("src"))).headers["content-type"] == "image/png"
    assert "Initialled by" in words_on(head)
    go(head, head.get_by_role("button", name="Sign", exact=True))
    assert "Nothing waits for your signature" in words_on(head)
    let_the_worker_run()

    receiver = window_of(site, chromium, office.lights_records, viewport=DESK).new_page()
    receiver.goto("/surat/masuk/")
    go(receiver, receiver.get_by_role("link", name="Jawaban data jembatan"))
    number = Case.objects.get(pk=answer.pk).letter.number_text
    assert number in words_on(receiver)
    file = receiver.get_by_role("link", name="Download file 1").get_attribute("href")
    content: Any = receiver.context.request.get(str(file)).body()

    place = len(content) // 2
    stranger = site.context(chromium, locale="en-GB", viewport=PHONE).new_page()
    assert verdict(stranger, content) == "Yes"
    assert number in words_on(stranger)
    assert verdict(stranger, content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]) == "No"
    head.goto(f"/surat/masuk/{came.code}/")
    assert "Answered" in words_on(head)
