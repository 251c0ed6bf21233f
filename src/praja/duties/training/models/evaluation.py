# SPDX-License-Identifier: EUPL-1.2
"""What people say of a class. Who was asked and has answered stands apart from what was answered, and nothing leads from one to
the other: an answer has no person, no moment, and a number drawn by chance instead of one that counts on.
"""

from django.db import models
from django.db.models import Q

from praja.duties.training.enums.evaluation import Asked, Rater
from praja.duties.training.models.classes import ClassSession, TrainingClass
from praja.duties.training.models.seats import Seat
from praja.kernel.people.models import Person
from praja.lib.privacy import BLANK, DIGEST, KEEP, content, declare, employment


class EvaluationTurn(models.Model):
    """Somebody's turn to answer about a seat: their own at the end of a class, one's own and others' months later. It says only
    that they answered, and on which day."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="evaluation_turns")
    asked = models.CharField(max_length=10, choices=Asked.choices)
    rater = models.CharField(max_length=10, choices=Rater.choices)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seat", "asked", "person"], name="training_evaluation_turn_once")
        ]
        indexes = [models.Index(fields=["person"], condition=Q(answered_on=None), name="training_turns_of_person")]


class EvaluationAnswer(models.Model):
    """One answer. At the end of a class: about the class, or about one `session` of it; months later: about a `seat`. `ratings`
    are 1 to 5 by statement."""

    id = models.BigIntegerField(primary_key=True)
    """Drawn by chance, so that the order of answers is not kept."""
    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="evaluation_answers")
    asked = models.CharField(max_length=10, choices=Asked.choices)
    rater = models.CharField(max_length=10, choices=Rater.choices)
    session = models.ForeignKey(ClassSession, models.PROTECT, null=True, blank=True, related_name="evaluation_answers")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="evaluation_answers")
    ratings = models.JSONField()
    comment = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["training_class", "asked"], name="training_answers_of_class")]


class EvaluationClosing(models.Model):
    """From when on nobody answers any more, with the digest of all answers as they were then."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="evaluation_closings")
    asked = models.CharField(max_length=10, choices=Asked.choices)
    answers = models.PositiveIntegerField()
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the answers; erased where words in one of them had to be."""
    closed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["training_class", "asked"], name="training_evaluation_closed_once")
        ]


declare(
    EvaluationTurn,
    asked=None,
    rater=employment(KEEP),
    asked_at=None,
    due_at=None,
    answered_on=employment(KEEP),
)
declare(EvaluationAnswer, asked=None, rater=None, ratings=content(BLANK), comment=content(BLANK))
declare(EvaluationClosing, asked=None, salt=content(DIGEST), closed_at=None)
