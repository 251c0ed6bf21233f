# SPDX-License-Identifier: EUPL-1.2
"""Days off and regional figures of this government. National figures stay in the law files."""

from django.db import models
from django.db.models import F, Q

from praja.kernel.law.domain.calendar import HolidayKind
from praja.kernel.law.domain.rules import LEGAL_UNITS
from praja.lib.privacy import declare


class Holiday(models.Model):
    """A day off of one kind. `revoked_by` names the decree that took it back (empty: in force); the row
    stays, so that loading the yearly decrees again does not bring it back."""

    day = models.DateField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in HolidayKind])
    decree = models.CharField(max_length=120, blank=True, default="")
    decreed_on = models.DateField(null=True, blank=True)
    revoked_by = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "kind"], name="law_holiday_once_per_kind"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in HolidayKind]), name="law_holiday_kind_known"
            ),
        ]


class HolidayYear(models.Model):
    """A year whose holidays are decreed. `decree` is empty where its number has not been read."""

    year = models.SmallIntegerField(unique=True)
    decree = models.CharField(max_length=120, blank=True, default="")


class RegionalRule(models.Model):
    """This government's own figure for a rule that allows it, from `since` to before `until` (None: open).

    No two of one rule overlap; `adopt_regional_rule` sees to it.
    """

    rule_key = models.CharField(max_length=60)
    value = models.PositiveIntegerField()
    unit = models.CharField(max_length=16, choices=[(unit.value, unit.value) for unit in LEGAL_UNITS])
    decree = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule_key", "since"], name="law_regional_rule_once_per_start"),
            models.CheckConstraint(condition=Q(value__gte=1), name="law_regional_rule_value_positive"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="law_regional_rule_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(unit__in=[unit.value for unit in LEGAL_UNITS]), name="law_regional_rule_unit_known"
            ),
        ]


declare(Holiday, name=None, kind=None, decree=None, revoked_by=None)
declare(HolidayYear, decree=None)
declare(RegionalRule, rule_key=None, unit=None, decree=None)
