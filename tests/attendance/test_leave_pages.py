# SPDX-License-Identifier: EUPL-1.2
"""The pages of leave and permissions: asked in one form, decided on one page, kept by the personnel office; and what the ledger
says where somebody edits the tables."""

from datetime import UTC, date, datetime
from io import BytesIO
from uuid import uuid4

import pytest

from documents.making import picture
from officers import signed_in
from praja.duties.attendance.attestation.leave import balances_match_their_events, leave_matches_its_events
from praja.duties.attendance.attestation.permissions import permissions_match_their_events
from praja.duties.attendance.errors.permissions import OrdersThemselves, PermissionOverlaps, PermissionRefused
from praja.duties.attendance.models import DirtyDay, Leave, LeaveBalance, LeaveUse, Permission
from praja.duties.attendance.operations.permissions import (
    PermissionWish,
    ask_permission,
    decide_permission,
    order_permission,
    revoke_permission,
)
from praja.duties.attendance.queries.permissions import permissions_between
from praja.kernel.procedures.errors import StepNotAllowed
from praja.lib import clock

AT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
DAY = date(2026, 6, 3)
WEEK = {"kind": "CT", "first_day": "2026-07-06", "last_day": "2026-07-10", "reason": "Pulang kampung"}
HOME = PermissionWish(kind="WFH", first_day=DAY, last_day=date(2026, 6, 4), reason="Pindahan kantor")


@pytest.fixture(autouse=True)
def _that_day():
    with clock.frozen(AT):
        yield


def text_of(response):
    return response.content.decode()


def asked_by_page(staff, **changes):
    browser = signed_in(staff.worker)
    response = browser.post("/presensi/cuti/baru/", {**WEEK, "idempotency_key": str(uuid4()), **changes})
    assert response.status_code == 302, text_of(response)
    return browser, response["Location"]


def test_leave_is_asked_for_on_one_page_and_decided_on_another(staff):
    browser, page = asked_by_page(staff)
    case = Leave.objects.get().case
    for name, step, choice in (
        (staff.bridges_head, "pertimbangan", "disetujui"),
        (staff.mayor, "putuskan", "disetujui"),
    ):
        head = signed_in(name)
        assert "Wayan" in text_of(head.get("/presensi/cuti/"))
        case.refresh_from_db()
        assert "Pulang kampung" in text_of(head.get(page))
        response = head.post(f"{page}{step}/", {"choice": choice, "seen_version": case.version})
        assert response.status_code == 302, text_of(response)
    case.refresh_from_db()
    assert case.state == "granted"
    assert "7 working days of annual leave left" in text_of(browser.get("/presensi/cuti/"))
    form = browser.get(f"{page}formulir/")
    assert form.content.startswith(b"%PDF")
    assert b"BEGIN:VCALENDAR" in browser.get(f"{page}kalender/").content
    assert signed_in(staff.colleague).get(page).status_code == 404
    keeper = signed_in(staff.keeper)
    table = b"".join(keeper.get("/presensi/cuti/semua/csv/").streaming_content).decode()
    assert "Wayan" in table
    assert "Pulang kampung" not in table


def test_a_form_that_is_refused_comes_back_with_its_words_and_papers(staff):
    browser = signed_in(staff.worker)
    sick = {**WEEK, "kind": "CS", "cause": "illness", "reason": "Demam", "idempotency_key": str(uuid4())}
    response = browser.post("/presensi/cuti/baru/", sick)
    said = text_of(response)
    assert response.status_code == 422
    assert "add a letter of any doctor" in said
    assert "Demam" in said
    late = {**sick, "last_day": "2026-07-01", "photos": BytesIO(picture())}
    response = browser.post("/presensi/cuti/baru/", late)
    assert "1 paper was taken" in text_of(response)
    kept = text_of(response).partition('name="kept" value="')[2].partition('"')[0]
    response = browser.post("/presensi/cuti/baru/", {**sick, "kept": kept})
    assert response.status_code == 302, text_of(response)
    page = response["Location"]
    assert signed_in(staff.bridges_head).get(page).content.count(b"/berkas/") == 1


