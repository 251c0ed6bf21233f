# SPDX-License-Identifier: EUPL-1.2
"""What a class has in common besides its sessions: materials, and assignments with what is handed in."""

from django.db import models

from praja.duties.training.enums.room import Audience
from praja.duties.training.models.catalogue import Subject
from praja.duties.training.models.classes import TrainingClass
from praja.duties.training.models.seats import Seat
from praja.kernel.documents.models import StoredFile
from praja.kernel.people.models import Account
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment

HANDIN = "training.handin"
"""The kind under which files of what is handed in are attached."""
TITLE, WORDS = 120, 8_000
"""Characters."""


class Material(models.Model):
    """A file for a class, for its participants from `released_at` (UTC) on, or for trainers and committee alone. One that was
    taken off stays, and is shown to nobody."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="materials")
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=TITLE)
    salt = models.BinaryField(max_length=16)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    audience = models.CharField(max_length=12, choices=Audience.choices, default=Audience.PARTICIPANTS)
    released_at = models.DateTimeField()
    added_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_off_at = models.DateTimeField(null=True, blank=True)


class Assignment(models.Model):
    """What participants are to hand in, in words and files, until `due_at` (UTC)."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="assignments")
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=TITLE)
    words = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    due_at = models.DateTimeField()
    set_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()


class Handin(models.Model):
    """What somebody handed in, for the `number`-th time; earlier ones stay. `points` (0 to 100, null: none given) and `answer`
    are the trainer's; `is_wanted_again`: it may be handed in once more, also after its day."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="handins")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="handins")
    number = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    handed_at = models.DateTimeField()
    points = models.PositiveSmallIntegerField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answer_salt = models.BinaryField(max_length=16, default=b"")
    is_wanted_again = models.BooleanField(default=False)
    marked_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    marked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "seat", "number"], name="training_handin_numbered"),
            models.CheckConstraint(
                condition=models.Q(points__isnull=True) | models.Q(points__lte=100), name="training_points"
            ),
        ]


declare(
    Material,
    title=content(DIGEST),
    salt=content(DIGEST),
    audience=None,
    released_at=None,
    added_at=employment(KEEP),
    taken_off_at=None,
)
declare(
    Assignment, title=content(DIGEST), words=content(DIGEST), salt=content(DIGEST), due_at=None, set_at=employment(KEEP)
)
declare(
    Handin,
    words=content(DIGEST),
    salt=content(DIGEST),
    handed_at=employment(KEEP),
    answer=content(DIGEST),
    answer_salt=content(DIGEST),
    marked_at=employment(KEEP),
)
