# SPDX-License-Identifier: EUPL-1.2
"""Which heads sign for whom."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from praja.duties.training.models import Seat
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import assignments_of


def assigning_units(seats: Iterable[Seat], at: datetime) -> set[int]:
    """The units whose heads assign these people: where they work, or the nearest above it that has a head."""
    return set(assigning_unit_by_seat(seats, at).values())


def assigning_unit_by_seat(seats: Iterable[Seat], at: datetime) -> dict[int, int]:
    """Seat to the unit whose head assigns them. One statement for each unit; seats of units without any head are left out."""

    @cache
    def nearest(unit_id: int) -> int | None:
        found = assignments_of(Role.HEAD, unit_id, at)
        return found[0].unit_id if found else None

    found = {seat.pk: nearest(seat.unit_id) for seat in seats}
    return {pk: unit for pk, unit in found.items() if unit is not None}
