# SPDX-License-Identifier: EUPL-1.2
"""The list that a unit kept by hand, as it is typed in: read from a spreadsheet, put right, entered, read by others."""

from datetime import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from attendance.days.making import day_of, local
from attendance.days.test_months_and_corrections import MONDAY, TUESDAY_NOON
from documents.making import picture
from officers import signed_in
from praja.duties.attendance.forms.outages import clock_of
from praja.duties.attendance.models import Outage
from praja.kernel.people.identifiers import opened
from praja.lib.clock import frozen

pytestmark = pytest.mark.one_database


def test_times_are_read_as_people_write_them():
    assert [clock_of(said) for said in ("7.30", "07:30", "23:59:10")] == [time(7, 30), time(7, 30), time(23, 59)]
    assert [clock_of(said) for said in ("24:00", "7", "pagi", "07:60", "")] == [None] * 5


@pytest.fixture
def head(staff):
    with frozen(TUESDAY_NOON):
        yield signed_in(staff.roads_head)


def scan():
    return SimpleUploadedFile("daftar.jpg", picture(size=(300, 400)), "image/jpeg")


def given(**more):
    return {"day": "2026-01-05", "since": "06:00", "until": "18:00", "reason": "Listrik padam", **more}


@pytest.mark.django_db
def test_pasted_lines_fill_the_grid_and_what_is_wrong_stands_at_its_line(staff, head, in_english):
    worker, colleague = staff.employee(staff.worker), staff.employee(staff.colleague)
    pasted = "Wayan\t7.31\t16.02\nTidak Ada\t07:00\t\n19900101 202001 1 999\t7.00\t\nCahya\tpagi\t16:00\n"
    page = head.post(reverse("attendance:new_outage"), given(read="1", lines=pasted, photos=scan()))
    html = page.content.decode()
    assert f'name="came-{worker.pk}" value="07:31"' in html
    assert f'name="left-{worker.pk}" value="16:02"' in html
    assert [(one["line"], str(one["reason"])) for one in page.context["refused"]] == [
        (2, "Nobody on this list is called so."),
        (3, "Nobody on this list has this NIP."),
        (4, "“pagi” is no time of day."),
    ]
    assert "Listrik padam" in html
    kept, cells = page.context["kept"], {f"came-{worker.pk}": "07:31", f"left-{worker.pk}": "05:00"}
    wrong = head.post(reverse("attendance:new_outage"), given(kept=kept, **cells, **{f"came-{colleague.pk}": "19:00"}))
    assert wrong.status_code == 422
    assert {cell for cell, _why, _name in wrong.context["faults"]} == {f"left-{worker.pk}", f"came-{colleague.pk}"}
    assert not Outage.objects.exists()
    done = head.post(reverse("attendance:new_outage"), given(kept=kept, **{**cells, f"left-{worker.pk}": "16:02"}))
    made = Outage.objects.get()
    assert done.url == reverse("attendance:outage", args=[made.pk])
    assert day_of(worker, MONDAY, at=TUESDAY_NOON).first_at == local(MONDAY, "07:31")
    again = head.post(reverse("attendance:new_outage"), given(kept=kept, **{f"came-{worker.pk}": "07:31"}))
    assert (again.status_code, Outage.objects.count()) == (409, 1), "sent twice, entered once"


@pytest.mark.django_db
def test_a_file_is_read_and_a_scan_is_asked_for(staff, head, in_english):
    worker = staff.employee(staff.worker)
    table = SimpleUploadedFile("daftar.csv", f"NIP;Datang;Pulang\n{opened('nip', worker.nip)};21.00;05.30\n".encode())
    page = head.post(reverse("attendance:new_outage"), given(read="1", table=table, since="20:00", until="06:00"))
    assert page.context["found"].taken == 1
    cells = {f"came-{worker.pk}": "21:00", f"left-{worker.pk}": "05:30"}
    bare = head.post(reverse("attendance:new_outage"), given(since="20:00", until="06:00", **cells))
    assert {*bare.context["form"].errors} == {"photos"}
    night = given(since="20:00", until="06:00", photos=scan(), **cells)
    assert head.post(reverse("attendance:new_outage"), night).status_code == 302
    assert [punch.at for punch in Outage.objects.get().punches.order_by("at")][1] == local(MONDAY, "29:30")


@pytest.mark.django_db
def test_lists_are_read_by_who_sees_the_days_and_entered_by_heads(staff, head):
    worker = staff.employee(staff.worker)
    head.post(reverse("attendance:new_outage"), given(photos=scan(), **{f"came-{worker.pk}": "07:31"}))
    address = reverse("attendance:outage", args=[Outage.objects.get().pk])
    auditor, other = signed_in(staff.auditor), signed_in(staff.lights_head)
    assert "Wayan" in auditor.get(address).content.decode()
    sheet = auditor.get(address).context["files"][0]
    assert b"".join(auditor.get(f"{address}berkas/{sheet.pk}/").streaming_content).startswith(b"\xff\xd8")
    assert other.get(address).status_code == 404
    assert other.get(f"{address}berkas/{sheet.pk}/").status_code == 404
    assert len(other.get(reverse("attendance:outages")).context["rows"]) == 0
    assert other.get(reverse("attendance:new_outage") + f"?unit={staff.roads.code}").status_code == 404
    blank = head.get(reverse("attendance:blank_list"))
    assert blank.content.startswith(b"%PDF")
