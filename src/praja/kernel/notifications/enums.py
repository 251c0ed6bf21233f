# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

EMAIL, INAPP = "email", "inapp"
"""The channels that are always there; every other is named in the setting PRAJA_CHANNEL_URLS."""


class MessageStatus(models.TextChoices):
    """Where a message stands."""

    QUEUED = "queued", _("Waiting to be sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be sent")
    READ = "read", _("Read")


class Direction(models.TextChoices):
    """Which way something was said, seen from the government."""

    IN = "in", _("From outside")
    OUT = "out", _("To outside")


WHATSAPP, TELEGRAM, SMS, WEB = "whatsapp", "telegram", "sms", "web"
"""Channels on which somebody can write to the government; e-mail is one of them too."""

LIVE = (WHATSAPP, TELEGRAM, SMS, EMAIL)
"""Channels by which words go out to the outside; elsewhere they wait on the page of the matter."""

SAID_IN = "notifications.utterance"
"""What files of a conversation are attached to."""
