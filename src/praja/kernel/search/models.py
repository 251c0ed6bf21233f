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
    url = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_document_once")]


class SearchAudience(models.Model):
    """Who may find a document: holders of any of its tokens (`public`, `unit:12`, `role:head:12`,
    `nearest:head:12`, `person:5`).
    """

    document = models.ForeignKey(SearchDocument, models.CASCADE, related_name="audience")
    token = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "token"], name="search_audience_once")]
        indexes = [models.Index(fields=["token", "document"], name="search_documents_of_token")]


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
    url=None,
)
declare(SearchAudience, token=identity(BLANK))
declare(DirtyDocument, kind=None)
