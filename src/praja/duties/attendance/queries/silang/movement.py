# SPDX-License-Identifier: EUPL-1.2
"""Where people were when they checked in.

The machine compares, nobody looks: a position that is still kept is opened only where a check-in was at no place, and what comes
out is whether a question is asked, no place and no distance. Whoever wants to see a position says why, and the employee reads it
(`operations.looking`).
"""

import json
from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from praja.duties.attendance.domain.geometry import middle_of
from praja.duties.attendance.domain.silang.movement import Stood
from praja.duties.attendance.models import Punch
from praja.duties.attendance.models.punches import POSITION
from praja.duties.attendance.queries.places import places
from praja.duties.attendance.queries.stamps import counted
from praja.kernel.people.sealing import Sealed, open_sealed
from praja.lib.clock import end_of, local_date, start_of
from praja.lib.moments import local_zone

Spot = tuple[float, float, float]
"""Longitude, latitude, and within how many metres of it."""


def stood_between(first: date, last: date) -> Iterator[Stood]:
    """Punches that count and tell where they were, of those who were at more than one place from `first` to `last`. One
    statement."""
    zone, middles = local_zone(), _middles()
    at_places = _counted(first, last).annotate(spot=Coalesce("place", "machine__place"))
    at_nothing = Q(spot=None) & ~Q(position=b"")
    moved = (
        at_places.values("employee")
        .annotate(least=Min("spot"), most=Max("spot"), loose=Count("pk", filter=at_nothing))
        .filter(Q(least__lt=F("most")) | Q(loose__gt=0))
    )
    rows = at_places.filter(employee__in=moved.values("employee")).order_by("employee", "at", "pk")
    found = rows.values_list("pk", "employee", "at", "spot", "position").iterator(chunk_size=5_000)
    for punch, employee, at, place, position in found:
        spot = middles.get(place) if place else _opened(position)
        if spot is not None:
            yield Stood(punch, employee, at, local_date(at, zone), *spot)


def _counted(first: date, last: date) -> "QuerySet[Punch]":
    zone = local_zone()
    span: tuple[datetime, datetime] = start_of(first, zone), end_of(last, zone)
    return counted(Punch.objects.filter(employee__isnull=False, at__gte=span[0], at__lt=span[1]))


def _middles() -> dict[int, Spot]:
    found = {place.id: middle_of(place.outline) for place in places.current()}
    return {place: (*one[0], one[1]) for place, one in found.items() if one is not None}


def _opened(position: Sealed) -> Spot | None:
    if not position:
        return None
    said = json.loads(open_sealed(position, POSITION))
    return said["lon"], said["lat"], float(said["accuracy"])
