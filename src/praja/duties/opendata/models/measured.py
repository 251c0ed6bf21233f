# SPDX-License-Identifier: EUPL-1.2
"""Which figures of this platform are shown as data."""

from django.db import models

from praja.duties.opendata.models.datasets import Dataset
from praja.lib.privacy import declare


class ShownFamily(models.Model):
    """What the data steward decided about the figures of a duty: that they are shown as a dataset, or no more, and why.

    `measures` are the keys that the decision is about: a measure that is declared open later waits for a decision of its own.
    """

    family = models.CharField(max_length=40, unique=True)
    """What the keys of its measures begin with."""
    dataset = models.OneToOneField(Dataset, models.PROTECT, related_name="family")
    measures = models.JSONField(default=list)
    is_on = models.BooleanField(default=True)
    reason = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    counted_on = models.DateField(null=True, blank=True)
    """The day on which its rows were last worked out; None: they will be next."""

    def __str__(self) -> str:
        return self.family


declare(ShownFamily, family=None, measures=None, reason=None)
