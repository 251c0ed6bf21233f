# SPDX-License-Identifier: EUPL-1.2
"""The rooms of reference codes: lists taken over by the steward, and everybody who reads them."""

from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile

from crawl.tourist import Page, Tourist
from officers import officer
from opendata.codes.listing import FIRST, SECOND
from praja.duties.opendata.models import CodeList
from praja.kernel.people.enums import Role
from towns import Town

TYPED_IN_CODES = (
    "Wilayah Uji",
    "Kantor Uji",
    "Keputusan 2024",
    "Keputusan 2025",
    "Catatan kantor",
    "kode",
    "nama",
    "pos",
    "asal",
    "tujuan",
    "provinsi",
    "kabupaten/kota",
    "kecamatan",
    "desa/kelurahan",
    "kode.csv",
    "padanan.csv",
    "induk",
    "jenis",
    "kode_pos",
    "Tirtamarga",
    "Marga",
    "Marga Baru",
    "Asri",
    "Asri Timur",
    "Asri Barat",
    "Jaya",
    "Hulu",
    "Lagi",
    "Yatim",
)
"""What the steward types, and what stands in the files."""
LEVELS = "2 provinsi\n5 kabupaten/kota"


def codes(language: str, town: Town) -> Iterator[Page]:
    """As the data steward, then as anybody."""
    steward = Tourist(language, "codes")
    account = officer("Wira Walidata", Role.STEWARD, town.root)
    steward.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    title, keeper, first, second, notes = TYPED_IN_CODES[:5]
    office = "/satu-data/kode/"
    yield from steward.get(office)
    yield from steward.post(f"{office}baru/")
    yield from _decided(steward, f"{office}baru/", FIRST + b"97.01;Lagi;\n99.01;Yatim;\n", name="wilayah-uji")
    said = {"title": title, "keeper": keeper, "label": first, "since": "2024-01-01", "grows": LEVELS}
    yield from _decided(steward, f"{office}baru/", FIRST, name="wilayah-uji", **said)
    here = f"{office}wilayah-uji/"
    yield from steward.get(here)
    yield from steward.get(f"{here}padanan/")
    yield from _decided(steward, f"{here}versi/", SECOND, label=second, since="2025-01-01", source=notes)
    target = str(CodeList.objects.get(name="wilayah-uji").versions.order_by("number")[0].pk)
    yield from steward.post(f"{here}padanan/", target=target)
    yield from _decided(steward, f"{here}padanan/", b"asal,tujuan\n97.03,97.99\n", target=target)
    yield from _decided(steward, f"{here}padanan/", b"asal,tujuan\n97.03,97.02\n97.04,97.02\n", target=target)
    yield from steward.post(f"{here}uraian/", title="")
    yield from steward.post(f"{here}uraian/", title=title, keeper=keeper, notes=notes, is_master_data="on")
    yield from steward.get(here)
    yield from steward.get(office)
    anybody = Tourist(language, "codes")
    for address in (
        "",
        "wilayah-uji/",
        "wilayah-uji/?induk=97",
        "wilayah-uji/?q=asri&versi=1",
        "wilayah-uji/?q=tiadalah",
        "wilayah-uji/?kode=97.02",
        "wilayah-uji/?kode=97.02&versi=1",
        "wilayah-uji/?kode=97",
        "tiada/",
    ):
        yield from anybody.get(f"/data/kode/{address}")


def _decided(steward: Tourist, address: str, data: bytes, **said: object) -> Iterator[Page]:
    """Bring a file, and send the form of the page that asks about it."""
    target = {"target": said["target"]} if "target" in said else {}
    called = "padanan.csv" if target else "kode.csv"
    page = steward.client.post(address, {"file": SimpleUploadedFile(called, data), **target})
    form = page.context["form"]
    values = {one.html_name: one.value() for one in form if one.value() not in (None, False)}
    kept = {**values, "kept": page.context["kept"], **said}
    yield from steward.post(address, **{**kept, "look": "1"})
    yield from steward.post(address, **kept)
