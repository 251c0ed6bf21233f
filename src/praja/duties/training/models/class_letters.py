# SPDX-License-Identifier: EUPL-1.2
"""Letters that go out for a class."""

from django.db import models

from praja.duties.training.enums import LetterKind
from praja.duties.training.models.classes import TrainingClass
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.organization.models import Unit
from praja.lib.privacy import declare


class ClassLetter(models.Model):
    """An invitation to nominate, or the letter by which a unit (`unit`) assigns its people to a class. Whom it assigns stands on
    their seats."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=10, choices=LetterKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    document = models.OneToOneField(IssuedDocument, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["training_class", "kind"], name="training_letters_of_class")]


declare(ClassLetter, kind=None)
