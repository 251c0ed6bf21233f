# SPDX-License-Identifier: EUPL-1.2
"""Pages put together from rows that were written before are the pages that the rows themselves give."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import MONDAY
from opendata.conftest import _found
from opendata.publishing import published
from praja.duties.opendata.domain.asking import Ask, Sort
from praja.duties.opendata.domain.datastore_files import plain
from praja.duties.opendata.queries.row_blocks import BLOCK, MOST, written_rows
from praja.duties.opendata.queries.rows import page_of
from remembering import Remembered

COUNT = 3 * BLOCK + 17
DAY = date(2026, 1, 5)


def _made():
    lines = "".join(f"Tirta {n},{n},{n / 8 if n % 5 else ''},{DAY}\n" for n in range(COUNT))
    dataset = published(_found(), data=f"tempat,nomor,nilai,tanggal\n{lines}".encode(), at=MONDAY)
    return dataset.resources.get().current


_made_once = Remembered(_made)


@pytest.fixture
def version(db):
    """A table of a little over three blocks."""
    return _made_once()


def read(version, ask):
    """The rows of a page by another way: ordered by number, each made for itself."""
    page = page_of(version, Ask(limit=ask.limit, offset=ask.offset, sort=(Sort("_id"),)))
    return [dict(zip(page.columns, map(plain, row), strict=True)) for row in page.rows]


def test_any_page_is_the_page_of_its_rows(version):
    @settings(max_examples=60, deadline=None)
    @given(st.integers(0, COUNT + 5), st.integers(0, 2 * BLOCK))
    def holds(offset, limit):
        ask = Ask(limit=limit, offset=offset)
        written = written_rows(version, ask)
        assert json.loads(b"[" + written + b"]") == read(version, ask)

    holds()


def test_only_whole_rows_in_their_own_order_are_written_before(version):
    assert written_rows(version, Ask(limit=5, sort=(Sort("nomor"),))) is None
    assert written_rows(version, Ask(limit=5, columns=("nomor",))) is None
    assert written_rows(version, Ask(limit=5, words="tirta")) is None
    assert written_rows(version, Ask(limit=MOST + 1)) is None
