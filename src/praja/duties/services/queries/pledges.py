# SPDX-License-Identifier: EUPL-1.2
"""Service pledges: which holds at an office."""

from datetime import date

from django.db.models import Q, QuerySet

from praja.duties.services.errors import NoSuchPledge
from praja.duties.services.models import Pledge
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor


def pledges_on(on: date) -> QuerySet[Pledge]:
    """Every pledge that holds on a day, each with its unit."""
    until = Q(until=None) | Q(until__gt=on)
    return Pledge.objects.filter(until, since__lte=on).select_related("unit")


def pledge_in_force(unit_id: int, on: date) -> Pledge | None:
    """The pledge of a unit on a day."""
    return pledges_on(on).filter(unit=unit_id).order_by("-since").first()


def public_pledge(unit_code: str, on: date) -> Pledge:
    """The pledge of the unit of this code. Raises `NoSuchPledge`."""
    found = pledges_on(on).filter(unit__code=unit_code).order_by("-since").first()
    if found is None:
        raise NoSuchPledge
    return found


def pledges_for(actor: Actor, on: date) -> QuerySet[Pledge]:
    """The pledges of the units over which the actor writes or reads them, by the unit's code."""
    mine = actor.units_as(Role.HEAD, Role.ORGANIZATION, Role.OFFICER, Role.AUDITOR)
    return pledges_on(on).filter(unit__in=mine).order_by("unit__code")
