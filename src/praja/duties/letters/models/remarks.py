# SPDX-License-Identifier: EUPL-1.2
"""What was said when a letter that came in was moved, and what stood in the agenda before it was corrected."""

from typing import Any

from django.db import models

from praja.duties.letters.enums import Security, Speed
from praja.duties.letters.models.incoming import Incoming
from praja.duties.letters.models.letters import digested_letter
from praja.kernel.people.models import Account
from praja.lib.privacy import DIGEST, KEEP, content, declare


class Remark(models.Model):
    """What somebody said when they settled a letter, said by what it was answered outside, took it up again or cancelled its
    registration. `step` is the procedure's; the ledger holds a digest of `text`."""

    incoming = models.ForeignKey(Incoming, models.PROTECT, related_name="remarks")
    step = models.CharField(max_length=20)
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["incoming", "said_at"], name="letters_remarks_of_letter")]


class EarlierEntry(models.Model):
    """What stood in the agenda about a letter until a correction: nothing of a book is rubbed out. `number` counts from 0, which
    is how the letter was registered."""

    incoming = models.ForeignKey(Incoming, models.PROTECT, related_name="earlier")
    number = models.SmallIntegerField()
    subject = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    number_text = models.CharField(max_length=120, blank=True)
    partner = models.CharField(max_length=200)
    salt = models.BinaryField(max_length=16)
    dated_on = models.DateField(null=True, blank=True)
    security = models.CharField(max_length=2, choices=Security.choices)
    speed = models.CharField(max_length=12, choices=Speed.choices)
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incoming", "number"], name="letters_earlier_entry_once")]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of that time covered."""
        return digested_letter(
            subject=self.subject, summary=self.summary, number=self.number_text, partner=self.partner
        )


declare(Remark, step=None, text=content(DIGEST), salt=content(DIGEST), said_at=None)
declare(
    EarlierEntry,
    subject=content(DIGEST),
    summary=content(DIGEST),
    number_text=None,
    partner=content(KEEP),
    salt=content(DIGEST),
    security=None,
    speed=None,
)
