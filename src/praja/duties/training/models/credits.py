# SPDX-License-Identifier: EUPL-1.2
"""Lesson hours (JP) that were booked for employees."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from praja.duties.training.enums import CreditSource, LearningForm
from praja.duties.training.models.seats import Seat
from praja.kernel.people.models import Employee
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment


class Credit(models.Model):
    """What somebody learned and the lesson hours it counts, in the year of its last day. `jp_told` is what the certificate or
    the employee says, `jp` what the conversion table lets count of it (`domain.jp`)."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="credits")
    form = models.CharField(max_length=20, choices=LearningForm.choices)
    title = models.CharField(max_length=200)
    organiser = models.CharField(max_length=200)
    first_day = models.DateField()
    last_day = models.DateField()
    jp_told = models.PositiveSmallIntegerField()
    jp = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=10, choices=CreditSource.choices)
    seat = models.OneToOneField(Seat, models.PROTECT, null=True, blank=True, related_name="credit")
    certificate_number = models.CharField(max_length=80, blank=True)
    salt = models.BinaryField(max_length=16, default=b"")
    """Makes the ledger's digest of title, organiser and number of the certificate."""
    booked_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=300, blank=True)
    cancelled_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="training_credit_in_order")
        ]
        indexes = [models.Index(fields=["employee", "last_day"], name="training_credits_of_employee")]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of it covers."""
        return {"title": self.title, "organiser": self.organiser, "certificate": self.certificate_number}


declare(
    Credit,
    form=employment(KEEP),
    title=employment(KEEP),
    organiser=employment(KEEP),
    first_day=employment(KEEP),
    last_day=employment(KEEP),
    source=None,
    certificate_number=employment(KEEP),
    salt=employment(KEEP),
    booked_at=employment(KEEP),
    cancelled_at=employment(KEEP),
    cancelled_reason=content(DIGEST),
    cancelled_salt=content(DIGEST),
)
