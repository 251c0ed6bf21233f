# SPDX-License-Identifier: EUPL-1.2
"""Vocabularies of leave and permissions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LeaveKind(models.TextChoices):
    """Kinds of leave (PP 11/2017, Peraturan BKN 24/2017). Joint leave (cuti bersama) needs no request: it is in the calendar."""

    ANNUAL = "CT", _("Annual leave")
    LONG = "CB", _("Long leave (cuti besar)")
    SICK = "CS", _("Sick leave")
    MATERNITY = "CM", _("Maternity leave")
    IMPORTANT = "CAP", _("Leave for an important reason")
    UNPAID = "CLTN", _("Leave outside state duty")


class Advice(models.TextChoices):
    """What a superior advises, and what the authorised official decides, of a request for leave."""

    APPROVED = "disetujui", _("Agreed")
    CHANGED = "perubahan", _("Agreed with a change")
    POSTPONED = "ditangguhkan", _("Postponed")
    REFUSED = "tidak_disetujui", _("Not agreed")


class PermissionKind(models.TextChoices):
    """What the head of a unit permits for a day or some days."""

    LATE = "late", _("Come later")
    EARLY = "early", _("Go earlier")
    OUT = "out", _("Go out in between")
    HOME = "WFH", _("Work from home")
    ANYWHERE = "WFA", _("Work elsewhere")
