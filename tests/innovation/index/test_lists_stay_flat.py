# SPDX-License-Identifier: EUPL-1.2
"""Lists and pages of the index ask the database as often for three innovations as for one, and come page by page."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from innovation.conftest import Lab
from innovation.index.cast import NOW, applied, tell
from officers import signed_in
from praja.duties.innovation.operations.index.past import PAST, import_past
from praja.duties.innovation.web.index import listing
from praja.lib.clock import frozen
from praja.lib.imports import read_csv

PAGES = (
    "/inovasi/",
    "/inovasi/?status=diterapkan",
    "/inovasi/iid/2026/",
    "/inovasi/iid/2026/inovasi/",
    "/inovasi/iid/2026/inovasi/?dihitung=tidak",
    "/inovasi/iid/2026/inovasi/?indikator=35",
    "/inovasi/iid/2026/spd/",
    "/inovasi/iid/2026/segel/",
    "/inovasi/iid/lengkapi/",
    "/inovasi/iid/proposal/",
)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with frozen(NOW):
        yield


def _enter(lab: Lab, *titles: str) -> None:
    words = " ".join(["kata"] * 300)
    lines = [f"{title};{lab.staff.bridges.code};1-9-2024;{words}" for title in titles]
    table = "\n".join(("Nama inovasi;OPD;Waktu penerapan;Rancang bangun", *lines)).encode()
    import_past(lines=read_csv(table, PAST).lines, actor=lab.actor(lab.curator, NOW), at=NOW)


def _asked(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_every_list_costs_the_same_for_three_as_for_one(lab: Lab) -> None:
    applied(lab)
    tell(lab, "16", 1)
    _enter(lab, "Inovasi Nol")
    curator = signed_in(lab.curator)
    curator.get(PAGES[0])
    one = {url: _asked(curator, url) for url in PAGES}

    _enter(lab, "Inovasi Satu", "Inovasi Dua", "Inovasi Tiga")

    assert {url: _asked(curator, url) for url in PAGES} == one


def test_the_list_of_a_year_comes_page_by_page(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    applied(lab)
    _enter(lab, "Inovasi Satu", "Inovasi Dua")
    monkeypatch.setattr(listing, "SIZE", 2)
    curator, base = signed_in(lab.curator), "/inovasi/iid/2026/inovasi/"

    first = curator.get(base)
    second = curator.get(first.context["next_url"])

    names = [[row[0]["text"] for row in page.context["rows"]] for page in (first, second)]
    assert names == [["Inovasi Dua", "Inovasi Satu"], ["Pilah Dua Kali"]]
    assert second.context["next_url"] == ""
    assert second.context["previous_url"]


def test_the_list_is_narrowed_to_what_counts_and_to_an_indicator(lab: Lab) -> None:
    applied(lab)
    tell(lab, "16", 3)
    _enter(lab, "Inovasi Satu")
    curator, base = signed_in(lab.curator), "/inovasi/iid/2026/inovasi/"

    def names(query: str) -> list[str]:
        return [row[0]["text"] for row in curator.get(f"{base}{query}").context["rows"]]

    assert names("?dihitung=ya") == ["Inovasi Satu", "Pilah Dua Kali"]
    assert names("?dihitung=tidak") == []
    assert names("?indikator=16") == ["Inovasi Satu"]
    assert names("?indikator=99") == ["Inovasi Satu", "Pilah Dua Kali"]
