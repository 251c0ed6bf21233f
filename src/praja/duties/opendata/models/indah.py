# SPDX-License-Identifier: EUPL-1.2
"""Statistical metadata for INDAH (BPS): activities and indicators. Variables are the columns of the tables of an activity's
datasets; nothing of them is written twice."""

from django.db import models

from praja.duties.opendata.domain.indah.judging import DRAFT, STATUSES
from praja.duties.opendata.models.datasets import Dataset
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.models import Unit
from praja.lib.privacy import KEEP, content, declare


class StatisticalActivity(models.Model):
    """One statistical activity of a year (MS-Keg). `content` holds its parts under the names of the payload
    (`domain.indah.fields`); it names whoever is responsible for the activity, in their office. `status` is as INDAH calls it, and
    `note` what BPS said with it."""

    code = models.CharField(max_length=10, unique=True)
    """Stands in its address."""
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="statistical_activities")
    """The producer (produsen data)."""
    title = models.CharField(max_length=300)
    year = models.SmallIntegerField()
    content = models.JSONField(default=dict)
    datasets = models.ManyToManyField(Dataset, related_name="statistical_activities", blank=True)
    status = models.CharField(max_length=20, choices=[(name, name) for name in STATUSES], default=DRAFT)
    note = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    version = models.IntegerField(default=1)
    """Counts every change of it and its indicators, so that no two people write over each other."""
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    """What was handed in last."""
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "-changed_at", "-id"], name="opendata_activities_of_unit")]

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """Its stream in the ledger."""
        return f"opendata.activity:{self.pk}"


class Indicator(models.Model):
    """One indicator of an activity (MS-Ind); `content` under the names of the payload."""

    activity = models.ForeignKey(StatisticalActivity, models.PROTECT, related_name="indicators")
    content = models.JSONField(default=dict)
    position = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "position"], name="opendata_indicator_once")]


declare(StatisticalActivity, code=None, title=None, content=content(KEEP), status=None, note=None, salt=None)
declare(Indicator, content=None)
