# SPDX-License-Identifier: EUPL-1.2
"""Paging by key: every row once, in order, both ways, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from praja.kernel.documents.models import StoredFile
from praja.lib.errors import InvalidInput
from praja.lib.pages import capped_count, page_of

START = datetime(2026, 1, 1, tzinfo=UTC)
ORDERS = [
    (),
    ("id",),
    ("-pk",),
    ("stored_at",),
    ("-stored_at", "width"),
    ("width", "-height"),
    ("-width", "height", "-stored_at"),
    ("-media_type", "-width", "-id"),
]


def fill(rows):
    StoredFile.objects.bulk_create(
        StoredFile(
            sha256=f"{n:064}",
            size=n,
            media_type=kind,
            width=width,
            height=height,
            stored_at=START + timedelta(microseconds=tick),
        )
        for n, (kind, width, height, tick) in enumerate(rows)
    )


def expected(order):
    """The order by plain Python: empty values last, whichever the direction."""
    rows = sorted(StoredFile.objects.all(), key=lambda row: row.pk)
    for name in reversed(order):
        field = name.removeprefix("-")
        full = [row for row in rows if getattr(row, field) is not None]
        empty = [row for row in rows if getattr(row, field) is None]
        rows = sorted(full, key=lambda row: getattr(row, field), reverse=name.startswith("-")) + empty
        if name.startswith("-"):  # keep equal rows in the order of what comes after
            rows = _stable(full, field) + empty
    return rows


def _stable(rows, field):
    groups = {}
    for row in rows:
        groups.setdefault(getattr(row, field), []).append(row)
    return [row for value in sorted(groups, reverse=True) for row in groups[value]]


WAYS = (Q(width=None), Q(width__lt=1), Q(width__gte=1))


def walk(order, size, cursor, way, ways=()):
    """All pages one way, as (items of each page, last page)."""
    pages = []
    while True:
        page = page_of(StoredFile.objects.all(), order=order, cursor=cursor, size=size, ways=ways)
        pages.append(page)
        cursor = getattr(page, way)
        if cursor is None:
            return pages


few = st.none() | st.integers(0, 2)
rows = st.lists(st.tuples(st.sampled_from(["a", "b"]), few, few, st.integers(0, 3)), max_size=14)


class Walking(TestCase):
    """One rolled-back transaction per example."""

    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(rows, st.sampled_from(ORDERS), st.integers(1, 5), st.sampled_from([(), WAYS]))
    def test_walking_any_rows_gives_each_once_in_order_and_back_again(self, data, order, size, ways):
        fill(data)
        forwards = walk(order, size, None, "next", ways)
        assert [row for page in forwards for row in page.items] == expected(order)
        assert all(len(page.items) == size for page in forwards[:-1])
        assert forwards[0].previous is None

        backwards = walk(order, size, forwards[-1].previous, "previous", ways) if forwards[-1].previous else []
        seen = [row for page in reversed(backwards) for row in page.items] + forwards[-1].items
        assert seen == expected(order)
        if backwards:
            assert page_of(StoredFile.objects.all(), order=order, cursor=backwards[-1].next, size=size).items


@pytest.mark.django_db
def test_a_row_that_arrives_between_two_pages_shifts_nothing():
    fill([("a", n, None, 0) for n in range(4)])
    first = page_of(StoredFile.objects.all(), order=("width",), size=2)
    StoredFile.objects.create(sha256="f" * 64, size=1, media_type="a", width=0, stored_at=START)
    second = page_of(StoredFile.objects.all(), order=("width",), cursor=first.next, size=2)
    assert [row.width for row in first.items + second.items] == [0, 1, 2, 3]


@pytest.mark.django_db
def test_a_cursor_of_another_list_or_of_nobody_is_refused():
    fill([("a", n, None, 0) for n in range(4)])
    cursor = page_of(StoredFile.objects.all(), order=("width",), size=2).next
    broken = [cursor[:-1], cursor[1:], "x", "a:b:c", "\x00", "é", signing.dumps([False, 1, 1])]
    for bad in broken:
        with pytest.raises(InvalidInput) as refused:
            page_of(StoredFile.objects.all(), order=("width",), cursor=bad)
        assert refused.value.field == "cursor"
    with pytest.raises(InvalidInput):
        page_of(StoredFile.objects.all(), order=("-width",), cursor=cursor)


@pytest.mark.django_db
def test_the_filter_stays_with_the_page():
    fill([("ab"[n % 2], n, None, 0) for n in range(10)])
    only = StoredFile.objects.filter(media_type="a")
    first = page_of(only, order=("-width",), size=3)
    second = page_of(only, order=("-width",), cursor=first.next, size=3)
    assert [row.width for row in first.items + second.items] == [8, 6, 4, 2, 0]


@pytest.mark.django_db
@pytest.mark.parametrize(("cap", "answer"), [(2, (2, True)), (3, (3, False)), (4, (3, False))])
def test_counting_stops_at_the_cap(cap, answer):
    fill([("a", n, None, 0) for n in range(3)])
    assert capped_count(StoredFile.objects.order_by("width"), cap) == answer


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", [None, "next"])
def test_a_page_costs_one_query(django_assert_num_queries, cursor):
    fill([("a", n, None, 0) for n in range(9)])
    at = page_of(StoredFile.objects.all(), order=("width",), size=3).next if cursor else None
    with django_assert_num_queries(1):
        page_of(StoredFile.objects.all(), order=("width",), cursor=at, size=3)
