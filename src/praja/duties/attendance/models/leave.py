# SPDX-License-Identifier: EUPL-1.2
"""Leave that is asked for, who may give it, and what is left of it."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from praja.duties.attendance.enums import Advice, LeaveKind
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.kernel.people.sealing import SealedField
from praja.kernel.procedures.models import Case
from praja.lib.privacy import BLANK, DIGEST, KEEP, contact, content, declare, employment, location

LEAVE_CONTACT = "attendance.leave_contact"
"""What the address and telephone during leave are sealed for."""
PAPERS = "attendance.leave"
"""Kind of the attachments that go with a request for leave."""


class Leave(models.Model):
    """A request for leave; its state, unit (the employee's when it was asked) and times are the case's. The papers of a kind are
    `documents.Attachment`s of kind `attendance.leave` and the case's id.

    `days` counts as its kind does: working days of the employee's own calendar for annual leave, else calendar days. The last
    `travel_days` calendar days of annual leave at a place hard to reach are an addition that takes none of them.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="leave")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="leaves")
    kind = models.CharField(max_length=6, choices=LeaveKind.choices)
    cause = models.CharField(max_length=24, blank=True)
    """Which of the reasons that a kind names (own marriage, a death in the family, the first hajj); see `domain`."""
    first_day = models.DateField()
    last_day = models.DateField()
    days = models.PositiveSmallIntegerField()
    travel_days = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)
    salt = models.BinaryField(max_length=16)
    address = SealedField()
    phone = SealedField()
    substitute = models.ForeignKey(Employee, models.PROTECT, null=True, blank=True, related_name="+")
    superior_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    """Whose head is the direct superior (atasan langsung)."""
    official_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    """Whose head decides: the official authorised to give leave (PyBMC), or the head of region."""
    advice = models.CharField(max_length=16, choices=Advice.choices, blank=True)
    decision = models.CharField(max_length=16, choices=Advice.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    """What the superior or the official said with the newest advice or decision."""
    note_salt = models.BinaryField(max_length=16, default=b"")
    ended_on = models.DateField(null=True, blank=True)
    """The last day of leave where it ended before `last_day`."""
    document = models.ForeignKey(IssuedDocument, models.PROTECT, null=True, blank=True, related_name="+")
    """The letter by which it was given."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="attendance_leave_in_order")
        ]
        indexes = [
            models.Index(fields=["employee", "first_day"], name="attendance_leaves_of_employee"),
            models.Index(fields=["superior_unit", "case"], name="attendance_leave_superior"),
            models.Index(fields=["official_unit", "case"], name="attendance_leave_official"),
        ]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of the request covers."""
        added = {"travel_days": self.travel_days} if self.travel_days else {}
        return {"kind": self.kind, "reason": self.reason, "cause": self.cause, **added}


class LeaveUse(models.Model):
    """From which year's annual leave the days of a request that was given are taken, the oldest first."""

    leave = models.ForeignKey(Leave, models.PROTECT, related_name="uses")
    year = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["leave", "year"], name="attendance_leave_use_once")]


class LeaveBalance(models.Model):
    """Days of annual leave of a year that were used before this platform was, from the personnel office's books. The newest row
    of employee and year holds."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="leave_balances")
    year = models.PositiveSmallIntegerField()
    used = models.PositiveSmallIntegerField()
    postponed = models.PositiveSmallIntegerField(default=0)
    """Days of it that the official postponed for urgent service (ditangguhkan)."""
    basis = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["employee", "year", "-id"], name="attendance_leave_balances")]


class LeaveAuthority(models.Model):
    """By which decision the head of region lets the head of `holder` give leave to the people of `unit` and all below."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kinds = models.JSONField(default=list)
    """`LeaveKind` values; never leave outside state duty, which only the head of region gives."""
    decree = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)


declare(
    Leave,
    kind=employment(KEEP),
    cause=content(DIGEST),
    first_day=employment(KEEP),
    last_day=employment(KEEP),
    reason=content(DIGEST),
    salt=content(DIGEST),
    address=location(BLANK),
    phone=contact(BLANK),
    advice=employment(KEEP),
    decision=employment(KEEP),
    note=content(DIGEST),
    note_salt=content(DIGEST),
    ended_on=employment(KEEP),
)
declare(LeaveUse)
declare(LeaveBalance, basis=None)
declare(LeaveAuthority, kinds=None, decree=None)
