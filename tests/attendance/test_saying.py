# SPDX-License-Identifier: EUPL-1.2
"""The one text that a telephone signs, read back byte for byte."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from praja.duties.attendance.domain.saying import Position, Saying, read_saying

FULL = Saying(
    nonce=UUID("7d1f1f1e-3c57-4b63-9a5c-0b7a0a5ad001"),
    pressed_at=datetime(2026, 11, 30, 0, 28, 5, 123_000, tzinfo=UTC),
    direction=0,
    code="042917",
    position=Position(-7.2574719, 112.7520883, 18),
    was_offline=True,
)
TEXT = "\n".join(
    (
        "praja-punch-1",
        "7d1f1f1e-3c57-4b63-9a5c-0b7a0a5ad001",
        "1795998485123",
        "0",
        "042917",
        "-7.2574719",
        "112.7520883",
        "18",
        "offline",
    )
)
BARE = Saying(nonce=FULL.nonce, pressed_at=FULL.pressed_at, direction=1)


def test_it_is_written_and_read_back() -> None:
    assert FULL.text == TEXT
    assert read_saying(TEXT) == FULL
    assert read_saying(BARE.text) == BARE


def test_a_photo_stands_in_it_by_its_digest_on_a_tenth_line() -> None:
    shown = replace(FULL, photo="0c" * 32)
    assert shown.text == TEXT.replace("punch-1", "punch-2") + "\n" + "0c" * 32
    assert read_saying(shown.text) == shown
    for other in (TEXT + "\n", TEXT + "\n" + "0c" * 32, shown.text.upper(), shown.text + "\nx"):
        with pytest.raises(ValueError, match=r"^no"):
            read_saying(other)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (0, "praja-punch-2"),
        (1, "7D1F1F1E-3C57-4B63-9A5C-0B7A0A5AD001"),
        (1, "x"),
        (2, "01795998485123"),
        (2, "0"),
        (2, "99999999999999"),
        (2, "1e3"),
        (3, "255"),
        (3, ""),
        (4, "42917"),
        (4, "٠٤٢٩١٧"),
        (5, "-7.257"),
        (5, ""),
        (5, "-97.2574719"),
        (6, "212.7520883"),
        (7, "-1"),
        (7, "999999999"),
        (8, "maybe"),
        (8, "offline\n"),
    ],
)
def test_anything_else_is_no_punch(place: int, line: str) -> None:
    lines = TEXT.split("\n")
    lines[place] = line

    with pytest.raises(ValueError):
        read_saying("\n".join(lines))
