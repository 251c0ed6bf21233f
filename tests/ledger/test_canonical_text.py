# SPDX-License-Identifier: EUPL-1.2
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.ledger.domain.chain import canonical

ASCII = st.text(st.characters(min_codepoint=1, max_codepoint=126), min_size=1)
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ASCII, inner, max_size=4),
    max_leaves=12,
)


@given(PLAIN)
def test_the_ledgers_text_is_rfc_8785_byte_for_byte(value: object) -> None:
    assert canonical(value).encode() == rfc8785.dumps(value)
