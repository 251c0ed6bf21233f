# SPDX-License-Identifier: EUPL-1.2
"""Packages in a real browser: one of SCORM 1.2 is brought, opened, interrupted, resumed and finished, also without a connection;
one of cmi5 says what it must; and one that spies finds nothing, whatever it tries."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from browser_journeys.acts import window_of
from crawl.site import Site, this_moment
from officers import officer
from praja.duties.training.demo.packages import zipped
from praja.duties.training.domain.modules.cmi5 import Verb
from praja.duties.training.models import Credit, Enrolment, LessonState, Module, Statement
from praja.duties.training.operations.modules.keeping import ModuleWish, list_module
from praja.duties.training.operations.modules.publishing import publish_package
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PHONE = {"width": 360, "height": 740}
SPY = """
const found = {};
const attempt = async (name, act) => { try { found[name] = String(await act()); } catch (error) { found[name] = "refused"; } };
const read = (address, options) => fetch(address, options).then((answer) => answer.text()).then((text) => text.slice(0, 30));
(async () => {
  const real = window.top;
  await attempt("cookie", () => document.cookie);
  await attempt("parent", () => real.document.title);
  await attempt("desk", () => read("/meja/", { credentials: "include" }));
  await attempt("other_package", () => read("../x/index.html", { credentials: "include" }));
  await attempt("post", () => read("SITE/akun/keluar/", { method: "POST", credentials: "include", mode: "no-cors" }));
  await attempt("save", () => read("SITE/diklat/modul/baru/", { method: "POST", credentials: "include", body: new FormData() }));
  await attempt("elsewhere", () => read("https://contoh.invalid/"));
  await attempt("picture", () => new Promise((done, fail) => {
    const image = new Image(); image.onload = () => done("loaded"); image.onerror = fail;
    image.src = "/static/img/icon-192.png"; }));
  await attempt("window", () => (window.open("/meja/") ? "opened" : Promise.reject()));
  await attempt("top", () => { real.location.href = "https://contoh.invalid/"; return "moved"; });
  await attempt("worker", () => navigator.serviceWorker.register("lesson.js").then(() => "registered"));
  await attempt("own_file", () => read("own.txt"));
  const form = document.createElement("form");
  form.method = "post"; form.action = "/akun/keluar/"; document.body.append(form); form.submit();
  const api = window.API;
  api.LMSInitialize("");
  api.LMSSetValue("cmi.suspend_data", JSON.stringify(found));
  api.LMSSetValue("cmi.core.lesson_status", "completed");
  api.LMSFinish("");
})();
"""


def keeper_of(site: Site) -> Account:
    return officer("Ratna", Role.PERSONNEL, site.town.root)


def offered(site: Site, folder: Path, kind: str, package: bytes, keeper: Account) -> Module:
    at, path = this_moment(), folder / "package.zip"
    path.write_bytes(package)
    actor = actor_of(keeper, at)
    wish = ModuleWish(title="Menyapa warga", summary="Tiga halaman dan satu pertanyaan.", jp=2)
    module = list_module(wish=wish, kind=kind, unit=site.town.root, actor=actor, at=at)
    publish_package(module=module, path=path, seen_version=1, actor=actor, at=at)
    return module


def spying(site: Site) -> bytes:
    """The demo town's package with another lesson in it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(zipped("salam"))) as source, zipfile.ZipFile(kept, "w") as made:
        for name in source.namelist():
            made.writestr(name, SPY.replace("SITE", site.address) if name == "lesson.js" else source.read(name))
        made.writestr("own.txt", "own")
    return kept.getvalue()


def opened(page: Page, module: Module, place: int = 0) -> FrameLocator:
    page.goto(f"/diklat/modul/{module.code}/")
    if page.get_by_role("button", name="Begin").count():
        page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Open").nth(place).click()
    page.wait_for_url("**/putar/**")
    return page.frame_locator("iframe")


def state() -> LessonState:
    return LessonState.objects.get()


