# SPDX-License-Identifier: EUPL-1.2
"""Vocabularies of the allowance (TPP)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Predicate(models.TextChoices):
    """What a month's performance is called in e-Kinerja. The five names are recalled; what each is worth is the region's own."""

    VERY_GOOD = "sangat_baik", _("Very good")
    GOOD = "baik", _("Good")
    NEEDS_IMPROVEMENT = "butuh_perbaikan", _("Needs improvement")
    POOR = "kurang", _("Poor")
    VERY_POOR = "sangat_kurang", _("Very poor")
