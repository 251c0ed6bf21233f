# SPDX-License-Identifier: EUPL-1.2
"""Sheets of a closed month: what they follow from, versions, what is refused, what the ledger and an edit say."""

from dataclasses import replace
from datetime import date

import pytest

from attendance.conftest import Staff
from attendance.days.making import punched
from attendance.pay.paying import (
    FEBRUARY,
    JANUARY,
    MONDAY,
    based,
    closed_january,
    keeper,
    ready,
    resulted,
    ruled,
    sheet_of,
)
from praja.duties.attendance.errors.pay import (
    AmountInvalid,
    NobodyPaid,
    NoPayRule,
    NotYourPay,
    NotYourRule,
    PayMonthOpen,
    PayRuleInvalid,
    ResultInvalid,
    SheetDoesNotFoot,
    SheetOverlaps,
)
from praja.duties.attendance.models import PayBase, PayLine, PayResult, PayRule, PaySheet
from praja.duties.attendance.operations.months import lock_month, reopen_month
from praja.duties.attendance.operations.pay import (
    BASES,
    RESULTS,
    enter_base,
    import_bases,
    import_results,
    work_out_sheet,
)
from praja.duties.attendance.operations.pay.sheets import check_footing
from praja.duties.attendance.operations.working_out import work_out
from praja.duties.attendance.queries.paid import Paid, paid_between, stopping_codes
from praja.duties.attendance.queries.sheets import changes_of
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.lib.imports import read_table
from sql_edits import not_named


@pytest.fixture
def paid(staff: Staff) -> Staff:
    ready(staff)
    return staff


def test_a_sheet_follows_from_the_closed_month_and_is_worked_out_once(paid: Staff):
    sheet = sheet_of(paid)
    late, absent = (
        PayLine.objects.get(sheet=sheet, employee=paid.employee(one)) for one in (paid.worker, paid.colleague)
    )
    missed = [date(2026, 1, day) for day in (2, 6, 7, 8, 9)]
    assert [one[:4] for one in late.cuts] == [["TL2", 1, 100, 20_000], ["TK", 19, 300, 1_140_000]]
    assert late.cuts[1][4][:5] == [day.isoformat() for day in missed]
    assert (late.productivity, late.discipline_part, late.cut, late.amount) == (
        3_000_000,
        2_000_000,
        1_160_000,
        3_840_000,
    )
    assert (absent.share, absent.productivity, absent.amount) == (None, 0, 1_600_000 - 960_000)
    assert (sheet.people, sheet.base, sheet.amount) == (2, 9_000_000, 3_840_000 + 640_000)
    assert sheet_of(paid).pk == sheet.pk
    told = LedgerEvent.objects.get(name="attendance.pay_sheet_made")
    assert "3840000" not in told.payload
    assert "4480000" not in told.payload
    assert paid_between(JANUARY, JANUARY, [late.employee_id]) == [Paid(late.employee_id, JANUARY, sheet.pk, 3_840_000)]


def test_a_month_opened_and_closed_again_gives_a_new_version_with_what_changed(paid: Staff):
    first = sheet_of(paid)
    actor = keeper(paid)
    reopen_month(unit=paid.roads, month=JANUARY, reason="Mesin mengirim susulan.", actor=actor, at=FEBRUARY)
    with pytest.raises(PayMonthOpen, match="Seksi Jembatan"):
        sheet_of(paid)
    punched(paid.employee(paid.worker), MONDAY, "07:00")
    while work_out(at=FEBRUARY):
        pass
    lock_month(unit=paid.roads, month=JANUARY, actor=actor, at=FEBRUARY)
    second = sheet_of(paid)
    assert (second.version, PaySheet.objects.count(), first.lines.count()) == (2, 2, 2)
    assert [(one.line.employee.person.name, one.before, one.after) for one in changes_of(second)] == [
        ("Wayan", 3_840_000, 3_860_000)
    ]
    assert [one.amount for one in paid_between(JANUARY, JANUARY)] == [3_860_000, 640_000]


def test_what_a_sheet_lacks_is_said(staff: Staff):
    with pytest.raises(NoPayRule):
        sheet_of(staff)
    ruled(staff)
    with pytest.raises(PayMonthOpen):
        sheet_of(staff)
    closed_january(staff)
    with pytest.raises(NobodyPaid):
        sheet_of(staff)
    based(staff, staff.worker)
    for account in (staff.roads_head, staff.worker, staff.auditor):
        with pytest.raises(NotYourPay):
            work_out_sheet(unit=staff.roads, month=JANUARY, actor=staff.actor(account, FEBRUARY), at=FEBRUARY)
    sheet_of(staff)
    with pytest.raises(SheetOverlaps, match=staff.roads.name):
        work_out_sheet(unit=staff.bridges, month=JANUARY, actor=keeper(staff), at=FEBRUARY)


