# SPDX-License-Identifier: EUPL-1.2
"""What an employee asks the head of the unit for: a permission for some days, a correction of one."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from praja.duties.attendance.enums import PermissionKind
from praja.duties.attendance.models.places import Place
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.kernel.procedures.models import Case
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment


class Permission(models.Model):
    """To come later, go earlier, go out, or work from home or elsewhere, from `first_day` to `last_day`. The case's lead unit is
    the employee's; the head of `superior_unit` gives it."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="permission")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="permissions")
    superior_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=PermissionKind.choices)
    first_day = models.DateField()
    last_day = models.DateField()
    from_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    until_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    """Minutes since local midnight: to come by (late), to go from (early), from and back by (out)."""
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=300)
    salt = models.BinaryField(max_length=16)
    note = models.CharField(max_length=300, blank=True)
    note_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="attendance_permission_in_order")
        ]
        indexes = [models.Index(fields=["employee", "first_day"], name="attendance_permissions_of")]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of it covers."""
        return {"reason": self.reason}


class Correction(models.Model):
    """A punch that is missing on `day`, asked for with evidence (`documents.Attachment`s of kind `attendance.correction`). Once
    it is accepted, punches of source `correction` stand for it."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="correction")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="corrections")
    superior_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    day = models.DateField()
    came_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    salt = models.BinaryField(max_length=16)
    note = models.CharField(max_length=300, blank=True)
    note_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(came_at__isnull=False) | Q(left_at__isnull=False), name="attendance_correction_of_something"
            )
        ]
        indexes = [models.Index(fields=["employee", "day"], name="attendance_corrections_of")]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of it covers."""
        return {"reason": self.reason}


declare(
    Permission,
    kind=employment(KEEP),
    first_day=employment(KEEP),
    last_day=employment(KEEP),
    reason=content(DIGEST),
    salt=content(DIGEST),
    note=content(DIGEST),
    note_salt=content(DIGEST),
)
declare(
    Correction,
    day=employment(KEEP),
    came_at=employment(KEEP),
    left_at=employment(KEEP),
    reason=content(DIGEST),
    salt=content(DIGEST),
    note=content(DIGEST),
    note_salt=content(DIGEST),
)
