# SPDX-License-Identifier: EUPL-1.2
"""A diagnosis of a unit and the designs that answer it. The words of each are one sheet (see `domain.sheets`)."""

from django.db import models

from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.lib.privacy import DIGEST, content, declare


class Diagnosis(models.Model):
    """What is wrong at a unit, beginning with its own numbers over a period, and why. `source_kind` and `source_id` name what it
    was made for (a seat in a training class, an innovation)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="diagnoses")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="diagnoses")
    source_kind = models.CharField(max_length=40)
    source_id = models.BigIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    number = models.IntegerField(default=1)
    """How often it was written; what a form saw is compared with it."""
    sheet = models.JSONField()
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the sheet; erased with it."""
    made_at = models.DateTimeField()
    written_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["source_kind", "source_id"], name="plans_diagnoses_of_source"),
            models.Index(fields=["unit", "-id"], name="plans_diagnoses_of_unit"),
        ]


class Design(models.Model):
    """What is changed because of a diagnosis. What it changes is named by kind, id, key (the component of a service standard)
    and address, so that no duty is known here; `subject_title` is how it was called then."""

    diagnosis = models.ForeignKey(Diagnosis, models.PROTECT, related_name="designs")
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    subject_key = models.CharField(max_length=60, blank=True)
    subject_title = models.CharField(max_length=240, blank=True)
    subject_url = models.CharField(max_length=200, blank=True)
    number = models.IntegerField(default=1)
    sheet = models.JSONField()
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the sheet; erased with it."""
    made_at = models.DateTimeField()
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="plans_designs_of_subject")]


declare(
    Diagnosis,
    source_kind=None,
    first_day=None,
    last_day=None,
    sheet=content(DIGEST),
    salt=content(DIGEST),
    made_at=None,
    written_at=None,
)
declare(
    Design,
    subject_kind=None,
    subject_key=None,
    subject_title=None,
    subject_url=None,
    sheet=content(DIGEST),
    salt=content(DIGEST),
)
