# SPDX-License-Identifier: EUPL-1.2
"""Innovations that somebody took over: a unit here one of here or of another government, another government one of here."""

from django.db import models
from django.db.models import Q

from praja.duties.innovation.enums.replication import ReplicationState
from praja.duties.innovation.models.path import Innovation
from praja.kernel.organization.models import Unit
from praja.lib.privacy import DIGEST, content, declare


class Replication(models.Model):
    """Somebody adopts an innovation. `innovation` is whose it was here, or `source_title` and `source_government` name it; `unit`
    is who adopts it here, or `adopter` names another government. One of the two always stands here."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, null=True, blank=True, related_name="replications")
    source_title = models.CharField(max_length=200, blank=True)
    source_government = models.CharField(max_length=160, blank=True)
    source_url = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="replications")
    adopter = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=8, choices=ReplicationState.choices, default=ReplicationState.PLANNED)
    changed = models.CharField(max_length=2000)
    """What was changed to make it fit."""
    changed_salt = models.BinaryField(max_length=16)
    planned_at = models.DateTimeField()
    began_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    """Since when it is kept for good, or was given up."""
    outcome = models.CharField(max_length=2000, blank=True)
    """How it went, or why it was given up."""
    outcome_salt = models.BinaryField(max_length=16, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(innovation__isnull=False) ^ Q(source_title__gt=""), name="innovation_replication_one_source"
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) ^ Q(adopter__gt=""), name="innovation_replication_one_adopter"
            ),
            models.CheckConstraint(
                condition=Q(innovation__isnull=False) | Q(unit__isnull=False),
                name="innovation_replication_touches_here",
            ),
            models.UniqueConstraint(
                fields=["innovation", "unit"],
                condition=Q(state__in=("planned", "running")),
                name="innovation_replication_once",
            ),
        ]
        indexes = [models.Index(fields=["innovation", "state"], name="innovation_copies_of")]

    @property
    def title(self) -> str:
        """What the innovation is called that is taken over; its case is read where it is one from here."""
        return self.innovation.case.subject if self.innovation is not None else self.source_title

    @property
    def who(self) -> str:
        """Who takes it over."""
        return self.unit.name if self.unit is not None else self.adopter


declare(
    Replication,
    source_title=None,
    source_government=None,
    source_url=None,
    adopter=None,
    state=None,
    changed=content(DIGEST),
    changed_salt=content(DIGEST),
    planned_at=None,
    began_on=None,
    ended_on=None,
    outcome=content(DIGEST),
    outcome_salt=content(DIGEST),
)
