# SPDX-License-Identifier: EUPL-1.2
"""Benchmarking visits (studi tiru, patok banding) and what was taken over from them."""

from django.db import models

from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.plans.models.commitments import Commitment
from praja.lib.privacy import DIGEST, content, declare


class Visit(models.Model):
    """A visit of a unit's people somewhere else. Papers are the files attached to it as `plans.visit`."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="visits")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="visits")
    source_kind = models.CharField(max_length=40)
    source_id = models.BigIntegerField()
    url = models.CharField(max_length=200)
    number = models.IntegerField(default=1)
    sheet = models.JSONField()
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the sheet; erased with it."""
    made_at = models.DateTimeField()
    written_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["source_kind", "source_id"], name="plans_visits_of_source"),
            models.Index(fields=["unit", "-id"], name="plans_visits_of_unit"),
        ]


class Adoption(models.Model):
    """What a unit promised to take over from a visit."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="adoptions")
    key = models.CharField(max_length=12)
    commitment = models.OneToOneField(Commitment, models.PROTECT, related_name="adoption")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "key"], name="plans_adoption_once")]


declare(Visit, source_kind=None, url=None, sheet=content(DIGEST), salt=content(DIGEST), made_at=None, written_at=None)
declare(Adoption, key=None)
