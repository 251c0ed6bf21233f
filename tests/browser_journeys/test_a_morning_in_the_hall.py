# SPDX-License-Identifier: EUPL-1.2
"""A ticket by phone, the call at the counter, the display on the wall: three screens that say the same."""

import pytest
from playwright.sync_api import Browser, expect

from browser_journeys.acts import window_of, words_on
from crawl.looking import fit
from crawl.site import Site, this_moment
from officers import officer
from praja.duties.services.enums.queues import DeviceKind
from praja.duties.services.models import Ticket
from praja.kernel.people.enums import Role
from services.queues.halls import device, furnish

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PHONE, DESK, WALL = {"width": 360, "height": 740}, {"width": 1280, "height": 900}, {"width": 1920, "height": 1080}


def test_a_ticket_by_phone_is_called_and_shown(site: Site, chromium: Browser) -> None:
    hall = furnish(site.town, this_moment())
    _display, secret, _actor = device(hall, DeviceKind.DISPLAY)
    phone = site.context(chromium, locale="en-GB", viewport=PHONE).new_page()
    wall = site.context(chromium, locale="en-GB", viewport=WALL).new_page()
    clerk = officer("Lala Loket", Role.COUNTER, hall.unit)
    counter = window_of(site, chromium, clerk, viewport=DESK).new_page()

    wall.goto(f"/antrean/perangkat/{secret}/")
    before = wall.locator("main").inner_text()
    phone.goto("/antrean/")
    phone.get_by_role("link", name="Kelurahan Melati").first.click()
    phone.get_by_label("Surat keterangan").check()
    phone.get_by_role("button", name="Take a ticket").click()
    phone.wait_for_url("**/antrean/tiket/**")
    waiting = words_on(phone)
    counter.goto(f"/antrean/loket/{hall.counters[0].pk}/")
    counter.get_by_role("button", name="Open the counter").click()
    counter.wait_for_selector("button[data-key=n]")
    counter.keyboard.press("n")
    expect(counter.locator(".queue-ticket .label")).to_have_text("A-001")
    expect(wall.locator(".hall-first.is-called")).to_contain_text("A-001")
    phone.get_by_role("link", name="Look again").click()
    expect(phone.locator(".queue-ticket")).to_contain_text("It is your turn")

    assert "A-001" not in before
    assert "You are next." in waiting
    assert "Counter 1" in wall.locator(".hall-first").inner_text()
    assert [list(fit(page)) for page in (phone, counter, wall)] == [[], [], []]
    assert Ticket.objects.get().state == "called"
