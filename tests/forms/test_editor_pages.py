# SPDX-License-Identifier: EUPL-1.2
"""The editor in a browser without scripts: from a new form to its second version, and what it says when something is refused."""

import io
import json
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.making import picture
from forms.reading import Browser
from officers import officer, signed_in
from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.models import Draft, FormDefinition, FormEdit
from praja.kernel.forms.operations import publish_form
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import Role
from praja.lib.actors import system_actor
from towns import Town

PLATFORM = system_actor("tests")
KEY = "layanan.lapak"
EDIT = f"/formulir/{KEY}/ubah/"


@pytest.fixture
def bureau(town: Town) -> Client:
    return signed_in(officer("Ani Organisasi", Role.ORGANIZATION, town.root))


@pytest.fixture
def begun(bureau: Client) -> Client:
    bureau.post("/formulir/baru/", {"title": "Izin lapak", "key": KEY})
    return bureau


def seen() -> int:
    return FormEdit.objects.get().version


def copy() -> dict[str, Any]:
    return FormEdit.objects.get().fields


def add(client: Client, kind: str, label: str, **said: Any) -> Any:
    where = said.pop("where", "")
    given = {"label": label, "help": "", "seen": seen(), **said}
    return client.post(f"{EDIT}tambah/?jenis={kind}{where}", given)


def test_a_form_grows_page_by_page_and_is_published(begun: Client) -> None:
    assert "The form asks nothing yet" in begun.get(EDIT).content.decode()
    add(begun, "text", "Nama usaha", required="on", most="40")
    add(begun, "choice", "Dagangan", required="on", choices="Makanan\nkain | Pakaian")
    add(begun, "boolean", "Memasak", required="on")
    add(begun, "rows", "Pembantu", first_part="Nama", most="2")
    begun.post(f"{EDIT}tanya/pembantu/baris/tambah/?jenis=integer", {"label": "Umur", "least": "18", "seen": seen()})
    add(begun, "files", "KTP", accept=["image"], source="document.ktp", where="&halaman=isian&sesudah=nama_usaha")
    begun.post(f"{EDIT}tanya/memasak/syarat/?bila=dagangan", {"answers": ["makanan"], "seen": seen()})
    begun.post(f"{EDIT}langkah/", {"act": "split:memasak", "seen": seen()})
    begun.post(f"{EDIT}halaman/memasak/", {"title": "Dapur", "help": "Hanya bila memasak.", "seen": seen()})
    sent = begun.post(f"{EDIT}terbit/", {"seen": seen(), "newest": "0"}, follow=True)

    assert "Version 1 is published." in sent.content.decode()
    form = FormDefinition.objects.get().fields
    assert [(page["title"], page["fields"]) for page in form["x-pages"]] == [
        ("Isian", ["nama_usaha", "ktp", "dagangan"]),
        ("Dapur", ["memasak", "pembantu"]),
    ]
    assert form["properties"]["dagangan"]["enum"] == ["makanan", "kain"]
    assert form["properties"]["memasak"]["x-shown-when"] == {"field": "dagangan", "is": "makanan"}
    assert form["properties"]["pembantu"]["items"]["properties"]["umur"] == {
        "type": "integer",
        "title": "Umur",
        "minimum": 18,
    }
    assert form["required"] == ["nama_usaha", "dagangan", "memasak"]


def test_the_next_version_says_what_differs_before_it_is_published(begun: Client) -> None:
    add(begun, "text", "Nama usaha")
    begun.post(f"{EDIT}terbit/", {"seen": seen(), "newest": "0"})
    begun.post(f"/formulir/{KEY}/mulai/")
    assert "Nothing differs" in begun.get(f"{EDIT}terbit/").content.decode()
    begun.post(f"{EDIT}tanya/nama_usaha/", {"label": "Nama dagang", "help": "", "required": "on", "seen": seen()})
    page = begun.get(f"{EDIT}terbit/").content.decode()

    assert "It was asked as “Nama usaha” and is now asked as “Nama dagang”." in page
    assert "It must be answered now." in page
    refused = begun.post(f"{EDIT}terbit/", {"seen": seen(), "newest": "0"})
    assert (refused.status_code, FormDefinition.objects.count()) == (409, 1)


