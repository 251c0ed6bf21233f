# SPDX-License-Identifier: EUPL-1.2
"""A letter that came in is answered: typed in the editor on a phone (what is typed is exactly the blocks that are kept), with a
file, given back once, initialled, read and signed by the head on a small phone without scripts; it arrives registered at the
other unit, and anybody can check the file that arrived there."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser_journeys.acts import go, picture, window_of, words_on
from crawl.site import Site, let_the_worker_run, this_moment
from letters.conftest import Office, office_in
from letters.making import registered_letter
from letters.writing import register
from praja.duties.letters.models import LetterVersion
from praja.kernel.procedures.models import Case

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 900}


ADDED = "Lalu lintas dialihkan."
TYPED = [
    {"is": "text", "runs": [["Biasa ", ""], ["tebal", "b"]], "indent": 0},
    {
        "is": "list",
        "style": "1",
        "items": [
            {"runs": [["satu", ""]]},
            {
                "runs": [["dua", ""]],
                "inner": {"is": "list", "style": "a", "items": [{"runs": [["dalam", ""]]}]},
            },
        ],
        "indent": 0,
    },
]


def letter_to_answer(office: Office) -> Case:
    """A letter of the lights' office at the roads' office, which numbers its own letters."""
    at = this_moment() - timedelta(days=2)
    register(office, at, pattern="{keamanan}/{nomor:3}/{unit}/{tahun}")
    came: Case = registered_letter(office, at=at, sender=office.lights, subject="Tanya data jembatan").letter.case
    return came


def act(page: Page, slug: str, **said: str) -> None:
    """Open an act of the letter's page, fill it in, and take it."""
    form = page.locator(f"form[action$='/{slug}/']")
    button = form.locator("button.btn:not(.btn-small, .btn-secondary)")
    if not button.is_visible():
        page.locator(f"details:has(form[action$='/{slug}/']) > summary").last.click()
    for name, words in said.items():
        field = form.locator(f"[name={name}]")
        if name.startswith("check"):
            field.select_option(label=words)
        else:
            field.fill(words)
    with page.expect_navigation():
        button.click()


def type_in_the_editor(page: Page) -> None:
    """With the keyboard and the editor's buttons; saved."""
    page.locator(".letter-words-body .ProseMirror").click()
    box = page.locator(".letter-words-body")
    page.keyboard.type("Biasa ")
    page.keyboard.press("Control+b")
    page.keyboard.type("tebal")
    page.keyboard.press("Control+b")
    page.keyboard.press("Enter")
    page.keyboard.type("satu")
    box.locator("[data-command=numbers]").click()
    for words in ("dua", "dalam"):
        page.keyboard.press("Enter")
        page.keyboard.type(words)
    box.locator("[data-command=in]").click()
    box.locator("[data-command=letters]").click()
    assert json.loads(page.locator("[name=body_blocks]").input_value()) == TYPED
    fits(page)
    go(page, page.locator("button[name=done]"))
    assert LetterVersion.objects.latest("number").said()["body"] == TYPED


def write(page: Page, words: str) -> None:
    """Type at the end of what stands in the editor, and save."""
    page.locator(".letter-words-body .ProseMirror").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)
    go(page, page.locator("button[name=done]"))


def draft_the_answer(page: Page, came: Case, folder: Path) -> Case:
    """From the letter that came in, through the editor, with a file, to whoever initials it."""
    page.goto(f"/surat/masuk/{came.code}/")
    go(page, page.get_by_role("link", name="Write the answer as a letter"))
    page.locator("[name=subject]").fill("Jawaban data jembatan")
    go(page, page.get_by_role("button", name="Begin"))
    assert "Kepala Dinas Perhubungan" in page.locator("[name=to]").input_value()
    type_in_the_editor(page)
    page.locator("form[action$='/lampiran/'] input[type=file]").set_input_files(picture(folder, "foto.jpg", (64, 48)))
    act(page, "lampiran", title="Foto jembatan")
    act(page, "ajukan", check_1="Budi, Seksi Jembatan")
    return Case.objects.get(procedure="letters.outgoing")


def initialled_after_one_return(writer: Page, checker: Page, answer: Case) -> None:
    checker.goto("/surat/paraf/")
    go(checker, checker.get_by_role("link", name="Jawaban data jembatan"))
    act(checker, "kembalikan", note="Sebutkan pengalihan lalu lintas.")
    writer.goto(f"/surat/keluar/{answer.code}/")
    assert "Sebutkan pengalihan lalu lintas." in words_on(writer)
    go(writer, writer.get_by_role("link", name="Write on"))
    write(writer, f" {ADDED}")
    act(writer, "ajukan", check_1="Budi, Seksi Jembatan")
    checker.goto(f"/surat/keluar/{answer.code}/")
    assert checker.locator(".letter-changes ins", has_text=ADDED).count() == 1
    act(checker, "paraf")


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


def test_an_answer_across_the_town(site: Site, chromium: Browser, tmp_path: Path) -> None:
    office = office_in(site.town)
    came = letter_to_answer(office)
    writer, checker = (
        window_of(site, chromium, account, viewport=screen).new_page()
        for account, screen in ((office.roads_officer, PHONE), (office.bridges_head, DESK))
    )
    answer = draft_the_answer(writer, came, tmp_path)
    initialled_after_one_return(writer, checker, answer)

    head = window_of(site, chromium, office.roads_head, viewport=PHONE, java_script_enabled=False).new_page()
    head.goto("/surat/tanda-tangan/")
    fits(head)
    go(head, head.get_by_role("link", name="Read the letter"))
    fits(head)
    shown = head.locator("img.letter-page").first
    assert head.context.request.get(str(shown.get_attribute("src"))).headers["content-type"] == "image/png"
    assert "Initialled by" in words_on(head)
    assert head.get_by_role("link", name="Foto jembatan").count() == 1
    go(head, head.get_by_role("button", name="Sign", exact=True))
    assert "Nothing waits for your signature" in words_on(head)
    let_the_worker_run()

    receiver = window_of(site, chromium, office.lights_records, viewport=DESK).new_page()
    receiver.goto("/surat/masuk/")
    go(receiver, receiver.get_by_role("link", name="Jawaban data jembatan"))
    number = Case.objects.get(pk=answer.pk).letter.number_text
    assert number in words_on(receiver)
    file = receiver.get_by_role("link", name="Download file 1").get_attribute("href")
    assert receiver.get_by_role("link", name="Foto jembatan").count() == 1
    content: Any = receiver.context.request.get(str(file)).body()

    place = len(content) // 2
    stranger = site.context(chromium, locale="en-GB", viewport=PHONE).new_page()
    assert verdict(stranger, content) == "Yes"
    assert [one in words_on(stranger) for one in (number, "Foto jembatan")] == [True, True]
    assert verdict(stranger, content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]) == "No"
    head.goto(f"/surat/masuk/{came.code}/")
    assert "Answered" in words_on(head)
