# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import pgettext_lazy


class Direction(models.TextChoices):
    """Which way something is handed over."""

    IN = "in", pgettext_lazy("exchange", "Received")
    OUT = "out", pgettext_lazy("exchange", "Handed in")
