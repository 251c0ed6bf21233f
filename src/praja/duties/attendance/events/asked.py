# SPDX-License-Identifier: EUPL-1.2
"""What happens to permissions and corrections. `content` digests the reason, `note` the words of whoever decided."""

from praja.kernel.ledger.events import event
from praja.kernel.procedures.events import StepEvent


@event("attendance.permission_step")
class PermissionStep(StepEvent):
    """Base of the steps of a permission."""


@event("attendance.permission_asked")
class PermissionAsked(PermissionStep):
    """An employee asked to come later, go earlier, go out or work elsewhere."""

    employee: int
    kind: str
    first_day: str
    last_day: str
    superior_unit: int
    content: str


@event("attendance.permission_ordered")
class PermissionOrdered(PermissionStep):
    """The head ordered it without being asked: work from home for a team."""

    employee: int
    kind: str
    first_day: str
    last_day: str
    superior_unit: int
    content: str


@event("attendance.permission_given")
class PermissionGiven(PermissionStep):
    """The head agreed."""

    employee: int
    note: str


@event("attendance.permission_refused")
class PermissionRefused(PermissionStep):
    """The head did not agree."""

    employee: int
    note: str


@event("attendance.permission_withdrawn")
class PermissionWithdrawn(PermissionStep):
    """The employee asks no more."""

    employee: int


@event("attendance.permission_revoked")
class PermissionRevoked(PermissionStep):
    """The head took back what was given."""

    employee: int
    note: str


@event("attendance.correction_step")
class CorrectionStep(StepEvent):
    """Base of the steps of a correction."""


@event("attendance.correction_asked")
class CorrectionAsked(CorrectionStep):
    """An employee says when they came or left on a day, with evidence; moments are ISO 8601 in UTC."""

    employee: int
    day: str
    came: str | None
    left: str | None
    superior_unit: int
    content: str
    papers: tuple[str, ...]


@event("attendance.correction_accepted")
class CorrectionAccepted(CorrectionStep):
    """It holds; `punches` are the rows that stand for it."""

    employee: int
    punches: tuple[int, ...]
    note: str


@event("attendance.correction_refused")
class CorrectionRefused(CorrectionStep):
    """It does not hold."""

    employee: int
    note: str


@event("attendance.correction_withdrawn")
class CorrectionWithdrawn(CorrectionStep):
    """The employee asks no more."""

    employee: int
