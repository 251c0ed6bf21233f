# SPDX-License-Identifier: EUPL-1.2
"""Readings of measures: the evidence of a diagnosis, which is its baseline, and what the same measures said later."""

from django.db import models

from praja.kernel.plans.models.planning import ActionPlan
from praja.kernel.plans.models.sheets import Diagnosis
from praja.lib.privacy import declare


class Read(models.Model):
    """A measure of a unit with everything below it, read once over a period."""

    measure = models.CharField(max_length=60)
    first_day = models.DateField()
    last_day = models.DateField()
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField()
    n = models.IntegerField()
    """How many subjects stand behind it."""
    as_of = models.DateTimeField()

    class Meta:
        abstract = True


class Evidence(Read):
    """What a measure said when the diagnosis was made: its baseline ever after."""

    diagnosis = models.ForeignKey(Diagnosis, models.PROTECT, related_name="evidence")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["diagnosis", "measure"], name="plans_evidence_once")]


class EffectReading(Read):
    """What the same measure said so many months after the plan began, over days that may be set beside the baseline.

    A series before and after, with comparison units, is `SeriesReading`.
    """

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="readings")
    months = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "measure", "months"], name="plans_effect_read_once")]


declare(Evidence, measure=None)
declare(EffectReading, measure=None)
