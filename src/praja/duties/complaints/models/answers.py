# SPDX-License-Identifier: EUPL-1.2
"""What a unit answers: in the making, published, judged; and what the reporter says to it."""

from django.db import models

from praja.duties.complaints.domain import answer_content
from praja.duties.complaints.enums import AnswerKind, DraftState
from praja.duties.complaints.models.reports import Complaint, Topic
from praja.kernel.organization.models import Unit
from praja.lib.privacy import BLANK, DIGEST, content, declare


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


class Reply(models.Model):
    """What the reporter wrote back after an answer."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="replies")
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    sent_at = models.DateTimeField()


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


declare(Destination, key=None, name=None, text=None, contact=None)
declare(Answer, kind=None, text=content(DIGEST), salt=content(DIGEST), promised_by=None, where_to=content(DIGEST))
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
declare(AnswerTemplate, title=None, kind=None, text=None)
declare(Reply, text=content(DIGEST), salt=content(DIGEST))
declare(Rating, text=content(DIGEST), salt=content(DIGEST))
declare(QualityReview, note=content(DIGEST), salt=content(DIGEST), drawn_at=None, reviewed_at=None)
