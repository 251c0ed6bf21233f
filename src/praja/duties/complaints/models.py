# SPDX-License-Identifier: EUPL-1.2
"""The detail of a complaint. State, unit, version and clocks are the case's."""

from django.db import models

from praja.duties.complaints.enums import AnswerKind, ArchiveReason, Classification, ReportKind
from praja.kernel.organization.models import Region, Unit
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.lib.privacy import BLANK, DIGEST, content, declare, location


class Topic(models.Model):
    """What reports are about, as the region sorts them; `unit` usually answers for it."""

    name = models.CharField(max_length=120, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="complaint_topics")
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class Complaint(models.Model):
    """One report. `anonymous`: the name is hidden from agency and public; `secret`: the report is hidden from the public."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="complaint")
    kind = models.CharField(max_length=12, choices=ReportKind.choices, default=ReportKind.COMPLAINT)
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the text; erased with it."""
    reporter = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="complaints")
    anonymous = models.BooleanField(default=False)
    secret = models.BooleanField(default=False)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="complaints")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="complaints")
    place = models.CharField(max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    classification = models.CharField(max_length=16, choices=Classification.choices, blank=True)
    about_service = models.BooleanField(null=True, blank=True)
    """Whether it is about a public service by somebody harmed: then the clock of UU 25/2009 runs as well."""
    archive_reason = models.CharField(max_length=16, choices=ArchiveReason.choices, blank=True)
    archive_note = models.TextField(blank=True)
    archive_salt = models.BinaryField(max_length=16, default=b"")
    source_ref = models.CharField(max_length=80, null=True, blank=True, unique=True)
    """Where an imported row came from, so that a second import finds it."""


class Answer(models.Model):
    """A published answer to the reporter."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="answers")
    number = models.SmallIntegerField()
    kind = models.CharField(max_length=10, choices=AnswerKind.choices)
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="complaint_answers")
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "number"], name="complaints_answer_number_once")]


class Reply(models.Model):
    """What the reporter wrote back after an answer."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="replies")
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    sent_at = models.DateTimeField()


declare(Topic, name=None)
declare(
    Complaint,
    kind=None,
    text=content(DIGEST),
    salt=content(DIGEST),
    place=location(DIGEST),
    latitude=location(BLANK),
    longitude=location(BLANK),
    classification=None,
    archive_reason=None,
    archive_note=content(DIGEST),
    archive_salt=content(DIGEST),
    source_ref=None,
)
declare(Answer, kind=None, text=content(DIGEST), salt=content(DIGEST))
declare(Reply, text=content(DIGEST), salt=content(DIGEST))
