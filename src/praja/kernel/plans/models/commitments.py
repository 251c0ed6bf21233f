# SPDX-License-Identifier: EUPL-1.2
"""What units promised to do, because of a survey, a consultation, an evaluation or a training."""

from django.db import models
from django.db.models import Q

from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.plans.enums import LIVE, CommitmentStatus
from praja.kernel.work.models import WorkItem
from praja.lib.privacy import DIGEST, content, declare


class Commitment(models.Model):
    """One thing that a unit owes by a day. `source_kind` and `source_id` name what called for it, so that no duty is known
    here. Evidence are the files attached to it as `plans.commitment`.
    """

    title = models.CharField(max_length=200)
    owner_unit = models.ForeignKey(Unit, models.PROTECT, related_name="commitments")
    owner_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="commitments")
    source_kind = models.CharField(max_length=40)
    source_id = models.BigIntegerField()
    url = models.CharField(max_length=200)
    """The page on which the owner works on it, for the desk."""
    due_on = models.DateField()
    status = models.CharField(max_length=12, choices=CommitmentStatus.choices, default=CommitmentStatus.OPEN)
    measure = models.CharField(max_length=60, null=True, blank=True)  # noqa: DJ001 - no measure is not an empty one
    baseline_numerator = models.BigIntegerField(null=True, blank=True)
    baseline_denominator = models.BigIntegerField(null=True, blank=True)
    baseline_as_of = models.DateTimeField(null=True, blank=True)
    after_numerator = models.BigIntegerField(null=True, blank=True)
    after_denominator = models.BigIntegerField(null=True, blank=True)
    after_as_of = models.DateTimeField(null=True, blank=True)
    dropped_reason = models.CharField(max_length=500, blank=True)
    dropped_salt = models.BinaryField(max_length=16, default=b"")
    work_item = models.ForeignKey(WorkItem, models.PROTECT, null=True, blank=True, related_name="commitments")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["source_kind", "source_id"], name="plans_of_source"),
            models.Index(fields=["owner_unit", "due_on"], name="plans_of_unit"),
            models.Index(fields=["due_on"], condition=Q(status__in=LIVE), name="plans_live_by_due"),
        ]


class ProgressNote(models.Model):
    """What the owner said about how far it is."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="notes")
    text = models.CharField(max_length=500)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the text; erased with it."""
    reported_at = models.DateTimeField()


declare(
    Commitment,
    title=None,
    source_kind=None,
    url=None,
    due_on=None,
    status=None,
    measure=None,
    baseline_as_of=None,
    after_as_of=None,
    dropped_reason=content(DIGEST),
    dropped_salt=content(DIGEST),
    made_at=None,
    closed_at=None,
)
declare(ProgressNote, text=content(DIGEST), salt=content(DIGEST), reported_at=None)
