# SPDX-License-Identifier: EUPL-1.2
"""What an edit by SQL can't hide: days of closed months, corrections, lists kept by hand."""

from attendance.conftest import Staff
from attendance.days.making import local, punched
from attendance.days.test_months_and_corrections import (
    FEBRUARY,
    JANUARY,
    MONDAY,
    TUESDAY_NOON,
    all_worked_out,
    asked,
    outage,
)
from praja.duties.attendance.operations.corrections import accept_correction
from praja.duties.attendance.operations.months import lock_month
from praja.duties.attendance.operations.outages import Listed
from praja.kernel.ledger.verification import verify
from sql_edits import not_named


def test_edits_of_days_months_corrections_and_lists_are_named(staff: Staff):
    worker, colleague = staff.employee(staff.worker), staff.employee(staff.colleague)
    outage(staff, Listed(colleague, local(MONDAY, "07:30"), local(MONDAY, "16:00")))
    correction = asked(staff, left_at=local(MONDAY, "16:05"))
    accept_correction(
        case=correction.case, actor=staff.actor(staff.bridges_head, TUESDAY_NOON), at=TUESDAY_NOON, seen_version=None
    )
    all_worked_out(staff, worker)
    lock_month(unit=staff.roads, month=JANUARY, actor=staff.actor(staff.keeper, FEBRUARY), at=FEBRUARY)
    assert list(verify()) == []

    edits = [
        ("UPDATE attendance_day SET code = 'H' WHERE employee_id = %s AND code = 'TK'", [worker.pk], "closed month"),
        ("UPDATE attendance_day SET late_class = 1 WHERE employee_id = %s", [worker.pk], "closed month"),
        ("DELETE FROM attendance_day WHERE employee_id = %s AND code = 'L'", [worker.pk], "closed month"),
        ("UPDATE attendance_monthlock SET is_locked = %s", [False], "closed month"),
        ("UPDATE attendance_monthlock SET content = ''", [], "closed month"),
        ("UPDATE attendance_correction SET reason = 'lain sekali'", [], "correction"),
        ("UPDATE attendance_correction SET day = '2026-01-06'", [], "correction"),
        ("UPDATE attendance_punch SET at = received_at WHERE source = 'correction'", [], "punches of correction"),
        ("DELETE FROM attendance_punch WHERE source = 'correction'", [], "punches of correction"),
        ("UPDATE attendance_punch SET employee_id = %s WHERE source = 'outage'", [worker.pk], "list"),
        ("UPDATE attendance_outage SET reason = 'lain'", [], "list"),
    ]
    assert not_named(edits) == []


def test_punches_taken_in_stay_outside_closed_months(staff: Staff):
    """What comes later is written down and waits: it changes no closed day."""
    worker = staff.employee(staff.worker)
    all_worked_out(staff, worker)
    lock_month(unit=staff.roads, month=JANUARY, actor=staff.actor(staff.keeper, FEBRUARY), at=FEBRUARY)
    punched(worker, MONDAY, "07:00")
    assert [one for one in verify() if "closed month" in one.where] == []
