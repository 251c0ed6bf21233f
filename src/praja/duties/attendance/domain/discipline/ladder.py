# SPDX-License-Identifier: EUPL-1.2
"""The ladder of sanctions for absence without a valid reason (PP 94/2021): which band so many days have reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

LIGHT, MEDIUM, HEAVY = "R", "S", "B"
"""Ringan, sedang, berat: with which letter the bands of a level begin."""

RUN = "B4"
"""The band of so many working days in a row. It comes after the last band of days in a year, and leads to the same dismissal."""

RULES: Mapping[str, str] = {
    "R1": "discipline.oral",
    "R2": "discipline.written",
    "R3": "discipline.dissatisfied",
    "S1": "discipline.cut_short",
    "S2": "discipline.cut_middle",
    "S3": "discipline.cut_long",
    "B1": "discipline.lower_post",
    "B2": "discipline.released",
    "B3": "discipline.dismissal",
    RUN: "discipline.run",
}
"""Which figure of law says where a band begins, the lightest band first."""

BANDS = tuple(RULES)


def level_of(band: str) -> str:
    """`LIGHT`, `MEDIUM` or `HEAVY`."""
    return band[0]


def is_heavier(band: str, other: str) -> bool:
    """Whether `band` comes after `other`; no band ("") comes before all."""
    return rank_of(band) > rank_of(other)


def rank_of(band: str) -> int:
    """1 for the lightest band; 0 for none."""
    return BANDS.index(band) + 1 if band else 0


@dataclass(frozen=True, slots=True)
class Ladder:
    """From how many days of a year on each band begins, and how many in a row lead to dismissal. `minutes_per_day` is set where
    lateness counts towards the band too."""

    begins: Mapping[str, int]
    run: int
    minutes_per_day: int | None = None

    def __post_init__(self) -> None:
        if tuple(self.begins) != BANDS[:-1]:
            raise ValueError("every band of days in a year begins somewhere, the lightest first")
        steps = pairwise((0, *self.begins.values()))
        if any(later <= earlier for earlier, later in steps) or self.run < 1:
            raise ValueError("bands begin one after the other, the first from one day on")

    @property
    def lowest(self) -> int:
        """The first day that leads to anything."""
        return min(*self.begins.values(), self.run)

    def band_of(self, days: int, longest_run: int = 0) -> str:
        """The heaviest band that is reached; "" for none."""
        if longest_run >= self.run:
            return RUN
        return next((band for band in reversed(tuple(self.begins)) if days >= self.begins[band]), "")


def days_in(minutes: int, minutes_per_day: int) -> int:
    """Whole days in so many minutes of lateness and early leaving, floored."""
    return minutes // minutes_per_day
