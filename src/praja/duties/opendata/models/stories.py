# SPDX-License-Identifier: EUPL-1.2
"""Stories: text with drawings of open data that are drawn anew for every reader."""

from django.db import models
from django.db.models import Q

from praja.duties.opendata.domain.story_content import Content
from praja.duties.opendata.enums import StoryState
from praja.kernel.organization.models import Unit
from praja.lib.privacy import declare


class Story(models.Model):
    """A story of a unit. `draft` is what is being written, `shown` what readers see (None: nothing was ever published); both are
    `domain.story_content.Content`. Written on after it was published, readers go on seeing what was published."""

    name = models.CharField(max_length=100, unique=True)
    """Stands in its address."""
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="stories")
    state = models.CharField(max_length=9, choices=StoryState.choices, default=StoryState.WRITING)
    draft = models.JSONField()
    shown = models.JSONField(null=True, blank=True)
    is_shown = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    """Why it was given back or taken off, the last time."""
    version = models.IntegerField(default=1)
    """Moves with every change: who saw an older one is told so."""
    salt = models.BinaryField(max_length=16)
    begun_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    """When readers first saw it."""
    modified_at = models.DateTimeField()
    """When what readers see last changed; before that, when it was last written on."""

    class Meta:
        verbose_name_plural = "stories"
        indexes = [
            models.Index(fields=["-published_at", "-id"], condition=Q(is_shown=True), name="opendata_stories_shown"),
            models.Index(fields=["unit", "-modified_at", "-id"], name="opendata_stories_of_unit"),
        ]

    def __str__(self) -> str:
        return str(self.draft["title"])

    @property
    def stream(self) -> str:
        """Its stream in the ledger."""
        return f"opendata.story:{self.pk}"

    @property
    def written(self) -> Content:
        """What is being written."""
        return Content.of(self.draft)

    @property
    def published(self) -> Content | None:
        """What readers see."""
        return Content.of(self.shown) if self.shown else None


declare(Story, name=None, state=None, draft=None, shown=None, reason=None, salt=None)
