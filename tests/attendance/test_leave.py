# SPDX-License-Identifier: EUPL-1.2
"""Leave as a procedure: who is asked, who decides, what is taken and given back, what the register says then."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from praja.duties.attendance.enums import Advice, LeaveKind
from praja.duties.attendance.errors.leave import (
    LeaveNoteMissing,
    LeaveOverlaps,
    LeaveReasonMissing,
    LeaveRefused,
    NotPostponable,
    NotTheirLeave,
    NotYourRegister,
    TooFewDays,
)
from praja.duties.attendance.models import DirtyDay, Leave, LeaveBalance
from praja.duties.attendance.operations.leave import (
    BALANCES,
    LeaveWish,
    advise_leave,
    ask_leave,
    change_leave,
    decide_leave,
    end_leave,
    enter_balance,
    import_balances,
    set_leave_authority,
    sign_leave_letter,
    withdraw_leave,
)
from praja.duties.attendance.queries.leave import balance_of, visible_leaves
from praja.duties.attendance.queries.leave_paper import length_of, travel_left
from praja.kernel.documents.attestation.issued import issued_documents_match_their_events
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import Holding, Role
from praja.kernel.people.models import Absence
from praja.kernel.people.operations import assign_role
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.work.models import WorkItem
from praja.lib.actors import system_actor
from praja.lib.imports import read_table
from procedures.cases import deliver_all
from sql_edits import findings, not_named
from towns import FOUNDER

AT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
BOOKS = system_actor("tests")
WEEK = LeaveWish(kind="CT", first_day=date(2026, 7, 6), last_day=date(2026, 7, 10), reason="Pulang kampung")


def asked(staff, account=None, wish=WEEK, **options):
    account = account or staff.worker
    employee = staff.employee(account)
    return ask_leave(employee=employee, wish=wish, actor=staff.actor(account, AT), at=AT, **options).case


def decided(staff, case, choice=Advice.APPROVED, by=None, note=""):
    actor = staff.actor(by or staff.mayor, AT)
    return decide_leave(case=case, choice=choice, note=note, actor=actor, at=AT, seen_version=None)


def advised(staff, case, choice=Advice.APPROVED, by=None, note=""):
    actor = staff.actor(by or staff.bridges_head, AT)
    return advise_leave(case=case, choice=choice, note=note, actor=actor, at=AT, seen_version=None)


def granted(staff, account=None, wish=WEEK):
    return decided(staff, advised(staff, asked(staff, account, wish)))


def waiting_for(case):
    return [(item.kind, item.holder_unit_id) for item in WorkItem.objects.filter(case_id=case.pk, closed_at=None)]


def authorised(staff, kinds=("CT",), holder=None):
    return set_leave_authority(
        unit=staff.roads,
        holder=holder or staff.roads,
        kinds=kinds,
        decree="800/12/2026",
        since=date(2026, 1, 1),
        actor=staff.actor(staff.keeper, AT),
        at=AT,
    )


def test_leave_goes_from_the_superior_to_the_official_and_into_the_register(staff):
    employee = staff.employee(staff.worker)
    case = asked(staff)
    assert (case.state, waiting_for(case)) == ("asked", [("attendance.advise", staff.bridges.pk)])
    case = advised(staff, case)
    assert (case.state, waiting_for(case)) == ("with_official", [("attendance.decide", staff.root.pk)])
    case = decided(staff, case)
    assert (case.state, waiting_for(case), case.leave.days) == ("granted", [], 5)
    assert balance_of(employee, 2026).left == 7
    for _again in range(2):
        deliver_all(AT)
    (absence,) = Absence.objects.filter(employee=employee)
    assert (absence.first_day, absence.last_day, absence.code, absence.case) == (
        WEEK.first_day,
        WEEK.last_day,
        "CT",
        case.pk,
    )
    assert DirtyDay.objects.filter(employee=employee).count() == 5
    letter = IssuedDocument.objects.get(pk=case.leave.document_id)
    assert (letter.title, letter.signer_id) == ("Surat Izin Cuti", staff.mayor.pk)
    assert letter.number_text.startswith("800.1.11.4/")


def test_who_may_give_leave_by_decision_decides_and_is_asked_once_where_superior_too(staff):
    authorised(staff, kinds=("CT", "CS"))
    case = asked(staff, staff.bridges_head)
    assert (case.state, waiting_for(case)) == ("with_official", [("attendance.decide", staff.roads.pk)])
    assert decided(staff, case, by=staff.roads_head).state == "granted"
    head = asked(staff, staff.roads_head)
    assert waiting_for(head) == [("attendance.decide", staff.root.pk)]
    important = replace(WEEK, kind="CAP", cause="own_marriage")
    assert asked(staff, wish=important).leave.official_unit == staff.root


def test_nobody_advises_on_or_decides_their_own(staff):
    authorised(staff)
    case = asked(staff, staff.roads_head)
    with pytest.raises(StepNotAllowed):
        decided(staff, case, by=staff.roads_head)
    case = asked(staff)
    with pytest.raises(StepNotAllowed):
        advised(staff, case, by=staff.lights_head)


def test_a_stand_in_advises_and_somebody_standing_in_for_their_superior_is_judged_further_up(staff):
    assign_role(
        account=staff.colleague,
        role=Role.HEAD,
        unit=staff.bridges,
        holding=Holding.STANDIN,
        decree_number="1/2026",
        decree_date=date(2026, 1, 1),
        since=datetime(2026, 1, 1, tzinfo=UTC),
        until=datetime(2026, 12, 31, tzinfo=UTC),
        actor=FOUNDER,
        at=AT,
    )
    assert advised(staff, asked(staff), by=staff.colleague).state == "with_official"
    own = asked(staff, staff.colleague)
    assert own.leave.superior_unit == staff.bridges
    with pytest.raises(StepNotAllowed):
        advised(staff, own, by=staff.colleague)


def test_what_is_to_be_changed_comes_back_to_the_employee(staff):
    case = advised(staff, asked(staff), Advice.CHANGED, note="Jangan pekan pertama")
    with pytest.raises(LeaveNoteMissing):
        decided(staff, case, Advice.CHANGED)
    case = decided(staff, case, Advice.CHANGED, note="Mulai pekan kedua")
    (item,) = WorkItem.objects.filter(case_id=case.pk, closed_at=None)
    assert (case.state, item.holder_person_id) == ("to_change", staff.worker.person_id)
    later = replace(WEEK, first_day=date(2026, 7, 13), last_day=date(2026, 7, 17))
    actor = staff.actor(staff.worker, AT)
    case = change_leave(case=case, wish=later, actor=actor, at=AT, seen_version=case.version)
    leave = Leave.objects.get(pk=case.pk)
    assert (case.state, leave.first_day, leave.advice, leave.decision) == ("asked", date(2026, 7, 13), "", "")
    assert withdraw_leave(case=case, actor=actor, at=AT, seen_version=None).state == "withdrawn"


def test_postponed_days_go_over_to_next_year_beyond_the_usual_rest(staff):
    employee, keeper = staff.employee(staff.worker), staff.actor(staff.keeper, AT)
    for year, used in ((2024, 12), (2025, 12), (2026, 2)):
        enter_balance(employee=employee, year=year, used=used, basis="Buku cuti", actor=keeper, at=AT)
    assert balance_of(employee, 2027).granted == 18
    case = advised(staff, asked(staff, wish=replace(WEEK, last_day=date(2026, 7, 17))))
    case = decided(staff, case, Advice.POSTPONED, note="Audit")
    assert (case.state, balance_of(employee, 2026).left, balance_of(employee, 2027).granted) == ("postponed", 10, 22)


def test_sick_leave_is_not_postponed_and_needs_its_paper(staff):
    sick = replace(WEEK, kind="CS", cause="illness", reason="")
    with pytest.raises(LeaveRefused) as refused:
        asked(staff, wish=sick)
    assert (refused.value.field, refused.value.detail["problem"]) == ("papers", "sick_letter")
    hajj = advised(staff, asked(staff, wish=replace(WEEK, kind="CB", cause="first_hajj")))
    with pytest.raises(NotPostponable):
        decided(staff, hajj, Advice.POSTPONED, note="Audit")


def test_days_that_are_held_or_too_many_are_refused_with_what_is_there(staff):
    asked(staff)
    with pytest.raises(LeaveOverlaps, match="6 Juli 2026"):
        asked(staff, wish=replace(WEEK, first_day=date(2026, 7, 10), last_day=date(2026, 7, 13)))
    long = replace(WEEK, first_day=date(2026, 8, 3), last_day=date(2026, 8, 12))
    with pytest.raises(TooFewDays) as refused:
        asked(staff, wish=long)
    assert refused.value.field == "last_day"
    assert str(refused.value.message) == "Itu 8 hari kerja. Sisanya 12, dan 5 di antaranya sudah diajukan."
    with pytest.raises(LeaveReasonMissing):
        asked(staff, wish=replace(long, reason=" "))


def test_leave_that_ends_early_gives_its_days_back(staff):
    employee = staff.employee(staff.worker)
    case = granted(staff)
    deliver_all(AT)
    actor = staff.actor(staff.mayor, AT)
    case = end_leave(case=case, last_day=date(2026, 7, 7), note="Dipanggil", actor=actor, at=AT, seen_version=None)
    deliver_all(AT)
    held = Absence.objects.filter(employee=employee, cancelled_at=None).values_list("first_day", "last_day")
    assert list(held) == [(date(2026, 7, 6), date(2026, 7, 7))]
    assert (case.state, balance_of(employee, 2026).left) == ("ended", 10)
    assert asked(staff, wish=replace(WEEK, first_day=date(2026, 7, 8))).state == "asked"


def test_days_of_travel_to_a_place_hard_to_reach_are_away_and_take_nothing(staff):
    employee = staff.employee(staff.worker)
    far = replace(WEEK, last_day=date(2026, 7, 17), travel_days=7, address="Kampung di hulu")
    with pytest.raises(LeaveRefused) as refused:
        asked(staff, wish=replace(far, address=" "))
    assert refused.value.field == "address"
    case = granted(staff, wish=far)
    deliver_all(AT)
    assert (case.leave.days, balance_of(employee, 2026).left) == (5, 7)
    held = Absence.objects.filter(employee=employee, cancelled_at=None).values_list("first_day", "last_day")
    assert list(held) == [(date(2026, 7, 6), date(2026, 7, 17))]
    assert length_of(case.leave) == "5 hari kerja, ditambah 7 hari kalender karena tempat yang sulit perhubungannya"

    actor = staff.actor(staff.mayor, AT)
    case = end_leave(case=case, last_day=date(2026, 7, 12), note="Dipanggil", actor=actor, at=AT, seen_version=None)
    leave = Leave.objects.get(pk=case.pk)
    assert (leave.days, travel_left(leave), balance_of(employee, 2026).left) == (5, 2, 7)
    assert findings() == []
    more = "UPDATE attendance_leave SET travel_days = 9 WHERE case_id = %s"
    assert not_named([(more, [case.pk], case.code)]) == []


def test_leave_that_is_not_taken_leaves_no_day_away_and_takes_its_letter_back(staff):
    employee = staff.employee(staff.worker)
    case = granted(staff)
    keeper = staff.actor(staff.keeper, AT)
    end_leave(case=case, last_day=None, note="Batal", actor=keeper, at=AT, seen_version=None)
    deliver_all(AT)
    assert not Absence.objects.filter(employee=employee, cancelled_at=None).exists()
    assert balance_of(employee, 2026).left == 12
    assert IssuedDocument.objects.get(object_id=case.pk).state == "withdrawn"


def test_the_ledger_does_not_tell_the_kind_by_the_number_of_the_letter(staff):
    document = sign_leave_letter(case=granted(staff), secret=None, actor=staff.actor(staff.mayor, AT), at=AT)
    told = dict(LedgerEvent.objects.filter(stream=f"document:{document.code}").values_list("name", "payload"))
    assert set(told) == {"documents.issue_requested", "documents.issued"}
    assert "800.1.11" not in "".join(told.values())
    assert not list(issued_documents_match_their_events())
    IssuedDocument.objects.filter(pk=document.pk).update(number_text="800.1.11.2/001/2.9/VI/2026")
    assert ["number_text" in wrong.what for wrong in issued_documents_match_their_events()] == [True]


def test_contract_staff_ask_for_three_kinds(staff):
    assert asked(staff, staff.contracted).state == "asked"
    with pytest.raises(LeaveRefused, match="PPPK"):
        asked(staff, staff.contracted, replace(WEEK, kind="CAP", cause="disaster"))


def test_long_leave_takes_the_annual_leave_of_its_year(staff):
    granted(staff, wish=replace(WEEK, kind=LeaveKind.LONG, cause="other"))
    assert balance_of(staff.employee(staff.worker), 2026).left == 0


def test_only_those_concerned_read_it(staff):
    case = asked(staff)
    readers = {
        name
        for name in ("worker", "colleague", "bridges_head", "roads_head", "lights_head", "mayor", "keeper", "auditor")
        if visible_leaves(staff.actor(getattr(staff, name), AT)).filter(pk=case.pk).exists()
    }
    assert readers == {"worker", "bridges_head", "mayor", "keeper"}


def test_everybody_asks_for_themselves_or_through_the_personnel_office(staff):
    employee = staff.employee(staff.worker)
    with pytest.raises(NotTheirLeave):
        ask_leave(employee=employee, wish=WEEK, actor=staff.actor(staff.colleague, AT), at=AT)
    assert ask_leave(employee=employee, wish=WEEK, actor=staff.actor(staff.keeper, AT), at=AT).days == 5


def test_the_personnel_offices_books_are_taken_over_line_by_line(staff):
    number = "199001012020011005"
    table = f"NIP;Tahun;Dipakai;Ditangguhkan\n{number};2025;3;2\n{number};2025;13;\n1;2025;3;\n".encode()
    keeper = staff.actor(staff.keeper, AT)
    for _again in range(2):
        lines = read_table(table, BALANCES).lines
        report = import_balances(lines=lines, basis="Buku cuti 2025", actor=keeper, at=AT)
        refused = [(one.line, one.field) for one in report.refused]
    assert (report.unchanged, refused, LeaveBalance.objects.count()) == (1, [(3, "used"), (4, "nip")], 1)
    with pytest.raises(NotYourRegister):
        enter_balance(
            employee=staff.employee(staff.worker),
            year=2025,
            used=1,
            basis="Buku",
            actor=staff.actor(staff.worker, AT),
            at=AT,
        )
