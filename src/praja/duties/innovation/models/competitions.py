# SPDX-License-Identifier: EUPL-1.2
"""Competitions: their rules, who enters what, who judges, and where entries end."""

from typing import Any

from django.db import models
from django.db.models import Q

from praja.duties.innovation.enums.competitions import EntryFunction, EntryState, Normalisation, Remedy, Told
from praja.kernel.assessments.models import Round, SheetSetAside
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment


class Competition(models.Model):
    """One competition; its name is the case's subject, the unit that holds it the case's lead unit. Its rules stand from the day
    it opens for entries."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="innovation_competition")
    about = models.TextField(blank=True)
    template = models.CharField(max_length=40, blank=True)
    """Key of the written edition it began from; empty: rules of its own."""
    entries_until = models.DateTimeField()
    is_blind = models.BooleanField(default=True)
    """Whether jurors see neither units nor people."""
    normalisation = models.CharField(max_length=8, choices=Normalisation.choices, default=Normalisation.NONE)
    jurors_each = models.PositiveSmallIntegerField(default=3)
    """How many jurors judge an entry."""
    most_per_unit = models.PositiveSmallIntegerField(null=True, blank=True)
    appeal_days = models.PositiveSmallIntegerField(default=3)
    tie_order = models.JSONField(default=list)
    """Keys of criteria that tell equal points apart, in turn."""
    appeals_until = models.DateTimeField(null=True, blank=True)
    result = models.PositiveSmallIntegerField(default=1)
    """Which result stands: 1 the first that was sealed, the next ones after appeals."""
    cancelled_reason = models.CharField(max_length=500, blank=True)
    cancelled_salt = models.BinaryField(max_length=16, default=b"")


class Category(models.Model):
    """Entries that are judged with each other: what they are written in, what they prove, who may enter."""

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="categories")
    key = models.CharField(max_length=30)
    title = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()
    sections = models.JSONField(default=list)
    """[{"key", "title", "most_words": int or None}]"""
    proofs = models.JSONField(default=list)
    """Links that an entry must have: [{"key", "title"}]"""
    least_age_years = models.PositiveSmallIntegerField(null=True, blank=True)
    most_per_unit = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["competition", "key"], name="innovation_category_once")]


class Stage(models.Model):
    """One stage of judging with its own rubric. The weights of all stages sum to 100."""

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="stages")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    weight = models.PositiveSmallIntegerField()
    criteria = models.JSONField(default=list)
    """[{"key", "title", "weight"}]; the weights sum to 100."""
    highest = models.PositiveSmallIntegerField(default=100)
    """The highest value; the lowest is 0."""
    best = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many of each category go on; None: no such limit."""
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    """The least points, of 100, that go on."""
    round = models.OneToOneField(Round, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["competition", "position"], name="innovation_stage_once")]


class CommitteeMember(models.Model):
    """Somebody who runs a competition beside the organisation bureau."""

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="committee")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["competition", "person"], name="innovation_committee_once")]


class Juror(models.Model):
    """Somebody who judges in a competition, in the stages opened while they are named."""

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="jurors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["competition", "person"], name="innovation_juror_once")]


class Entry(models.Model):
    """What a unit's team enters: an innovation, a project of a circle, or words of its own (`subject_kind` empty)."""

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="entries")
    category = models.ForeignKey(Category, models.PROTECT, related_name="entries")
    code = models.CharField(max_length=10, unique=True)
    number = models.PositiveSmallIntegerField(default=0)
    """What jurors call it; given by lot when entries close."""
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(default=0)
    applied_on = models.DateField(null=True, blank=True)
    """Since when it is applied; asked for where the rules look at its age."""
    texts = models.JSONField(default=dict)
    links = models.JSONField(default=dict)
    salt = models.BinaryField(max_length=16)
    state = models.CharField(max_length=10, choices=EntryState.choices, default=EntryState.DRAFT)
    obstacles = models.JSONField(default=list)
    """What the rules found when entries closed: `obstacle` or `obstacle:where`."""
    note = models.CharField(max_length=500, blank=True)
    """Why whoever runs it decided otherwise than the rules."""
    note_salt = models.BinaryField(max_length=16, default=b"")
    begun_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["competition", "state"], name="innovation_entries_of")]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of it covers."""
        day = self.applied_on.isoformat() if self.applied_on else ""
        return {"title": self.title, "applied_on": day, "texts": self.texts, "links": self.links}


class EntryMember(models.Model):
    """Somebody of the team of an entry."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="team")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    function = models.CharField(max_length=12, choices=EntryFunction.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="innovation_entry_member_once")]


