# SPDX-License-Identifier: EUPL-1.2
"""What happens to a request for leave. The kind is not told: it may speak of health or family; `content` digests it with the
reason and the cause."""

from praja.kernel.ledger.events import Event, event
from praja.kernel.procedures.events import StepEvent

AUTHORITIES = "attendance.leave_authorities"
"""The stream of who may give leave."""


def stream_of_balances(employee_id: int) -> str:
    """The stream of what an employee had used before."""
    return f"attendance.leave_balance:{employee_id}"


@event("attendance.leave_step")
class LeaveStep(StepEvent):
    """Base of the steps of a request for leave."""


@event("attendance.leave_asked")
class LeaveAsked(LeaveStep):
    """An employee asked for leave, or the personnel office did in their name. `papers` are the digests of its files."""

    employee: int
    first_day: str
    last_day: str
    days: int
    superior_unit: int
    official_unit: int
    content: str
    papers: tuple[str, ...]


@event("attendance.leave_changed")
class LeaveChanged(LeaveStep):
    """The employee asks with other dates or words."""

    employee: int
    first_day: str
    last_day: str
    days: int
    superior_unit: int
    official_unit: int
    content: str
    papers: tuple[str, ...]


@event("attendance.leave_advised")
class LeaveAdvised(LeaveStep):
    """The direct superior advised. `note` digests the words."""

    advice: str
    official_unit: int
    note: str


@event("attendance.leave_decided")
class LeaveDecided(LeaveStep):
    """The authorised official decided; `uses` says how many days of which year's annual leave go: `"2026:3"`."""

    employee: int
    decision: str
    first_day: str
    last_day: str
    uses: tuple[str, ...]
    note: str
    person: int
    """The employee's person: on whose desk it is where it must be changed."""


@event("attendance.leave_withdrawn")
class LeaveWithdrawn(LeaveStep):
    """The employee asks no more."""

    employee: int


@event("attendance.leave_ended")
class LeaveEnded(LeaveStep):
    """Leave that was given ends before its last day, or is not taken at all (`last_day` before its first). `uses` as decided
    anew."""

    employee: int
    last_day: str
    uses: tuple[str, ...]
    note: str


@event("attendance.leave_lettered")
class LeaveLettered(Event):
    """The letter by which leave was given is there."""

    document: int


@event("attendance.leave_balance_entered")
class LeaveBalanceEntered(Event):
    """How much of a year's annual leave an employee had used or was postponed before this platform."""

    balance: int
    employee: int
    year: int
    used: int
    postponed: int
    basis: str


@event("attendance.leave_authority_set")
class LeaveAuthoritySet(Event):
    """The head of `holder` may give these kinds of leave to the people of `unit` and all below."""

    authority: int
    unit: int
    holder: int
    kinds: tuple[str, ...]
    decree: str
    since: str
    until: str | None
