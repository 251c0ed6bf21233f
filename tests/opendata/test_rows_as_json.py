# SPDX-License-Identifier: EUPL-1.2
"""Rows written fast say what rows written plainly say."""

from hypothesis import given
from hypothesis import strategies as st

from praja.duties.opendata.domain.datastore_files import encoded, objects

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_subnormal=False),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
)


@given(st.lists(st.tuples(st.text(min_size=1), VALUES), max_size=6, unique_by=lambda pair: pair[0]))
def test_a_row_is_the_text_of_its_object(pairs: list[tuple[str, object]]) -> None:
    names, row = [name for name, _value in pairs], [value for _name, value in pairs]
    assert objects(names, [row, row]) == [encoded(dict(pairs)).encode("utf-8", "surrogatepass")] * 2
