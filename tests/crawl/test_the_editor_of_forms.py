# SPDX-License-Identifier: EUPL-1.2
"""The editor of forms in Chromium, and a form of every kind of question as residents see it: it fits, axe finds nothing, and a
refusal is said at its field.
"""

from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser

from crawl.site import START, Site
from crawl.walking import Walk
from praja.kernel.forms.domain import editing
from praja.kernel.forms.domain.questions import Choice, Question
from praja.kernel.forms.operations import begin_edit, change_edit, publish_edit
from praja.kernel.forms.wording import KINDS
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Grant

pytestmark = pytest.mark.browser

KEY = "contoh.semua"
EDIT = f"/formulir/{KEY}/ubah/"
BUREAU = Actor(ActorKind.EMPLOYEE, "1", (Grant(Role.ORGANIZATION, frozenset({1}), START),))
CHOICES = tuple(Choice(f"p{n}", f"Pilihan {n}") for n in range(9))


def act(done: Any, **given: Any) -> None:
    change_edit(key=KEY, act=partial(done, **given), seen_version=None, actor=BUREAU, at=START)


@pytest.fixture
def every_kind(site: Site) -> None:
    """A form that asks one question of each kind on two pages, published and being worked on."""
    begin_edit(key=KEY, title="Formulir semua jenis", actor=BUREAU, at=START)
    for kind in KINDS:
        choices = CHOICES[: 9 if kind == "choice" else 3] if kind in ("choice", "choices") else ()
        question = Question(
            kind=kind, label=f"Tanya {kind}", help="Penjelasan.", required=True, choices=choices, first_part="Nama"
        )
        act(editing.add_question, question=question)
    act(editing.split_page, field="tanya_tick", title="Halaman dua")
    act(editing.set_condition, field="tanya_date", other="tanya_boolean", answers=[True])
    publish_edit(key=KEY, seen_version=None, seen_newest=0, actor=BUREAU, at=START)
    begin_edit(key=KEY, title="", actor=BUREAU, at=START)
    act(editing.add_question, question=Question(kind="text", label="Tambahan"))


def walked(site: Site, chromium: Browser) -> Walk:
    context = site.context(chromium, "administrator")
    return Walk(site, context.new_page(), "id", lambda _name: True)


def test_every_page_of_the_editor(site: Site, every_kind: None, chromium: Browser) -> None:
    walk = walked(site, chromium)
    form = f"/formulir/{KEY}/"
    asked = [f"{EDIT}tanya/tanya_{kind}/" for kind in KINDS]
    for path in ("/formulir/", "/formulir/baru/", form, f"{form}versi/1/", f"{form}versi/1/coba/", EDIT, *asked):
        walk.open(path)
    for path in ("tanya/tanya_rows/baris/nama/", "tanya/tanya_rows/baris/tambah/", "tanya/tanya_boolean/hapus/"):
        walk.open(EDIT + path)
    for path in (
        "tanya/tanya_date/syarat/",
        "tanya/tanya_date/syarat/?bila=tanya_choice",
        "tambah/",
        "tambah/?jenis=rows",
    ):
        walk.open(EDIT + path)
    for path in ("judul/", "halaman/isian/", "coba/", "terbit/", "ambil/", "buang/"):
        walk.open(EDIT + path)

    assert walk.problems == [], "\n".join(walk.problems)


def test_pages_as_residents_see_them_with_everything_missing_and_everything_there(
    site: Site, every_kind: None, chromium: Browser
) -> None:
    walk = walked(site, chromium)
    page = walk.page
    walk.open(f"{EDIT}coba/")
    walk.ears.expected = 422
    page.locator(".phone button[name=next]").last.click()
    page.wait_for_selector(".error-summary")
    walk.look("everything missing")
    assert page.locator(".phone [aria-invalid=true], .phone .has-error").count() >= 5
    walk.ears.expected = 200

    page.fill("[name=tanya_text]", "Ani")
    page.fill("[name=tanya_long_text]", "Satu\nDua")
    page.select_option("[name=tanya_choice]", "p3")
    page.check("[name=tanya_choices] >> nth=0")
    page.check("[name=tanya_boolean] >> nth=1")
    page.locator(".phone button[name=next]").last.click()
    page.wait_for_selector("[name=tanya_tick]")
    page.check("[name=tanya_tick]")
    page.fill("[name=tanya_integer]", "1.500")
    page.fill("[name=tanya_number]", "2,5")
    page.fill("[name=tanya_email]", "ani@example.org")
    page.fill("[name=tanya_rows-0-nama]", "Budi")
    page.locator("button[name=add_row]").click()
    page.wait_for_selector("[name=tanya_rows-1-nama]:focus")
    page.set_input_files("[name=tanya_files]", {"name": "ktp.jpg", "mimeType": "image/jpeg", "buffer": b"x"})
    page.locator("button[name=add_file]").click()
    page.wait_for_selector("button[name=drop_file]")
    walk.look("rows and files")
    page.locator(".phone button[name=next]").last.click()
    page.wait_for_selector(".phone dl")
    walk.look("the answers in words")

    said = page.locator(".phone").inner_text()
    assert [word in said for word in ("Pilihan 3", "1500", "2,5", "ktp.jpg", "Budi", "Ya")] == [True] * 6
    assert walk.problems == [], "\n".join(walk.problems)
