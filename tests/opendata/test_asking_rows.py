# SPDX-License-Identifier: EUPL-1.2
"""Questions about the rows of a version: right whatever stands in them, within limits, and remembered."""

from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from conftest import MONDAY
from opendata.conftest import _found
from opendata.publishing import published
from praja.duties.opendata.domain.asking import Ask, Condition, Figure, Function, Grouping, Operator, Sort
from praja.duties.opendata.domain.selecting import Statement
from praja.duties.opendata.errors import NoSuchColumn, NotAValue, TooWide
from praja.duties.opendata.gateways.prepared import folder, make_room, prepared
from praja.duties.opendata.gateways.remembering import Remembering
from praja.duties.opendata.gateways.tables import TooMuch, _Reader, rows_of
from praja.duties.opendata.models import TableVersion
from praja.duties.opendata.queries.rows import groups_of, mark_of, page_of, rendered, stream_of
from praja.kernel.documents.gateways import store
from remembering import Remembered

PLACES = ("Tirta", "Marga", "Asri", "Jaya 100%", "O'Neil_1")
MANY = (
    "tempat,jenis,tahun,ton,hari\n"
    + "".join(f"{PLACES[n % 5]},jenis {n % 7},{2020 + n % 3},{n},2025-01-{1 + n % 28:02}\n" for n in range(1, 301))
).encode()


_published_once = Remembered(lambda: published(_found(), data=MANY, at=MONDAY))


@pytest.fixture
def version(db):
    """Three hundred rows."""
    return TableVersion.objects.get(current_of__dataset=_published_once())


def numbers(page):
    return [row[page.columns.index("ton")] for row in page.rows]


def test_a_deep_page_holds_the_rows_of_its_numbers(version):
    page = page_of(version, Ask(limit=3, offset=290))
    assert ([row[0] for row in page.rows], page.total) == ([291, 292, 293], 300)
    assert numbers(page_of(version, Ask(limit=3, after=298))) == [299, 300]
    assert numbers(page_of(version, Ask(limit=2, offset=1, after=10))) == [12, 13]
    assert page_of(version, Ask(offset=500)).rows == []


def test_words_are_found_within_a_text_and_never_across_two(version):
    found = page_of(version, Ask(words="ARGA jenis", limit=5))
    assert (numbers(found), found.total) == ([1, 6, 11, 16, 21], 60)
    assert page_of(version, Ask(words="margajenis")).total == 0
    assert page_of(version, Ask(words="100%")).total == 60
    assert page_of(version, Ask(words="jaya", words_in=(("jenis", "jaya"),))).total == 0
    assert page_of(version, Ask(words_in=(("tempat", "_1"),))).total == 60


def test_a_filtered_page_goes_on_where_the_last_one_ended(version):
    asked = Ask(conditions=(Condition("tempat", Operator.EQ, ("Tirta",)),), limit=7)
    first = page_of(version, asked)
    rest = page_of(version, Ask(conditions=asked.conditions, limit=7, after=first.rows[-1][0]))
    assert numbers(first) + numbers(rest) == list(range(5, 71, 5))
    assert (first.total, rest.total) == (60, 60)
    assert page_of(version, Ask(conditions=asked.conditions, limit=7, offset=56)).total == 60


def test_texts_of_an_address_are_read_as_the_column_is(version):
    def total(column, operator, *values):
        return page_of(version, Ask(conditions=(Condition(column, operator, values),))).total

    assert total("ton", Operator.GTE, "299") == 2
    assert total("hari", Operator.EQ, "2025-01-02") == 11
    assert total("tahun", Operator.IN, "2020", "2021") == 200
    assert total("jenis", Operator.EQ, 5) == 0
    for column, value in (("ton", "banyak"), ("hari", "kemarin"), ("ton", "9" * 30)):
        with pytest.raises(NotAValue):
            total(column, Operator.EQ, value)


@pytest.mark.parametrize("text", ["'; DROP TABLE rows_; --", "' OR 1=1 --", '" words', "?", "$1", "\\", "%", "a\nb"])
def test_what_a_reader_writes_is_never_a_statement(text, version):
    assert page_of(version, Ask(conditions=(Condition("tempat", Operator.EQ, (text,)),))).total == 0
    assert page_of(version, Ask(conditions=(Condition("tempat", Operator.STARTS, (text,)),))).total == 0
    if text != "%":  # one place has it in its name
        assert page_of(version, Ask(words_in=(("tempat", text),))).total == 0
    for asked in (Ask(columns=(text,)), Ask(sort=(Sort(text),)), Ask(words_in=((text, "a"),))):
        with pytest.raises(NoSuchColumn):
            page_of(version, asked)
    assert page_of(version, Ask()).total == 300


