# SPDX-License-Identifier: EUPL-1.2
"""Reference codes (kode referensi) and master data (data induk): versioned lists, and what a code of one means in another."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from praja.kernel.documents.models import StoredFile
from praja.lib.privacy import declare


class CodeList(models.Model):
    """A list of codes: regions as Kemendagri or BPS number them, kinds of schools. `current` is the version that holds today.

    `levels` says of a code's length which level it is, where codes grow by levels ("2": province, "5": regency); empty: flat.
    """

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    name = models.CharField(max_length=100, unique=True)
    """Stands in its address."""
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)
    keeper = models.CharField(max_length=160)
    """Who keeps the list: a ministry, BPS, a unit."""
    is_master_data = models.BooleanField(default=False)
    """Data that every other refers to (data induk), not only names for codes."""
    levels = models.JSONField(default=list, blank=True)
    current = models.OneToOneField("CodeListVersion", models.PROTECT, null=True, blank=True, related_name="current_of")
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """Its stream in the ledger."""
        return f"opendata.codes:{self.pk}"


class CodeListVersion(models.Model):
    """The codes that held from `since` on: a Parquet file with `code`, `name`, `parent` (or null) and further columns, ordered by
    code. Never edited."""

    code_list = models.ForeignKey(CodeList, models.PROTECT, related_name="versions")
    number = models.SmallIntegerField()
    label = models.CharField(max_length=120)
    """What it is called: the decree or year."""
    source = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The first day on which another version holds."""
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    schema = models.JSONField()
    rows = models.IntegerField()
    differences = models.JSONField(default=dict, blank=True)
    """Codes added, gone and renamed against the version before: counts and the first of each."""
    taken_over_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code_list", "number"], name="opendata_codes_number_once"),
            models.UniqueConstraint(fields=["code_list"], condition=Q(until=None), name="opendata_codes_in_force_once"),
        ]


class Crosswalk(models.Model):
    """What codes of one version are in another list: a Parquet file with `from_code`, `to_code` and `relation` (`enums.Same`).
    Several rows of one code: it was split."""

    source = models.ForeignKey(CodeListVersion, models.PROTECT, related_name="crosswalks_from")
    target = models.ForeignKey(CodeListVersion, models.PROTECT, related_name="crosswalks_to")
    notes = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    rows = models.IntegerField()
    taken_over_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="opendata_crosswalk_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="opendata_crosswalk_between_two"),
        ]


declare(CodeList, name=None, title=None, title_en=None, notes=None, keeper=None, levels=None)
declare(CodeListVersion, label=None, source=None, schema=None, differences=None)
declare(Crosswalk, notes=None)
