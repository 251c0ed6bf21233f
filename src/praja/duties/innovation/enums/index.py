# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

INDEX = "regional_innovation_index"
"""Key of the index among the indexes that the law data holds."""
MATURITY_FILES, REGION_FILES = "innovation.maturity", "innovation.region_answer"
"""What evidence is attached to."""


class Basis(models.TextChoices):
    """Where an answer comes from."""

    KNOWN = "known", _("From what Praja knows")
    TOLD = "told", _("Written by hand")
    CARRIED = "carried", _("Taken over from the year before")


class Verdict(models.TextChoices):
    """What whoever checks the evidence found."""

    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Not accepted")


class Receiver(models.TextChoices):
    """To whom it was sent."""

    INDEX = "iid", _("Regional innovation index (BSKDN, Ministry of Home Affairs)")
    CONTEST = "kipp", _("National competition of public service innovation (KIPP)")
