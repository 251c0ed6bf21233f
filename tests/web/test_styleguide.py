# SPDX-License-Identifier: EUPL-1.2
"""The base pages hold together: one heading, one language, nothing inline, ids used once."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from pytest_django import Settings

from praja.lib.styleguide import styleguide_context


@pytest.fixture(autouse=True)
def _addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = "web.styleguide_urls"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


def page(language: str = "en", **more: object) -> str:
    with override(language):
        request = RequestFactory().get("/styleguide/")
        return render_to_string("styleguide.html", styleguide_context() | more, request)


@pytest.mark.parametrize("office", [False, True], ids=["public", "office"])
def test_a_page_has_one_heading_and_unique_ids(office: bool) -> None:
    text = page(office=office, signed_in=office, unread=4)
    assert len(re.findall(r"<h1\b", text)) == 1
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert sorted(ids) == sorted(set(ids))


def test_every_symbol_used_is_in_the_sprite() -> None:
    text = page()
    assert set(re.findall(r'<use href="#([^"]+)"', text)) <= set(re.findall(r'<symbol id="([^"]+)"', text))


@pytest.mark.parametrize(("language", "other"), [("id", "en"), ("en", "id")])
def test_the_page_names_its_language_and_offers_the_other(language: str, other: str) -> None:
    text = page(language)
    assert f'<html lang="{language}">' in text
    assert re.findall(r'name="language" value="(\w+)"', text) == [other]


def test_only_officers_see_the_desk() -> None:
    assert "/meja/" not in page()
    assert "/meja/" in page(signed_in=True)


def test_the_demonstration_says_so() -> None:
    assert "Demonstration" not in page()
    assert "Demonstration" in page(site={"name": "Kota Contoh", "demo": True})


def test_the_sheet_for_paper_names_the_government_and_loads_no_script() -> None:
    with override("en"):
        text = render_to_string("base_print.html", {"site": {"name": "Kota Contoh"}})
    assert "Kota Contoh" in text
    assert len(re.findall(r"<h1\b", text)) == 1
    assert "<script" not in text
