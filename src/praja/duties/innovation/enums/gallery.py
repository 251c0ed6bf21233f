# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperKind(models.TextChoices):
    """What a paper is that everybody may read beside an innovation."""

    BASIS = "basis", _("Legal basis")
    GUIDE = "guide", _("Guide")
    EVIDENCE = "evidence", _("Evidence")
    OTHER = "other", _("Other")
