# SPDX-License-Identifier: EUPL-1.2
"""Pages of modules in Chromium, with something on them: they fit, they can be read, and a lesson stands in its frame."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser

from browser_journeys.acts import window_of
from crawl.site import Site, this_moment
from crawl.walking import Walk
from officers import officer
from praja.duties.training.demo.modules import play_modules
from praja.duties.training.models import Module
from praja.duties.training.operations.modules.learning import start_module
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of

pytestmark = pytest.mark.browser


def looked_at(site: Site, chromium: Browser, account: Account, *paths: str) -> Walk:
    context = window_of(site, chromium, account)
    walk = Walk(site, context.new_page(), "en", lambda _name: True, judged=frozenset({360}))
    for path in paths:
        walk.open(path)
    return walk


def test_pages_of_modules(site: Site, chromium: Browser) -> None:
    at, keeper, learner = this_moment(), officer("Ratna", Role.TRAINER, site.town.root), site.accounts["counter"]
    before = at - timedelta(days=3)
    play_modules(unit=site.town.root, keeper=actor_of(keeper, before), learner=actor_of(learner, before), at=before)
    written, package = Module.objects.get(kind="native"), Module.objects.get(kind="scorm12")
    start_module(module=package, actor=actor_of(learner, at), at=at)
    base = f"/diklat/modul/{written.code}/"

    reading = looked_at(
        site,
        chromium,
        learner,
        "/diklat/modul/",
        base,
        f"{base}baca/2/",
        f"{base}periksa/",
        f"/diklat/modul/{package.code}/",
    )
    reading.page.get_by_role("button", name="Open").click()
    reading.page.wait_for_url("**/putar/**")
    reading.page.frame_locator("iframe").get_by_text("Halaman 1 dari 4").wait_for()
    reading.look("a lesson in its frame")
    frame = reading.page.locator("iframe").bounding_box()
    keeping = looked_at(
        site,
        chromium,
        keeper,
        "/diklat/modul/?lihat=kelola",
        f"{base}kelola/",
        f"{base}kelola/halaman/1/",
        "/diklat/modul/baru/",
    )

    assert reading.problems + keeping.problems == [], "\n".join(reading.problems + keeping.problems)
    assert frame is not None
    assert (frame["width"] > 900, frame["height"] > 400) == (True, True)
