# SPDX-License-Identifier: EUPL-1.2
"""Rubrics, rounds, who assesses what, and what they found."""

from django.db import models
from django.db.models import F, Q

from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.lib.privacy import DIGEST, content, declare


class Rubric(models.Model):
    """One version of a way to assess: criteria whose weights sum to 100, values on one scale of whole numbers."""

    key = models.CharField(max_length=60)
    version = models.IntegerField()
    title = models.CharField(max_length=160)
    lowest = models.SmallIntegerField()
    highest = models.SmallIntegerField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="assessments_rubric_version_once"),
            models.CheckConstraint(condition=Q(highest__gt=F("lowest")), name="assessments_scale_has_width"),
        ]


class Criterion(models.Model):
    """One thing that is looked at, and what it weighs in hundredths."""

    rubric = models.ForeignKey(Rubric, models.PROTECT, related_name="criteria")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    weight = models.SmallIntegerField()
    position = models.SmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["rubric", "key"], name="assessments_criterion_once"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="assessments_weight_above_zero"),
        ]


class Round(models.Model):
    """One assessing of many subjects of one kind (competition entries, test papers, units), organised by a unit."""

    rubric = models.ForeignKey(Rubric, models.PROTECT, related_name="rounds")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assessment_rounds")
    title = models.CharField(max_length=160)
    subject_kind = models.CharField(max_length=40)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True, blank=True)


class Assessor(models.Model):
    """A person who assesses in a round; they act through their own account."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="assessors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="assessor_seats")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="assessments_one_seat_per_person")]


class AssignedSubject(models.Model):
    """A subject given to an assessor; the subject is a plain id of the round's kind."""

    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="subjects")
    subject_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessor", "subject_id"], name="assessments_subject_given_once")
        ]


class ConflictOfInterest(models.Model):
    """Why an assessor must not assess a subject, in their own words."""

    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="conflicts")
    subject_id = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    salt = models.BinaryField(max_length=16)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessor", "subject_id"], name="assessments_conflict_once")]


class Score(models.Model):
    """One assessor's value for one criterion of one subject, with what they say to it."""

    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="scores")
    subject_id = models.BigIntegerField()
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="scores")
    value = models.SmallIntegerField()
    comment = models.CharField(max_length=1000, blank=True)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of value and comment."""
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessor", "subject_id", "criterion"], name="assessments_score_once")
        ]


class SheetSetAside(models.Model):
    """A sheet of a sealed round that counts no more, and by which decision (kind and id). Its scores stay as they were sealed."""

    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="set_aside")
    subject_id = models.BigIntegerField()
    ground_kind = models.CharField(max_length=40)
    ground_id = models.BigIntegerField()
    set_aside_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessor", "subject_id"], name="assessments_sheet_set_aside_once")
        ]


declare(Rubric, key=None, title=None)
declare(Criterion, key=None, title=None)
declare(Round, title=None, subject_kind=None)
declare(ConflictOfInterest, reason=content(DIGEST), salt=content(DIGEST))
declare(Score, comment=content(DIGEST), salt=content(DIGEST))
declare(SheetSetAside, ground_kind=None)
