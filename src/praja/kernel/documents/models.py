# SPDX-License-Identifier: EUPL-1.2
"""Files kept, what they belong to, and the registers that number documents."""

from django.db import models

from praja.kernel.documents.enums import DocumentState, NumberState, Provider
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.sealing import SealedField
from praja.lib.privacy import BLANK, DIGEST, KEEP, content, declare, employment, identity


class StoredFile(models.Model):
    """One content, kept once under its SHA-256 (hex). The row is written after the bytes are on disk."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=40)
    width = models.IntegerField(null=True)
    height = models.IntegerField(null=True)
    pages = models.IntegerField(null=True)
    stored_at = models.DateTimeField(db_index=True)


class Attachment(models.Model):
    """A file belonging to something, named by kind and id so that no duty is known here."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="attachments")
    object_kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=200, blank=True)
    position = models.IntegerField(default=0)
    created_at = models.DateTimeField()
    created_by_kind = models.CharField(max_length=10)
    created_by_id = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["object_kind", "object_id", "file"], name="documents_attachment_once_per_object"
            )
        ]
        indexes = [models.Index(fields=["object_kind", "object_id", "position"], name="documents_attachment_of")]


class Letterhead(models.Model):
    """What stands at the head of a unit's papers beside its name: address and contact as one line each, and an emblem. What a
    unit lacks it has from the nearest above. `post_emblem` stands over papers that the head of the government sets in the name
    of the post. The ledger holds everything that was ever set."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="letterhead")
    address = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    emblem = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    post_emblem = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")


class NumberRegister(models.Model):
    """One series of numbers in one year. `last` is the highest number drawn; its row is the lock of the
    series.
    """

    key = models.CharField(max_length=60)
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "year"], name="documents_register_once_per_year")]


class NumberEntry(models.Model):
    """One number of a register: gapless, and never given twice. A void one keeps its place and says why."""

    register = models.ForeignKey(NumberRegister, models.PROTECT, related_name="entries")
    number = models.IntegerField()
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in NumberState])
    object_kind = models.CharField(max_length=40, blank=True)
    object_id = models.BigIntegerField(null=True)
    reason = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16, default=b"", db_default=b"")
    """Of the reason's digest in the ledger."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="documents_number_once_per_register"),
            models.CheckConstraint(
                condition=~models.Q(state=NumberState.VOID.value) | ~models.Q(reason=""),
                name="documents_void_number_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["object_kind", "object_id"], name="documents_number_of")]


class IssuedDocument(models.Model):
    """A page that is signed and sent out, from the request to the signed file.

    `object_kind` and `object_id` name what it belongs to, so that no duty is known here. Until it is signed, number and date
    are provisional; after it, `data` is empty and `file` is the document, byte for byte.
    """

    code = models.CharField(max_length=10, unique=True)
    """The public code under which anybody verifies it."""
    template = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    """What kind of document it is, for everybody to read: never a person's name or matter."""
    object_kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="issued_documents")
    number = models.OneToOneField(NumberEntry, models.PROTECT, related_name="document")
    number_pattern = models.CharField(max_length=80)
    classification = models.CharField(max_length=30, blank=True)
    unit_code = models.CharField(max_length=60, blank=True)
    security_mark = models.CharField(max_length=2, blank=True, default="", db_default="")
    """The letter that marks how secret it is, as numbers may begin with it."""
    number_text = models.CharField(max_length=120)
    number_salt = models.BinaryField(max_length=16, default=b"", db_default=b"")
    """Where the number's own words tell what is nobody's business (the classification of a sick leave): the ledger then knows the
    number by its digest with this salt. Empty: the ledger has the number as it is written."""
    place = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=200, blank=True)
    signer = models.ForeignKey(Account, models.PROTECT, related_name="issued_documents")
    signer_title = models.CharField(max_length=200)
    """The signer's post as it is printed, e.g. "Lurah Melati" or "Plt. Lurah Melati"."""
    holder_mask = models.CharField(max_length=80, blank=True)
    """The masked name of the person whom it concerns, for the page of verification."""
    data = SealedField()
    salt = models.BinaryField(max_length=16, default=b"")
    """Makes the ledger's digest of `data`; erased with it."""
    state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in DocumentState], default=DocumentState.WAITING.value
    )
    provider = models.CharField(max_length=10, choices=[(p.value, p.value) for p in Provider], blank=True)
    """Of the last try; of the signature once it is issued."""
    level = models.CharField(max_length=8, blank=True)
    is_trial = models.BooleanField(default=False)
    external_id = models.CharField(max_length=80, blank=True)
    """What the provider calls the last try (BSrE: `id_dokumen`)."""
    attempts = models.IntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    """Until when the try in hand is left alone."""
    next_try_at = models.DateTimeField(null=True, blank=True)
    """When the worker tries by itself; null where a person signs."""
    failure = models.CharField(max_length=30, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    """The day printed on it: that of the last try."""
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="issued_documents")
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    preserve_at = models.DateTimeField(null=True, blank=True)
    """When the worker next adds proof that outlives certificates; null until it is signed, and where nobody adds any."""
    preserved = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    """The signed file with that proof behind it. `file` stays what was signed, and both are the document."""
    preserved_sha256 = models.CharField(max_length=64, blank=True, db_index=True, default="", db_default="")
    preserved_level = models.CharField(max_length=8, blank=True, default="", db_default="")
    requested_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    withdrawn_salt = models.BinaryField(max_length=16, default=b"")
    destroyed_at = models.DateTimeField(null=True, blank=True)
    """When the file kept here was destroyed by its retention schedule; `sha256` stays: a copy elsewhere still verifies."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=DocumentState.ISSUED.value)
                | (models.Q(file__isnull=False) | models.Q(destroyed_at__isnull=False))
                & models.Q(issued_at__isnull=False)
                & ~models.Q(sha256=""),
                name="documents_issued_has_file",
            )
        ]
        indexes = [
            models.Index(fields=["object_kind", "object_id"], name="documents_issued_of"),
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(next_try_at__isnull=False),
                name="documents_next_try",
            ),
            models.Index(
                fields=["preserve_at"],
                condition=models.Q(preserve_at__isnull=False),
                name="documents_to_preserve",
            ),
            models.Index(
                fields=["leased_until"],
                condition=models.Q(state=DocumentState.SIGNING.value),
                name="documents_being_signed",
            ),
        ]

    def told_number(self) -> str:
        """The written number as events have it: of a discreet document its digest."""
        if not self.number_salt:
            return self.number_text
        return content_digest(bytes(self.number_salt), {"number": self.number_text})


declare(StoredFile, sha256=content(BLANK), media_type=None)
declare(
    Attachment,
    object_kind=None,
    title=content(BLANK),
    created_by_kind=None,
    created_by_id=identity(KEEP),
)
declare(Letterhead, address=None, contact=None)
declare(NumberRegister, key=None)
declare(NumberEntry, state=None, object_kind=None, reason=None, salt=None)
declare(
    IssuedDocument,
    code=None,
    template=None,
    title=None,
    object_kind=None,
    number_pattern=None,
    classification=None,
    unit_code=None,
    security_mark=None,
    number_text=None,
    number_salt=None,
    place=None,
    address=None,
    signer_title=employment(KEEP),
    holder_mask=identity(BLANK),
    data=content(DIGEST),
    salt=content(DIGEST),
    state=None,
    provider=None,
    level=None,
    external_id=None,
    failure=None,
    leased_until=None,
    next_try_at=None,
    dated_on=None,
    sha256=content(BLANK),
    preserve_at=None,
    preserved_sha256=content(BLANK),
    preserved_level=None,
    requested_at=None,
    issued_at=None,
    withdrawn_at=None,
    withdrawn_reason=content(DIGEST),
    withdrawn_salt=content(DIGEST),
    destroyed_at=None,
)
