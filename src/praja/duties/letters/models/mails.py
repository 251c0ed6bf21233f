# SPDX-License-Identifier: EUPL-1.2
"""What came to a unit's mailbox for letters, until somebody says whether it is one."""

from typing import Any

from django.db import models

from praja.duties.letters.models.incoming import Incoming
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.sealing import SealedField
from praja.lib.privacy import BLANK, DIGEST, contact, content, declare, identity

MAIL_SENDER = "letters.mail_sender"
"""What the addresses of senders are sealed for."""


class ArrivedMail(models.Model):
    """An e-mail to a unit's mailbox for letters. Its attachments are `documents.Attachment`s of kind `letters.mail`. It waits
    until it is registered (`incoming`) or put aside as no letter (`aside_at`, `aside_reason`)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="arrived_mails")
    key = models.CharField(max_length=64)
    """Digest of the message's own id, by which it is taken in once."""
    sender_name = models.CharField(max_length=200, blank=True)
    sender_email = SealedField()
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    said_at = models.DateTimeField()
    """When it was sent, by its own word."""
    arrived_at = models.DateTimeField()
    lost_files = models.SmallIntegerField(default=0)
    """Attachments that could not be taken in."""
    incoming = models.OneToOneField(Incoming, models.PROTECT, null=True, blank=True, related_name="mail")
    aside_at = models.DateTimeField(null=True, blank=True)
    aside_reason = models.CharField(max_length=300, blank=True)
    aside_salt = models.BinaryField(max_length=16, default=b"")
    aside_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "key"], name="letters_mail_once"),
            models.CheckConstraint(
                condition=models.Q(incoming=None) | models.Q(aside_at=None), name="letters_mail_is_one_or_other"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "-arrived_at", "-id"],
                condition=models.Q(incoming=None, aside_at=None),
                name="letters_mails_waiting",
            )
        ]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of the message covers."""
        return {"subject": self.subject, "text": self.text, "sender": self.sender_name}


declare(
    ArrivedMail,
    key=None,
    sender_name=identity(BLANK),
    sender_email=contact(BLANK),
    subject=content(DIGEST),
    text=content(DIGEST),
    salt=content(DIGEST),
    said_at=None,
    aside_reason=content(DIGEST),
    aside_salt=content(DIGEST),
    arrived_at=None,
    aside_at=None,
)
