# SPDX-License-Identifier: EUPL-1.2
"""The index kept by events equals the index built anew; a failure or a touch meanwhile loses nothing."""

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.search.declarations import IndexRow, index_source, mark_dirty, sources
from praja.kernel.search.errors import UnknownKind
from praja.kernel.search.models import DirtyDocument, SearchDocument
from praja.kernel.search.operations import rebuild_index, refresh_index
from praja.kernel.search.queries import search
from search.shelves import EVERYBODY, NINE, Shelf, index_rows

WORDS = st.lists(st.sampled_from(["jalan", "rusak", "lampu", "pengaduan", "air"]), max_size=4).map(" ".join)
AUDIENCES = st.sets(st.sampled_from(["public", "unit:1", "person:2"]), max_size=2)
ACTS = st.one_of(
    st.tuples(st.just("put"), st.integers(1, 4), WORDS, WORDS, AUDIENCES),
    st.tuples(st.just("take"), st.integers(1, 4)),
    st.tuples(st.just("deliver"), st.integers(1, 3)),
    st.tuples(st.just("refresh"), st.integers(1, 2)),
    st.tuples(st.just("rebuild")),
)


def play(shelf: Shelf, act: tuple) -> None:
    match act:
        case ("put", paper, title, body, audience):
            shelf.put(paper, title, body, audience=audience)
        case ("take", paper):
            shelf.take(paper)
        case ("deliver", limit):
            deliver_due(at=NINE, limit=limit)
        case ("refresh", limit):
            refresh_index(at=NINE, limit=limit)
        case ("rebuild",):
            rebuild_index(at=NINE)


class Undo(Exception):
    """Ends an example without leaving rows."""


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(acts=st.lists(ACTS, max_size=20))
def test_the_index_kept_by_events_equals_the_index_built_anew(shelf: Shelf, acts: list[tuple]):
    shelf.papers.clear()
    try:
        with transaction.atomic():
            for act in acts:
                play(shelf, act)
            shelf.settle()
            kept, found = index_rows(), [search(word, tokens=EVERYBODY) for word in ("jalan", "adu", "rus")]
            assert [row[1] for row in kept] == sorted(p for p, row in shelf.papers.items() if row.audience)
            SearchDocument.objects.all().delete()
            rebuild_index(at=NINE)
            assert index_rows() == kept
            assert [search(word, tokens=EVERYBODY) for word in ("jalan", "adu", "rus")] == found
            raise Undo
    except Undo:
        pass


def test_what_vanishes_from_its_source_is_no_longer_found(shelf: Shelf):
    shelf.put(1, "lampu jalan")
    shelf.settle()
    assert len(search("lampu", tokens=EVERYBODY).found) == 1
    shelf.take(1)
    shelf.settle()
    assert search("lampu", tokens=EVERYBODY).found == ()
    assert word_rows() in (0, None)


def test_what_changes_is_found_by_its_new_words_only(shelf: Shelf):
    shelf.put(1, "lampu")
    shelf.settle()
    shelf.put(1, "jembatan")
    shelf.settle()
    assert [len(search(word, tokens=EVERYBODY).found) for word in ("lampu", "jembatan")] == [0, 1]
    assert word_rows() in (1, None)


def word_rows() -> int | None:
    """Rows of the word table; PostgreSQL has none."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_word_index")
        return cursor.fetchone()[0]


def test_a_failing_source_keeps_its_documents_dirty(shelf: Shelf):
    broken = [True]

    def documents(ids):
        if broken:
            raise OSError("disk")
        return [IndexRow("book", 1, "buku", "", "/b/1", NINE, EVERYBODY)]

    index_source("book", dirty_on=("shelf.changed",), subject_kind="paper", all_ids=list)(documents)
    shelf.put(1, "lampu")
    while deliver_due(at=NINE):
        pass
    assert refresh_index(at=NINE) == 1
    assert list(DirtyDocument.objects.values_list("kind", flat=True)) == ["book"]
    broken.clear()
    assert refresh_index(at=NINE) == 1
    assert [row[0] for row in index_rows()] == ["book", "paper"]


def test_rows_nobody_asked_for_are_refused(shelf: Shelf):
    shelf.papers[1] = IndexRow("paper", 2, "lampu", "", "/", NINE, EVERYBODY)
    mark_dirty(sources()["paper"], [1])
    with pytest.raises(ValueError, match="was not asked"):
        rebuild_index("paper", at=NINE)


def test_a_rebuild_forgets_kinds_that_are_no_longer_declared(shelf: Shelf):
    shelf.put(1, "lampu")
    shelf.settle()
    SearchDocument.objects.create(kind="old", object_id=1, title="lama", url="/", at=NINE)
    rebuild_index(at=NINE)
    assert [row[0] for row in index_rows()] == ["paper"]
    with pytest.raises(UnknownKind):
        rebuild_index("old", at=NINE)
