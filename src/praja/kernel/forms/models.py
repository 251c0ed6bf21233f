# SPDX-License-Identifier: EUPL-1.2
"""Forms as they were published, and answers that are not sent yet."""

import hashlib
import json
from typing import Any, NoReturn

from django.db import models

from praja.kernel.documents.models import StoredFile
from praja.kernel.people.sealing import SealedField
from praja.lib.privacy import BLANK, KEEP, content, credential, declare, identity

IMMUTABLE = "a published form never changes: publish a new version"


def digest_of(schema: str) -> str:
    """SHA-256 (hex) of a schema's text, as its event holds it."""
    return hashlib.sha256(schema.encode()).hexdigest()


class PublishedForms(models.QuerySet["FormDefinition"]):
    """Rows that are added and read, never changed."""

    def update(self, **_kwargs: object) -> NoReturn:
        raise TypeError(IMMUTABLE)

    def delete(self) -> NoReturn:
        raise TypeError(IMMUTABLE)


class FormDefinition(models.Model):
    """One published version of a form. `schema` is JSON text of the subset in `domain.schemas`, questions in order."""

    key = models.CharField(max_length=60)
    version = models.IntegerField()
    title = models.CharField(max_length=160)
    schema = models.TextField()
    published_at = models.DateTimeField()

    objects = PublishedForms.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="forms_version_once")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(IMMUTABLE)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError(IMMUTABLE)

    @property
    def fields(self) -> dict[str, Any]:
        """The schema as a mapping."""
        found: dict[str, Any] = json.loads(self.schema)
        return found


class Draft(models.Model):
    """Answers not sent yet, kept for whoever holds the secret. Sealed, because nobody has handed them in."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    definition = models.ForeignKey(FormDefinition, models.PROTECT, related_name="drafts")
    data = SealedField()
    step = models.CharField(max_length=40, blank=True)
    updated_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)


class DraftFile(models.Model):
    """A file sent for a question of a draft. `reference` is what the draft's answers hold; it opens the file only together
    with the draft's secret. As long as the row is there, no sweep of orphans takes the file; it goes with its draft.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files")
    field = models.CharField(max_length=60)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="in_drafts")
    reference = models.CharField(max_length=40, unique=True)
    title = SealedField()
    position = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "field", "file"], name="forms_draft_file_once_per_field")
        ]


class FormEdit(models.Model):
    """The working copy of a form on its way to the next version, one per form, whoever works on it. `based_on` is the version
    it began from (0: none). `version` counts the acts: a page that shows an older one changes nothing.
    """

    key = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=160)
    schema = models.TextField()
    based_on = models.IntegerField(default=0)
    version = models.IntegerField(default=1)
    edited_at = models.DateTimeField()
    edited_by_kind = models.CharField(max_length=10)
    edited_by_id = models.CharField(max_length=40, blank=True)

    @property
    def fields(self) -> dict[str, Any]:
        """The schema as a mapping."""
        found: dict[str, Any] = json.loads(self.schema)
        return found


class FormEditStep(models.Model):
    """How a working copy stood before an act, so that the act can be undone."""

    edit = models.ForeignKey(FormEdit, models.CASCADE, related_name="steps")
    number = models.IntegerField()
    title = models.CharField(max_length=160)
    schema = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edit", "number"], name="forms_edit_step_once")]


declare(FormDefinition, key=None, title=None, schema=None)
declare(Draft, token_hash=credential(BLANK), data=content(BLANK), step=None)
declare(DraftFile, field=None, reference=credential(BLANK), title=content(BLANK))
declare(FormEdit, key=None, title=None, schema=None, edited_by_kind=None, edited_by_id=identity(KEEP))
declare(FormEditStep, title=None, schema=None)
