# SPDX-License-Identifier: EUPL-1.2
"""What is counted. Facts are replaced in bulk per subject and can always be rebuilt from their sources."""

from django.db import models

from praja.kernel.measures.enums import Step
from praja.kernel.organization.models import Unit
from praja.lib.privacy import declare


class Fact(models.Model):
    """One subject's contribution to one measure: integer numerator over integer denominator, for a unit and a
    day.

    Facts are the way down from a number to its cases. Sums of whole numbers only; division happens at the
    last step.
    """

    measure = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    """What it was counted from, as `kind:id`, for example `case:17`."""
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="facts")
    day = models.DateField()
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "subject", "unit", "day"], name="measures_fact_once")]
        indexes = [
            models.Index(
                fields=["measure", "unit", "day"],
                include=["numerator", "denominator"],
                name="measures_sum_by_unit",
            ),
            models.Index(fields=["subject"], name="measures_facts_of_subject"),
        ]


class FactSum(models.Model):
    """The facts of a measure and unit added up over one day, or over a month (`day` is its first).

    Moved by the difference in the transaction that replaces facts, and so always equal to them. They keep no subjects: what
    counts each subject once is read from facts.
    """

    measure = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="fact_sums")
    span = models.CharField(max_length=5, choices=Step.choices)
    day = models.DateField()
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "span", "unit", "day"], name="measures_sum_once")]


class DirtySubject(models.Model):
    """A subject whose facts must be computed again: an event touched it."""

    source = models.CharField(max_length=60)
    """The measure source (see `declarations`) that counts it."""
    subject = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "subject"], name="measures_dirty_once")]


class SealedPeriod(models.Model):
    """A measure's sum for a unit and a closed period: outlives the retention of what it was counted from."""

    measure = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sealed_periods")
    first_day = models.DateField()
    last_day = models.DateField()
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField()
    subjects = models.IntegerField()
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "unit", "first_day", "last_day"], name="measures_sealed_once")
        ]


declare(Fact, measure=None, subject=None)
declare(FactSum, measure=None, span=None)
declare(DirtySubject, source=None, subject=None)
declare(SealedPeriod, measure=None)
