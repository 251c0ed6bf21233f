# SPDX-License-Identifier: EUPL-1.2
"""Editions of datasets, and who looked at them."""

from django.db import models

from praja.duties.opendata.enums import CheckKind
from praja.duties.opendata.models.datasets import Dataset
from praja.duties.opendata.models.plans import PlannedDataset
from praja.kernel.people.models import Account
from praja.kernel.procedures.models import Case
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment


class Release(models.Model):
    """One edition of a dataset; the detail of a case of `opendata.release`. Whether it is a draft, with whom, or published, the
    case says."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="release")
    dataset = models.ForeignKey(Dataset, models.PROTECT, related_name="releases")
    number = models.SmallIntegerField()
    """Its version, counted from 1 in its dataset."""
    period = models.CharField(max_length=60, blank=True)
    """What it is about, as people say it: "2026", "Semester I 2026"."""
    changes = models.TextField(blank=True)
    """What is different from the edition before, for readers."""
    salt = models.BinaryField(max_length=16)
    planned = models.ForeignKey(PlannedDataset, models.PROTECT, null=True, blank=True, related_name="releases")
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dataset", "number"], name="opendata_release_number_once")]


class Check(models.Model):
    """Somebody looked at an edition: who, as what, what they said. For a data supervisor (pembina data) the steward writes down
    number and day of the answer."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=10, choices=CheckKind.choices)
    is_agreed = models.BooleanField()
    words = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    reference = models.CharField(max_length=120, blank=True)
    by_account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["release", "id"], name="opendata_checks_of")]


declare(Release, period=None, changes=None, salt=None, withdrawn_reason=None)
declare(Check, kind=None, words=content(DIGEST), salt=None, reference=None, at=employment(KEEP))