def test_the_personnel_office_enters_books_and_decisions(staff):
    keeper = signed_in(staff.keeper)
    one = {"nip": "199001012020011005", "year": "2025", "used": "3", "basis": "Buku cuti"}
    assert keeper.post("/presensi/cuti/buku/", one).status_code == 302
    assert LeaveBalance.objects.get().used == 3
    assert "nip" in text_of(keeper.post("/presensi/cuti/buku/", {**one, "nip": "1"}))
    table = BytesIO(b"NIP;Tahun;Dipakai\n199001012020011005;2024;12\n1;2024;2\n")
    table.name = "buku.csv"
    said = text_of(keeper.post("/presensi/cuti/buku/", {"what": "file", "file": table, "basis": "Buku cuti"}))
    assert "2 lines: 1 new" in said
    decision = {
        "unit": staff.roads.pk,
        "holder": staff.roads.pk,
        "kinds": ["CT"],
        "decree": "800/1",
        "since": "2026-01-01",
    }
    assert keeper.post("/presensi/cuti/pejabat/", decision).status_code == 302
    assert "800/1" in text_of(keeper.get("/presensi/cuti/pejabat/"))
    assert signed_in(staff.worker).get("/presensi/cuti/buku/").status_code == 403


def asked(staff, wish=HOME, account=None):
    account = account or staff.worker
    return ask_permission(employee=staff.employee(account), wish=wish, actor=staff.actor(account, AT), at=AT).case


def test_a_permission_is_decided_by_the_head_and_marks_its_days(staff):
    employee = staff.employee(staff.worker)
    case = asked(staff)
    with pytest.raises(PermissionOverlaps):
        asked(staff)
    head = staff.actor(staff.bridges_head, AT)
    with pytest.raises(StepNotAllowed):
        decide_permission(case=case, gives="give", actor=staff.actor(staff.lights_head, AT), at=AT, seen_version=None)
    decide_permission(case=case, gives="give", actor=head, at=AT, seen_version=None)
    assert [one.pk for one in permissions_between([employee.pk], DAY, DAY)] == [case.pk]
    assert DirtyDay.objects.filter(employee=employee).count() == 2
    revoke_permission(case=case, note="Rapat", actor=head, at=AT, seen_version=None)
    assert not permissions_between([employee.pk], DAY, DAY).exists()
    late = PermissionWish(kind="late", first_day=DAY, last_day=DAY, reason="Ban bocor")
    with pytest.raises(PermissionRefused) as refused:
        asked(staff, late)
    assert refused.value.field == "from_minute"


def test_a_head_orders_for_a_team_but_not_for_themselves(staff):
    head = staff.actor(staff.bridges_head, AT)
    own = staff.employee(staff.bridges_head)
    with pytest.raises(OrdersThemselves):
        order_permission(employee=own, wish=HOME, actor=head, at=AT)
    assert asked(staff, account=staff.bridges_head).permission.superior_unit == staff.roads
    browser = signed_in(staff.bridges_head)
    chosen = [staff.employee(one).pk for one in (staff.worker, staff.colleague)]
    sent = {
        "employees": chosen,
        "kind": "WFH",
        "first_day": "2026-06-03",
        "last_day": "2026-06-04",
        "reason": "Pindahan",
    }
    response = browser.post("/presensi/izin/perintah/", sent)
    assert response.status_code == 302, text_of(response)
    assert Permission.objects.filter(case__state="given").count() == 2
    mine = signed_in(staff.worker).get("/presensi/izin/")
    assert "Work from home" in text_of(mine)


def test_edits_of_the_tables_are_named(staff):
    asked_by_page(staff)
    case = Leave.objects.get().case
    given = asked(staff)
    checks = (leave_matches_its_events, permissions_match_their_events, balances_match_their_events)
    assert [list(check()) for check in checks] == [[], [], []]
    Leave.objects.update(last_day=date(2026, 7, 17))
    LeaveUse.objects.create(leave_id=case.pk, year=2026, days=1)
    Permission.objects.update(reason="Lain")
    LeaveBalance.objects.create(employee=staff.employee(staff.worker), year=2025, used=0, basis="-")
    where = [found.where for check in checks for found in check()]
    balance = LeaveBalance.objects.get().pk
    assert where == [f"leave {case.code}"] * 2 + [f"permission {given.code}", f"leave balance {balance}"]
