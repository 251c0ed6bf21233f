# SPDX-License-Identifier: EUPL-1.2
"""The full-text index. It can always be rebuilt from what it was made of, and is never the only place of
anything.
"""

from django.db import models

from praja.lib.privacy import BLANK, content, declare, identity


class SearchDocument(models.Model):
    """One thing that can be found. The words also stand in a GIN index (PostgreSQL) or an FTS5 table
    (SQLite).
    """

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    title = models.TextField()
    summary = models.TextField(blank=True)
    """The beginning of the text, from which snippets are cut."""
    title_stems = models.TextField(blank=True)
    body_stems = models.TextField(blank=True)
    words = models.TextField(blank=True)
    """Every distinct word and stem of title and body, a-z and 0-9 only, parted by one space."""
    marks = models.TextField(default="", db_default="")
    """Its kind, who may find it (holders of `public`, `unit:12`, `role:head:12`, `nearest:head:12`, `person:5`) and its facets,
    as `domain.marks` writes them; they stand in the same index as the words."""
    url = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_document_once")]
        indexes = [models.Index(fields=["-at", "object_id", "kind"], name="search_latest_documents")]


class DirtyDocument(models.Model):
    """A document that must be read again from its source: an event touched it."""

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_dirty_once")]


# The index is rebuilt from its sources: what is erased there is blank here with the next reading.
declare(
    SearchDocument,
    kind=None,
    title=content(BLANK),
    summary=content(BLANK),
    title_stems=content(BLANK),
    body_stems=content(BLANK),
    words=content(BLANK),
    marks=identity(BLANK),
    url=None,
)
declare(DirtyDocument, kind=None)
