# SPDX-License-Identifier: EUPL-1.2
"""What can be learned: programmes, their curricula, and the rooms in which classes are held."""

from django.db import models
from django.db.models import Q

from praja.duties.training.enums import LearningForm
from praja.kernel.organization.models import Unit
from praja.lib.privacy import declare


class Programme(models.Model):
    """An entry of the catalogue, kept by the training office of a unit (`unit`). What is taught stands in its curricula."""

    code = models.CharField(max_length=24, unique=True)
    """Short and lasting, for addresses and lists: `PEL-PRIMA`."""
    title = models.CharField(max_length=200)
    form = models.CharField(max_length=20, choices=LearningForm.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="training_programmes")
    aim = models.CharField(max_length=1000)
    audience = models.CharField(max_length=500)
    is_offered = models.BooleanField(default=True)
    made_at = models.DateTimeField()


class Curriculum(models.Model):
    """One version of what a programme teaches and when somebody has passed. Published once and never changed: classes and
    certificates keep the one they were opened under."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="curricula")
    number = models.PositiveSmallIntegerField()
    least_presence = models.PositiveSmallIntegerField(default=0)
    """Per cent of the lesson hours held at which somebody must have been present; 0: not asked."""
    least_score = models.PositiveSmallIntegerField(default=0)
    """Per cent of the points of the final test; 0: not asked."""
    needs_plan = models.BooleanField(default=False)
    """Whether an action plan that was accepted is asked for."""
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="training_curriculum_once"),
            models.CheckConstraint(
                condition=Q(least_presence__lte=100, least_score__lte=100), name="training_shares_in_per_cent"
            ),
        ]

    @property
    def jp(self) -> int:
        """Lesson hours (JP) of all its subjects."""
        return sum(subject.jp for subject in self.subjects.all())


class Subject(models.Model):
    """One subject (mata pelatihan) of a curriculum and its lesson hours."""

    curriculum = models.ForeignKey(Curriculum, models.PROTECT, related_name="subjects")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    jp = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["curriculum", "position"], name="training_subject_position"),
            models.CheckConstraint(condition=Q(jp__gt=0), name="training_subject_has_hours"),
        ]


class Room(models.Model):
    """Where classes are held. `unit` keeps it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="training_rooms")
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=200, blank=True)
    """Address and building, as somebody finds it."""
    capacity = models.PositiveSmallIntegerField()
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="training_room_once")]


declare(Programme, code=None, title=None, form=None, aim=None, audience=None)
declare(Curriculum)
declare(Subject, title=None)
declare(Room, name=None, place=None)
