# SPDX-License-Identifier: EUPL-1.2
"""Computing the facts of touched subjects again, in bulk, with any number of workers.

A worker takes dirty rows by locking and deleting them *before* it computes. So a subject lies with one worker
at a time, and a touch that comes meanwhile either finds the row still there (then the computation starts
later and sees the change) or adds it anew (then the subject stays dirty). A failure rolls the deletion back.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain, islice

from django.db import connection, transaction

from praja.kernel.measures.declarations import FactRow, MeasureSource, mark_dirty, sources
from praja.kernel.measures.errors import UnknownMeasure
from praja.kernel.measures.models import DirtySubject, Fact
from praja.kernel.measures.operations.summing import move_sums, sum_anew
from praja.kernel.measures.operations.tallying import move_tallies, tally_anew

log = logging.getLogger("praja.measures")

Progress = Callable[[str, int], None]

_BATCH = 1_000


def refresh_dirty(*, at: datetime, limit: int = _BATCH) -> int:
    """Replace the facts of up to `limit` dirty subjects of each source. Returns how many subjects were dealt
    with.

    A source that fails is logged and keeps its dirty subjects; the others are served all the same. Dirty
    subjects of a source that is not installed wait. `at` is the moment of the pass, for the log.
    """
    waiting = set(DirtySubject.objects.values_list("source", flat=True).distinct())
    done = 0
    for source in (source for name, source in sources().items() if name in waiting):
        try:
            done += refresh_source(source, limit=limit)
        except Exception:
            log.exception("facts of %s could not be computed at %s", source.name, at.isoformat())
    return done


def rebuild(source: str | None = None, *, at: datetime, on_progress: Progress = lambda _name, _done: None) -> int:
    """Compute the facts of every subject of one source (or of all) anew. Returns how many subjects were dealt
    with.

    Subjects that no longer exist lose their facts, and the kept sums are added up anew. May run beside the daily work and
    other workers: it goes through the same dirty rows. `on_progress` hears of each batch: source name and number of subjects.
    Raises `UnknownMeasure`.
    """
    if source is not None and source not in sources():
        raise UnknownMeasure(source)
    done = 0
    for declared in sources().values():
        if source in (None, declared.name):
            done += _rebuild_source(declared, on_progress)
    log.info("facts of %d subjects rebuilt at %s", done, at.isoformat())
    return done


def refresh_source(source: MeasureSource, *, limit: int = _BATCH) -> int:
    """Replace the facts of up to `limit` dirty subjects of `source`, all or none. Returns how many."""
    with transaction.atomic():
        subjects = _take(source, limit)
        if subjects:
            _replace(source, subjects)
    return len(subjects)


def _take(source: MeasureSource, limit: int) -> list[int]:
    rows = DirtySubject.objects.filter(source=source.name).order_by("pk")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    taken = list(rows[:limit])
    DirtySubject.objects.filter(pk__in=[row.pk for row in taken]).delete()
    return sorted(int(row.subject.rpartition(":")[2]) for row in taken)


def _replace(source: MeasureSource, subjects: list[int]) -> None:
    rows = sorted(_checked(source, set(subjects)), key=lambda row: (row.measure, row.subject, row.unit_id, row.day))
    keys = [source.key_of(subject) for subject in subjects]
    old = Fact.objects.filter(measure__in=[measure.key for measure in source.measures], subject__in=keys)
    move_sums(old, rows)
    if source.about_kind:
        move_tallies(source, old, rows)
    old.delete()
    Fact.objects.bulk_create(
        [
            Fact(
                measure=row.measure,
                subject=source.key_of(row.subject),
                unit_id=row.unit_id,
                day=row.day,
                about=row.about,
                numerator=row.numerator,
                denominator=row.denominator,
            )
            for row in rows
        ],
        batch_size=_BATCH,
    )


def _checked(source: MeasureSource, subjects: set[int]) -> Iterator[FactRow]:
    """The source's rows, refused where a replacement could never remove them again."""
    own = {measure.key for measure in source.measures}
    for row in source.facts(sorted(subjects)):
        if row.measure not in own or row.subject not in subjects:
            raise ValueError(f"{source.name} was not asked for {row.measure} of {row.subject}")
        if row.about is not None and not source.about_kind:
            raise ValueError(f"{source.name} does not say what kind {row.about} is of")
        yield row


def _rebuild_source(source: MeasureSource, on_progress: Progress) -> int:
    for batch in _batches(chain(source.all_subjects(), _counted_subjects(source))):
        mark_dirty(source, batch)
    done = 0
    while count := refresh_source(source):
        done += count
        on_progress(source.name, count)
    sum_anew([measure.key for measure in source.measures])
    if source.about_kind:
        tally_anew(source)
    return done


def _counted_subjects(source: MeasureSource) -> Iterator[int]:
    facts = Fact.objects.filter(measure__in=[measure.key for measure in source.measures])
    for subject in facts.values_list("subject", flat=True).distinct().iterator(chunk_size=_BATCH):
        yield int(subject.rpartition(":")[2])


def _batches(subjects: Iterable[int]) -> Iterator[list[int]]:
    iterator = iter(subjects)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
