# SPDX-License-Identifier: EUPL-1.2
"""The detail of a complaint. State, unit, version and clocks are the case's."""

from django.db import models

from praja.duties.complaints.domain import answer_content, report_content
from praja.duties.complaints.enums import (
    AnswerKind,
    ArchiveReason,
    Classification,
    DraftState,
    Held,
    LaporState,
    ReportKind,
)
from praja.kernel.organization.models import Affair, Region, Unit
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
    held = models.CharField(max_length=10, choices=Held.choices, blank=True, default=Held.NO, db_default="")
    """Why it was looked at before it counted as a report."""
    device = models.CharField(max_length=32, blank=True, default="", db_default="")
    """A keyed mark of the device it was sent from, by which many reports from one device are noticed; never an address."""
    door_ref = models.CharField(max_length=60, blank=True, default="", db_default="")
    """The number of the paper form or call sheet."""
    source_url = models.URLField(max_length=500, blank=True, default="", db_default="")
    """The public post that somebody of the government saw (source `pantauan`)."""
    joined_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="joined")
    """The report whose answer answers this one as well."""
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="split_off")
    """The report of which this was a part."""
    archive_reason = models.CharField(max_length=16, choices=ArchiveReason.choices, blank=True)
    archive_note = models.TextField(blank=True)
    archive_salt = models.BinaryField(max_length=16, default=b"")
    source_ref = models.CharField(max_length=80, null=True, blank=True, unique=True)
    """Where an imported row came from, so that a second import finds it."""

    class Meta:
        indexes = [
            models.Index(fields=["joined_to"], condition=~models.Q(joined_to=None), name="complaints_joined"),
            models.Index(fields=["device"], condition=~models.Q(device=""), name="complaints_of_device"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["door_ref"], condition=~models.Q(door_ref=""), name="complaints_paper_number_once"
            )
        ]

    def digested(self) -> dict[str, object]:
        """What the ledger's digest of the report covers. Nobody chose a kind or a region in a message, so neither is in it."""
        is_message = self.held == Held.INCOMING
        kind, region = ("", None) if is_message else (self.kind, self.region_id)
        return report_content(kind=kind, text=self.text, place=self.place, region=region)


class Destination(models.Model):
    """Somebody outside this government who owns what residents report: the province, PLN, the police, BPN. `text` is what the
    reporter reads: who they are, how to reach them, what happens now."""

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    text = models.TextField()
    contact = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class Answer(models.Model):
    """A published answer to the reporter."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="answers")
    number = models.SmallIntegerField()
    kind = models.CharField(max_length=10, choices=AnswerKind.choices)
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="complaint_answers")
    promised_for = models.DateField(null=True, blank=True)
    """The day by which a scheduled answer says it will be done."""
    promised_by = models.CharField(max_length=160, blank=True, default="", db_default="")
    """Who does it, by office or post, never a person's name."""
    where_to = models.CharField(max_length=300, blank=True, default="", db_default="")
    """Where to turn instead, of a refusal."""
    destination = models.ForeignKey(Destination, models.PROTECT, null=True, blank=True, related_name="answers")
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "number"], name="complaints_answer_number_once")]
        indexes = [models.Index(fields=["published_at"], name="complaints_answers_by_day")]

    def digested(self) -> dict[str, object]:
        """What the ledger's digest of the answer covers."""
        return answer_content(kind=self.kind, text=self.text, promised_for=self.promised_for, where_to=self.where_to)


class Reply(models.Model):
    """What the reporter wrote back after an answer."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="replies")
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    sent_at = models.DateTimeField()


class AnswerDraft(models.Model):
    """The answer that is being written: one at a time for each case, kept as history when it was published. The head approves
    exactly what is then published: every change takes the approval away."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=10, choices=AnswerKind.choices)
    text = models.TextField()
    promised_for = models.DateField(null=True, blank=True)
    promised_by = models.CharField(max_length=160, blank=True)
    where_to = models.CharField(max_length=300, blank=True)
    no_photo_reason = models.CharField(max_length=200, blank=True)
    """Why something that was done cannot be shown in a photo."""
    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.WRITING)
    return_note = models.TextField(blank=True)
    """Why the head gave it back; empty once it is handed in again."""
    salt = models.BinaryField(max_length=16)
    written_by = models.BigIntegerField()
    """Account of the officer who wrote it last."""
    approved_by = models.BigIntegerField(null=True, blank=True)
    """Account of the head who approved it."""
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["complaint"],
                condition=~models.Q(state=DraftState.PUBLISHED),
                name="complaints_one_draft_at_a_time",
            )
        ]


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


