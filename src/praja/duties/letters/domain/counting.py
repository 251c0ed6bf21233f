# SPDX-License-Identifier: EUPL-1.2
"""What the facts of a letter are about: how far it can be read, and how soon it must be dealt with. So figures are told apart by
reader, and nobody counts what they may not list."""

SPEEDS = ("biasa", "segera", "amat_segera")
"""Codes of `enums.Speed`, in their order."""

REACHES = (1, 2, 3)
"""Values of `enums.Reach`."""


def about_of(reach: int, speed: str) -> int:
    """The number of a reach and a speed together."""
    return reach * 10 + SPEEDS.index(speed)


def reach_in(about: int) -> int:
    """How far letters of this number can be read."""
    return about // 10


def speed_in(about: int) -> str:
    """How soon they must be dealt with."""
    return SPEEDS[about % 10]
