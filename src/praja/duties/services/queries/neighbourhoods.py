# SPDX-License-Identifier: EUPL-1.2
"""Who heads which neighbourhood."""

from datetime import date

from django.db.models import Q, QuerySet

from praja.duties.services.models import NeighbourhoodHead


def heads_in_force(on: date) -> QuerySet[NeighbourhoodHead]:
    """The heads of RT and RW whose term runs on this day."""
    return NeighbourhoodHead.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


def head_of(region: str, rw: str, rt: str, on: date, *, besides: int | None = None) -> NeighbourhoodHead | None:
    """The head of the RT, else of its RW; None where neither is on the list. One statement.

    `besides`: a person who is not asked, because nobody vouches for themselves.
    """
    if not region or not rw:
        return None
    rows = heads_in_force(on).filter(region=region, rw=rw, rt__in={rt, ""}).exclude(person=besides)
    return rows.select_related("person").order_by("-rt", "-since").first()
