# SPDX-License-Identifier: EUPL-1.2
"""The middle of some times, and the time within which nine of ten lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Spread:
    """In the unit of what was given, rounded to whole numbers."""

    median: int
    nine_tenths: int
    n: int


def spread(values: Sequence[int]) -> Spread | None:
    """The spread of these values; None without any."""
    if not values:
        return None
    most = quantiles(values, n=10, method="inclusive")[-1] if len(values) > 1 else values[0]
    return Spread(round(median(values)), round(most), len(values))