@pytest.mark.parametrize(
    ("kind", "said", "field"),
    [
        ("text", {"label": ""}, "label"),
        ("text", {"least": "tiga"}, "least"),
        ("text", {"least": "9", "most": "2"}, "most"),
        ("text", {"most": "-1"}, "most"),
        ("text", {"long": "on", "digits": "on"}, "digits"),
        ("text", {"source": "person.shoe_size"}, "source"),
        ("choice", {"choices": " \n "}, "choices"),
        ("choice", {"choices": "a | Satu\na | Dua"}, None),
        ("choices", {"choices": "Satu", "least": "2"}, None),
        ("files", {}, "accept"),
        ("files", {"accept": ["image"], "source": "person.nik"}, "source"),
        ("rows", {"first_part": ""}, "first_part"),
        ("integer", {"most": "1,5"}, "most"),
        ("number", {"least": "nan"}, "least"),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_field_and_nothing_typed_is_lost(
    begun: Client, kind: str, said: dict[str, Any], field: str | None
) -> None:
    before = FormEdit.objects.get().schema
    answer = add(begun, kind, said.pop("label", "Pertanyaan <b>"), **said)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Please correct this first" in page
    if field:
        assert f'id="id_{field}_error"' in page
    if "least" in said:
        assert Browser(page).posted["least"] == [said["least"]]
    assert Browser(page).described - Browser(page).ids == set()
    assert FormEdit.objects.get().schema == before


def test_two_editors_do_not_overwrite_each_other_and_what_was_typed_stays(begun: Client) -> None:
    add(begun, "text", "Nama")
    old = seen()
    add(begun, "text", "Alamat")
    answer = begun.post(f"{EDIT}tanya/nama/", {"label": "Nama lengkap", "help": "", "seen": old})
    page = Browser(answer.content.decode())

    assert (answer.status_code, page.posted["label"], page.posted["seen"]) == (409, ["Nama lengkap"], [str(seen())])
    assert copy()["properties"]["nama"]["title"] == "Nama"
    begun.post(f"{EDIT}langkah/", {"act": "up:alamat", "seen": old})
    assert list(copy()["properties"]) == ["nama", "alamat"]


def test_moving_copying_removing_and_taking_back(begun: Client) -> None:
    for label in ("Satu", "Dua", "Tiga"):
        add(begun, "text", label)
    for act in ("up:tiga", "copy:satu", "down:satu", "split:dua", "page-down:isian", "join:isian", "undo"):
        begun.post(f"{EDIT}langkah/", {"act": act, "seen": seen()})
    assert list(copy()["properties"]) == ["dua", "satu_2", "satu", "tiga"]
    assert [page["fields"] for page in copy()["x-pages"]] == [["dua"], ["satu_2", "satu", "tiga"]]

    assert "Keep it" in begun.get(f"{EDIT}tanya/satu_2/hapus/").content.decode()
    begun.post(f"{EDIT}tanya/satu_2/hapus/", {"seen": seen()})
    assert list(copy()["properties"]) == ["dua", "satu", "tiga"]


def test_the_parts_of_rows_are_edited_like_questions(begun: Client) -> None:
    add(begun, "rows", "Pembantu", first_part="Nama")
    rows = f"{EDIT}tanya/pembantu/"
    begun.post(f"{rows}baris/tambah/?jenis=date", {"label": "Lahir", "seen": seen()})
    begun.post(f"{rows}baris/nama/", {"label": "Nama lengkap", "help": "", "most": "9", "seen": seen()})
    back = begun.post(f"{EDIT}langkah/", {"act": "up:pembantu/lahir", "back": "pembantu", "seen": seen()})
    assert back["Location"] == rows
    parts = copy()["properties"]["pembantu"]["items"]["properties"]
    assert [(name, part["title"]) for name, part in parts.items()] == [("lahir", "Lahir"), ("nama", "Nama lengkap")]

    begun.post(f"{rows}baris/nama/hapus/", {"seen": seen()})
    last = begun.post(f"{rows}baris/lahir/hapus/", {"seen": seen()})
    assert last.status_code == 422
    assert "A row asks at least one thing" in last.content.decode()
    assert "Choose several" not in begun.get(f"{rows}baris/tambah/").content.decode()


def test_a_condition_is_chosen_in_two_steps_and_taken_away_in_one(begun: Client) -> None:
    add(begun, "boolean", "Menikah")
    add(begun, "text", "Pasangan")
    page = f"{EDIT}tanya/pasangan/syarat/"
    assert "Depending on the answer to “Menikah”" in begun.get(page).content.decode()
    there = begun.post(page, {"other": "menikah", "seen": seen()})
    assert there["Location"] == f"{page}?bila=menikah"
    assert begun.post(there["Location"], {"seen": seen()}).status_code == 422
    begun.post(there["Location"], {"answers": ["true"], "seen": seen()})
    assert "only if “Menikah” is “Yes”" in begun.get(EDIT).content.decode()

    begun.post(page, {"other": "", "seen": seen()})
    assert "x-shown-when" not in copy()["properties"]["pasangan"]
    assert begun.post(page, {"other": "pasangan", "seen": seen()}).status_code == 422


def test_a_file_goes_out_and_comes_back_the_same(begun: Client) -> None:
    add(begun, "choice", "Dagangan", choices="Makanan\nKain")
    sent = begun.get(f"{EDIT}berkas/")
    begun.post(f"{EDIT}tanya/dagangan/hapus/", {"seen": seen()})
    begun.post(f"{EDIT}ambil/", {"file": io.BytesIO(sent.content), "seen": seen()})

    assert sent["Content-Disposition"] == f'attachment; filename="{KEY}.json"'
    assert copy() == json.loads(sent.content)
    bad = io.BytesIO(b'{"type": "object", "properties": {"a": {"type": "string", "title": "Nama", "format": "x"}}}')
    refused = begun.post(f"{EDIT}ambil/", {"file": bad, "seen": seen()})
    assert (refused.status_code, "“Nama”: the format x is not supported." in refused.content.decode()) == (422, True)
    assert begun.post(f"{EDIT}ambil/", {"seen": seen()}).status_code == 422


def button(client: Client, path: str, page: str, **pressed: Any) -> Any:
    """Send what the page holds, with one button pressed."""
    posted = {name: values for name, values in Browser(page).posted.items() if name != "csrfmiddlewaretoken"}
    return client.post(path, {**posted, **pressed})


def test_it_is_tried_page_by_page_as_residents_see_it_and_nothing_is_kept(begun: Client) -> None:
    add(begun, "choice", "Dagangan", required="on", choices="Makanan\nKain")
    add(begun, "boolean", "Memasak", required="on")
    add(begun, "rows", "Pembantu", first_part="Nama", most="3")
    add(begun, "files", "KTP", required="on", accept=["image"])
    begun.post(f"{EDIT}tanya/memasak/syarat/?bila=dagangan", {"answers": ["makanan"], "seen": seen()})
    for name in ("memasak", "pembantu", "ktp"):
        begun.post(f"{EDIT}langkah/", {"act": f"split:{name}", "seen": seen()})
    events, path = LedgerEvent.objects.count(), f"{EDIT}coba/"

    first = begun.get(path).content.decode()
    assert "page 1 of 3" in first
    wrong = button(begun, path, first, next="1")
    assert (wrong.status_code, 'id="id_dagangan_error"' in wrong.content.decode()) == (422, True)
    kitchen = button(begun, path, first, dagangan="makanan", next="1").content.decode()
    assert "page 2 of 4" in kitchen
    helpers = button(begun, path, kitchen, memasak="true", next="1").content.decode()
    more = button(begun, path, helpers, **{"pembantu-0-nama": "Budi", "add_row": "pembantu"}).content.decode()
    assert 'name="pembantu-1-nama"' in more
    less = button(begun, path, more, **{"pembantu-1-nama": "Cici", "drop_row": "pembantu-0"}).content.decode()
    assert 'value="Cici"' in less
    files = button(begun, path, less, next="1").content.decode()
    kept = button(begun, path, files, ktp=io.BytesIO(picture()), add_file="ktp").content.decode()
    assert 'name="drop_file" value="contoh-0"' in kept
    check = button(begun, path, kept, next="1").content.decode()
    assert [word in check for word in ("Makanan", "Cici", "Check your answers")] == [True] * 3
    back = button(begun, path, check, start="1").content.decode()
    third = button(begun, path, back, back="1").content.decode()
    second = button(begun, path, third, back="1").content.decode()
    again = button(begun, path, second, back="1").content.decode()
    other = button(begun, path, again, dagangan="kain", next="1").content.decode()

    assert "these questions are no longer asked" in other
    assert "Memasak" in other
    assert "page 2 of 3" in other
    assert (Draft.objects.count(), StoredFile.objects.count(), LedgerEvent.objects.count()) == (0, 0, events)


@pytest.mark.parametrize("state", ["", "forged", "a:b:c", "x" * 5000])
def test_what_the_trial_cannot_read_begins_anew(begun: Client, state: str) -> None:
    add(begun, "text", "Nama")
    answer = begun.post(f"{EDIT}coba/", {"state": state, "page": "absent", "nama": "Ani", "next": "1"})

    assert answer.status_code == 200


def test_addresses_of_nothing_are_not_found(begun: Client) -> None:
    add(begun, "text", "Nama")
    for path in (
        "/formulir/tak.ada/",
        "/formulir/tak.ada/ubah/",
        f"/formulir/{KEY}/versi/9/",
        f"{EDIT}tanya/absent/",
        f"{EDIT}tanya/nama/baris/x/",
        f"{EDIT}tanya/nama/baris/tambah/",
        f"{EDIT}halaman/absent/",
        f"{EDIT}tanya/absent/syarat/",
    ):
        assert begun.get(path).status_code == 404, path
    assert begun.post("/formulir/tak.ada/mulai/").status_code == 404
    assert begun.post(f"{EDIT}langkah/", {"act": "up:absent", "seen": seen()}).status_code == 302


def test_others_are_turned_away_and_see_nothing(begun: Client, town: Town) -> None:
    add(begun, "text", "Pertanyaan rahasia")
    liaison = signed_in(officer("Budi Penghubung", Role.LIAISON, town.root))
    paths = ("/formulir/", "/formulir/baru/", f"/formulir/{KEY}/", EDIT, f"{EDIT}berkas/", f"{EDIT}coba/")

    assert [liaison.get(path).status_code for path in paths] == [403] * len(paths)
    assert [Client().get(path).status_code for path in paths] == [302] * len(paths)
    assert "/formulir/" not in liaison.get("/meja/").content.decode()
    assert 'href="/formulir/"' in begun.get("/meja/").content.decode()


def test_a_published_version_can_be_read_tried_and_taken_along(
    bureau: Client, at: datetime, stall: dict[str, Any]
) -> None:
    publish_form(key=KEY, title="Izin lapak", schema=stall, actor=PLATFORM, at=at)
    version = f"/formulir/{KEY}/versi/1/"

    assert "Jumlah tabung gas" in bureau.get(version).content.decode()
    assert "Nama usaha" in bureau.get(f"{version}coba/").content.decode()
    assert json.loads(bureau.get(f"{version}berkas/").content) == stall
    bureau.post(f"/formulir/{KEY}/mulai/")
    assert "branches (if, then, else)" in bureau.get(EDIT).content.decode()


def test_the_list_and_the_outline_ask_no_more_with_more_rows(bureau: Client, at: datetime) -> None:
    def make(number: int) -> None:
        schema = {"type": "object", "properties": {f"q{n}": {"type": "string"} for n in range(number + 1)}}
        publish_form(key=f"form.n{number}", title=f"Formulir {number}", schema=schema, actor=PLATFORM, at=at)
        publish_form(key="form.n0", title=f"Judul {number}", schema=schema, actor=PLATFORM, at=at)
        bureau.post(f"/formulir/form.n{number}/mulai/")
        bureau.post("/formulir/form.n0/ubah/tambah/?jenis=text", {"label": f"Lagi {number}", "seen": number + 1})

    def count() -> list[int]:
        found = []
        for path in ("/formulir/", "/formulir/form.n0/", "/formulir/form.n0/versi/1/", "/formulir/form.n0/ubah/"):
            with CaptureQueriesContext(connection) as made:
                assert bureau.get(path).status_code == 200
            found.append(len(made))
        return found

    make(0)
    first = count()
    make(1)
    make(2)
    assert FormEdit.objects.get(key="form.n0").version == 4
    assert count() == first