def test_a_sheet_that_does_not_foot_is_refused(paid: Staff):
    sheet = sheet_of(paid)
    lines = list(sheet.lines.all())
    assert set(check_footing(sheet, lines)) == {paid.bridges.pk}
    sheet.amount += 1
    with pytest.raises(SheetDoesNotFoot):
        check_footing(sheet, lines)
    sheet.amount -= 1
    with pytest.raises(SheetDoesNotFoot):
        check_footing(sheet, lines[:1])
    lines[0].cut += 1
    with pytest.raises(SheetDoesNotFoot):
        check_footing(sheet, lines)


def test_rules_come_with_a_regulation_and_the_newest_that_holds_counts(staff: Staff):
    ruled(staff, stopping=("CB",), until=date(2026, 4, 1))
    assert stopping_codes(date(2026, 3, 5)) == {"CB"}
    assert stopping_codes(date(2026, 4, 5)) == frozenset()
    again = ruled(staff, stopping=("CB",), until=date(2026, 4, 1))
    assert PayRule.objects.get() == again
    ruled(staff, stopping=("CB", "CLTN"), since=date(2026, 2, 1))
    assert [stopping_codes(date(2026, month, 1)) for month in (1, 2)] == [{"CB"}, {"CB", "CLTN"}]
    for wrong, at_field in (
        ({"until": JANUARY}, "until"),
        ({"absent": 10_001}, "absent"),
        ({"late": (50, 100, 125, -1)}, "late_4"),
        ({"stopping": ("H",)}, "stopping"),
        ({"stopping": ("CS",), "leave_cuts": {"CS": 100}}, "stopping"),
    ):
        with pytest.raises(PayRuleInvalid) as refused:
            ruled(staff, **wrong)
        assert refused.value.field == at_field
    with pytest.raises(NotYourRule):
        ruled(replace(staff, keeper=staff.roads_head))


def test_files_are_taken_line_by_line_and_once(staff: Staff):
    ruled(staff)
    good, other = "199001012020011005", "199001012020011006"
    bases = f"NIP;Besaran TPP\n{good};Rp 5.000.000\n{other};5.000,50\n123;1\n".encode()
    results = f"NIP;Periode;Predikat;Nilai\n{good};Januari 2026;Baik;\n{other};2026-01;Kurang;\n{other};2026-01;;85,5\n"

    def sent(kind, take, data, **month):
        lines = read_table(data, kind).lines
        return take(lines=lines, basis="Daftar Januari", actor=keeper(staff), at=FEBRUARY, **month)

    report = sent(BASES, import_bases, bases, since=JANUARY)
    assert (report.created, [(one.line, one.field) for one in report.refused]) == (1, [(3, "amount"), (4, "nip")])
    report = sent(RESULTS, import_results, results.encode(), month=JANUARY)
    assert (report.created, [(one.line, one.field) for one in report.refused]) == (2, [(3, "predicate")])
    again = sent(RESULTS, import_results, results.encode(), month=JANUARY)
    assert (again.created, PayBase.objects.get().amount) == (0, 5_000_000)
    assert set(PayResult.objects.values_list("predicate", "share")) == {("baik", None), ("", 8_550)}


def test_entries_that_cannot_be_are_refused(staff: Staff):
    for said, error in (
        ({"predicate": "hebat"}, ResultInvalid),
        ({}, ResultInvalid),
        ({"share": 10_001}, ResultInvalid),
    ):
        with pytest.raises(error):
            resulted(staff, staff.worker, **said)
    with pytest.raises(AmountInvalid):
        based(staff, staff.worker, 2_000_000_000)
    with pytest.raises(NotYourPay):
        enter_base(
            employee=staff.employee(staff.worker),
            since=JANUARY,
            amount=1,
            basis="Tanpa dasar",
            actor=staff.actor(staff.worker, FEBRUARY),
            at=FEBRUARY,
        )


def test_edits_of_rules_amounts_results_and_sheets_are_named(paid: Staff):
    sheet_of(paid)
    assert [one for one in verify() if not one.where.startswith("punch ")] == []
    edits = [
        ("UPDATE attendance_payrule SET absent = 0", [], "rule of the allowance"),
        ("UPDATE attendance_paybase SET amount = 9000000", [], "base amount"),
        ("UPDATE attendance_payresult SET share = 10000", [], "result of a month"),
        ("UPDATE attendance_paysheet SET version = 9", [], "sheet of allowances"),
        ("UPDATE attendance_paysheet SET amount = amount + 1", [], "sheet of allowances"),
        ("UPDATE attendance_payline SET amount = amount + 1, cut = cut - 1", [], "sheet of allowances"),
        ("UPDATE attendance_payline SET cuts = '[]'", [], "sheet of allowances"),
        ("UPDATE attendance_payline SET employee_id = %s WHERE employee_id = %s",
         [paid.employee(paid.contracted).pk, paid.employee(paid.worker).pk], "sheet of allowances"),
        ("DELETE FROM attendance_payline WHERE employee_id = %s", [paid.employee(paid.colleague).pk], "sheet of allowances"),
    ]  # fmt: skip
    assert not_named(edits) == []
