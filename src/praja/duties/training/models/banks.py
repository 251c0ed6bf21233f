# SPDX-License-Identifier: EUPL-1.2
"""Banks of questions, and the versions of each question."""

from django.db import models

from praja.duties.training.enums.exams import Difficulty, QuestionKind
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.models import Unit
from praja.lib.privacy import declare


class QuestionBank(models.Model):
    """Questions kept by the trainers and the personnel office of a unit. Nobody else sees them."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="question_banks")
    code = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=120)
    is_open = models.BooleanField(default=True)
    made_at = models.DateTimeField()


class BankQuestion(models.Model):
    """One question, whatever its version. `kind`, `topic`, `difficulty` are those of its latest version."""

    bank = models.ForeignKey(QuestionBank, models.PROTECT, related_name="questions")
    number = models.PositiveIntegerField()
    """Within its bank, from 1."""
    kind = models.CharField(max_length=12, choices=QuestionKind.choices)
    topic = models.CharField(max_length=120, blank=True)
    difficulty = models.CharField(max_length=8, choices=Difficulty.choices, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    """Since when no new test takes it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bank", "number"], name="training_question_number")]
        indexes = [models.Index(fields=["bank", "topic"], name="training_questions_by_topic")]


class QuestionVersion(models.Model):
    """A question as it was written once; never changed. Tests that were released keep theirs.

    `content` is what `domain.exams.questions.as_content` gives; `salt` makes the ledger's digest of it and of the picture.
    """

    question = models.ForeignKey(BankQuestion, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    picture = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    salt = models.BinaryField(max_length=16)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="training_question_version_once")]

    def digested(self) -> dict[str, object]:
        """What the ledger's digest covers."""
        return {"question": self.content, "picture": self.picture.sha256 if self.picture else ""}


declare(QuestionBank, code=None, name=None)
declare(BankQuestion, kind=None, topic=None, difficulty=None)
declare(QuestionVersion, content=None, salt=None)
