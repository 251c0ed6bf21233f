# SPDX-License-Identifier: EUPL-1.2
"""What came in, with its place in the agenda book."""

from django.db import models

from praja.duties.letters.models.letters import Correspondent, Letter
from praja.kernel.documents.models import NumberEntry
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.lib.privacy import DIGEST, KEEP, content, declare, identity


class Incoming(models.Model):
    """A letter that a unit received. Its scan and files are `documents.Attachment`s of kind `letters.incoming` and the case's id;
    when it came is the case's `filed_at`, by which way its `channel` (`enums.Arrival`).
    """

    letter = models.OneToOneField(Letter, models.PROTECT, primary_key=True, related_name="incoming")
    agenda = models.OneToOneField(NumberEntry, models.PROTECT, related_name="+")
    """Its number in the unit's agenda of the year in which it came."""
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    sender = models.ForeignKey(Correspondent, models.PROTECT, null=True, blank=True, related_name="letters")
    """From whom, where it is no unit of this government."""
    enclosures = models.CharField(max_length=120, blank=True)
    """As the letter counts them: "2 berkas"."""
    number_key = models.CharField(max_length=120, blank=True)
    """The sender's number without signs and spaces, lower case: the same letter is found however it is typed."""
    scanned_text = models.TextField(blank=True)
    """What was read from the scan or the file; for search alone."""
    text_salt = models.BinaryField(max_length=16, default=b"")
    is_unread = models.BooleanField(default=False, db_default=False)
    """It has files that nobody has read yet for `scanned_text`: the worker does."""
    registered_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    source_ref = models.CharField(max_length=120, blank=True)
    """Where it came from by machine (an e-mail's id, a row of a register), so that it is never registered twice at a unit."""
    source_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    """The unit that received it from there: `source_ref` is unique with it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_unit", "source_ref"],
                condition=~models.Q(source_ref=""),
                name="letters_received_once",
            ),
            models.CheckConstraint(
                condition=models.Q(sender_unit__isnull=False, sender=None)
                | models.Q(sender_unit=None, sender__isnull=False),
                name="letters_one_sender",
            ),
        ]
        indexes = [
            models.Index(fields=["number_key"], condition=~models.Q(number_key=""), name="letters_by_sender_number"),
            models.Index(fields=["letter"], condition=models.Q(is_unread=True), name="letters_unread"),
            models.Index(fields=["sender", "letter"], name="letters_from_sender"),
            models.Index(fields=["sender_unit", "letter"], name="letters_from_unit"),
        ]

    @property
    def partner(self) -> str:
        """From whom it came, as the ledger's digest has it."""
        if self.sender_unit_id is not None:
            return f"unit:{self.sender_unit_id}"
        return self.sender.name if self.sender else ""


declare(
    Incoming,
    enclosures=None,
    number_key=None,
    scanned_text=content(DIGEST),
    text_salt=content(DIGEST),
    source_ref=identity(KEEP),
)
