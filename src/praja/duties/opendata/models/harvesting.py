# SPDX-License-Identifier: EUPL-1.2
"""Other portals from which datasets are taken over, what was, and when it was last looked."""

from django.db import models

from praja.duties.opendata.enums import HarvestKind, HarvestRhythm, RunState
from praja.duties.opendata.models.datasets import Dataset, Topic
from praja.kernel.organization.models import Unit
from praja.lib.privacy import declare


class HarvestSource(models.Model):
    """A portal whose datasets are taken over. `unit` answers here for what is, and keeps it; `topic`: under which it is found."""

    title = models.CharField(max_length=160)
    address = models.URLField(max_length=500, unique=True)
    """CKAN: of the portal. DCAT: of the catalogue's first page."""
    kind = models.CharField(max_length=4, choices=HarvestKind.choices, default=HarvestKind.CKAN)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="+")
    rhythm = models.CharField(max_length=8, choices=HarvestRhythm.choices, default=HarvestRhythm.DAILY)
    chosen = models.CharField(max_length=500, blank=True)
    """Which of its datasets: a filter query (`fq`) that CKAN gets. Empty: all."""
    is_active = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    """When the worker looks next."""

    class Meta:
        indexes = [models.Index(fields=["next_at"], condition=models.Q(is_active=True), name="opendata_harvest_due")]

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """Its stream in the ledger."""
        return f"opendata.harvest:{self.pk}"


class HarvestRun(models.Model):
    """One look at a portal: where it is (`place`, as its protocol counts pages), and what it found. One that was interrupted goes
    on from its place. `errors` are the first datasets that were refused, with why."""

    source = models.ForeignKey(HarvestSource, models.PROTECT, related_name="runs")
    state = models.CharField(max_length=8, choices=RunState.choices, default=RunState.RUNNING)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=500, blank=True)
    new = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    gone = models.IntegerField(default=0)
    same = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    errors = models.JSONField(default=list, blank=True)

    class Meta:
        indexes = [models.Index(fields=["source", "-id"], name="opendata_harvest_runs_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=models.Q(ended_at=None), name="opendata_harvest_run_at_a_time"
            )
        ]


class HarvestedDataset(models.Model):
    """A dataset that was taken over: what it is called there, and what stood there (`digest`) when it was last looked. `licence`
    is as it is called there. Not an `ExternalId`: names there are addresses, longer than codes, and mean something only with
    their source."""

    source = models.ForeignKey(HarvestSource, models.PROTECT, related_name="datasets")
    identifier = models.CharField(max_length=500)
    dataset = models.OneToOneField(Dataset, models.PROTECT, related_name="harvested")
    digest = models.CharField(max_length=64)
    modified = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=500, blank=True)
    """Its page there."""
    publisher = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    seen_in = models.ForeignKey(HarvestRun, models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField()
    """When it was last taken over anew."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "identifier"], name="opendata_harvested_once"),
        ]


declare(HarvestSource, title=None, address=None, kind=None, rhythm=None, chosen=None)
declare(HarvestRun, state=None, place=None, errors=None)
declare(
    HarvestedDataset,
    identifier=None,
    digest=None,
    modified=None,
    address=None,
    publisher=None,
    licence=None,
)
