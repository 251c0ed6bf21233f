# SPDX-License-Identifier: EUPL-1.2
"""Who is in a class."""

from django.db import models

from praja.duties.training.enums import HOLDING, SeatStatus, SeatWay
from praja.duties.training.models.class_letters import ClassLetter
from praja.duties.training.models.classes import TrainingClass
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment


class Seat(models.Model):
    """One employee in one class, from the nomination on. `unit` is where they worked when they were nominated, and whose head
    is their mentor; everything that becomes of the seat stands in the stream `events.stream_of_seat`."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="seats")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="seats")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    way = models.CharField(max_length=8, choices=SeatWay.choices, default=SeatWay.QUOTA, db_default=SeatWay.QUOTA)
    letter = models.ForeignKey(ClassLetter, models.PROTECT, null=True, blank=True, related_name="seats")
    """The letter that assigns somebody to the class; None as long as there is none that counts."""
    status = models.CharField(max_length=12, choices=SeatStatus.choices, default=SeatStatus.NOMINATED)
    place_in_line = models.PositiveIntegerField(default=0)
    """Where somebody stands on the waiting list, the lowest first; 0: not on it."""
    reason = models.CharField(max_length=300, blank=True)
    """Why the status is what it is: what the nominating head, the selection or the withdrawal said."""
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the reason; erased with it."""
    nominated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["training_class", "employee"], name="training_seat_once")]
        indexes = [
            models.Index(fields=["training_class", "status", "place_in_line"], name="training_seats_of_class"),
            models.Index(fields=["employee"], name="training_seats_of_employee"),
        ]

    @property
    def takes_part(self) -> bool:
        """Whether this seat fills one of the class's places."""
        return self.status in HOLDING


declare(
    Seat,
    way=employment(KEEP),
    status=employment(KEEP),
    reason=content(DIGEST),
    salt=content(DIGEST),
    nominated_at=employment(KEEP),
)
