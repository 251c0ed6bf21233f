# SPDX-License-Identifier: EUPL-1.2
"""The blocks of a series as they are kept: whole numbers in lists."""

import hashlib
import json
from collections.abc import Sequence

from praja.kernel.plans.domain.effects.judging import BlockPart, Part


def kept_parts(parts: Sequence[BlockPart]) -> list[list[int]]:
    """Each block: place, the unit's numerator, denominator and subjects, and the same of the comparison units together."""
    return [
        [one.place, *_numbers(one.own), *(() if one.others is None else _numbers(one.others))]
        for one in sorted(parts, key=lambda one: one.place)
    ]


def read_parts(kept: Sequence[Sequence[int]]) -> tuple[BlockPart, ...]:
    """The blocks that were kept."""
    return tuple(BlockPart(row[0], Part(*row[1:4]), Part(*row[4:7]) if len(row) > 4 else None) for row in kept)


def digest_of(kept: Sequence[Sequence[int]]) -> str:
    """The SHA-256 of kept blocks; they are sums of a unit, nobody's words, so no salt hides them."""
    return hashlib.sha256(json.dumps(kept, separators=(",", ":")).encode()).hexdigest()


def _numbers(part: Part) -> tuple[int, int, int]:
    return part.numerator, part.denominator, part.n
