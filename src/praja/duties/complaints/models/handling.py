# SPDX-License-Identifier: EUPL-1.2
"""What happens between the report and its answer: questions, disputes of competence, notes, the other register."""

from django.db import models

from praja.duties.complaints.enums import LaporState
from praja.duties.complaints.models.reports import Complaint
from praja.kernel.organization.models import Affair, Unit
from praja.kernel.procedures.models import Case
from praja.lib.privacy import DIGEST, content, declare


class Question(models.Model):
    """Something the reporter was asked to add; the clocks stand still until they do, or their time runs out."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="questions")
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answer_salt = models.BinaryField(max_length=16, default=b"")
    answered_at = models.DateTimeField(null=True, blank=True)


class Dispute(models.Model):
    """A unit says that a report is not its competence; the coordinator decides by the table of affairs."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="disputes")
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="complaint_disputes")
    proposed_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField()
    salt = models.BinaryField(max_length=16)
    opened_at = models.DateTimeField()
    affair = models.ForeignKey(Affair, models.PROTECT, null=True, blank=True, related_name="+")
    """The row of the table that decided it."""
    decided_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.TextField(blank=True)
    decision_salt = models.BinaryField(max_length=16, default=b"")
    decided_at = models.DateTimeField(null=True, blank=True)


class Note(models.Model):
    """What officers tell each other on a case. No reporter and no public ever reads it."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="notes")
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    author = models.BigIntegerField()
    """Account of the officer who wrote it."""
    written_at = models.DateTimeField()


class LaporReport(models.Model):
    """A report as SP4N-LAPOR! had it when it was last read. `tracking_id` is its number there; the case carries it as an
    `ExternalId` too."""

    tracking_id = models.CharField(max_length=40, unique=True)
    case = models.OneToOneField(Case, models.PROTECT, null=True, blank=True, related_name="lapor_report")
    state = models.CharField(max_length=16, choices=LaporState.choices)
    status = models.CharField(max_length=60, blank=True)
    """The status written there, as it was read."""
    answered = models.BooleanField(default=False)
    filed_at = models.DateTimeField()
    category = models.CharField(max_length=160, blank=True)
    agency = models.CharField(max_length=200, blank=True)
    differences = models.JSONField(default=list)
    """Names of the fields that are not alike."""
    seen_at = models.DateTimeField()


declare(
    Question,
    text=content(DIGEST),
    salt=content(DIGEST),
    answer=content(DIGEST),
    answer_salt=content(DIGEST),
)
declare(Dispute, reason=content(DIGEST), salt=content(DIGEST), decision=content(DIGEST), decision_salt=content(DIGEST))
declare(Note, text=content(DIGEST), salt=content(DIGEST), written_at=None)
declare(
    LaporReport,
    tracking_id=None,
    state=None,
    status=None,
    category=None,
    agency=None,
    differences=None,
)
