# SPDX-License-Identifier: EUPL-1.2
"""When people work: patterns of a week, shifts and rosters, seasons. All dated, all by decree."""

from django.db import models
from django.db.models import F, Q

from praja.duties.attendance.enums import PatternKind, SeasonKind
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.lib.privacy import KEEP, credential, declare, employment


class Pattern(models.Model):
    """Working hours of a week (Perpres 21/2023 or the government's own rule).

    `week` and `ramadan` hold for each day from Monday on `[begins, ends, break]` in minutes, the first two since local
    midnight, or None for a day off; `ramadan` empty: the same all year. A pattern of shifts has its times in `Shift` and its
    days in `RosterDay`; a dynamic one has only the length of a day: `[0, minutes, 0]`. What is set is not changed any more:
    other hours are another pattern.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="work_patterns")
    """Whose pattern it is; units below may use it too."""
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=PatternKind.choices)
    week = models.JSONField(default=list)
    ramadan = models.JSONField(default=list, blank=True)
    flexible_minutes = models.PositiveSmallIntegerField(default=0)
    """Who begins up to so many minutes later is not late, and stays as much longer."""
    make_up_minutes = models.PositiveSmallIntegerField(default=0)
    """Lateness up to so many minutes may be worked off on the same day (kompensasi hari yang sama); 0: not."""
    works_holidays = models.BooleanField(default=False)
    """Holidays and joint leave are working days (hospital, security)."""
    opens_before = models.PositiveSmallIntegerField(default=180)
    closes_after = models.PositiveSmallIntegerField(default=360)
    """How many minutes before its beginning and after its end a punch still belongs to it."""
    decree = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="attendance_pattern_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Shift(models.Model):
    """One shift of a pattern; `ends` past 1440 is on the next day."""

    pattern = models.ForeignKey(Pattern, models.PROTECT, related_name="shifts")
    code = models.CharField(max_length=6)
    name = models.CharField(max_length=60)
    begins = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()
    break_minutes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pattern", "code"], name="attendance_shift_code_once"),
            models.CheckConstraint(
                condition=Q(begins__lt=1440, ends__gt=F("begins"), ends__lte=F("begins") + 1440),
                name="attendance_shift_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PatternUse(models.Model):
    """From when until when a unit (with all below that have none of their own) or one employee works by a pattern."""

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="pattern_uses")
    employee = models.ForeignKey(Employee, models.PROTECT, null=True, blank=True, related_name="pattern_uses")
    pattern = models.ForeignKey(Pattern, models.PROTECT, related_name="uses")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, employee__isnull=False) | Q(unit__isnull=False, employee=None),
                name="attendance_pattern_of_one",
            ),
            models.UniqueConstraint(fields=["unit", "since"], name="attendance_unit_pattern_once_a_day"),
            models.UniqueConstraint(fields=["employee", "since"], name="attendance_own_pattern_once_a_day"),
        ]


class RosterSheet(models.Model):
    """One time that days of a unit's roster were set: what changed then."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "-id"], name="attendance_sheets_of_unit")]


class RosterDay(models.Model):
    """What a sheet says of one employee on one day: a shift, free, or neither (it was taken out of the roster again). The newest
    sheet holds; rows are added, never changed."""

    sheet = models.ForeignKey(RosterSheet, models.PROTECT, related_name="days")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="roster")
    day = models.DateField()
    shift = models.ForeignKey(Shift, models.PROTECT, null=True, blank=True, related_name="+")
    is_free = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "employee", "day"], name="attendance_roster_once_a_day"),
            models.CheckConstraint(condition=Q(shift=None) | Q(is_free=False), name="attendance_roster_says_one_thing"),
        ]
        indexes = [models.Index(fields=["employee", "day"], name="attendance_roster_of_day")]


class Season(models.Model):
    """Days from `first_day` to `last_day`, both included, on which the hours of the season hold."""

    kind = models.CharField(max_length=8, choices=SeasonKind.choices)
    first_day = models.DateField()
    last_day = models.DateField()
    decree = models.CharField(max_length=120)
    revoked_by = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "first_day"], condition=Q(revoked_by=""), name="attendance_season_once"
            ),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="attendance_season_in_order"),
        ]


class CalendarLink(models.Model):
    """A secret address at which an employee's own calendar is read, for the calendar on their telephone. One holds at a time."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="calendar_links")
    secret_hash = models.BinaryField(max_length=32, unique=True)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employee"], condition=Q(ended_at=None), name="attendance_one_calendar_link"
            )
        ]


declare(Pattern, name=None, kind=None, week=None, ramadan=None, decree=None)
declare(Shift, code=None, name=None)
declare(PatternUse, since=employment(KEEP), until=employment(KEEP))
declare(RosterSheet)
declare(RosterDay, day=employment(KEEP))
declare(CalendarLink, secret_hash=credential(KEEP), since=None, ended_at=None)
declare(Season, kind=None, decree=None, revoked_by=None)
