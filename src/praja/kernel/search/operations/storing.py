# SPDX-License-Identifier: EUPL-1.2
"""Writing documents, and on SQLite their words and marks into the FTS5 table beside them."""

from collections.abc import Iterator

from django.db import connection

from praja.kernel.search.declarations import IndexRow, IndexSource
from praja.kernel.search.domain.marks import marks_of
from praja.kernel.search.domain.words import analyse, storable
from praja.kernel.search.models import SearchDocument

SUMMARY = 600
_LONGEST_TITLE = 300
_BATCH = 500


def replace_documents(source: IndexSource, ids: list[int]) -> None:
    """Put what `source` now says about `ids` in the place of what the index said. In the caller's
    transaction.
    """
    rows = sorted(_checked(source, ids), key=lambda row: row.object_id)
    _remove(source.kind, ids)
    documents = SearchDocument.objects.bulk_create([document_of(row) for row in rows], batch_size=_BATCH)
    add_words(documents)


def _checked(source: IndexSource, ids: list[int]) -> Iterator[IndexRow]:
    """The rows that somebody may find; refused where a later replacement could not remove them again."""
    asked = set(ids)
    for row in source.documents(ids):
        if row.kind != source.kind or row.object_id not in asked:
            raise ValueError(f"{source.kind} was not asked for {row.kind} {row.object_id}")
        if row.audience:
            yield row


def document_of(row: IndexRow) -> SearchDocument:
    """The document of a row, unsaved. Bulk loading writes the same rows by COPY."""
    analysed = analyse(row.title, row.body)
    return SearchDocument(
        kind=row.kind,
        object_id=row.object_id,
        title=storable(row.title)[:_LONGEST_TITLE],
        summary=" ".join(storable(row.body[: 2 * SUMMARY]).split())[:SUMMARY],
        title_stems=analysed.title_stems,
        body_stems=analysed.body_stems,
        words=analysed.words,
        marks=marks_of(row.kind, row.audience, row.facets),
        url=row.url,
        at=row.at,
    )


def _remove(kind: str, ids: list[int]) -> None:
    old = list(SearchDocument.objects.filter(kind=kind, object_id__in=ids).values_list("pk", flat=True))
    if not old:
        return
    SearchDocument.objects.filter(pk__in=old).delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_word_index WHERE rowid = %s", [(pk,) for pk in old])


def add_words(documents: list[SearchDocument]) -> None:
    """Put the words of saved documents into SQLite's word index. PostgreSQL keeps its index itself."""
    if documents and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT OR REPLACE INTO search_word_index (rowid, words) VALUES (%s, %s)",
                [(document.pk, f"{document.words} {document.marks}") for document in documents],
            )
