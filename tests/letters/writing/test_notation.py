# SPDX-License-Identifier: EUPL-1.2
"""What is typed without an editor and what an editor makes are the same blocks, and none of it is markup to anybody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praja.duties.letters.domain.bodies import UnusableBody, checked_blocks, plain_text
from praja.duties.letters.domain.notation import read, write

TYPED = """Dengan hormat, **tebal //dan miring//** https://contoh.id/x 5 // 6
baris kedua

1. satu
2. dua
   a. di dalam
   b. __lagi__

Hari, tanggal: Senin, 12 Januari 2026
Tempat: Aula

| No | Ruas |
|---|---|
| 1 | Jalan Mawar |

# BAB I

>> menjorok"""


def test_every_kind_of_block_can_be_typed():
    blocks = read(TYPED)
    assert [block["is"] for block in blocks] == ["text", "list", "fields", "table", "title", "text"]
    text, points, fields, table, _title, stepped = blocks
    assert text["runs"] == [
        ["Dengan hormat, ", ""],
        ["tebal ", "b"],
        ["dan miring", "bi"],
        [" https://contoh.id/x 5 // 6\nbaris kedua", ""],
    ]
    assert points["items"][1]["inner"]["items"][1] == {"runs": [["lagi", "u"]]}
    assert fields["rows"][0] == ["Hari, tanggal", [["Senin, 12 Januari 2026", ""]]]
    assert (table["head"], len(table["rows"])) == (True, 2)
    assert stepped["indent"] == 2


words = st.text(st.sampled_from("ab 1.:|*_/\\>#-é"), min_size=1, max_size=14)
runs = st.lists(st.tuples(words, st.sampled_from(["", "b", "i", "bi", "biu", "u"])).map(list), min_size=1, max_size=3)
labels = st.text(st.sampled_from("ab ,1.-()"), min_size=1, max_size=10)


def points(depth):
    inner = st.none() if depth == 0 else st.one_of(st.none(), points(depth - 1))
    item = st.tuples(runs, inner).map(lambda said: {"runs": said[0]} | ({"inner": said[1]} if said[1] else {}))
    listed = st.tuples(st.sampled_from("1a-"), st.lists(item, min_size=1, max_size=3))
    return listed.map(lambda said: {"is": "list", "style": said[0], "items": said[1]})


blocks = st.one_of(
    st.tuples(runs, st.integers(0, 3)).map(lambda said: {"is": "text", "runs": said[0], "indent": said[1]}),
    points(2).map(lambda found: found | {"indent": 0}),
    st.lists(st.tuples(labels, runs).map(list), min_size=1, max_size=3).map(
        lambda rows: {"is": "fields", "rows": rows}
    ),
    st.tuples(st.lists(st.lists(runs, min_size=2, max_size=2), min_size=1, max_size=3), st.booleans()).map(
        lambda said: {"is": "table", "rows": said[0], "head": said[1]}
    ),
    runs.map(lambda said: {"is": "title", "runs": said}),
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.lists(blocks, min_size=1, max_size=3))
def test_what_is_written_out_reads_as_the_same_blocks(found):
    clean = checked_blocks(found)
    assert plain_text(read(write(clean))).split() == plain_text(clean).split()
    assert read(write(clean)) == read(write(read(write(clean))))


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("ab1. \n:|*_/\\>#-"), max_size=60))
def test_nothing_that_is_typed_is_refused(typed):
    assert checked_blocks(read(typed)) == read(typed)


@pytest.mark.parametrize(
    "sent",
    [
        "text",
        [{"is": "script", "runs": []}],
        [{"is": "text", "runs": [["a", "x"]]}],
        [{"is": "text", "runs": [["a", "b"]], "onclick": "1"}],
        [{"is": "text", "runs": [["a"]]}],
        [{"is": "list", "style": "*", "items": [{"runs": [["a", ""]]}]}],
        [{"is": "table", "rows": []}],
        [{"is": "text", "runs": [["a", ""]], "indent": 9}],
        [{"is": "text", "runs": [["a" * 20001, ""]]}],
    ],
)
def test_what_is_no_block_is_refused(sent):
    with pytest.raises(UnusableBody):
        checked_blocks(sent)


def test_signs_that_steer_never_stay():
    [block] = checked_blocks([{"is": "text", "runs": [["a\x00b\x1b[31m\ud800c\r\nd", ""]]}])
    assert block["runs"] == [["ab[31mc\nd", ""]]
