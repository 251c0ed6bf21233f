# SPDX-License-Identifier: EUPL-1.2
"""A closed month with a regulation, base amounts and results."""

from datetime import date

from attendance.conftest import Staff
from attendance.days.making import local, punched
from praja.duties.attendance.models import PayRule, PaySheet
from praja.duties.attendance.operations.marking import mark_between
from praja.duties.attendance.operations.months import lock_month
from praja.duties.attendance.operations.pay import NewPayRule, enter_base, enter_result, set_pay_rule, work_out_sheet
from praja.duties.attendance.operations.working_out import work_out
from praja.kernel.people.models import Account
from praja.lib.actors import Actor

JANUARY = date(2026, 1, 1)
MONDAY = date(2026, 1, 5)
FEBRUARY = local(date(2026, 2, 2), "09:00")
REGULATION = "Peraturan Wali Kota 7/2026"


def keeper(staff: Staff) -> Actor:
    return staff.actor(staff.keeper, FEBRUARY)


def ruled(staff: Staff, **other) -> PayRule:
    """Configuration A of one region, by a regulation of this one."""
    said = {
        "regulation": REGULATION,
        "since": JANUARY,
        "discipline_share": 4000,
        "late": (50, 100, 125, 150),
        "early": (50, 100, 125, 150),
        "absent": 300,
        "ceremony": 200,
        "predicates": {"baik": 10_000},
    }
    return set_pay_rule(new=NewPayRule(**{**said, **other}), actor=keeper(staff), at=FEBRUARY)


def closed_january(staff: Staff) -> None:
    """`worker` was late once and absent else, so was `colleague`; the month of the department is closed."""
    worker, colleague = staff.employee(staff.worker), staff.employee(staff.colleague)
    punched(worker, MONDAY, "08:10", "16:00")
    mark_between([worker.pk, colleague.pk], JANUARY, date(2026, 1, 31))
    while work_out(at=FEBRUARY):
        pass
    lock_month(unit=staff.roads, month=JANUARY, actor=keeper(staff), at=FEBRUARY)


def based(staff: Staff, account: Account, amount: int = 5_000_000, since: date = JANUARY) -> None:
    enter_base(
        employee=staff.employee(account),
        since=since,
        amount=amount,
        basis="Keputusan Wali Kota 12/2026",
        actor=keeper(staff),
        at=FEBRUARY,
    )


def resulted(staff: Staff, account: Account, **said) -> None:
    enter_result(
        employee=staff.employee(account),
        month=JANUARY,
        basis="e-Kinerja Januari",
        actor=keeper(staff),
        at=FEBRUARY,
        **said,
    )


def sheet_of(staff: Staff) -> PaySheet:
    return work_out_sheet(unit=staff.roads, month=JANUARY, actor=keeper(staff), at=FEBRUARY)


def ready(staff: Staff) -> None:
    """All that a sheet of the department follows from."""
    closed_january(staff)
    ruled(staff)
    based(staff, staff.worker)
    based(staff, staff.colleague, 4_000_000)
    resulted(staff, staff.worker, predicate="baik")
