# SPDX-License-Identifier: EUPL-1.2
"""The check of movement: two punches in a row at places that nobody gets between in that time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from praja.duties.attendance.domain.geometry import metres_between
from praja.duties.attendance.domain.silang.questions import Gathering, Kind, Proof, Question, Shown, in_order

PER = 100_000
"""Metres for which the pace is set."""


@dataclass(frozen=True, slots=True)
class Stood:
    """A punch that counts and where it was, in degrees; somewhere within `reach` metres of it."""

    punch: int
    employee: int
    at: datetime
    day: date
    longitude: float
    latitude: float
    reach: float = 0.0


def too_fast(stood: Iterable[Stood], *, pace: timedelta, slack: timedelta) -> list[Question]:
    """Did somebody move faster than anybody can? `pace`: the shortest time for 100 km; `slack`: how far clocks may be off. One
    question for each two punches in a row; the nearest points of both are taken. How far apart they were is no figure of it: that
    says where somebody was, and goes no further than this comparison."""
    of_each, found = defaultdict[int, list[Stood]](list), []
    for one in sorted(set(stood), key=lambda where: (where.at, where.punch)):
        of_each[one.employee].append(one)
    for employee, own in of_each.items():
        for before, after in pairwise(own):
            metres = _apart(before, after)
            if pace * (metres / PER) <= after.at - before.at + slack:
                continue
            made = Gathering()
            made.add([before.day, after.day], [Proof(Shown.PUNCH, one.punch, employee) for one in (before, after)])
            minutes = int((after.at - before.at) / timedelta(minutes=1))
            key = f"{before.punch}-{after.punch}"
            found.append(made.asked(Kind.MOVEMENT, employee, key, minutes=minutes))
    return in_order(found)


def _apart(one: Stood, other: Stood) -> float:
    metres = metres_between((one.longitude, one.latitude), (other.longitude, other.latitude))
    return max(0.0, metres - one.reach - other.reach)
