# SPDX-License-Identifier: EUPL-1.2
"""Datasets and the topics under which they are found."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from praja.duties.opendata.enums import Access, Frequency, Origin
from praja.duties.opendata.models.forum import ForumDecision
from praja.kernel.organization.models import Region, Unit
from praja.lib.privacy import declare


class Topic(models.Model):
    """A subject under which datasets are found (a group, as other portals call it). `code` stands in its address."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    theme = models.URLField(max_length=200, blank=True)
    """The concept of a European data theme that it corresponds to, for catalogues of the DCAT family; empty: none."""

    def __str__(self) -> str:
        return self.name


class Dataset(models.Model):
    """Data of one kind, kept by one unit, edition after edition. Codes that other systems know it by (SIPD's `kode_dssd`) are its
    `ExternalId`s, kind `opendata.dataset`.

    `uuid` and `name` are how it is known outside; neither ever changes. Who it is about, what one row is, what the words mean
    (Perpres 39/2019 Pasal 4: concept, definition, classification, measure, unit) stands here and with its columns.
    """

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    name = models.CharField(max_length=100, unique=True)
    """Stands in its address: a-z, 0-9, `_` and `-`."""
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)
    notes_en = models.TextField(blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="datasets")
    """The producer (produsen data)."""
    topics = models.ManyToManyField(Topic, related_name="datasets", blank=True)
    tags = models.JSONField(default=list, blank=True)
    """Words that people look for it by, each of letters, digits, spaces, `-`, `_` and `.`."""
    row_meaning = models.CharField(max_length=200, blank=True)
    """What one row is, in one sentence."""
    concept = models.TextField(blank=True)
    definition = models.TextField(blank=True)
    method = models.TextField(blank=True)
    """How it is collected and worked out."""
    source = models.CharField(max_length=200, blank=True)
    """What it is taken from: a register, a survey, a machine."""
    frequency = models.CharField(max_length=12, choices=Frequency.choices, default=Frequency.YEARLY)
    licence = models.CharField(max_length=40, default="cc-by-4.0")
    """A key of `domain.licences`."""
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.FILES)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    """What it covers; None: the whole government."""
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    """The time it covers."""
    is_priority = models.BooleanField(default=False)
    priority_decision = models.ForeignKey(ForumDecision, models.PROTECT, null=True, blank=True, related_name="+")
    access = models.CharField(max_length=8, choices=Access.choices, default=Access.OPEN)
    access_reason = models.CharField(max_length=300, blank=True)
    access_basis = models.CharField(max_length=200, blank=True)
    """The article that limits it, as the forum cited it."""
    access_decision = models.ForeignKey(ForumDecision, models.PROTECT, null=True, blank=True, related_name="+")
    access_until = models.DateField(null=True, blank=True)
    current = models.OneToOneField("Release", models.PROTECT, null=True, blank=True, related_name="current_of")
    """The edition that is shown. None where nothing is, and where the platform counts or takes over rows itself."""
    is_shown = models.BooleanField(default=False)
    """Something of it is published: everybody may know that it exists and what it means."""
    salt = models.BinaryField(max_length=16)
    opened_at = models.DateTimeField()
    first_published_at = models.DateTimeField(null=True, blank=True)
    modified_at = models.DateTimeField()
    """Moves with everything that a harvester would have to read again, never backwards and never to the same moment twice."""
    closed_at = models.DateTimeField(null=True, blank=True)
    """Nothing more will come. What was published stays."""
    closed_reason = models.CharField(max_length=300, blank=True)
    """Why, in the last such act."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(access=Access.OPEN) | ~Q(access_reason=""), name="opendata_limit_has_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["-modified_at", "-id"], condition=Q(is_shown=True), name="opendata_shown_by_age"),
            models.Index(fields=["unit", "-modified_at", "-id"], name="opendata_datasets_of_unit"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """Its stream in the ledger."""
        return f"opendata.dataset:{self.pk}"


declare(Topic, code=None, name=None, name_en=None, theme=None)
declare(
    Dataset,
    name=None,
    title=None,
    title_en=None,
    notes=None,
    notes_en=None,
    tags=None,
    row_meaning=None,
    concept=None,
    definition=None,
    method=None,
    source=None,
    frequency=None,
    licence=None,
    origin=None,
    access=None,
    access_reason=None,
    access_basis=None,
    closed_reason=None,
    salt=None,
)