class EntryRelative(models.Model):
    """A close relative of somebody of an entry's team, as its team or whoever runs it told: kept from judging it and from
    deciding about it. Whose relative, and of what kind, is not asked."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="relatives")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told_by = models.CharField(max_length=10, choices=Told.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="innovation_entry_relative_once")]


class JurorRelative(models.Model):
    """A close relative of a juror who works here, as the juror told: they judge no entry in whose team this person is."""

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="juror_relatives")
    juror = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["competition", "juror", "person"], name="innovation_juror_relative_once")
        ]


class Placing(models.Model):
    """Where an entry stands after a sealed stage, or at the end (`stage` None), among those of its category, in the result of a
    number: earlier results stay when a later one supersedes them. Computed from sealed scores; the ledger's attestation computes
    it again."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="placings")
    stage = models.ForeignKey(Stage, models.PROTECT, null=True, blank=True, related_name="placings")
    rank = models.PositiveSmallIntegerField()
    is_tied = models.BooleanField()
    points = models.CharField(max_length=80)
    """Exact, as a fraction: `155/2`."""
    stages = models.PositiveSmallIntegerField()
    """How many stages it reached."""
    goes_on = models.BooleanField(default=False)
    result = models.PositiveSmallIntegerField(default=1)
    raw_rank = models.PositiveSmallIntegerField(null=True, blank=True)
    """The rank that points as they were given would have come to; None where they count as they were given."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "stage", "result"], name="innovation_placing_once"),
            models.UniqueConstraint(
                fields=["entry", "result"], condition=Q(stage=None), name="innovation_final_placing_once"
            ),
        ]


class SheetDraft(models.Model):
    """What a juror has so far for an entry, before every criterion has a value; only they read it."""

    juror = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="+")
    values = models.JSONField(default=dict)
    comments = models.JSONField(default=dict)
    salt = models.BinaryField(max_length=16)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["juror", "entry", "stage"], name="innovation_sheet_draft_once"),
        ]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of it covers."""
        return {"values": self.values, "comments": self.comments}


class Revision(models.Model):
    """The making of a later result, from the first appeal that is upheld until it is sealed; further appeals that are upheld
    meanwhile go into the same one. `number`: which result it makes, from 2 on."""

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    begun_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["competition", "number"], name="innovation_revision_once"),
            models.UniqueConstraint(
                fields=["competition"], condition=Q(sealed_at=None), name="innovation_one_revision_open"
            ),
        ]


class RevisedRound(models.Model):
    """A round in which sheets of a sealed stage are given in place of others, or by which an entry is judged that goes on only by
    a later result. The stage's own round stays as it was sealed."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="rounds")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="revised")
    round = models.OneToOneField(Round, models.PROTECT, related_name="+")


class Appeal(models.Model):
    """A team's appeal against a result, and what was decided about it; upheld, also what follows."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="appeals")
    words = models.TextField()
    salt = models.BinaryField(max_length=16)
    filed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
    result = models.PositiveSmallIntegerField(default=1)
    """The result it is filed against."""
    upheld = models.BooleanField(null=True, blank=True)
    """None: not decided yet."""
    remedy = models.CharField(max_length=12, choices=Remedy.choices, blank=True)
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="appeals")
    answer = models.TextField(blank=True)
    answer_salt = models.BinaryField(max_length=16, default=b"")
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "result"], name="innovation_appeal_once")]


class AppealedSheet(models.Model):
    """A sheet that counts no more because an appeal was upheld."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="sheets")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="+")
    sheet = models.OneToOneField(SheetSetAside, models.PROTECT, related_name="+")


declare(
    Competition,
    about=None,
    template=None,
    normalisation=None,
    tie_order=None,
    cancelled_reason=content(DIGEST),
    cancelled_salt=content(DIGEST),
)
declare(Category, key=None, title=None, sections=None, proofs=None)
declare(Stage, title=None, criteria=None)
declare(CommitteeMember)
declare(Juror)
declare(
    Entry,
    code=None,
    title=content(KEEP),
    subject_kind=None,
    applied_on=None,
    texts=content(DIGEST),
    links=content(DIGEST),
    salt=content(DIGEST),
    state=None,
    obstacles=None,
    note=content(DIGEST),
    note_salt=content(DIGEST),
    begun_at=None,
    handed_in_at=None,
)
declare(EntryMember, function=employment(KEEP))
declare(EntryRelative, told_by=employment(KEEP))
declare(JurorRelative)
declare(Placing, points=None)
declare(Revision)
declare(RevisedRound)
declare(AppealedSheet)
declare(SheetDraft, values=content(DIGEST), comments=content(DIGEST), salt=content(DIGEST), kept_at=None)
declare(
    Appeal,
    remedy=None,
    words=content(DIGEST),
    salt=content(DIGEST),
    filed_at=None,
    answer=content(DIGEST),
    answer_salt=content(DIGEST),
    decided_at=None,
)