def test_a_package_is_opened_interrupted_resumed_and_finished(site: Site, chromium: Browser, tmp_path: Path) -> None:
    keeper, worker = keeper_of(site), site.accounts["counter"]
    office = window_of(site, chromium, keeper).new_page()
    office.goto("/diklat/modul/baru/")
    office.get_by_label("Title").fill("Menyapa warga")
    office.get_by_label("What one can do after it").fill("Menyapa warga di loket.")
    office.get_by_label("Lesson hours (JP)").fill("2")
    office.get_by_label("Package (SCORM 1.2)").check()
    office.get_by_role("button", name="Save").click()
    office.get_by_role("link", name="Bring a package").click()
    (tmp_path / "salam.zip").write_bytes(zipped("salam"))
    office.locator("input[type=file]").set_input_files(tmp_path / "salam.zip")
    office.get_by_role("button", name="Save").click()
    office.get_by_text("Offered", exact=True).wait_for()
    module = Module.objects.get()

    phone = window_of(site, chromium, worker, viewport=PHONE).new_page()
    lesson = opened(phone, module)
    lesson.get_by_text("Halaman 1 dari 4").wait_for()
    lesson.get_by_role("button", name="Lanjut").click()
    phone.locator("[data-say=kept]").wait_for()
    assert (state().location, state().status) == ("1", "incomplete")

    # Without a connection nothing is lost: it waits in the browser, and goes when the signal is back.
    phone.context.set_offline(True)
    lesson.get_by_role("button", name="Lanjut").click()
    phone.locator("[data-say=waiting]").wait_for()
    phone.context.set_offline(False)
    phone.locator("[data-say=kept]").wait_for()
    assert state().location == "2"

    other = window_of(site, chromium, worker).new_page()
    lesson = opened(other, module)
    lesson.get_by_text("Halaman 3 dari 4").wait_for()
    lesson.get_by_role("button", name="Lanjut").click()
    lesson.get_by_role("button", name="Menyapa").click()
    other.locator("[data-say=finished]").wait_for()

    row, credit = Enrolment.objects.get(), Credit.objects.get()
    assert (state().status, row.best, row.credit_id, credit.jp) == ("passed", 100, credit.pk, 2)
    other.goto(f"/diklat/modul/{module.code}/")
    expect(other.get_by_text("2 JP are booked for you.")).to_be_visible()


def test_a_lesson_of_cmi5_says_what_it_must(site: Site, chromium: Browser, tmp_path: Path) -> None:
    module = offered(site, tmp_path, "cmi5", zipped("arsip"), keeper_of(site))
    page = window_of(site, chromium, site.accounts["counter"]).new_page()
    for place in (0, 1):
        lesson = opened(page, module, place)
        lesson.get_by_text("Tersambung.").wait_for()
        lesson.get_by_role("button", name="Sudah paham").click()
        lesson.get_by_text("Pelajaran ini selesai.").wait_for()

    said = list(Statement.objects.order_by("pk").values_list("verb", flat=True))
    first = [Verb.LAUNCHED, Verb.INITIALIZED, Verb.COMPLETED, Verb.TERMINATED]
    second = [Verb.LAUNCHED, Verb.INITIALIZED, Verb.COMPLETED, Verb.PASSED, Verb.SATISFIED, Verb.TERMINATED]
    assert said == [*first, *second]
    assert Enrolment.objects.get().credit == Credit.objects.get()


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_package_that_spies_finds_nothing(
    site: Site, chromium: Browser, tmp_path: Path, settings: Any, elsewhere: bool
) -> None:
    if elsewhere:
        settings.PRAJA_MODULES_URL = site.address.replace("127.0.0.1", "localhost")
    module = offered(site, tmp_path, "scorm12", spying(site), keeper_of(site))
    page = window_of(site, chromium, site.accounts["counter"]).new_page()
    opened(page, module)
    page.locator("[data-say=finished]").wait_for()

    found = json.loads(state().suspend_data)
    allowed = {name: said for name, said in found.items() if said != "refused"}
    assert allowed == {"own_file": "own"} | ({"cookie": ""} if elsewhere else {})
    assert "/putar/" in page.url
    page.goto("/meja/")
    assert "/meja/" in page.url
