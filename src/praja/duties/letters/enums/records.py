# SPDX-License-Identifier: EUPL-1.2
"""Vocabularies of records."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fate(models.TextChoices):
    """What becomes of a file when its retention has ended (nasib akhir)."""

    DESTROY = "musnah", _("Destroyed")
    PERMANENT = "permanen", _("Kept for ever")
    REASSESS = "dinilai", _("Assessed again")


class Trigger(models.TextChoices):
    """From when the active period of a file counts: the day it is closed, or an event that the schedule names."""

    CLOSED = "closed", _("The day the file is closed")
    EVENT = "event", _("The event that the schedule names")


class FileState(models.TextChoices):
    """Where a file of records (berkas) stands. Active and inactive follow from its dates; these are acts of people."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    TRANSFERRED = "transferred", _("At the records centre")
    HANDED_OVER = "handed_over", _("Handed over to the archive")
    DESTROYED = "destroyed", _("Destroyed")
