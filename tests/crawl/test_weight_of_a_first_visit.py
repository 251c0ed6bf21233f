# SPDX-License-Identifier: EUPL-1.2
"""A first visit on a weak signal: everything a public page needs, as it travels, is at most 100 kilobytes."""

import pytest
from playwright.sync_api import Browser

from crawl.site import Site
from praja.duties.complaints.operations import Filed
from praja.kernel.organization.operations import create_unit
from praja.lib import clock
from services.making import SINCE, published_standard
from towns import FOUNDER

pytestmark = pytest.mark.browser

LIMIT = 100 * 1024
PAGES = (
    "/",
    "/aduan/",
    "/aduan/lapor/",
    "/aduan/{answered}/",
    "/lacak/",
    "/lacak/{forwarded}/",
    "/dasar-hukum/",
    "/dasar-hukum/indeks/regional_innovation_index/2026/",
    "/buku-besar/",
    "/akun/masuk/",
    "/layanan/matriks/",
    "/data/",
    "/data/minta/",
)


def offer_widely(site: Site) -> None:
    """As many services and units as the first page of the matrix shows."""
    town, at = site.town, clock.now()
    fill = [
        create_unit(code=f"9.{n}", name=f"Kelurahan Nomor {n}", kind="subdistrict", since=SINCE, actor=FOUNDER, at=at)
        for n in range(20)
    ]
    for number in range(8):
        listed = {"code": f"surat-{number}", "name": f"Surat keterangan nomor {number}", "offered_by": fill}
        published_standard(town, at, listed=listed)


def weight(browser: Browser, site: Site, path: str) -> dict[str, int]:
    """Bytes by address, headers included, with nothing in the cache."""
    context = site.context(browser)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network.on("Network.requestWillBeSent", lambda e: addresses.__setitem__(e["requestId"], e["request"]["url"]))
    network.on(
        "Network.loadingFinished",
        lambda e: sizes.__setitem__(addresses.get(e["requestId"], e["requestId"]), round(e["encodedDataLength"])),
    )
    page.goto(path, wait_until="networkidle")
    context.close()
    return sizes


def test_public_pages_are_light(site: Site, filed: dict[str, Filed], chromium: Browser) -> None:
    codes = {name: one.case.code for name, one in filed.items()}
    offer_widely(site)
    weights = {path: weight(chromium, site, path.format(**codes)) for path in PAGES}
    heavy = {path: sizes for path, sizes in weights.items() if sum(sizes.values()) > LIMIT}

    assert all(len(sizes) >= 3 for sizes in weights.values()), "page, style and font at least"
    assert heavy == {}
