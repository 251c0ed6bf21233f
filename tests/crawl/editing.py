# SPDX-License-Identifier: EUPL-1.2
"""The way through the editor of forms: every page of it, with what is refused there, and the form tried as a resident."""

import io
import re
from collections.abc import Iterator
from typing import Any

from crawl.tourist import Page, Tourist
from praja.kernel.forms.domain.editing import FIRST_PAGE
from praja.kernel.forms.models import FormEdit
from residents import photo

TITLE, KEY = "Izin lapak pasar", "contoh.lapak"
GOODS, COOKS, HELPERS, HELPER, CARD = "Dagangan", "Memasak di tempat", "Pembantu", "Nama pembantu", "Foto KTP"
FOOD, CLOTH, OTHER, HELP = "Makanan", "Pakaian", "Lainnya", "Sesuai papan nama."
TYPED_IN_THE_EDITOR = (
    TITLE,
    KEY,
    GOODS,
    COOKS,
    HELPERS,
    HELPER,
    CARD,
    FOOD,
    CLOTH,
    OTHER,
    HELP,
    FIRST_PAGE,
    "lampu.jpg",
    "makanan",
    "pakaian",
    "lainnya",
)
"""What the editor types here, and pages show as it is."""
EDIT = f"/formulir/{KEY}/ubah/"
BROKEN = b'{"type": "object", "properties": {"a": {"type": "string", "title": "Dagangan", "format": "x"}}}'


def forms_edited(bureau: Tourist) -> Iterator[Page]:
    """From nothing to the second version of a form."""
    yield from bureau.get("/formulir/")
    yield from bureau.post("/formulir/baru/", title="", key="Salah Benar")
    yield from bureau.post("/formulir/baru/", title=TITLE, key=KEY)
    yield from bureau.get(f"{EDIT}coba/")
    yield from _asked(bureau)
    yield from _changed(bureau)
    yield from _tried(bureau)
    yield from bureau.get(f"{EDIT}terbit/")
    yield from bureau.post(f"{EDIT}terbit/", seen="0", newest="0")
    yield from bureau.post(f"{EDIT}terbit/", seen=seen(), newest="0")
    yield from bureau.post(f"/formulir/{KEY}/mulai/")
    yield from bureau.get(f"{EDIT}terbit/")
    yield from _next_version(bureau)
    yield from bureau.get("/formulir/")
    for path in ("", "versi/1/", "versi/1/coba/", "versi/1/berkas/", "versi/9/"):
        yield from bureau.get(f"/formulir/{KEY}/{path}")


def seen() -> str:
    return str(FormEdit.objects.get(key=KEY).version)


def act(bureau: Tourist, name: str) -> Iterator[Page]:
    yield from bureau.post(f"{EDIT}langkah/", act=name, seen=seen())


def _asked(bureau: Tourist) -> Iterator[Page]:
    add = f"{EDIT}tambah/"
    yield from bureau.get(add)
    yield from bureau.get(f"{add}?jenis=")
    for kind in ("text", "long_text", "choice", "choices", "boolean", "tick", "date", "integer", "number", "email"):
        yield from bureau.post(f"{add}?jenis={kind}", label="", seen=seen())
    choices = f"{FOOD}\n{CLOTH}"
    yield from bureau.post(f"{add}?jenis=choice", label=GOODS, choices=choices, required="on", seen=seen())
    yield from bureau.post(f"{add}?jenis=boolean", label=COOKS, required="on", seen=seen())
    yield from bureau.post(f"{add}?jenis=rows&halaman=isian", label=HELPERS, first_part=HELPER, most="2", seen=seen())
    yield from bureau.post(f"{add}?jenis=files", label=CARD, accept="image", source="document.ktp", seen=seen())


def _changed(bureau: Tourist) -> Iterator[Page]:
    ask = f"{EDIT}tanya"
    for name in ("dagangan", "memasak_di_tempat", "pembantu", "foto_ktp", "absent"):
        yield from bureau.get(f"{ask}/{name}/")
    yield from bureau.post(f"{ask}/dagangan/", label=GOODS, choices="", seen=seen())
    yield from bureau.get(f"{ask}/memasak_di_tempat/syarat/")
    yield from bureau.post(f"{ask}/memasak_di_tempat/syarat/?bila=dagangan", seen=seen())
    yield from bureau.post(f"{ask}/memasak_di_tempat/syarat/?bila=dagangan", answers="makanan", seen=seen())
    yield from bureau.get(f"{ask}/dagangan/hapus/")
    yield from bureau.get(f"{ask}/pembantu/baris/tambah/")
    yield from bureau.get(f"{ask}/pembantu/baris/nama_pembantu/")
    yield from bureau.post(f"{ask}/pembantu/baris/nama_pembantu/hapus/", seen=seen())
    yield from act(bureau, "down:dagangan")
    yield from act(bureau, "split:memasak_di_tempat")
    yield from act(bureau, "undo")
    yield from act(bureau, "split:memasak_di_tempat")
    yield from act(bureau, "split:pembantu")
    yield from bureau.post(f"{EDIT}langkah/", act="undo", seen="0")
    for path in ("judul/", "halaman/isian/", "ambil/", "buang/"):
        yield from bureau.get(EDIT + path)
    yield from bureau.post(f"{EDIT}judul/", title="", seen=seen())
    yield from bureau.post(f"{EDIT}halaman/isian/", title="", seen=seen())
    yield from bureau.post(f"{EDIT}halaman/isian/", title=FIRST_PAGE, help=HELP, seen=seen())
    yield from bureau.post(f"{EDIT}ambil/", file=io.BytesIO(BROKEN), seen=seen())


def _tried(bureau: Tourist) -> Iterator[Page]:
    yield from bureau.get(f"{EDIT}coba/")
    for said in (
        {},
        {"dagangan": "makanan"},
        {"memasak_di_tempat": "true"},
        {"pembantu-0-nama_pembantu": HELPER, "add_row": "pembantu"},
        {"foto_ktp": photo(), "pembantu-0-nama_pembantu": HELPER, "add_file": "foto_ktp"},
        {"pembantu-0-nama_pembantu": HELPER},
    ):
        yield from _sent(bureau, **said)
    yield from _sent(bureau, start="1")
    yield from _sent(bureau, back="1")
    yield from _sent(bureau, back="1")
    yield from _sent(bureau, dagangan="pakaian")


def _sent(bureau: Tourist, **said: Any) -> Iterator[Page]:
    """The page last seen, sent on with these answers."""
    held = {name: re.search(rf'name="{name}" value="([^"]*)"', bureau.page)[1] for name in ("page", "state")}  # type: ignore[index]
    yield from bureau.post(f"{EDIT}coba/", **held, **said)


def _next_version(bureau: Tourist) -> Iterator[Page]:
    ask = f"{EDIT}tanya"
    choices = f"{FOOD}\n{OTHER}"
    yield from bureau.post(f"{ask}/dagangan/", label=GOODS, help=HELP, choices=choices, seen=seen())
    yield from bureau.post(f"{ask}/pembantu/hapus/", seen=seen())
    yield from bureau.post(f"{ask}/memasak_di_tempat/syarat/", other="", seen=seen())
    yield from act(bureau, "page-up:memasak_di_tempat")
    yield from bureau.post(f"{EDIT}tambah/?jenis=date", label=HELPER, seen=seen())
    yield from bureau.get(EDIT)
    yield from bureau.get(f"{EDIT}terbit/")
    yield from bureau.get(f"{EDIT}berkas/")
