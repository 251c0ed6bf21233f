# SPDX-License-Identifier: EUPL-1.2
"""A report on wrongdoing: its own kind of report, read by the inspectorate alone."""

import re
from datetime import datetime

from complaints.test_reporting_steps import heading, opened, press
from praja.duties.complaints.enums import WHISTLEBLOWING, Held
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.rules import may_read_in_office
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib.clock import frozen
from residents import browser, submit
from towns import Town

BRIBE = "Petugas loket meminta uang supaya berkas saya didahulukan."


def test_it_is_its_own_choice_and_asks_only_what_it_must(town: Town) -> None:
    client = browser()
    first = opened(client)
    second = press(client, first, "where", text=BRIBE, kind="wrongdoing").content.decode()
    third = press(client, second, "who", region="", place="Kantor kelurahan").content.decode()
    checked = press(client, third, "check", identity="anonymous").content.decode()
    sent = press(client, checked, "send")
    page = client.get(sent["Location"]).content.decode()
    case = Case.objects.get()

    assert "Only the inspectorate reads this" in first
    assert ('name="identity"' in third, 'name="visibility"' in third) == (True, False)
    assert "The inspectorate" in third
    assert "to the inspectorate and to nobody else" in checked
    assert (case.procedure, case.lead_unit_id, case.complaint.secret) == (WHISTLEBLOWING, town.inspectorate.pk, True)
    assert heading(page) == "The inspectorate has your report"
    assert re.search(rf"/lacak/{case.code}/[\w-]{{27}}/", page)


def test_no_page_of_the_ordinary_duty_shows_it(town: Town, monday: datetime) -> None:
    with frozen(monday):
        submit(browser(), text=BRIBE, kind="wrongdoing", visibility="open")
    case = Case.objects.get()
    stranger = browser()
    pages = [
        stranger.get(path)
        for path in ("/aduan/", "/aduan/?q=uang", f"/aduan/{case.code}/", f"/aduan/{case.code}/ikuti/")
    ]

    assert [page.status_code for page in pages] == [200, 200, 404, 404]
    assert all(BRIBE not in page.content.decode() and case.code not in page.content.decode() for page in pages[:2])
    assert stranger.get(f"/aduan/{case.code}/terkirim/").status_code == 404
    assert not any(
        may_read_in_office.allows(actor, case)
        for actor in (town.coordinator, town.mayor, town.auditor, town.roads_head)
    )
    assert list(WorkItem.objects.values_list("holder_unit_id", flat=True)) == [town.inspectorate.pk]


def test_it_is_held_by_nobody_and_carries_no_mark_of_its_device(town: Town, settings) -> None:
    settings.PRAJA_REPORTS_PER_DAY = 1
    client = browser()
    for _ in range(2):
        submit(client, text=BRIBE, kind="wrongdoing", proof="")

    assert list(Complaint.objects.values_list("held", "device")) == [(Held.NO, "")] * 2
    assert set(Case.objects.values_list("state", flat=True)) == {"received"}


def test_sent_twice_it_is_one(town: Town) -> None:
    client = browser()
    second = press(client, opened(client), "where", text=BRIBE, kind="wrongdoing").content.decode()
    third = press(client, second, "who", region="", place="").content.decode()
    checked = press(client, third, "check", identity="anonymous").content.decode()
    answers = [press(client, checked, "send")["Location"] for _ in range(2)]

    assert answers[0] == answers[1]
    assert Case.objects.count() == 1


def test_a_shared_device_shows_nothing_of_it_and_forgets_it_with_its_browser(town: Town) -> None:
    client = browser()
    press(client, opened(client), "where", text=BRIBE, kind="wrongdoing")
    offered = opened(client)

    assert heading(offered) == "Go on with your report?"
    assert BRIBE[:20] not in offered
    assert client.cookies["laporan"]["max-age"] == ""