class Rating(models.Model):
    """What the reporter thinks of the answer: 1 to 5 stars."""

    complaint = models.OneToOneField(Complaint, models.PROTECT, primary_key=True, related_name="rating")
    stars = models.SmallIntegerField()
    text = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(stars__gte=1, stars__lte=5), name="complaints_one_to_five_stars")
        ]


class Follower(models.Model):
    """Somebody who has the same to report and follows instead ("saya juga"). Without a person nobody can tell them of news."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="followers")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="followed_complaints")
    device = models.CharField(max_length=32)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "device"], name="complaints_device_follows_once")]


class Note(models.Model):
    """What officers tell each other on a case. No reporter and no public ever reads it."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="notes")
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    author = models.BigIntegerField()
    """Account of the officer who wrote it."""
    written_at = models.DateTimeField()


class AnswerTemplate(models.Model):
    """Words to begin an answer with. `{kode}`, `{unit}`, `{tempat}` and `{tanggal}` are filled in; what stands in `[brackets]`
    must be written by the officer before the answer can be handed in."""

    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=AnswerKind.choices)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="templates")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="answer_templates")
    """The unit that wrote it; None: for everybody."""
    text = models.TextField()
    is_active = models.BooleanField(default=True)


class QualityReview(models.Model):
    """One answer drawn for review, and what the coordinator found: the five points of `enums.CHECKLIST`."""

    answer = models.OneToOneField(Answer, models.PROTECT, primary_key=True, related_name="review")
    drawn_at = models.DateTimeField()
    to_the_point = models.BooleanField(null=True, blank=True)
    says_what = models.BooleanField(null=True, blank=True)
    says_when = models.BooleanField(null=True, blank=True)
    polite = models.BooleanField(null=True, blank=True)
    shows = models.BooleanField(null=True, blank=True)
    note = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16, default=b"")
    reviewer = models.BigIntegerField(null=True, blank=True)
    """Account of the coordinator who judged it."""
    reviewed_at = models.DateTimeField(null=True, blank=True)
    sent_back = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["drawn_at"], condition=models.Q(reviewed_at=None), name="complaints_to_review")]


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


declare(Topic, name=None)
declare(Destination, key=None, name=None, text=None, contact=None)
declare(
    AnswerDraft,
    kind=None,
    text=content(DIGEST),
    promised_for=None,
    promised_by=None,
    where_to=content(DIGEST),
    no_photo_reason=content(DIGEST),
    state=None,
    return_note=content(BLANK),
    salt=content(DIGEST),
    updated_at=None,
)
declare(
    Question,
    text=content(DIGEST),
    salt=content(DIGEST),
    answer=content(DIGEST),
    answer_salt=content(DIGEST),
)
declare(Dispute, reason=content(DIGEST), salt=content(DIGEST), decision=content(DIGEST), decision_salt=content(DIGEST))
declare(Rating, text=content(DIGEST), salt=content(DIGEST))
declare(Follower, device=content(BLANK), since=None)
declare(Note, text=content(DIGEST), salt=content(DIGEST), written_at=None)
declare(AnswerTemplate, title=None, kind=None, text=None)
declare(QualityReview, note=content(DIGEST), salt=content(DIGEST), drawn_at=None, reviewed_at=None)
declare(
    LaporReport,
    tracking_id=None,
    state=None,
    status=None,
    category=None,
    agency=None,
    differences=None,
)
declare(
    Complaint,
    kind=None,
    text=content(DIGEST),
    salt=content(DIGEST),
    place=location(DIGEST),
    latitude=location(BLANK),
    longitude=location(BLANK),
    classification=None,
    held=None,
    device=content(BLANK),
    door_ref=None,
    source_url=content(BLANK),
    archive_reason=None,
    archive_note=content(DIGEST),
    archive_salt=content(DIGEST),
    source_ref=None,
)
declare(Answer, kind=None, text=content(DIGEST), salt=content(DIGEST), promised_by=None, where_to=content(DIGEST))
declare(Reply, text=content(DIGEST), salt=content(DIGEST))
