# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta, timezone

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.ledger.domain.chain import canonical, moment_text

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


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_a_moment_is_written_in_utc_with_microseconds(wall: datetime, minutes: int) -> None:
    moment = wall.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert moment_text(moment) == moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
