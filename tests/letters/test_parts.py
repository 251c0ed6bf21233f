# SPDX-License-Identifier: EUPL-1.2
"""From one part of letters to the others."""

import re
from datetime import datetime

from letters.conftest import Office
from officers import signed_in
from praja.kernel.people.models import Account
from praja.lib.clock import frozen


def parts(account: Account, path: str, at: datetime) -> dict[str, bool]:
    """The parts that a page leads to, and whether each is the one at hand."""
    with frozen(at):
        found = signed_in(account).get(path).content.decode()
    nav = re.search(r'<nav class="parts[^>]*>(.*?)</nav>', found, re.S)
    links = re.findall(r'<a href="([^"]+)"( aria-current="true")?>', nav[1]) if nav else []
    return {href: bool(current) for href, current in links}


def test_each_is_led_to_the_parts_that_open_for_them(office: Office, monday: datetime) -> None:
    assert parts(office.roads_head, "/surat/arahan/", monday) == {
        "/surat/masuk/": False,
        "/surat/disposisi/": True,
        "/surat/keluar/": False,
        "/surat/arsip/": False,
        "/surat/angka/": False,
    }
    assert parts(office.roads_records, "/surat/pengaturan/penomoran/", monday) == {
        "/surat/masuk/": False,
        "/surat/disposisi/": False,
        "/surat/keluar/": False,
        "/surat/arsip/": False,
        "/surat/angka/": False,
        "/surat/pengaturan/penomoran/": True,
    }


def test_a_part_leads_to_its_pages_those_that_open_for_the_reader(office: Office, monday: datetime) -> None:
    with frozen(monday):
        page = signed_in(office.roads_head).get("/surat/tanda-tangan/").content.decode()
    [_parts, within] = re.findall(r'<nav class="parts[^>]*>(.*?)</nav>', page, re.S)
    found = re.findall(r'<a href="([^"]+)"( aria-current="true")?>', within)
    assert [(href, bool(here)) for href, here in found] == [
        ("/surat/keluar/", False),
        ("/surat/paraf/", False),
        ("/surat/tanda-tangan/", True),
        ("/surat/kirim/", False),
        ("/surat/nomor/", False),
    ]


def test_somebody_with_one_part_alone_reads_no_links(office: Office, monday: datetime) -> None:
    assert parts(office.passer_by, "/surat/disposisi/", monday) == {}
