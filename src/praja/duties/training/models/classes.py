# SPDX-License-Identifier: EUPL-1.2
"""Classes: when and where a curriculum is taught, by whom, with how many seats for whom."""

from django.db import models
from django.db.models import F, Q

from praja.duties.training.enums import ClassFunction
from praja.duties.training.models.catalogue import Curriculum, Room, Subject
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.lib.privacy import DIGEST, content, declare


class TrainingClass(models.Model):
    """One class (angkatan) of a curriculum; its state, the unit that holds it and its times are the case's."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="training_class")
    curriculum = models.ForeignKey(Curriculum, models.PROTECT, related_name="classes")
    name = models.CharField(max_length=120)
    """`Angkatan I`."""
    first_day = models.DateField()
    last_day = models.DateField()
    nominations_until = models.DateField()
    """The last day on which heads nominate."""
    capacity = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200, blank=True)
    """Where it is held, as the invitation says it."""
    self_apply = models.BooleanField(default=False, db_default=False)
    """Whether people may apply by themselves, for seats that no quota keeps."""
    note = models.CharField(max_length=500, blank=True, default="", db_default="")
    """Why it was moved last, or began in spite of a clash."""
    note_salt = models.BinaryField(max_length=16, default=b"")
    """Makes the ledger's digest of the note; erased with it."""
    cancelled_reason = models.CharField(max_length=500, blank=True)
    cancelled_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="training_class_in_order"),
            models.CheckConstraint(condition=Q(capacity__gt=0), name="training_class_has_seats"),
        ]
        indexes = [models.Index(fields=["first_day"], name="training_class_by_day")]


class Quota(models.Model):
    """How many seats of a class are kept for the people of a unit and everything below it."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="quotas")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    seats = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["training_class", "unit"], name="training_quota_once"),
            models.CheckConstraint(condition=Q(seats__gt=0), name="training_quota_has_seats"),
        ]


class ClassOfficer(models.Model):
    """Somebody who runs a class or coaches its participants, until `ended_at`."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="officers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    function = models.CharField(max_length=10, choices=ClassFunction.choices)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["training_class", "person", "function"],
                condition=Q(ended_at=None),
                name="training_officer_once",
            )
        ]


class ClassSession(models.Model):
    """One session of the timetable. A cancelled one stays and says since when."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="sessions")
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="sessions")
    """None for what belongs to no subject: opening, closing."""
    title = models.CharField(max_length=200)
    jp = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="sessions")
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="training_session_in_order")
        ]
        indexes = [
            models.Index(fields=["training_class", "starts_at"], name="training_sessions_of_class"),
            models.Index(fields=["room", "starts_at"], name="training_sessions_in_room"),
        ]


class SessionTrainer(models.Model):
    """Who teaches a session; somebody from outside is a person without an account."""

    session = models.ForeignKey(ClassSession, models.PROTECT, related_name="trainers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="training_trainer_once")]


declare(
    TrainingClass,
    name=None,
    place=None,
    note=content(DIGEST),
    note_salt=content(DIGEST),
    cancelled_reason=content(DIGEST),
    cancelled_salt=content(DIGEST),
)
declare(Quota)
declare(ClassOfficer, function=None, ended_at=None)
declare(ClassSession, title=None)
declare(SessionTrainer)
