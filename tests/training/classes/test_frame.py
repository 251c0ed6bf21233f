# SPDX-License-Identifier: EUPL-1.2
"""The frame around the pages of a class."""

import pytest

from officers import signed_in
from praja.duties.training.web.classes import urls as _urls  # noqa: F401 - brings the tab
from praja.duties.training.web.frame import add_tab, tabs_of
from praja.kernel.procedures.web.tabs import Tab
from training.conftest import STARTED, College

pytestmark = pytest.mark.django_db


def test_the_page_names_its_tab_as_the_current_one(college: College) -> None:
    row = college.reread()
    tabs = tabs_of(college.actor(college.keeper, STARTED), row, "overview")
    assert [tab["href"] for tab in tabs if tab["current"]] == [f"/diklat/kelas/{row.case.code}/"]
    page = signed_in(college.staff.worker).get(f"/diklat/kelas/{row.case.code}/").content.decode()
    assert f'href="/diklat/kelas/{row.case.code}/" aria-current' in page


def test_a_tab_has_one_owner() -> None:
    with pytest.raises(ValueError, match="overview"):
        add_tab(Tab("overview", "Else", "training:home", order=10))


def test_every_tab_names_the_class_and_itself(college: College) -> None:
    row, client = college.reread(), signed_in(college.keeper)
    for tab in tabs_of(college.actor(college.keeper, STARTED), row, "overview"):
        page = client.get(tab["href"]).content.decode()
        heading = page.partition("<h1")[2].partition("</h1>")[0]
        assert row.case.subject in page.partition("<main")[2].partition("</h1>")[0], tab["href"]
        assert (row.case.subject if tab["current"] else str(tab["label"])) in heading
