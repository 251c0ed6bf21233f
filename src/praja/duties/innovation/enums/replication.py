# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

REPLICATION = "innovation.replication"
"""Name of the source of numbers that judge a replication, in `kernel.plans`."""


class ReplicationState(models.TextChoices):
    """How far somebody got who took an innovation over."""

    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Runs")
    KEPT = "kept", _("Kept")
    GIVEN_UP = "given_up", _("Given up")


COUNTED = (ReplicationState.RUNNING, ReplicationState.KEPT)
"""States in which a replication counts as one: what was only planned, or given up, does not."""
OPEN = (ReplicationState.PLANNED, ReplicationState.RUNNING)
