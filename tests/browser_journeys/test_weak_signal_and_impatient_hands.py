# SPDX-License-Identifier: EUPL-1.2
"""Sent twice, sent again from the past, sent from a tab that has slept: one case, the same page, and no word lost."""

import pytest
from playwright.sync_api import Browser

from browser_journeys.acts import TEXT, check_report, file_report, fill_report, hand_in, kept, words_on
from crawl.cases import file, forward
from crawl.site import Site
from praja.kernel.procedures.models import Case

pytestmark = pytest.mark.browser


def test_a_double_click_on_send_is_one_case(site: Site, chromium: Browser) -> None:
    page = site.context(chromium, locale="en-GB").new_page()
    page.goto("/aduan/lapor/")
    fill_report(page)
    check_report(page)
    page.locator("button[value=send]").dblclick()
    code, link = kept(page)

    assert Case.objects.count() == 1
    assert code.replace("-", "") == Case.objects.get().code
    assert Case.objects.get().code in link


@pytest.mark.one_database
def test_going_back_and_sending_again_shows_the_same_page(site: Site, chromium: Browser) -> None:
    """The page that the back button brings is the one that was left: here it stays open while the answer opens beside it."""
    page = site.context(chromium, locale="en-GB").new_page()
    page.goto("/aduan/lapor/")
    fill_report(page)
    check_report(page)
    page.evaluate("document.querySelector('button[value=send]').form.target = '_blank'")
    shown = []
    for _ in range(2):
        with page.context.expect_page() as opened:
            page.locator("button[value=send]").click()
        shown.append(kept(opened.value))

    assert shown[0] == shown[1]
    assert Case.objects.count() == 1


def test_a_form_filled_in_twice_is_two_reports(site: Site, chromium: Browser) -> None:
    """The other half: what is meant twice is not swallowed."""
    page = site.context(chromium, locale="en-GB").new_page()
    first, second = file_report(page), file_report(page)

    assert first != second
    assert Case.objects.count() == 2


@pytest.mark.one_database
def test_a_tab_that_has_slept_keeps_the_text(site: Site, chromium: Browser) -> None:
    case = forward(file(TEXT, 2), site.town, site.town.roads, 1)
    context = site.context(chromium, "liaison", locale="en-GB", viewport={"width": 1280, "height": 900})
    awake, asleep = context.new_page(), context.new_page()
    for page in (awake, asleep):
        page.goto(f"/aduan/kasus/{case.code}/")
    hand_in(awake, "Jawaban dari tab pertama.")
    hand_in(asleep, "Jawaban panjang dari tab yang tertidur.")

    assert "Jawaban panjang dari tab yang tertidur." in words_on(asleep) + "".join(
        box.input_value() for box in asleep.locator("main textarea").all()
    )
    assert [row.text for row in case.complaint.drafts.all()] == ["Jawaban dari tab pertama."]


@pytest.mark.one_database
def test_what_was_typed_survives_a_refused_step(site: Site, chromium: Browser) -> None:
    page = site.context(chromium, locale="en-GB", java_script_enabled=False).new_page()
    page.goto("/aduan/lapor/")
    page.get_by_label("What happened, and where?").fill("Pendek.")
    page.locator("input[name=kind][value=aspiration]").check()
    page.locator("button.btn[value=where]").click()
    page.wait_for_selector(".error-summary")

    assert page.locator("textarea[name=text]").input_value() == "Pendek."
    assert page.locator("input[name=kind][value=aspiration]").is_checked()
    assert page.locator(".error-summary a").first.get_attribute("href") == "#id_text"
