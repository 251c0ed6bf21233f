# SPDX-License-Identifier: EUPL-1.2
"""Vocabularies of attendance machines."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Protocol(models.TextChoices):
    """How a machine speaks."""

    ATTENDANCE = "adms", _("ADMS push, attendance (2.x)")
    ACCESS = "acc", _("ADMS push, access control (3.x)")
    FINGERSPOT = "fingerspot", _("Fingerspot.iO")
    FILE = "file", _("Files carried over (attlog.dat, CSV)")


class MachineState(models.TextChoices):
    PENDING = "pending", _("Not admitted yet")
    ACTIVE = "active", _("Admitted")
    BLOCKED = "blocked", _("Blocked")


class ZoneStyle(models.TextChoices):
    """How the machine wants to be told its time zone. Firmwares differ; said wrongly, its clock goes wrong."""

    OMIT = "omit", _("Not at all")
    HOURS = "hours", _("In hours")
    MINUTES = "minutes", _("In minutes")


class CommandState(models.TextChoices):
    QUEUED = "queued", _("Waits for the machine")
    SENT = "sent", _("Sent")
    DONE = "done", _("Done")
    FAILED = "failed", _("Refused by the machine")
