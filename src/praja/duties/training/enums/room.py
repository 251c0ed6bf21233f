# SPDX-License-Identifier: EUPL-1.2
"""For whom the materials of a class are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    """Who reads a material."""

    PARTICIPANTS = "participants", _("Participants")
    TRAINERS = "trainers", _("Trainers and committee only")
