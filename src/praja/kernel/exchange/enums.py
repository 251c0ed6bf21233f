# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    """Which way something is handed over."""

    IN = "in", _("Received")
    OUT = "out", _("Handed in")
