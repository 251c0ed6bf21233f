# SPDX-License-Identifier: EUPL-1.2
"""Who is in which module, how far, and what lessons said of them."""

from django.db import models

from praja.duties.training.enums.modules import DocumentKind, LaunchEnd
from praja.duties.training.models.credits import Credit
from praja.duties.training.models.modules import ModuleVersion
from praja.kernel.people.models import Employee
from praja.lib.privacy import BLANK, KEEP, content, credential, declare, employment


class Enrolment(models.Model):
    """One employee in one version of a module, once. Progress is a working copy and stands in no event; beginning and finishing
    do. `registration` is what packages know of it, and `account` who packages think it is: both random."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="enrolments")
    of = models.ForeignKey(ModuleVersion, models.PROTECT, related_name="enrolments")
    registration = models.UUIDField(unique=True)
    account = models.UUIDField(unique=True)
    started_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    pages_read = models.JSONField(default=list)
    """Pages of a module written here that were read, counted from 0."""
    best = models.PositiveSmallIntegerField(null=True, blank=True)
    """The best share of right answers, or the score that a package told, in per cent."""
    seconds = models.PositiveIntegerField(default=0)
    """How long lessons say that somebody was in them."""
    finished_at = models.DateTimeField(null=True, blank=True)
    credit = models.ForeignKey(Credit, models.PROTECT, null=True, blank=True, related_name="+")
    """What was booked for it; None also where this year's was booked already."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "of"], name="training_enrolment_once")]
        indexes = [models.Index(fields=["of", "finished_at"], name="training_enrolments_of")]


class LessonState(models.Model):
    """How far somebody is in one lesson of a package. `said` are the verbs of cmi5 that count; `number` of the commit that was
    last taken, so that one that comes twice or late changes nothing."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="lessons")
    key = models.CharField(max_length=300)
    status = models.CharField(max_length=15)
    location = models.CharField(max_length=1000, blank=True)
    suspend_data = models.TextField(blank=True)
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    seconds = models.PositiveIntegerField(default=0)
    """Of all sessions that have ended."""
    said = models.JSONField(default=list)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "key"], name="training_lesson_once")]


class Launch(models.Model):
    """One session of a lesson of a package. `fetch_hash` is of the secret that is swapped once for a token, `token_hash` of that
    token; neither is kept as it is."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="launches")
    key = models.CharField(max_length=300)
    session = models.UUIDField(unique=True)
    fetch_hash = models.BinaryField(max_length=32, unique=True)
    token_hash = models.BinaryField(max_length=32, null=True, unique=True)
    number = models.PositiveIntegerField(default=0)
    seconds = models.PositiveIntegerField(default=0)
    said = models.JSONField(default=list)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=10, choices=LaunchEnd.choices, blank=True)


class Statement(models.Model):
    """A statement of xAPI as it came, with what the platform adds. A voided one stays and is shown to nobody."""

    uuid = models.UUIDField(unique=True)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="statements")
    verb = models.CharField(max_length=500)
    activity = models.CharField(max_length=1000, blank=True)
    data = models.TextField()
    digest = models.CharField(max_length=64)
    """Of what was sent, so that the same one sent again is known."""
    stored_at = models.DateTimeField()
    voided = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["enrolment", "stored_at", "id"], name="training_statements_of")]


class LessonDocument(models.Model):
    """A document that a lesson keeps by xAPI: a state, or a profile of the activity or the learner. Each learner's are their own,
    also profiles of activities: no package tells one learner of another."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=8, choices=DocumentKind.choices)
    activity = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    body = models.BinaryField()
    etag = models.CharField(max_length=40)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "kind", "activity", "key"], name="training_document_once")
        ]


declare(
    Enrolment,
    started_at=employment(KEEP),
    touched_at=employment(KEEP),
    pages_read=employment(KEEP),
    finished_at=employment(KEEP),
)
declare(
    LessonState,
    key=None,
    status=employment(KEEP),
    location=content(BLANK),
    suspend_data=content(BLANK),
    said=employment(KEEP),
)
declare(
    Launch,
    key=None,
    fetch_hash=credential(BLANK),
    token_hash=credential(BLANK),
    said=employment(KEEP),
    end=None,
)
declare(Statement, verb=None, activity=None, data=content(BLANK), digest=None)
declare(LessonDocument, kind=None, activity=None, key=None, media_type=None, body=content(BLANK), etag=None)
