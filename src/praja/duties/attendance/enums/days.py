# SPDX-License-Identifier: EUPL-1.2
"""Vocabularies of schedules and days."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PatternKind(models.TextChoices):
    """How working time is bound (PermenPANRB 4/2025)."""

    FIXED = "fixed", _("Fixed hours")
    FLEXIBLE = "flexible", _("Fixed hours with a flexible beginning")
    SHIFT = "shift", _("Shifts by roster (kerja sif)")
    DYNAMIC = "dynamic", _("Not bound to hours (dinamis)")


class SeasonKind(models.TextChoices):
    """A time of the year with working hours of its own."""

    RAMADAN = "ramadan", _("Ramadan")


class DayCode(models.TextChoices):
    """What an employee's day is called in the recap. Lateness and early leaving stand beside it."""

    PRESENT = "H", _("Present")
    ABSENT = "TK", _("Absent without a valid reason")
    OFF = "L", _("Day off")
    TRAVEL = "DL", _("Duty travel (dinas luar)")
    HOME = "WFH", _("Worked from home")
    ANYWHERE = "WFA", _("Worked elsewhere")
    STUDY = "TB", _("Study assignment")
    CLASS = "DIK", _("In training")
    ANNUAL_LEAVE = "CT", _("Annual leave")
    LONG_LEAVE = "CB", _("Long leave (cuti besar)")
    SICK_LEAVE = "CS", _("Sick leave")
    MATERNITY_LEAVE = "CM", _("Maternity leave")
    IMPORTANT_LEAVE = "CAP", _("Leave for an important reason")
    UNPAID_LEAVE = "CLTN", _("Leave outside state duty")
    JOINT_LEAVE = "CBER", _("Joint leave (cuti bersama)")
    EXCUSED = "I", _("Away with permission")
    OPEN = "", _("Not ended yet")
