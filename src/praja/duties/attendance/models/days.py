# SPDX-License-Identifier: EUPL-1.2
"""Days as they are worked out from punches, schedules and absences; months that are closed; times without machines."""

from django.db import models
from django.db.models import F, Q

from praja.duties.attendance.enums import DayCode
from praja.duties.attendance.models.places import Place
from praja.duties.attendance.models.schedules import Pattern, Shift
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Absence, Account, Employee
from praja.kernel.procedures.models import Case
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment


class Day(models.Model):
    """One day of one employee. Everything here follows from other rows and can be worked out again at any time with the same
    result; `reasons` says why it is as it is, as message keys with their figures: `[["late", {"minutes": 12}], ...]`.

    A shift belongs to the day on which it begins. Minutes are floored.
    """

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="days")
    day = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    """The employee's unit on that day."""
    pattern = models.ForeignKey(Pattern, models.PROTECT, null=True, blank=True, related_name="+")
    shift = models.ForeignKey(Shift, models.PROTECT, null=True, blank=True, related_name="+")
    begins_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    expected_minutes = models.PositiveSmallIntegerField(default=0)
    first_at = models.DateTimeField(null=True, blank=True)
    last_at = models.DateTimeField(null=True, blank=True)
    code = models.CharField(max_length=6, choices=DayCode.choices, blank=True)
    late_minutes = models.PositiveSmallIntegerField(default=0)
    late_class = models.PositiveSmallIntegerField(default=0)
    """TL1 to TL4; 0: not late, or excused."""
    early_minutes = models.PositiveSmallIntegerField(default=0)
    early_class = models.PositiveSmallIntegerField(default=0)
    """PSW1 to PSW4."""
    worked_minutes = models.PositiveSmallIntegerField(default=0)
    absence = models.ForeignKey(Absence, models.PROTECT, null=True, blank=True, related_name="+")
    permission = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    reasons = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "day"], name="attendance_day_once")]
        indexes = [
            models.Index(fields=["unit", "day", "code"], name="attendance_days_of_unit"),
            models.Index(fields=["day", "employee"], condition=Q(code="TK"), name="attendance_days_of_absence"),
        ]


class DirtyDay(models.Model):
    """A day that must be worked out again; one of a closed month is held until the month is opened."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    day = models.DateField()
    is_held = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "day"], name="attendance_dirty_once")]
        indexes = [
            models.Index(fields=["employee", "day"], condition=Q(is_held=False), name="attendance_days_to_work_out")
        ]


class MonthLock(models.Model):
    """A month of a unit, and of all below it, was closed or opened again. The newest row of unit and month holds; rows are added,
    never changed. `content` digests every day of the month as it stood when it was closed."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    month = models.DateField()
    """Its first day."""
    is_locked = models.BooleanField()
    content = models.CharField(max_length=64, blank=True)
    days = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)
    """Why it was opened again."""
    salt = models.BinaryField(max_length=16)
    done_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "month", "-id"], name="attendance_locks_of_month")]


class Outage(models.Model):
    """A time in which a unit, or one place of it, could not check in: its people are on a list kept by hand, with its scan."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.CharField(max_length=300)
    salt = models.BinaryField(max_length=16)
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="attendance_outage_in_order"),
        ]


declare(
    Day,
    day=employment(KEEP),
    begins_at=employment(KEEP),
    ends_at=employment(KEEP),
    first_at=employment(KEEP),
    last_at=employment(KEEP),
    code=employment(KEEP),
    reasons=employment(KEEP),
)
declare(DirtyDay, day=employment(KEEP))
declare(MonthLock, month=None, content=None, reason=content(DIGEST), salt=content(DIGEST), done_at=None)
declare(Outage, since=None, until=None, reason=content(DIGEST), salt=content(DIGEST), entered_at=None)
