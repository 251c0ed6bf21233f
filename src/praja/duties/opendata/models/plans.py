# SPDX-License-Identifier: EUPL-1.2
"""The list of data of a year (daftar data): what will be collected, by whom, until when."""

from django.db import models
from django.db.models import Q

from praja.duties.opendata.enums import Frequency
from praja.duties.opendata.models.datasets import Dataset
from praja.duties.opendata.models.forum import ForumDecision
from praja.kernel.procedures.models import Case
from praja.lib.privacy import declare


class PlannedDataset(models.Model):
    """One entry of the list of a year; the detail of a case of `opendata.plan`, whose lead unit is the producer. `likeness` is
    the title in plain letters without filler words (`domain.likeness`): entries with the same one are shown to each other, so
    that nothing is collected twice."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="planned_dataset")
    year = models.SmallIntegerField()
    title = models.CharField(max_length=200)
    likeness = models.CharField(max_length=200)
    concept = models.TextField(blank=True)
    definition = models.TextField(blank=True)
    classification = models.CharField(max_length=300, blank=True)
    """By what it is divided: sex, age, kecamatan."""
    measure = models.CharField(max_length=120, blank=True)
    unit_of_measure = models.CharField(max_length=80, blank=True)
    frequency = models.CharField(max_length=12, choices=Frequency.choices, default=Frequency.YEARLY)
    due_on = models.DateField()
    """Until when it is to be published."""
    is_priority = models.BooleanField(default=False)
    dataset = models.ForeignKey(Dataset, models.PROTECT, null=True, blank=True, related_name="plans")
    """The dataset that it continues, or that came of it."""
    decision = models.ForeignKey(ForumDecision, models.PROTECT, null=True, blank=True, related_name="plans")
    """By which it was agreed, refused or dropped."""
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    reason = models.CharField(max_length=300, blank=True)
    """Why it was returned, merged, refused, postponed or dropped, in the last such act."""
    salt = models.BinaryField(max_length=16)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(year__gte=2000, year__lte=2100), name="opendata_plan_year_is_one"),
        ]
        indexes = [
            models.Index(fields=["year", "likeness"], name="opendata_plans_alike"),
            models.Index(fields=["-year", "-case"], name="opendata_plans_by_year"),
        ]

    def __str__(self) -> str:
        return self.title


declare(
    PlannedDataset,
    title=None,
    likeness=None,
    concept=None,
    definition=None,
    classification=None,
    measure=None,
    unit_of_measure=None,
    frequency=None,
    reason=None,
    salt=None,
)
