# SPDX-License-Identifier: EUPL-1.2
"""A question waits on two desks, of whom it is about and of whoever settles it, until the word is said or nothing is asked any
more; whoever is asked hears of it, in words that tell nobody else what it is."""

from datetime import timedelta
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from attendance.conftest import Staff
from attendance.days.making import punched
from attendance.silang.scene import EVENING, MONDAY, checked, on_a_machine, on_travel
from officers import officer, signed_in
from praja.duties.attendance.models import Finding
from praja.duties.attendance.operations.silang import answer_finding, explain_finding, pass_on_finding
from praja.kernel.notifications.enums import INAPP
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.queries import message_words
from praja.kernel.people.enums import Role
from praja.kernel.people.operations import cancel_absence
from praja.kernel.work.models import WorkItem
from praja.kernel.work.queries import open_items
from praja.lib import clock
from procedures.cases import deliver_all

WORDS = "Saya kembali lebih awal karena acara dibatalkan."


def desks(staff: Staff, *names: str) -> list[tuple[str, str, str]]:
    """What of the questions lies on the desks of these."""
    return [
        (name, item.kind.removeprefix("attendance."), item.subject)
        for name in names
        for item in open_items(staff.actor(getattr(staff, name), EVENING)).filter(duty="attendance").order_by("pk")
    ]


def test_it_lies_on_the_desks_of_whom_it_is_about_and_of_whoever_settles_it(staff: Staff) -> None:
    travel = on_travel(staff)
    checked()
    everybody = ("worker", "colleague", "bridges_head", "roads_head", "keeper")
    own = ("worker", "answer_finding", "Presensi saat dinas luar")
    assert desks(staff, *everybody) == [own, ("bridges_head", "settle_finding", "Wayan")]

    row = Finding.objects.get()
    answer_finding(finding=row, text=WORDS, actor=staff.actor(staff.worker, EVENING), at=EVENING)
    assert desks(staff, *everybody) == [("bridges_head", "settle_finding", "Wayan")]
    with clock.frozen(EVENING):
        assert f"/presensi/silang/{row.pk}/" in signed_in(staff.bridges_head).get("/meja/").content.decode()

    head = staff.actor(staff.bridges_head, EVENING)
    pass_on_finding(finding=row, receiver="personnel", text=WORDS, actor=head, at=EVENING)
    assert desks(staff, *everybody) == [("keeper", "settle_finding", "Wayan")]
    punched(staff.employee(staff.worker), MONDAY + timedelta(days=2), "07:25")
    checked(EVENING + timedelta(days=1))
    assert desks(staff, *everybody) == [own, ("keeper", "settle_finding", "Wayan")]

    later = EVENING + timedelta(days=2)
    cancel_absence(absence=travel, actor=staff.actor(staff.keeper, later), at=later)
    checked(later)
    assert desks(staff, *everybody) == []
    assert WorkItem.objects.filter(closed_at=None).count() == 0


def test_who_shares_in_it_finds_it_on_no_desk_of_a_judge_and_an_explanation_ends_both(staff: Staff) -> None:
    on_a_machine(staff, staff.stranger, staff.lights_head)
    checked()
    inspector = officer("Irma", Role.INSPECTOR, staff.root)
    assert {one[:2] for one in desks(staff, "lights_head", "stranger")} == {
        ("lights_head", "answer_finding"),
        ("stranger", "answer_finding"),
    }
    assert sorted(one[2] for one in desks(staff, "mayor")) == ["Lina", "Slamet"]
    row = Finding.objects.get(employee=staff.employee(staff.stranger))
    mayor = staff.actor(staff.mayor, EVENING)
    pass_on_finding(finding=row, receiver="inspectorate", text=WORDS, actor=mayor, at=EVENING)
    asked = open_items(staff.actor(inspector, EVENING)).get()
    assert (asked.url, asked.subject) == (f"/presensi/silang/{row.pk}/", "Slamet")
    row.refresh_from_db()
    explain_finding(finding=row, text=WORDS, actor=staff.actor(inspector, EVENING), at=EVENING)
    assert not WorkItem.objects.filter(closed_at=None, url=asked.url).exists()


@pytest.mark.one_database
def test_whoever_is_asked_hears_that_something_is_asked_and_no_more(staff: Staff) -> None:
    on_travel(staff)
    checked()
    deliver_all(EVENING)
    told = Message.objects.filter(channel=INAPP).select_related("recipient")
    assert [(one.template, one.recipient.name) for one in told] == [("attendance.question_asked", "Wayan")]
    said = message_words(told[0])
    assert not any(word in f"{said.subject} {said.body}" for word in ("Wayan", "dinas luar", "SPT", "Januari"))
    punched(staff.employee(staff.worker), MONDAY + timedelta(days=2), "07:25")
    answer_finding(finding=Finding.objects.get(), text=WORDS, actor=staff.actor(staff.worker, EVENING), at=EVENING)
    later = EVENING + timedelta(days=1)
    checked(later)
    deliver_all(later)
    assert told.all().count() == 2  # there is more than what was answered


def test_the_register_is_fetched_as_a_file_by_those_who_read_it(staff: Staff) -> None:
    on_travel(staff)
    checked()
    with clock.frozen(EVENING):
        head = signed_in(staff.bridges_head)
        page = head.get("/presensi/silang/").content.decode()
        assert "/presensi/silang/daftar.xlsx?keadaan=terbuka&amp;soal=" in page
        sheet = load_workbook(BytesIO(head.get("/presensi/silang/daftar.xlsx").getvalue())).worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        document = Document(BytesIO(head.get("/presensi/silang/daftar.docx").getvalue()))
        others = signed_in(staff.lights_head).get("/presensi/silang/daftar.csv").getvalue().decode()
        ended = head.get("/presensi/silang/daftar.csv?keadaan=selesai").getvalue().decode()
    assert any("Wayan" in row and "Checked in during duty travel" in row for row in rows)
    assert any("Wayan" in cell.text for table in document.tables for cell in table._cells)
    assert "Wayan" not in others + ended
    assert signed_in(staff.colleague).get("/presensi/silang/daftar.csv").status_code == 403
