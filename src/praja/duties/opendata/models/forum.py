# SPDX-License-Identifier: EUPL-1.2
"""What the data forum (Forum Satu Data) of the region decided."""

from django.db import models

from praja.duties.opendata.enums import ForumMatter
from praja.kernel.documents.models import StoredFile
from praja.lib.privacy import declare


class ForumDecision(models.Model):
    """One decision of the forum, by number and day, with its minutes. Entries of the yearly list, priority data and limits of
    access name the decision that they rest on. Never edited: a later decision stands beside it."""

    number = models.CharField(max_length=120)
    decided_on = models.DateField()
    matter = models.CharField(max_length=10, choices=ForumMatter.choices)
    subject = models.CharField(max_length=200)
    minutes = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number", "decided_on"], name="opendata_forum_decision_once"),
        ]
        indexes = [models.Index(fields=["-decided_on", "-id"], name="opendata_forum_by_day")]

    def __str__(self) -> str:
        return f"{self.number}, {self.decided_on.isoformat()}"


declare(ForumDecision, number=None, matter=None, subject=None)