def test_the_database_that_answers_reads_nothing_but_prepared_tables(version):
    for reach in ("read_csv('/etc/hostname')", "read_text('/proc/self/environ')", "'/etc/hostname'"):
        with pytest.raises(duckdb.Error):
            rows_of(version.file.sha256, Statement(f"SELECT * FROM {reach}"))
    for change in ("SET memory_limit = '8GB'", "SET enable_external_access = true", "DELETE FROM rows_"):
        with pytest.raises(duckdb.Error):
            rows_of(version.file.sha256, Statement(change))


def test_a_question_that_takes_too_long_is_given_up(version):
    endless = Statement("SELECT count(*) FROM range(1000000000000) AS a(n) WHERE n % 7 = ?", [3])
    with pytest.raises(TooMuch):
        rows_of(version.file.sha256, endless, seconds=0.1)
    assert rows_of(version.file.sha256, Statement("SELECT count(*) FROM rows_"))[1] == [(300,)]


def test_groups_and_a_pivot(version):
    by_year = groups_of(version, Grouping(("tahun",), (Figure(Function.COUNT),)), Ask(words="marga"))
    assert [tuple(row) for row in by_year.rows] == [(2020, 20), (2021, 20), (2022, 20)]
    spread = groups_of(
        version, Grouping(("tahun",), (Figure(Function.SUM, "ton"),), across="tempat"), Ask(words="100% jenis")
    )
    assert spread.columns == ("tahun", "Jaya 100%")
    wide = groups_of(version, Grouping(("tahun",), (Figure(Function.COUNT),), across="jenis"), Ask())
    assert (wide.columns[1:], sum(wide.rows[0][1:])) == (tuple(f"jenis {n}" for n in range(7)), 100)
    with pytest.raises(TooWide):
        groups_of(version, Grouping(("tahun",), (Figure(Function.COUNT),), across="ton"), Ask())


def test_all_rows_come_in_batches_in_their_order(version):
    rows = [row[0] for batch in stream_of(version, Ask(columns=("ton",))) for row in batch]
    assert rows == list(range(1, 301))
    with pytest.raises(NoSuchColumn):
        stream_of(version, Ask(columns=("lain",)))


def test_what_is_prepared_can_go_at_any_time(version, settings):
    asked = Ask(conditions=(Condition("ton", Operator.EQ, (7,)),))
    assert page_of(version, asked).total == 1
    prepared(version.file.sha256).unlink()
    assert page_of(version, Ask(conditions=(Condition("ton", Operator.EQ, (8,)),))).total == 1
    path = prepared(version.file.sha256)
    other = folder() / "other.duckdb"
    other.write_bytes(b"x" * 1000)
    settings.PRAJA_TABLES_BYTES = 500
    make_room(keep=path)
    assert (path.exists(), other.exists()) == (True, False)


def test_a_mark_tells_questions_apart_and_its_bytes_are_made_once(version):
    first, second = mark_of(version, Ask(), "json"), mark_of(version, Ask(limit=5), "json")
    assert first != second == mark_of(version, Ask(limit=5), "json")
    assert rendered(first, lambda: b"a") == rendered(first, lambda: b"b") == b"a"


def test_what_is_remembered_stays_within_its_bytes():
    memory = Remembering[str](800)
    for number in range(20):
        memory.keep(number, str(number), 100)
    assert (memory.size, memory.get(11), memory.get(12)) == (800, None, "12")
    memory.keep("large", "x", 101)
    assert (memory.get("large"), memory.size) == (None, 800)


def test_many_tables_are_asked_at_once_through_few_that_are_open(version, tmp_path):
    digests = []
    for number in range(5):
        duckdb.sql(f"COPY (SELECT {number} AS k FROM range(10)) TO '{tmp_path / 'k.parquet'}'")
        digests.append(store.put_file(tmp_path / "k.parquet"))
    reader = _Reader(folder(), most=2)

    def ask(turn):
        number = turn % 5
        with reader.cursor(digests[number]) as cursor:
            return cursor.execute("SELECT min(k), count(*) FROM rows_").fetchall() == [(number, 10)]

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(ask, range(60)))
    assert all(table.users == 0 for table in reader.tables.values())
    assert len(reader.tables) <= 4  # two, and those that were being asked when others came
