# SPDX-License-Identifier: EUPL-1.2
"""How it is known that somebody was there, and the committee's word on it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PresenceSource(TextChoices):
    """How the code came."""

    SCANNED = "scanned", _("Scanned")
    TYPED = "typed", _("Typed")
    LATER = "later", _("Scanned without a signal, sent later")


class PresenceWord(TextChoices):
    """What the committee says of somebody at a session, whatever codes tell."""

    PRESENT = "present", _("Was there")
    ABSENT = "absent", _("Was not there")
