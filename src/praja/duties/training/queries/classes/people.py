# SPDX-License-Identifier: EUPL-1.2
"""Finding people: whom a head may nominate, who teaches, who is of a committee."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee, Person, RoleAssignment
from praja.kernel.people.queries import IN_SERVICE, MOST_FOUND, employees_named, in_force
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


def employee_of(actor: Actor) -> Employee:
    """The actor's own row in the register. Raises `NotFound`."""
    found = Employee.objects.filter(person_id=actor.person_id).first() if actor.person_id is not None else None
    if found is None:
        raise NotFound(_("You stand in no register of employees here."), next_step=_("Ask the personnel office."))
    return found


def nominable(actor: Actor, text: str, *, chosen: Collection[int] = ()) -> list[Employee]:
    """People of the head's units: those chosen already, then those found by name, or the first of them all. At most `MOST_FOUND`
    beside those chosen, and one more where there are more. Two statements."""
    rows = Employee.objects.filter(unit_id__in=actor.units_as(Role.HEAD), standing__in=IN_SERVICE)
    rows = rows.select_related("person", "unit", "post")
    kept = list(rows.filter(pk__in=list(chosen)).order_by("person__name", "pk"))
    others = employees_named(rows.exclude(pk__in=[one.pk for one in kept]), text).order_by("person__name", "pk")
    return [*kept, *others[: MOST_FOUND + 1]]


@dataclass(frozen=True, slots=True)
class Teacher:
    """Somebody who may teach: person id, name, and where they come from."""

    person: int
    label: str


def teachers(at: object, *, known: Collection[int] = ()) -> list[Teacher]:
    """Everybody who holds the role of a trainer, and those of `known`, by name. Two statements."""
    rows = RoleAssignment.objects.filter(in_force(at), role=Role.TRAINER, account__is_active=True)  # type: ignore[arg-type]
    ids = {*rows.values_list("account__person_id", flat=True), *known}
    people = Person.objects.filter(pk__in=ids).select_related("employee__unit").order_by("name", "pk")
    return [Teacher(one.pk, _labelled(one)) for one in people]


def _labelled(person: Person) -> str:
    employee: Employee | None = getattr(person, "employee", None)
    return f"{person.name} ({employee.unit.short_name or employee.unit.name})" if employee else person.name
