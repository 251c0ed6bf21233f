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


class PlanState(models.TextChoices):
    """Where an action plan stands. Nobody changes what was handed in until it is sent back or accepted."""

    DRAFT = "draft", _("Being written")
    SUBMITTED = "submitted", _("With the mentor")
    SENT_BACK = "sent_back", _("Sent back")
    ACCEPTED = "accepted", _("Being carried out")
    CARRIED_OUT = "carried_out", _("Carried out")
    ENDED = "ended", _("Ended early")


WRITABLE = (PlanState.DRAFT, PlanState.SENT_BACK)
"""States in which the owner writes."""
FINISHED = (PlanState.CARRIED_OUT, PlanState.ENDED)


class WordKind(models.TextChoices):
    """On which occasion something was said to a plan."""

    SENT_BACK = "sent_back", _("Sent back")
    ACCEPTED = "accepted", _("Accepted")
    COACHED = "coached", _("Said along the way")
    CHANGED = "changed", _("Why it changes")
    CARRIED_OUT = "carried_out", _("What came of it")
    ENDED = "ended", _("Why it ended")
