# SPDX-License-Identifier: EUPL-1.2
"""Who is willing to be asked about what. Nobody is in it who did not put themselves there."""

from django.db import models

from praja.kernel.people.models import Employee
from praja.kernel.search.domain.words import LONGEST_WORD
from praja.lib.privacy import DIGEST, content, declare, employment


class DirectoryEntry(models.Model):
    """An employee who put themselves into the directory. Withdrawn, the row goes with its topics, and the ledger keeps digests.
    `topics` are up to ten, one a line; `shows_learning`: whether the classes they finished and taught appear with them."""

    employee = models.OneToOneField(Employee, models.PROTECT, related_name="directory_entry")
    topics = models.TextField()
    salt = models.BinaryField(max_length=16)
    shows_learning = models.BooleanField(default=False)
    listed_at = models.DateTimeField()
    """When it was last put as it stands."""

    class Meta:
        indexes = [models.Index(fields=["-listed_at", "id"], name="training_directory_newest")]

    @property
    def topic_list(self) -> list[str]:
        """The topics in their order."""
        return self.topics.splitlines()


class DirectoryStem(models.Model):
    """A stem of somebody's topics, by which they are found; made from the topics and gone with them."""

    entry = models.ForeignKey(DirectoryEntry, models.CASCADE, related_name="stems")
    stem = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stem", "entry"], name="training_directory_stem_once")]


declare(
    DirectoryEntry,
    topics=content(DIGEST),
    salt=content(DIGEST),
    listed_at=employment(DIGEST),
)
declare(DirectoryStem, stem=content(DIGEST))
