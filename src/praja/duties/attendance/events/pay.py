# SPDX-License-Identifier: EUPL-1.2
"""What happens to the allowance. No amount stands here: salted digests prove amounts without telling them."""

from datetime import date

from praja.kernel.ledger.events import Event, event

RESULTS = "attendance.pay_results"
"""The stream of files of e-Kinerja."""
RULES = "attendance.pay_rules"
"""The stream of the region's rules."""


def stream_of_pay(employee_id: int) -> str:
    """The stream of what an employee's allowance follows from."""
    return f"attendance.pay:{employee_id}"


def stream_of_sheets(unit_id: int, month: date) -> str:
    """The stream of the sheets of a unit's month."""
    return f"attendance.pay_sheets:{unit_id}:{month:%Y-%m}"


@event("attendance.pay_rule_set")
class PayRuleSet(Event):
    """A regulation of the region was entered, by which allowances are cut from the month `since` on. `content` digests all it
    says."""

    rule: int
    regulation: str
    since: str
    until: str | None
    content: str


@event("attendance.pay_base_entered")
class PayBaseEntered(Event):
    """What an employee's allowance is from a month on. `content` digests amount and decision under a salt."""

    base: int
    employee: int
    since: str
    content: str


@event("attendance.pay_result_entered")
class PayResultEntered(Event):
    """What e-Kinerja says of an employee's month. `content` digests it under a salt."""

    result: int
    employee: int
    month: str
    content: str


@event("attendance.pay_results_taken_in")
class PayResultsTakenIn(Event):
    """A file of e-Kinerja was read to its end. `sha256` is the file's, `month` counts where a line names none."""

    sha256: str
    month: str
    read: int
    created: int
    unchanged: int
    refused: int


@event("attendance.pay_sheet_made")
class PaySheetMade(Event):
    """The allowances of a closed month were worked out. `content` digests every line and the totals under a salt."""

    sheet: int
    unit: int
    month: str
    edition: int
    lock: int
    rule: int
    people: int
    content: str
