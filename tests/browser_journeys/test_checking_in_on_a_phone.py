# SPDX-License-Identifier: EUPL-1.2
"""A morning with a telephone: registered, inside, outside, too inexact, a wrong code, without a connection, replayed, without and
with the photo that the place wants, and in somebody else's hands."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser_journeys.acts import picture
from crawl.site import Site, this_moment
from praja.duties.attendance.models import Place, Punch, Selfie
from praja.duties.attendance.operations.places import PlaceWords, set_place
from praja.duties.attendance.queries.places import code_of
from towns import FOUNDER

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

INSIDE = {"latitude": 1.491, "longitude": 124.841, "accuracy": 15}
OUTSIDE = {"latitude": 1.6, "longitude": 124.841, "accuracy": 15}
INEXACT = INSIDE | {"accuracy": 900}
OFFICE = ((124.84, 1.49), (124.842, 1.49), (124.842, 1.492), (124.84, 1.492), (124.84, 1.49))
CHECK_IN = "/presensi/masuk/"


def pressed(page: Page, code: str, says: str, where: dict[str, float] | None = None, shows: str = "") -> str:
    """Go there (`shows`: what the page says of it), type the code and press; what the page says then."""
    if where is not None:
        page.context.set_geolocation(where)  # type: ignore[arg-type]
    if shows:
        page.locator(f'[data-where="{shows}"]').wait_for()
    page.locator("#id_code").fill(code)
    page.locator("[data-press]").click()
    said = page.locator(f'[data-say="{says}"]')
    said.wait_for()
    return said.inner_text()


def code_now(place: Place) -> str:
    return code_of(place.code_secret).at(this_moment())


def other_than(code: str) -> str:
    return "000000" if code != "000000" else "111111"


def without_camera(page: Page, code: str, folder: Path) -> None:
    """In a browser that shows pages no camera, the photo comes from the telephone's own."""
    other = page.context.new_page()
    other.add_init_script("Object.defineProperty(navigator, 'mediaDevices', {value: undefined})")
    other.goto(CHECK_IN)
    other.locator("#selfie").set_input_files(picture(folder, "wajah.jpg", (240, 320)))
    pressed(other, code, "accepted")
    other.close()


def test_a_morning_with_a_telephone(site: Site, chromium: Browser, tmp_path: Path) -> None:
    words = PlaceWords(name="Kantor Dinas Jalan", outline=(OFFICE,), since=date(2020, 1, 1))
    place = set_place(place=None, unit=site.town.roads, words=words, actor=FOUNDER, at=this_moment())
    context = site.context(chromium, "liaison", locale="en-GB", geolocation=INSIDE, permissions=["geolocation"])
    page = context.new_page()
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.post_data or "") if one.url.endswith("/kirim/") else None)
    page.goto(CHECK_IN)
    page.get_by_role("button", name="Register this telephone").click()
    page.locator("[data-press]:enabled").wait_for()

    assert "Kantor Dinas Jalan" in pressed(page, code_now(place), "accepted")
    assert "The code is not the one" in pressed(page, other_than(code_now(place)), "refused")
    assert "too inexact" in pressed(page, "", "refused", INEXACT, "inexact")
    assert "outside every place" in pressed(page, "", "refused", OUTSIDE, "outside")
    assert reasons() == ["", "wrong_code", "inaccurate", "outside"]

    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    session = context.new_cdp_session(page)
    problems = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in problems] == ["in-incognito"], (
        "only the window of a test stands against installing it"
    )

    context.set_offline(True)
    page.goto(CHECK_IN)
    page.get_by_role("link", name="Try the connection again").wait_for()
    code = code_now(place)
    pressed(page, code, "offline", INSIDE)
    assert Punch.objects.count() == 4
    context.set_offline(False)
    page.goto(CHECK_IN)
    page.locator('[data-say="accepted"]').wait_for()
    late = Punch.objects.latest("pk")
    assert (late.verdict, late.was_offline) == ("accepted", True)

    replay = (
        "body => fetch('/presensi/masuk/kirim/', {method: 'POST', body, headers: {'Content-Type': 'application/json',"
    )
    replay += " 'X-CSRFToken': document.cookie.match(/csrftoken=([^;]+)/)[1]}}).then(answer => answer.json())"
    assert page.evaluate(replay, sent[0])["verdict"] == "accepted"
    assert Punch.objects.count() == 5

    words = replace(words, wants_photo=True)
    set_place(place=place, unit=site.town.roads, words=words, actor=FOUNDER, at=this_moment())
    page.goto(CHECK_IN)
    page.get_by_role("button", name="Turn the camera on").wait_for()
    assert "none came with it" in pressed(page, code_now(place), "held")
    context.grant_permissions(["geolocation", "camera"])
    page.goto(CHECK_IN)
    seen = page.locator("[data-camera=on]")
    seen.wait_for()
    pressed(page, code_now(place), "accepted")
    without_camera(page, code_now(place), tmp_path)
    context.set_offline(True)
    page.goto(CHECK_IN)
    seen.wait_for()
    pressed(page, code_now(place), "offline")
    context.set_offline(False)
    page.goto(CHECK_IN)
    page.locator('[data-say="accepted"]').wait_for()
    assert reasons()[5:] == ["no_photo", "", "", ""]
    assert list(Selfie.objects.order_by("pk").values_list("punch__was_offline", flat=True)) == [False, False, True]

    head = {"name": "sessionid", "value": site._session("head"), "url": site.address}
    context.add_cookies([head])  # type: ignore[list-item]
    page.goto(CHECK_IN)
    assert page.evaluate(replay, sent[0])["reason"] == "replayed"
    page.get_by_role("button", name="Register this telephone").click()
    page.locator("[data-press]:enabled").wait_for()
    assert "somebody else as well" in pressed(page, code_now(place), "held", INSIDE)
    context.close()


def reasons() -> list[str]:
    return list(Punch.objects.order_by("pk").values_list("reason", flat=True))
