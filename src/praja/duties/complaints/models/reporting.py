# SPDX-License-Identifier: EUPL-1.2
"""What a periodic report found."""

from django.db import models
from django.db.models import Q

from praja.kernel.organization.models import Unit
from praja.lib.privacy import declare


class Finding(models.Model):
    """What the figures of a period showed at a unit, and why it is so. What is done about it are the commitments whose source
    it is (`SOURCE`): one finding may call for several, of several units.
    """

    SOURCE = "complaints.finding"

    period = models.BigIntegerField()
    """`ReportingPeriod.id` of the report that it stands in."""
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="complaint_findings")
    text = models.CharField(max_length=500)
    cause = models.CharField(max_length=500, blank=True)
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "unit", "text"], condition=Q(withdrawn_at=None), name="complaints_finding_once"
            )
        ]


declare(Finding, text=None, cause=None, written_at=None, withdrawn_at=None)
