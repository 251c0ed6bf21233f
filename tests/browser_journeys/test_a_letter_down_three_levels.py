# SPDX-License-Identifier: EUPL-1.2
"""A letter is read, disposed and passed on by thumbs on phones of 360 points, and its report comes back up."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser_journeys.acts import picture, window_of, words_on
from crawl.site import Site, this_moment
from officers import officer
from praja.duties.letters.models import Assignment
from praja.duties.letters.operations.registering import NewLetter, correspondent_named, register_letter
from praja.kernel.documents.operations import take_in
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import create_unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from towns import FOUNDER

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PHONE = {"width": 360, "height": 640}


def registered(site: Site, unit: Unit, folder: Path) -> None:
    at = this_moment() - timedelta(hours=1)
    keeper = actor_of(officer("Agus", Role.RECORDS, site.town.root), at)
    with picture(folder, "surat.jpg", (300, 424)).open("rb") as scan:
        file = take_in(upload=scan, actor=keeper, at=at)
    sender = correspondent_named(name="Balai Jalan Nasional", actor=keeper, at=at)
    new = NewLetter(subject="Perbaikan jembatan gantung", sender=sender, number_text="UM/1", files=(file,))
    register_letter(new=new, unit=unit, actor=keeper, at=at)


def disposing(site: Site, browser: Browser, account: Account) -> Page:
    context: BrowserContext = window_of(site, browser, account, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto("/surat/disposisi/")
    assert "Perbaikan jembatan gantung" in words_on(page)
    return page


def tap(page: Page, name: str) -> None:
    """One chip, and the button at the thumb."""
    page.locator(".chip", has_text=name).first.click()
    page.locator(".thumb-bar button.btn:not(.btn-secondary)").click()
    page.wait_for_load_state()


def test_a_scan_is_disposed_through_three_levels(site: Site, chromium: Browser, tmp_path: Path) -> None:
    root, roads = site.town.root, site.town.roads
    at, since = this_moment() - timedelta(days=1), date(2020, 1, 1)
    bridges = create_unit(
        code="2.9", name="Seksi Jembatan", kind="section", parent=roads, actor=FOUNDER, at=at, since=since
    )
    mayor, head, chief, worker = (
        officer(name, role, unit)
        for name, role, unit in (
            ("Ratna", Role.HEAD, root),
            ("Hadi", Role.HEAD, roads),
            ("Budi", Role.HEAD, bridges),
            ("Joko", Role.OFFICER, bridges),
        )
    )
    registered(site, root, tmp_path)

    tap(disposing(site, chromium, mayor), roads.name)
    tap(disposing(site, chromium, head), "Seksi Jembatan")
    tap(disposing(site, chromium, chief), "Joko")

    page = disposing(site, chromium, worker)
    assert page.locator(".letter-page img").evaluate("image => image.complete && image.naturalWidth > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator(".thumb-bar a.btn").first.click()
    page.wait_for_load_state()
    page.locator("[name=report]").fill("Kawat sudah diganti.")
    page.locator("form[action$='/selesai/'] button.btn").click()
    page.wait_for_load_state()
    assert "Kawat sudah diganti." in words_on(page)

    states = list(Assignment.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["passed_on", "open", "done"], "the chief of the section is the next to report"
