# SPDX-License-Identifier: EUPL-1.2
"""Effect in a series: which measures were chosen to judge it by, and what they said."""

from django.db import models

from praja.kernel.organization.models import Unit
from praja.kernel.plans.domain.effects.blocks import Span
from praja.lib.privacy import declare


class ChosenMeasure(models.Model):
    """A measure by which the effect of something (`source_kind`, `source_id`: an innovation, a replication) is judged at a unit
    with everything below it, chosen once and never taken back: who looks at many measures finds one that moved.

    `compared_with` are the ids of the units that stand beside it, each with everything below it, as they were named then.
    """

    source_kind = models.CharField(max_length=40)
    source_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    measure = models.CharField(max_length=60)
    span = models.CharField(max_length=12, choices=[(span.value, span.value) for span in Span])
    compared_with = models.JSONField(default=list)
    in_advance = models.BooleanField()
    """Whether it was chosen before what it judges began; one that was chosen later is marked wherever it is shown."""
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_kind", "source_id", "unit", "measure"], name="plans_chosen_measure_once"
            )
        ]


class SeriesReading(models.Model):
    """What a chosen measure said up to a day: whole numbers by block, and what was worked out of them then.

    `parts` holds one list per block: place, the unit's numerator, denominator and number of subjects, and the same of the
    comparison units together where there are any.
    """

    chosen = models.ForeignKey(ChosenMeasure, models.PROTECT, related_name="readings")
    began_on = models.DateField()
    last_day = models.DateField()
    """Up to which day blocks were read."""
    as_of = models.DateTimeField()
    parts = models.JSONField()
    finding = models.CharField(max_length=12)
    until_place = models.SmallIntegerField(null=True, blank=True)
    compared = models.BooleanField()
    change = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    low = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chosen", "last_day"], name="plans_series_read_once")]


declare(ChosenMeasure, source_kind=None, measure=None, span=None, compared_with=None, chosen_at=None)
declare(SeriesReading, began_on=None, last_day=None, as_of=None, parts=None, finding=None)
