# SPDX-License-Identifier: EUPL-1.2
"""Files kept, what they belong to, and the registers that number documents."""

from django.db import models

from praja.kernel.documents.enums import NumberState
from praja.lib.privacy import BLANK, KEEP, content, declare, identity


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

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="documents_number_once_per_register"),
            models.CheckConstraint(
                condition=~models.Q(state=NumberState.VOID.value) | ~models.Q(reason=""),
                name="documents_void_number_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["object_kind", "object_id"], name="documents_number_of")]


declare(StoredFile, sha256=content(BLANK), media_type=None)
declare(
    Attachment,
    object_kind=None,
    title=content(BLANK),
    created_by_kind=None,
    created_by_id=identity(KEEP),
)
declare(NumberRegister, key=None)
declare(NumberEntry, state=None, object_kind=None, reason=None)
