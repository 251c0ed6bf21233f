# SPDX-License-Identifier: EUPL-1.2
"""Tests of a class, and what somebody answered in them."""

from django.db import models
from django.db.models import F, Q

from praja.duties.training.enums.exams import Correction, ExamKind, HandedInBy, Showing
from praja.duties.training.models.banks import BankQuestion, QuestionBank, QuestionVersion
from praja.duties.training.models.classes import TrainingClass
from praja.duties.training.models.seats import Seat
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment


class Exam(models.Model):
    """A test of a class. Until `released_at` only those who set it see it; from then on it no more changes."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="exams")
    number = models.PositiveSmallIntegerField()
    """Within its class, from 1."""
    kind = models.CharField(max_length=6, choices=ExamKind.choices)
    title = models.CharField(max_length=120)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    """How long one attempt takes at most; None: until the test closes."""
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=1)
    shuffles_questions = models.BooleanField(default=True)
    shuffles_choices = models.BooleanField(default=True)
    per_page = models.PositiveSmallIntegerField(default=5)
    showing = models.CharField(max_length=16, choices=Showing.choices, default=Showing.MARKS)
    grace_seconds = models.PositiveSmallIntegerField(default=60)
    """How long after its end something may still arrive that was sent in time."""
    made_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    withdrawn_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["training_class", "number"], name="training_exam_number"),
            models.UniqueConstraint(
                fields=["training_class", "kind"],
                condition=Q(withdrawn_at=None) & ~Q(kind=ExamKind.OTHER),
                name="training_one_pre_and_post_test",
            ),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="training_exam_in_order"),
            models.CheckConstraint(condition=Q(tries__gt=0, per_page__gt=0), name="training_exam_can_be_taken"),
        ]


class ExamPart(models.Model):
    """What a test is made of: one question of a bank, or so many that are drawn from a bank (and a topic of it)."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="parts")
    position = models.PositiveSmallIntegerField()
    question = models.ForeignKey(BankQuestion, models.PROTECT, null=True, blank=True, related_name="+")
    bank = models.ForeignKey(QuestionBank, models.PROTECT, null=True, blank=True, related_name="+")
    topic = models.CharField(max_length=120, blank=True)
    """Empty: of any topic."""
    count = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["exam", "position"], name="training_exam_part_position"),
            models.CheckConstraint(
                condition=Q(question=None, bank__isnull=False) | Q(question__isnull=False, bank=None),
                name="training_exam_part_is_one",
            ),
        ]


class ExamQuestion(models.Model):
    """A version of a question that a released test may ask; `part` is the position of the part it belongs to. Where it turned
    out wrong, `correction` says what is done about it."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="questions")
    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="+")
    part = models.PositiveSmallIntegerField()
    correction = models.CharField(max_length=8, choices=Correction.choices, blank=True)
    corrected = models.ForeignKey(QuestionVersion, models.PROTECT, null=True, blank=True, related_name="+")
    """The version by which it is marked instead."""
    reason = models.CharField(max_length=500, blank=True)
    salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exam", "version"], name="training_exam_question_once")]


class Attempt(models.Model):
    """One go of a participant. `marks` and `most` are hundredths of points; `marks` is None until everything is marked."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="attempts")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=32)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.CharField(max_length=6, choices=HandedInBy.choices, blank=True)
    marks = models.PositiveIntegerField(null=True, blank=True)
    most = models.PositiveIntegerField(default=0)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the answers; erased with them."""
    late_reason = models.CharField(max_length=500, blank=True)
    """Why answers count that came late."""
    late_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exam", "seat", "number"], name="training_attempt_once"),
            models.UniqueConstraint(
                fields=["exam", "seat"], condition=Q(handed_in_at=None), name="training_one_open_attempt"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(handed_in_at=None), name="training_attempts_open"),
        ]


class ExamAnswer(models.Model):
    """The answer to one question of an attempt, `number` being the place at which it stands. A draft until the attempt is handed
    in; what came after its end lies beside, uncounted."""

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    asked = models.ForeignKey(ExamQuestion, models.PROTECT, related_name="answers")
    given = models.JSONField(null=True, blank=True)
    typed_at = models.DateTimeField(null=True, blank=True)
    device = models.CharField(max_length=16, blank=True)
    """Which browser typed it, by a number that it made up for this attempt; empty without scripts."""
    stroke = models.BigIntegerField(default=0)
    """The browser's own count: of two saves of one browser the one with the higher count is the later, however they arrive."""
    late_given = models.JSONField(null=True, blank=True)
    late_at = models.DateTimeField(null=True, blank=True)
    marks = models.PositiveIntegerField(null=True, blank=True)
    """Hundredths of points; None until somebody or the key marked it."""
    note = models.CharField(max_length=1000, blank=True)
    """What the trainer said of an essay."""
    note_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["attempt", "number"], name="training_answer_once")]


declare(
    Exam,
    kind=None,
    title=None,
    showing=None,
    withdrawn_reason=content(DIGEST),
    withdrawn_salt=content(DIGEST),
)
declare(ExamPart, topic=None)
declare(ExamQuestion, correction=None, reason=content(DIGEST), salt=content(DIGEST))
declare(
    Attempt,
    seed=None,
    started_at=employment(KEEP),
    due_at=None,
    handed_in_at=employment(KEEP),
    handed_in_by=None,
    salt=content(DIGEST),
    late_reason=content(DIGEST),
    late_salt=content(DIGEST),
)
declare(
    ExamAnswer,
    given=content(DIGEST),
    typed_at=None,
    device=None,
    late_given=content(DIGEST),
    late_at=None,
    note=content(DIGEST),
    note_salt=content(DIGEST),
)
