# SPDX-License-Identifier: EUPL-1.2
"""A large text file is read where it lies, and gives the same rows, lines and proposal as one that is taken apart whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.opendata.gateways.reading import delimited
from praja.duties.opendata.gateways.reading.records import BLOCK, records
from praja.duties.opendata.queries.proposals import looked_at

TEXTS = st.text(st.sampled_from('ab1;,"\n\r é'), max_size=60)


def apart(text, delimiter, first=1):
    """Rows and lines of the text taken apart whole; None where quotation marks do not match."""
    rows, lines, broken = delimited._rows(text, delimiter, first)
    return None if broken else (rows, lines)


@given(TEXTS, st.sampled_from(";,"))
def test_rows_and_their_lines_are_the_same(text, delimiter):
    found = records(text.encode(), delimiter, 0, 1)
    if found is None:
        return
    whole = apart(text, delimiter)
    assert whole is not None
    assert ([list(row) for row in found], list(found.lines)) == whole
    assert [found[at] for at in range(len(found))] == whole[0]


@pytest.mark.parametrize("data", [b"a;b\r1;2\r", b"a;b\n1;\xff\n", b'a;"b\n1;2\n', "a;b\n".encode("utf-16")])
def test_what_can_not_be_read_where_it_lies_is_taken_apart_whole(data):
    assert records(data, ";", 0, 1) is None


def table(rows, *, quoted=False, end="\n"):
    mark = '"' if quoted else ""
    lines = [
        "kode;nama;n",
        *(
            f"{at:05};{mark}Nama; {at % 7}{mark};{at}" if quoted else f"{at:05};Nama {at % 7};{at}"
            for at in range(rows)
        ),
    ]
    return (end.join([*lines, ""])).encode()


@pytest.mark.parametrize(
    "data",
    [
        table(2 * BLOCK + 3),
        table(BLOCK),
        table(BLOCK + 1, quoted=True),
        table(30, end="\r\n"),
        b"sep=;\n" + table(20),
        b"\xef\xbb\xbf" + table(20),
        b"Laporan\n\n" + table(40) + b"Jumlah;;780\n\nSumber: kantor;;\n",
    ],
)
def test_the_proposal_is_the_same(monkeypatch, data):
    monkeypatch.setattr(delimited, "LARGE", 0)
    there = looked_at(data, "x.csv")
    monkeypatch.setattr(delimited, "LARGE", 2**60)
    assert there == looked_at(data, "x.csv")
    assert there["tables"][0]["rows"] > 15


def test_only_a_piece_is_ever_taken_apart():
    found = records(table(4 * BLOCK), ";", 0, 1)
    assert found is not None
    assert sum(1 for _row in found) == len(found) == 4 * BLOCK + 1
    assert found[2 * BLOCK][0] == f"{2 * BLOCK - 1:05}"
    held = [value for value in vars(found).values() if isinstance(value, list)]
    assert [len(one) for one in held] == [BLOCK]
