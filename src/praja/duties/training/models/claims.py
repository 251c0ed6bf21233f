# SPDX-License-Identifier: EUPL-1.2
"""Training that an employee tells of, with proof."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from praja.duties.training.enums import LearningForm
from praja.duties.training.models.credits import Credit
from praja.kernel.people.models import Employee
from praja.kernel.procedures.models import Case
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment


class Claim(models.Model):
    """What somebody learned elsewhere, told by themselves; the papers are `documents.Attachment`s of kind `training.claim`. The
    case's lead unit is the employee's; its personnel office accepts it (then `credit` stands for it) or refuses it."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="training_claim")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="training_claims")
    form = models.CharField(max_length=20, choices=LearningForm.choices)
    title = models.CharField(max_length=200)
    organiser = models.CharField(max_length=200)
    first_day = models.DateField()
    last_day = models.DateField()
    jp_told = models.PositiveSmallIntegerField()
    sessions = models.PositiveSmallIntegerField(default=0)
    """How often, for coaching and mentoring; 0: not asked."""
    certificate_number = models.CharField(max_length=80, blank=True)
    salt = models.BinaryField(max_length=16)
    credit = models.OneToOneField(Credit, models.PROTECT, null=True, blank=True, related_name="claim")
    note = models.CharField(max_length=300, blank=True)
    note_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="training_claim_in_order")
        ]
        indexes = [models.Index(fields=["employee", "last_day"], name="training_claims_of_employee")]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of it covers."""
        return {"title": self.title, "organiser": self.organiser, "certificate": self.certificate_number}


declare(
    Claim,
    form=employment(KEEP),
    title=employment(KEEP),
    organiser=employment(KEEP),
    first_day=employment(KEEP),
    last_day=employment(KEEP),
    certificate_number=employment(KEEP),
    salt=employment(KEEP),
    note=content(DIGEST),
    note_salt=content(DIGEST),
)
