# SPDX-License-Identifier: EUPL-1.2
"""Finding people and units for a competition."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.models.competitions import Competition
from praja.duties.innovation.rules.competitions import HOLDERS
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee, Person, RoleAssignment
from praja.kernel.people.queries import employee_by_nip, in_force
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput


def juror_candidates(competition: Competition, at: datetime) -> list[tuple[int, str]]:
    """Who holds the role of juror now, or is named already: id and name with unit, by name."""
    held = RoleAssignment.objects.filter(in_force(at), role=Role.JUROR, account__is_active=True)
    ids = {*held.values_list("account__person_id", flat=True), *competition.jurors.values_list("person_id", flat=True)}
    rows = Person.objects.filter(pk__in=ids).select_related("employee__unit").order_by("name", "pk")
    return [(one.pk, _labelled(one)) for one in rows]


def who_may_judge(competition: Competition, at: datetime) -> list[tuple[int, str]]:
    """Who may come to judge an entry or to decide about it: jurors, whoever may become one, and the committee, by name."""
    committee = competition.committee.select_related("person__employee__unit").order_by("person__name", "pk")
    found = dict(juror_candidates(competition, at)) | {one.person_id: _labelled(one.person) for one in committee}
    return sorted(found.items(), key=lambda one: one[1])


def _labelled(person: Person) -> str:
    employee = getattr(person, "employee", None)
    return person.name if employee is None else f"{person.name}, {employee.unit.name}"


def people_by_nip(lines: str, *, field: str) -> list[Person]:
    """The employees whose NIP stand in lines, in their order. Raises InvalidInput at `field`, without repeating a NIP."""
    found: list[Person] = []
    for place, line in enumerate(lines.splitlines(), 1):
        if not line.strip():
            continue
        employee = employee_by_nip(line.strip())
        if employee is None:
            raise InvalidInput(
                _("Line %(line)s is the NIP of nobody here.") % {"line": place},
                field=field,
                next_step=_("Correct it, or take it out."),
            )
        found.append(employee.person)
    return found


def units_to_hold(actor: Actor) -> list[tuple[int, str]]:
    """The units for which this actor may hold a competition."""
    return _named(Unit.objects.filter(pk__in=actor.units_as(*HOLDERS), until=None))


def units_to_enter(actor: Actor) -> list[tuple[int, str]]:
    """The units for which this actor may begin an entry: their own first, then those they lead or keep."""
    own = (
        Employee.objects.filter(person_id=actor.person_id).values_list("unit_id", flat=True) if actor.person_id else ()
    )
    mine = list(own)
    led = actor.units_as(Role.HEAD, Role.ORGANIZATION) - set(mine)
    return [*_named(Unit.objects.filter(pk__in=mine)), *_named(Unit.objects.filter(pk__in=led, until=None))]


def _named(rows: Iterable[Unit]) -> list[tuple[int, str]]:
    return sorted(((one.pk, one.name) for one in rows), key=lambda one: one[1])
