# SPDX-License-Identifier: EUPL-1.2
"""Whom a head may ask: the units, and the people by name."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from praja.duties.letters.domain.asking import units_to_ask
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import AccountKind, Role, Standing
from praja.kernel.people.models import Employee, RoleAssignment
from praja.kernel.people.queries import in_force
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


@dataclass(frozen=True, slots=True)
class Askable:
    """Somebody who may be asked by name, at which unit; `is_head` for whoever heads it."""

    person: int
    name: str
    unit: int
    is_head: bool = False


def askable_units(giver_unit: int, giver: Actor, at: datetime) -> frozenset[int]:
    """Units of which `giver`, as the head of `giver_unit`, may ask something."""
    return units_to_ask(units.current(), giver_unit, giver.units_as(Role.HEAD), local_date(at, local_zone()))


def askable_people(
    giver_unit: int, giver: Actor, at: datetime, *, among: Iterable[int] | None = None
) -> tuple[Askable, ...]:
    """Who may be asked by name: the people of the giver's own unit, and whoever heads a unit that may be asked, which is how
    something top secret goes down. Further people of a unit below are asked through its head. `among`: these persons alone.

    Somebody belongs to a unit who holds a role over it or stands there in the register of employees; only an account that is
    active can be asked. By name; the giver is left out.
    """
    found = {one.person: one for one in _in_register(giver_unit, among)}
    found |= {one.person: one for one in _by_role(giver_unit, askable_units(giver_unit, giver, at), at, among)}
    return tuple(sorted((one for one in found.values() if one.person != giver.person_id), key=lambda one: one.name))


def _by_role(own: int, below: Set[int], at: datetime, among: Iterable[int] | None) -> list[Askable]:
    rows = RoleAssignment.objects.filter(
        in_force(at),
        Q(unit_id=own) | Q(role=Role.HEAD, unit_id__among=below),
        account__is_active=True,
        account__kind=AccountKind.EMPLOYEE,
    )
    if among is not None:
        rows = rows.filter(account__person_id__in=list(among))
    # Whoever heads a unit comes last, and so is shown as its head.
    names = rows.values_list("account__person_id", "account__person__name", "unit_id", "role")
    return [
        Askable(person, name, unit, role == Role.HEAD)
        for person, name, unit, role in sorted(names, key=lambda row: (row[3] == Role.HEAD, row[0]))
    ]


def _in_register(own: int, among: Iterable[int] | None) -> list[Askable]:
    rows = Employee.objects.filter(
        unit_id=own,
        standing=Standing.ACTIVE,
        person__account__is_active=True,
        person__account__kind=AccountKind.EMPLOYEE,
    )
    if among is not None:
        rows = rows.filter(person_id__in=list(among))
    return [Askable(person, name, own) for person, name in rows.values_list("person_id", "person__name")]
