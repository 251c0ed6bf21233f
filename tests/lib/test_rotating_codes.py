# SPDX-License-Identifier: EUPL-1.2
"""Codes that change with time: the vectors of RFC 6238, Appendix B, and fitting a moment that is past."""

from datetime import UTC, datetime, timedelta

import pytest

from praja.lib.rotating_codes import EPOCH, RotatingCode

SEED = b"12345678901234567890123456789012345678901234567890123456789012345678901234567890"
LENGTHS = {"sha1": 20, "sha256": 32, "sha512": 64}
VECTORS = [
    (59, "94287082", "46119246", "90693936"),
    (1111111109, "07081804", "68084774", "25091201"),
    (1111111111, "14050471", "67062674", "99943326"),
    (1234567890, "89005924", "91819424", "93441116"),
    (2000000000, "69279037", "90698825", "38618901"),
    (20000000000, "65353130", "77737706", "47863826"),
]
NOON = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
DISPLAY = RotatingCode(b"x" * 32)


@pytest.mark.parametrize(("seconds", "sha1", "sha256", "sha512"), VECTORS)
def test_the_vectors_of_the_rfc(seconds: int, sha1: str, sha256: str, sha512: str) -> None:
    moment = EPOCH + timedelta(seconds=seconds)

    made = {name: RotatingCode(SEED[:length], digits=8, algorithm=name).at(moment) for name, length in LENGTHS.items()}

    assert made == {"sha1": sha1, "sha256": sha256, "sha512": sha512}


@pytest.mark.parametrize(
    ("later", "steps"), [(0, 0), (29, 0), (30, 1), (90, 3), (119, 3), (120, None), (-1, -1), (-31, None)]
)
def test_a_code_fits_the_steps_around_the_moment_it_was_shown(later: int, steps: int | None) -> None:
    assert DISPLAY.fits(DISPLAY.at(NOON), NOON + timedelta(seconds=later), back=3, ahead=1) == steps


def test_a_display_is_told_when_its_code_changes() -> None:
    assert DISPLAY.changes_at(NOON + timedelta(seconds=7)) == NOON + timedelta(seconds=30)
    assert DISPLAY.at(NOON + timedelta(seconds=29)) == DISPLAY.at(NOON)
    assert DISPLAY.at(NOON + timedelta(seconds=30)) != DISPLAY.at(NOON)
