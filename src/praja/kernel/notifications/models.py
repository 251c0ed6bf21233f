# SPDX-License-Identifier: EUPL-1.2
"""Who was told what, by which channel, and how that went."""

from django.db import models
from django.db.models import Q

from praja.kernel.notifications.enums import INAPP, MessageStatus
from praja.kernel.people.models import Person
from praja.lib.privacy import declare


class Message(models.Model):
    """One message about one event to one person by one channel: never twice. The address stays sealed with the person and
    is opened only to send; the words are made from `template` and `context`, which holds codes and links only.
    """

    recipient = models.ForeignKey(Person, models.PROTECT, related_name="messages")
    channel = models.CharField(max_length=20)
    event_id = models.BigIntegerField()
    """The ledger's event that it tells of."""
    template = models.CharField(max_length=60)
    context = models.JSONField(default=dict)
    subject = models.CharField(max_length=200)
    urgent = models.BooleanField(default=False)
    status = models.CharField(max_length=8, choices=MessageStatus.choices, default=MessageStatus.QUEUED)
    attempts = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField()
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=60, blank=True)
    """The class of the last failure; never its words, which may hold an address."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event_id", "recipient", "channel"], name="notifications_told_once")
        ]
        indexes = [
            models.Index(
                fields=["not_before", "id"], condition=Q(status=MessageStatus.QUEUED), name="notifications_waiting"
            ),
            models.Index(fields=["recipient", "-id"], condition=Q(channel=INAPP), name="notifications_inbox"),
            models.Index(fields=["queued_at"], condition=Q(status=MessageStatus.FAILED), name="notifications_failed"),
        ]


declare(
    Message,
    channel=None,
    template=None,
    context=None,
    subject=None,
    status=None,
    error=None,
    not_before=None,
    queued_at=None,
    sent_at=None,
)
