# SPDX-License-Identifier: EUPL-1.2
"""Who may see, keep and open the register of employees and persons."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee, Person
from praja.lib.actors import Actor, ActorKind, Holders, Rule, role_door

_READERS = (Role.PERSONNEL, Role.HEAD, Role.AUDITOR)


def _above(unit_id: int) -> frozenset[int]:
    return frozenset((unit_id, *units.current().ancestors(unit_id)))


def _is_self(actor: Actor, person_id: int) -> bool:
    return actor.person_id is not None and actor.person_id == person_id


def _sees_employee(actor: Actor, employee: Employee) -> bool:
    return _is_self(actor, employee.person_id) or employee.unit_id in actor.units_as(*_READERS)


def _visible_employees(actor: Actor, queryset: "QuerySet[Employee]") -> "QuerySet[Employee]":
    # An actor without a person matches no row: person_id is never null.
    return queryset.filter(Q(unit_id__in=actor.units_as(*_READERS)) | Q(person_id=actor.person_id))


def _readers_of(employee: Employee) -> Iterable[Holders]:
    above = _above(employee.unit_id)
    return (
        *(Holders(role, above) for role in _READERS),
        Holders("", person_id=employee.person_id),
    )


SEE_EMPLOYEE: Rule[Employee] = Rule("people.see_employee", _sees_employee, _visible_employees, _readers_of)
"""Personnel office, head and auditor over their subtree; everybody themselves."""


def _keeps_employee(actor: Actor, employee: Employee) -> bool:
    return actor.kind is ActorKind.SYSTEM or employee.unit_id in actor.units_as(Role.PERSONNEL)


def _kept_employees(actor: Actor, queryset: "QuerySet[Employee]") -> "QuerySet[Employee]":
    if actor.kind is ActorKind.SYSTEM:
        return queryset
    return queryset.filter(unit_id__in=actor.units_as(Role.PERSONNEL))


KEEP_EMPLOYEE: Rule[Employee] = Rule(
    "people.keep_employee",
    _keeps_employee,
    _kept_employees,
    lambda employee: (Holders(Role.PERSONNEL, _above(employee.unit_id)),),
)
"""Only the personnel office over the unit writes into the register."""

_ABSENCE_RECORDERS = (Role.PERSONNEL, Role.HEAD)


def _records_absence(actor: Actor, employee: Employee) -> bool:
    return actor.kind is ActorKind.SYSTEM or employee.unit_id in actor.units_as(*_ABSENCE_RECORDERS)


def _absence_recordable(actor: Actor, queryset: "QuerySet[Employee]") -> "QuerySet[Employee]":
    if actor.kind is ActorKind.SYSTEM:
        return queryset
    return queryset.filter(unit_id__in=actor.units_as(*_ABSENCE_RECORDERS))


RECORD_ABSENCE: Rule[Employee] = Rule(
    "people.record_absence",
    _records_absence,
    _absence_recordable,
    lambda employee: tuple(Holders(role, _above(employee.unit_id)) for role in _ABSENCE_RECORDERS),
)
"""Personnel office and head over their subtree enter days away."""

REVEALERS = (
    Role.OFFICER,
    Role.HEAD,
    Role.COMPLAINT_COORDINATOR,
    Role.LIAISON,
    Role.PPID,
    Role.COUNTER,
    Role.PERSONNEL,
    Role.INSPECTOR,
)
"""Roles whose work may need a full number. An auditor's or administrator's does not."""

_EMPLOYEE_REVEALERS = (Role.PERSONNEL, Role.HEAD)


def _reveals(actor: Actor, person: Person) -> bool:
    if _is_self(actor, person.pk):
        return True
    unit_id = _employed_at(person)
    if unit_id is None:
        return bool(actor.roles & set(REVEALERS))
    return unit_id in actor.units_as(*_EMPLOYEE_REVEALERS)


def _revealable(actor: Actor, queryset: "QuerySet[Person]") -> "QuerySet[Person]":
    allowed = Q(pk=actor.person_id) | Q(employee__unit_id__in=actor.units_as(*_EMPLOYEE_REVEALERS))
    if actor.roles & set(REVEALERS):
        allowed |= Q(employee=None)
    return queryset.filter(allowed)


def _revealers_of(person: Person) -> Iterable[Holders]:
    unit_id = _employed_at(person)
    if unit_id is None:
        everywhere = frozenset(units.current().nodes)
        return tuple(Holders(role, everywhere) for role in REVEALERS)
    return tuple(Holders(role, _above(unit_id)) for role in _EMPLOYEE_REVEALERS)


def _employed_at(person: Person) -> int | None:
    employee = getattr(person, "employee", None)
    return None if employee is None else employee.unit_id


REVEAL: Rule[Person] = Rule("people.reveal", _reveals, _revealable, _revealers_of)
"""Opening a sealed value: of an employee the personnel office and the head above, of a resident those who serve them.

That the case in hand is theirs is asked by the duty that shows the button; here stands who may at all.
"""

_ROLE_GIVERS = (Role.PERSONNEL, Role.ADMINISTRATOR)
_GIVEN_BY_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})


def may_give_role(actor: Actor, role: str, unit_id: int) -> bool:
    """Whether this actor may enter a decree that gives `role` over the unit.

    Personnel office or administrator above it; who oversees others (auditor, administrator) only by an
    administrator.
    """
    if actor.kind is ActorKind.SYSTEM:
        return True
    givers = (Role.ADMINISTRATOR,) if role in _GIVEN_BY_ADMINISTRATOR else _ROLE_GIVERS
    return unit_id in actor.units_as(*givers)


def may_open_accounts(actor: Actor) -> bool:
    """Whether this actor may open and close accounts and give tokens."""
    return actor.kind is ActorKind.SYSTEM or bool(actor.roles & set(_ROLE_GIVERS))


opens_keys = role_door("people.keys", Role.ADMINISTRATOR)
"""The keys of other systems."""
