# SPDX-License-Identifier: EUPL-1.2
"""Lists kept by hand: those that were entered, and who stands on a new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import Direction
from praja.duties.attendance.models import Outage, Place
from praja.duties.attendance.rules.people import HEADS, READERS
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Standing
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

MOST = 200
"""People on one list: what one form can hold. A larger unit enters the lists of the units below."""


def outages_for(actor: Actor) -> "QuerySet[Outage]":
    """The lists of the units whose days this actor sees, with how many people stand on each."""
    rows = Outage.objects.filter(unit_id__among=actor.units_as(*READERS)).select_related("unit", "place")
    return rows.annotate(people=Count("punches__employee", distinct=True))


def outage_for(actor: Actor, pk: int) -> Outage:
    """One list. Raises NotFound, also for one of a unit whose days this actor does not see."""
    found = outages_for(actor).select_related("entered_by__person").filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such list among those of your units."), next_step=_("Go back to the lists."))
    return found


@dataclass(frozen=True, slots=True)
class Times:
    """When somebody on a list came and left; either may be None."""

    employee: Employee
    came_at: datetime | None
    left_at: datetime | None


def times_on(outage: Outage) -> list[Times]:
    """Who stands on a list, by name. One statement."""
    found: dict[int, dict[str, Any]] = {}
    for punch in (
        outage.punches.exclude(employee=None)
        .select_related("employee__person")
        .order_by("employee__person__name", "employee_id")
    ):
        row = found.setdefault(punch.employee_id or 0, {"employee": punch.employee, "came_at": None, "left_at": None})
        row["came_at" if punch.direction == Direction.IN else "left_at"] = punch.at
    return [Times(**row) for row in found.values()]


def units_with_lists(actor: Actor) -> list[Unit]:
    """The open units whose list this actor enters, by code."""
    return list(Unit.objects.filter(pk__among=actor.units_as(*HEADS), until=None).order_by("code"))


def listed_people(unit_id: int) -> list[Employee]:
    """Who stands on a list of the unit: its people and those of the units below, its own alone where that are too many. By unit
    and name, at most `MOST`."""
    rows = Employee.objects.filter(standing=Standing.ACTIVE).select_related("person", "unit")
    rows = rows.order_by("unit__code", "person__name", "pk")
    everybody = list(rows.filter(unit_id__among=units.current().subtree(unit_id))[: MOST + 1])
    return everybody if len(everybody) <= MOST else list(rows.filter(unit=unit_id)[:MOST])


def places_for_list(unit_id: int) -> list[Place]:
    """The places of the unit and of those above and below that are open."""
    tree = units.current()
    near = {unit_id, *tree.ancestors(unit_id), *tree.subtree(unit_id)}
    return list(Place.objects.filter(unit_id__among=near, until=None).order_by("name", "pk"))


def blank_list_data(unit: Unit, people: Sequence[Employee]) -> dict[str, Any]:
    """What the template `outage_list` prints: the unit's names with room for times and initials."""
    return {
        "lang": "id",
        "government": {"name": settings.PRAJA_SITE_NAME or "Praja", "unit": unit.name},
        "title": "Daftar hadir manual",
        "people": [[f"{number}.", one.person.name] for number, one in enumerate(people, 1)],
    }
