# SPDX-License-Identifier: EUPL-1.2
"""A browser that is cut off in the middle of a test loses nothing: what is typed without a connection lies on the device,
outlives a reload, and is on the server as soon as there is a connection again; another device shows all of it."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from attendance.conftest import staff_in
from crawl.site import START, Site
from officers import signed_in
from praja.duties.training.models import Attempt, Exam
from praja.kernel.people.models import Account
from training.conftest import college_in
from training.exams.sitting import Sitting, bank_in, exam_in

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def window(site: Site, chromium: Browser, account: Account) -> BrowserContext:
    """A browser in which this account is signed in."""
    context = site.context(chromium, locale="en-GB")
    session = signed_in(account).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site.address}])
    return context


def until(holds: Callable[[], bool]) -> None:
    """Wait for what a browser does by itself."""
    ends = time.monotonic() + 20
    while not holds() and time.monotonic() < ends:
        time.sleep(0.1)
    assert holds()


def state(page: Page, says: str) -> None:
    page.locator("[data-state]", has_text=says).wait_for()


KEPT = """() => {
  const key = Object.keys(localStorage).find((one) => one.startsWith("praja-tes-"));
  return Object.keys(JSON.parse((key && localStorage.getItem(key)) || "{}").answers || {});
}"""


def kept_here(page: Page) -> list[str]:
    """The numbers of the questions whose answers this device still holds for itself."""
    return list(page.evaluate(KEPT))


def test_a_browser_cut_off_in_the_middle_loses_nothing(site: Site, chromium: Browser) -> None:
    college = college_in(staff_in(site.town))
    bank = bank_in(college)
    window_of_time = {"opens_at": START - timedelta(hours=1), "closes_at": START + timedelta(hours=6), "minutes": None}
    exam = Exam.objects.select_related("training_class__case").get(pk=exam_in(college, bank, **window_of_time).pk)
    sitting, worker = Sitting(college, bank, exam), college.staff.worker
    context = window(site, chromium, worker)
    page = context.new_page()
    page.goto(f"/diklat/kelas/{exam.training_class.case.code}/tes/{exam.number}/")
    page.get_by_role("button", name="Begin the test").click()
    page.locator("[data-exam]").wait_for()
    attempt = Attempt.objects.get(exam=exam)
    place = sitting.numbers(attempt)

    def given(kind: str) -> object:
        return attempt.answers.get(number=place[kind]).given

    page.locator(f"#q{place['short']}").fill("SKM")
    state(page, "Everything is saved.")
    assert (given("short"), kept_here(page)) == ("SKM", [])

    context.set_offline(True)
    page.locator(f"#q{place['essay']}").fill("Saya menulis tanpa sinyal.")
    page.locator(f"input[name=q{place['single']}][value=B]").check()
    page.locator(f"#q{place['matching']}-L1").select_option("T1")
    state(page, "No connection.")
    assert sorted(map(int, kept_here(page))) == sorted(place[kind] for kind in ("essay", "single", "matching"))
    assert given("essay") is None

    # The battery dies: nothing of the page is left but what the device kept.
    address = page.url
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    state(page, "Everything is saved.")
    until(lambda: given("essay") == "Saya menulis tanpa sinyal.")
    assert page.locator(f"#q{place['essay']}").input_value() == "Saya menulis tanpa sinyal."
    assert (given("single"), given("matching"), kept_here(page)) == ("B", {"L1": "T1"}, [])

    # Without a reload as well: the signal comes back by itself.
    context.set_offline(True)
    page.locator(f"#q{place['numeric']}").fill("81,25")
    state(page, "No connection.")
    context.set_offline(False)
    state(page, "Everything is saved.")
    until(lambda: given("numeric") == "81,25")

    laptop = window(site, chromium, worker)
    other = laptop.new_page()
    other.goto(address)
    assert other.locator(f"#q{place['essay']}").input_value() == "Saya menulis tanpa sinyal."
    assert other.locator(f"input[name=q{place['single']}][value=B]").is_checked()
    other.get_by_role("button", name="Look it over and hand in").click()
    other.get_by_role("button", name="Hand in").click()
    other.get_by_text("You handed in on").wait_for()

    # What the phone still types after that is told to be late, and kept.
    page.locator(f"#q{place['short']}").fill("lain")
    until(lambda: attempt.answers.get(number=place["short"]).late_given == "lain")
    assert given("short") == "SKM"
    laptop.close()
    context.close()
