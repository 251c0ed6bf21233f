# SPDX-License-Identifier: EUPL-1.2
"""Vocabularies of records."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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

    OPEN = "open", pgettext_lazy("file of records", "Open")
    CLOSED = "closed", _("Closed")
    TRANSFERRED = "transferred", _("At the records centre")
    HANDED_OVER = "handed_over", _("Handed over to the archive")
    DESTROYED = "destroyed", _("Destroyed")


class Schedule(models.TextChoices):
    """The lists by which records are kept; each is taken over from a file."""

    CODES = "codes", _("Classification codes")
    RETENTION = "retention", _("Retention schedule (JRA)")
    ACCESS = "access", _("Security and access (SKKAAD)")


class Extent(models.TextChoices):
    """Whether a file is the whole list, so that what it does not name ends, or only some lines of it."""

    PART = "part", _("Some lines: everything else stays as it is")
    WHOLE = "whole", _("The whole list: what it does not name ends")
