# SPDX-License-Identifier: EUPL-1.2
"""Ideas of residents and officers, who supports them and what is said to them."""

from django.db import models
from django.db.models import Q

from praja.duties.innovation.enums import IdeaTopic
from praja.duties.innovation.models.path import Innovation
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.lib.privacy import BLANK, DIGEST, content, declare


class Spoken(models.Model):
    """What somebody said, and in which office: `unit` and `role` of an officer, so that readers know who speaks; a resident
    speaks in none."""

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=24, blank=True, default="", db_default="")

    class Meta:
        abstract = True


class Idea(Spoken):
    """What somebody proposed; state, unit and times are the case's. Everybody reads it from a moderator's word on."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="idea")
    person = models.ForeignKey(Person, models.PROTECT, related_name="ideas")
    shows_author = models.BooleanField(default=False)
    """Whether its author wanted to be named."""
    wants_news = models.BooleanField(default=True)
    topic = models.CharField(max_length=12, choices=IdeaTopic.choices)
    title = models.CharField(max_length=120)
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of title and text; erased with them."""
    supporters = models.IntegerField(default=0)
    """How many support it now: the rows of `IdeaSupport` that have not ended."""
    published_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    innovation = models.ForeignKey(Innovation, models.PROTECT, null=True, blank=True, related_name="ideas")

    class Meta:
        indexes = [
            models.Index(
                fields=["-supporters", "-case"], condition=Q(published_at__isnull=False), name="innovation_ideas_wanted"
            ),
            models.Index(fields=["person", "-case"], name="innovation_ideas_of"),
        ]


class IdeaWord(Spoken):
    """What the office said to an idea at a step: its answer, why it is not shown, why it is not taken up."""

    idea = models.ForeignKey(Idea, models.PROTECT, related_name="answers")
    step = models.CharField(max_length=12)
    text = models.CharField(max_length=2000)
    salt = models.BinaryField(max_length=16)
    said_at = models.DateTimeField()


class IdeaSupport(models.Model):
    """One resident supports an idea, until `ended_at`. One row for each person, however often they change their mind."""

    idea = models.ForeignKey(Idea, models.PROTECT, related_name="supports")
    person = models.ForeignKey(Person, models.PROTECT, related_name="idea_supports")
    wants_news = models.BooleanField(default=False)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["idea", "person"], name="innovation_support_once")]


class IdeaComment(Spoken):
    """What somebody said to an idea. `shown` None: no moderator has read it yet, and nobody else does; False: it is hidden, with
    the reason, and its text stays provable by its digest."""

    idea = models.ForeignKey(Idea, models.PROTECT, related_name="comments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="idea_comments")
    shows_author = models.BooleanField(default=False)
    text = models.CharField(max_length=1000)
    salt = models.BinaryField(max_length=16)
    said_at = models.DateTimeField()
    shown = models.BooleanField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    reason_salt = models.BinaryField(max_length=16, null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["idea", "id"], condition=Q(shown=None), name="innovation_comments_waiting"),
            models.Index(fields=["person", "-id"], name="innovation_comments_of"),
        ]


declare(
    Idea,
    role=None,
    topic=None,
    title=content(DIGEST),
    text=content(DIGEST),
    salt=content(DIGEST),
    published_at=None,
)
declare(IdeaWord, role=None, step=None, text=content(DIGEST), salt=content(DIGEST), said_at=None)
declare(IdeaSupport, since=content(BLANK), ended_at=content(BLANK))
declare(
    IdeaComment,
    role=None,
    text=content(DIGEST),
    salt=content(DIGEST),
    said_at=content(BLANK),
    reason=content(DIGEST),
    reason_salt=content(DIGEST),
)
