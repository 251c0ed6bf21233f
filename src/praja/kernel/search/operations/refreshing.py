# SPDX-License-Identifier: EUPL-1.2
"""Reading touched documents again, in bulk, with any number of workers.

A worker takes dirty rows by locking and deleting them *before* it reads the source: a touch that comes
meanwhile is either seen by that reading or leaves the document dirty. A failure rolls the deletion back.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain, islice

from django.db import connection, transaction

from praja.kernel.search.declarations import IndexSource, mark_dirty, source_of, sources
from praja.kernel.search.models import DirtyDocument, SearchDocument
from praja.kernel.search.operations.storing import replace_documents

log = logging.getLogger("praja.search")

Progress = Callable[[str, int], None]

_BATCH = 500


def refresh_index(*, at: datetime, limit: int = _BATCH) -> int:
    """Read up to `limit` dirty documents of each kind again. Returns how many were dealt with.

    A source that fails is logged and keeps its dirty documents; the others are served all the same. `at` is
    the moment of the pass, for the log.
    """
    waiting = set(DirtyDocument.objects.values_list("kind", flat=True).distinct())
    done = 0
    for source in (source for kind, source in sources().items() if kind in waiting):
        try:
            done += refresh_source(source, limit=limit)
        except Exception:
            log.exception("documents of kind %s could not be indexed at %s", source.kind, at.isoformat())
    return done


def rebuild_index(kind: str | None = None, *, at: datetime, on_progress: Progress = lambda _kind, _done: None) -> int:
    """Read every document of one kind (or of all) again. Returns how many ids were dealt with.

    What no longer exists, and kinds that are no longer declared, disappear. May run beside the daily work.
    `on_progress` hears of each batch: kind and number. Raises `UnknownKind`.
    """
    chosen = sources().values() if kind is None else [source_of(kind)]
    if kind is None:
        _forget_undeclared()
    done = sum(_rebuild_source(source, on_progress) for source in chosen)
    log.info("%d documents indexed anew at %s", done, at.isoformat())
    return done


def refresh_source(source: IndexSource, *, limit: int = _BATCH) -> int:
    """Read up to `limit` dirty documents of `source` again, all or none. Returns how many."""
    with transaction.atomic():
        ids = _take(source, limit)
        if ids:
            replace_documents(source, ids)
    return len(ids)


def _take(source: IndexSource, limit: int) -> list[int]:
    rows = DirtyDocument.objects.filter(kind=source.kind).order_by("pk")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    taken = list(rows[:limit])
    DirtyDocument.objects.filter(pk__in=[row.pk for row in taken]).delete()
    return sorted(row.object_id for row in taken)


def _rebuild_source(source: IndexSource, on_progress: Progress) -> int:
    indexed = SearchDocument.objects.filter(kind=source.kind).values_list("object_id", flat=True)
    for batch in _batches(chain(source.all_ids(), indexed.iterator(chunk_size=_BATCH))):
        mark_dirty(source, batch)
    done = 0
    while count := refresh_source(source):
        done += count
        on_progress(source.kind, count)
    return done


def _forget_undeclared() -> None:
    for kind in SearchDocument.objects.exclude(kind__in=sources()).values_list("kind", flat=True).distinct():
        gone = IndexSource(kind, (), lambda _ids: (), tuple)
        ids = SearchDocument.objects.filter(kind=kind).values_list("object_id", flat=True)
        for batch in _batches(list(ids)):
            with transaction.atomic():
                replace_documents(gone, batch)


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    iterator = iter(ids)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
