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
    about = models.BigIntegerField(null=True, blank=True)
    """Id of what it is about, of the kind that its source names (a service); None: nothing in particular."""
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


class Tally(models.Model):
    """Everything that a source counts about one thing at one unit, added up over one reporting period: each month, quarter,
    half-year and year has its own row, so that a page of many such cells reads one row for each.

    `sums` holds numerator and denominator by measure, `spreads` how many values by class (see `domain.spreads`) of those measures
    whose values are times, `points` what is read from a spread most often: within which value half, and nine of ten, lie. Moved
    by the difference in the transaction that replaces facts, and so always equal to them.
    """

    source = models.CharField(max_length=60)
    period = models.IntegerField()
    """The `id` of a `ReportingPeriod`: 202603 is March 2026, 202621 its first quarter."""
    about = models.BigIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tallies", db_index=False)
    sums = models.JSONField(default=dict)
    spreads = models.JSONField(default=dict)
    points = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "period", "about", "unit"], name="measures_tally_once")
        ]
        # A page of units by things asks for units within a period; by the unit alone all its periods would be walked.
        indexes = [models.Index(fields=["unit", "period"], name="measures_tally_of_unit")]


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
declare(Tally, source=None, sums=None, spreads=None, points=None)
declare(DirtySubject, source=None, subject=None)
declare(SealedPeriod, measure=None)
