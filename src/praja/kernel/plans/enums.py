# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _


class CommitmentStatus(models.TextChoices):
    """Where a commitment stands."""

    OPEN = "open", _("Not begun")
    IN_PROGRESS = "in_progress", _("In progress")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


LIVE = (CommitmentStatus.OPEN, CommitmentStatus.IN_PROGRESS)
"""Statuses of what is still owed."""
