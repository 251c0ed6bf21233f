# SPDX-License-Identifier: EUPL-1.2
"""Who passed and by what, and the certificates that were given for it."""

from django.db import models
from django.db.models import Q

from praja.duties.training.models.seats import Seat
from praja.kernel.documents.models import IssuedDocument
from praja.lib.privacy import BLANK, DIGEST, KEEP, content, credential, declare, employment


class Completion(models.Model):
    """The committee's word on one seat: passed or not, and what was known at that moment. `missed` are the conditions that were
    not met (`domain.completion.Shortfall`); an exception decides otherwise than they do, and says why (`note`)."""

    seat = models.OneToOneField(Seat, models.PROTECT, primary_key=True, related_name="completion")
    passed = models.BooleanField()
    is_exception = models.BooleanField(default=False)
    missed = models.JSONField(default=list, blank=True)
    jp_present = models.PositiveSmallIntegerField()
    jp_held = models.PositiveSmallIntegerField()
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    """Of the test at the end, in per cent; None: not taken."""
    has_plan = models.BooleanField()
    predicate = models.CharField(max_length=8)
    note = models.CharField(max_length=300, blank=True)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the note; erased with it."""
    decided_at = models.DateTimeField()


class Certificate(models.Model):
    """A certificate, from the moment it is asked for: its number, signature and public code are the document's. What counts no
    longer stays and says why; a new one in its place names it (`replaces`)."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="certificates")
    document = models.OneToOneField(IssuedDocument, models.PROTECT, related_name="+")
    jp = models.PositiveSmallIntegerField()
    predicate = models.CharField(max_length=8)
    issued_at = models.DateTimeField(null=True, blank=True)
    """When it was signed; None while it waits for that."""
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_reason = models.CharField(max_length=300, blank=True)
    revoked_salt = models.BinaryField(max_length=16, default=b"")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    is_open = models.BooleanField(default=False)
    """Whether the holder lets everybody read their name on the page of verification, and take the badge from there."""
    badge_salt = models.CharField(max_length=32)
    """Makes the hash of the holder's address in the badge, and stands in it."""
    status_list = models.PositiveIntegerField()
    status_index = models.PositiveIntegerField()
    """The badge's bit in the published list of those that count no longer; drawn by chance."""
    requested_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=Q(revoked_at=None), name="training_certificate_one_in_force"
            ),
            models.UniqueConstraint(fields=["status_list", "status_index"], name="training_badge_bit_once"),
        ]

    @property
    def code(self) -> str:
        """The public code, as it is printed on the certificate."""
        return self.document.code

    @property
    def counts(self) -> bool:
        """Whether it is signed and was not revoked."""
        return self.issued_at is not None and self.revoked_at is None


class BadgeKey(models.Model):
    """The public half of a key that signed badges. A retired one stays published, so that its badges stay good; one that was
    struck off is not, and nothing that it signed is believed any more."""

    public = models.CharField(max_length=64, unique=True)
    """Ed25519, raw, in hex."""
    first_used_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True, blank=True)


declare(
    Completion,
    missed=employment(KEEP),
    score=employment(KEEP),
    predicate=employment(KEEP),
    note=content(DIGEST),
    salt=content(DIGEST),
    decided_at=employment(KEEP),
)
declare(
    Certificate,
    predicate=employment(KEEP),
    issued_at=employment(KEEP),
    revoked_at=employment(KEEP),
    revoked_reason=content(DIGEST),
    revoked_salt=content(DIGEST),
    badge_salt=content(BLANK),
    requested_at=employment(KEEP),
)
declare(BadgeKey, public=credential(KEEP), first_used_at=None, struck_at=None)
