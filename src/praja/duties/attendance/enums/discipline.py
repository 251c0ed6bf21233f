# SPDX-License-Identifier: EUPL-1.2
"""Vocabularies of discipline."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Band(models.TextChoices):
    """Sanctions for absence without a valid reason (PP 94/2021), the lightest first; how long they last is law data.

    R: light (ringan), S: medium (sedang), B: heavy (berat). B4 is the dismissal for days in a row.
    """

    ORAL = "R1", _("Oral reprimand (teguran lisan)")
    WRITTEN = "R2", _("Written reprimand (teguran tertulis)")
    DISSATISFIED = "R3", _("Written statement of dissatisfaction (pernyataan tidak puas)")
    CUT_SHORT = "S1", _("Performance allowance cut, first length")
    CUT_MIDDLE = "S2", _("Performance allowance cut, second length")
    CUT_LONG = "S3", _("Performance allowance cut, third length")
    LOWER_POST = "B1", _("Lower post (penurunan jabatan setingkat lebih rendah)")
    RELEASED = "B2", _("Released from the post (pembebasan dari jabatan menjadi pelaksana)")
    DISMISSAL = "B3", _("Honourable dismissal not at own request")
    DISMISSAL_RUN = "B4", _("Honourable dismissal not at own request, for days in a row")


class Level(models.TextChoices):
    """How heavy a sanction is, by the first letter of its band."""

    LIGHT = "R", pgettext_lazy("sanction", "Light")
    MEDIUM = "S", pgettext_lazy("sanction", "Medium")
    HEAVY = "B", pgettext_lazy("sanction", "Heavy")


NO_SANCTION = "none"
"""What is decided where nothing is imposed."""


class SaidKind(models.TextChoices):
    """What words of a case are."""

    ANSWER = "answer", _("Answer of the employee")
    MINUTES = "minutes", _("Minutes of the hearing")
    NOT_COME = "not_come", _("Did not come")
    PASSED_ON = "passed_on", _("Who decides, and why")
    DECISION = "decision", _("Reasons of the decision")
