# SPDX-License-Identifier: EUPL-1.2
"""A letter typed in the editor, with the keyboard and its buttons, is exactly the blocks that are printed."""

import json
from datetime import timedelta

import pytest
from playwright.sync_api import Browser

from browser_journeys.acts import go, window_of
from crawl.site import Site, this_moment
from officers import officer
from praja.duties.letters.models import LetterVersion
from praja.duties.letters.operations.drafting import draft_letter
from praja.duties.letters.operations.drafts import NewDraft
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import actor_of

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

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


def test_what_is_typed_in_the_editor_is_what_is_kept(site: Site, chromium: Browser) -> None:
    at = this_moment() - timedelta(minutes=5)
    account = officer("Oka", Role.OFFICER, site.town.roads)
    new = NewDraft(kind="surat_dinas", subject="Data jalan")
    letter = draft_letter(new=new, unit=site.town.roads, actor=actor_of(account, at), at=at)
    page = window_of(site, chromium, account, viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"/surat/keluar/{letter.letter.case.code}/tulis/")
    words, box = page.locator(".letter-words-body .ProseMirror"), page.locator(".letter-words-body")
    words.click()
    page.keyboard.type("Biasa ")
    page.keyboard.press("Control+b")
    page.keyboard.type("tebal")
    page.keyboard.press("Control+b")
    page.keyboard.press("Enter")
    page.keyboard.type("satu")
    box.locator("[data-command=numbers]").click()
    page.keyboard.press("Enter")
    page.keyboard.type("dua")
    page.keyboard.press("Enter")
    page.keyboard.type("dalam")
    box.locator("[data-command=in]").click()
    box.locator("[data-command=letters]").click()
    assert json.loads(page.locator("[name=body_blocks]").input_value()) == TYPED
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    go(page, page.locator("button[name=done]"))
    assert LetterVersion.objects.latest("number").said()["body"] == TYPED
