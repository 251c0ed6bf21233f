# SPDX-License-Identifier: EUPL-1.2
"""A letter of assignment is written in the browser and signed by the head, and is a day away in the attendance of whom it sends;
nobody enters it twice."""

from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Browser

from browser_journeys.acts import go, window_of, words_on
from crawl.site import Site, let_the_worker_run, this_moment
from letters.conftest import Office, office_in
from letters.writing import register
from praja.duties.letters.operations.drafting import draft_letter
from praja.duties.letters.operations.drafts import NewDraft
from praja.kernel.people.enums import EmploymentKind
from praja.kernel.people.models import Absence, Employee
from praja.kernel.people.operations import hire_employee, open_account, register_person
from praja.kernel.procedures.models import Case
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from towns import FOUNDER

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def hired(office: Office, at: datetime) -> Employee:
    """Wayan of the section of bridges, who has an account and no role."""
    person = register_person(name="Wayan", actor=FOUNDER, at=at)
    open_account(person=person, actor=FOUNDER, at=at)
    return hire_employee(
        person=person,
        employment=EmploymentKind.PNS,
        unit=office.bridges,
        joined_on=date(2020, 1, 1),
        nip="199001012020011001",
        actor=FOUNDER,
        at=at,
    )


def begun(office: Office, at: datetime) -> Case:
    """A letter of assignment without a word in it."""
    register(office, at, pattern="{keamanan}/{nomor:3}/{unit}/{tahun}")
    new = NewDraft(kind="surat_tugas", subject="Pendataan jembatan")
    case: Case = draft_letter(
        new=new, unit=office.roads, actor=office.actor(office.roads_officer, at), at=at
    ).letter.case
    return case


def test_an_order_written_as_a_letter_is_a_day_away_in_attendance(site: Site, chromium: Browser) -> None:
    office, at = office_in(site.town), this_moment() - timedelta(hours=1)
    today = local_date(this_moment(), local_zone())
    wayan, case = hired(office, at), begun(office, at)
    own = window_of(site, chromium, wayan.person.account).new_page()
    own.goto("/presensi/")
    before = words_on(own)

    writer = window_of(site, chromium, office.roads_officer).new_page()
    writer.goto(f"/surat/keluar/{case.code}/tulis/")
    writer.locator("#d_cari").fill("wayan")
    writer.locator("[data-found] input[name=asked]").check()
    writer.locator("[name=errand_kind]").select_option("DL")
    for name in ("first", "last"):
        writer.locator(f"[name=errand_{name}]").fill(today.isoformat())
    writer.locator("[name=errand_place]").fill("Manado")
    writer.locator(".letter-words-body .ProseMirror").click()
    writer.keyboard.type("Mendata jembatan gantung.")
    go(writer, writer.locator("button[name=done]"))
    writer.locator("details:has(form[action$='/ajukan/']) > summary").last.click()
    with writer.expect_navigation():
        writer.locator("form[action$='/ajukan/'] button.btn:not(.btn-small, .btn-secondary)").click()

    head = window_of(site, chromium, office.roads_head).new_page()
    head.goto("/surat/tanda-tangan/")
    go(head, head.get_by_role("link", name="Read the letter"))
    go(head, head.get_by_role("button", name="Sign", exact=True))
    let_the_worker_run()

    absence, number = Absence.objects.get(employee=wayan), Case.objects.get(pk=case.pk).letter.number_text
    assert (absence.first_day, absence.last_day, absence.code, absence.basis) == (today, today, "DL", number)
    own.reload()
    assert [number in words for words in (before, words_on(own))] == [False, True]
