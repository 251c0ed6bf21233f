# SPDX-License-Identifier: EUPL-1.2
"""What a class talks about: discussions with their posts, earlier wordings of these, and how far somebody has read."""

from django.db import models

from praja.duties.training.enums.talk import ThreadKind
from praja.duties.training.models.classes import TrainingClass
from praja.kernel.people.models import Account
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment

TITLE, WORDS, REASON = 120, 4_000, 300
"""Characters."""


class DiscussionThread(models.Model):
    """A question or a topic of a class. Its title is that of its first post. `last_number` and `last_at` are of its newest post,
    `told_at` (UTC) is when whoever began it last heard of an answer. Once `closed_at`, nobody writes in it."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="discussions")
    kind = models.CharField(max_length=8, choices=ThreadKind.choices)
    opened_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    is_pinned = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    last_number = models.PositiveIntegerField(default=1)
    last_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["training_class", "-is_pinned", "-last_at", "id"], name="training_discussions_of_class"
            )
        ]


class DiscussionPost(models.Model):
    """What somebody said in a discussion, as it reads now; number 1 began it and has its title. Hidden by who keeps the room with
    a reason, or withdrawn by its author, it is shown to nobody else; its words stay, so that its digest can be shown to be
    theirs."""

    thread = models.ForeignKey(DiscussionThread, models.PROTECT, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(Account, models.PROTECT, related_name="+")
    title = models.CharField(max_length=TITLE, blank=True)
    words = models.TextField()
    salt = models.BinaryField(max_length=16)
    edition = models.PositiveSmallIntegerField(default=1)
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    hidden_reason = models.CharField(max_length=REASON, blank=True)
    reason_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "number"], name="training_post_numbered")]


class PostEdition(models.Model):
    """How a post read before it was edited, the first `edition` 1."""

    post = models.ForeignKey(DiscussionPost, models.PROTECT, related_name="editions")
    edition = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=TITLE, blank=True)
    words = models.TextField()
    salt = models.BinaryField(max_length=16)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "edition"], name="training_post_edition_once")]


class ThreadLook(models.Model):
    """Up to which post somebody has read a discussion: a mark for themselves, of which no event tells."""

    thread = models.ForeignKey(DiscussionThread, models.CASCADE, related_name="looks")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    looked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "account"], name="training_look_once")]


declare(
    DiscussionThread,
    kind=None,
    opened_at=employment(KEEP),
    is_pinned=None,
    closed_at=None,
    last_at=employment(KEEP),
    told_at=employment(KEEP),
)
declare(
    DiscussionPost,
    title=content(DIGEST),
    words=content(DIGEST),
    salt=content(DIGEST),
    written_at=employment(KEEP),
    edited_at=employment(KEEP),
    withdrawn_at=employment(KEEP),
    hidden_at=employment(KEEP),
    hidden_reason=content(DIGEST),
    reason_salt=content(DIGEST),
)
declare(PostEdition, title=content(DIGEST), words=content(DIGEST), salt=content(DIGEST), written_at=employment(KEEP))
declare(ThreadLook, looked_at=employment(KEEP))
