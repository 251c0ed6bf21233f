# SPDX-License-Identifier: EUPL-1.2
"""One line of an employee list: everything is checked before anything is written."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.kernel.organization.models import ExternalId, Post, Unit
from praja.kernel.organization.queries import object_with_external_id
from praja.kernel.people.domain.identity import Nip, StaffKind
from praja.kernel.people.enums import EmploymentKind, RecordKind, Standing
from praja.kernel.people.identifiers import key_of, opened, sealed, written
from praja.kernel.people.models import Employee, Person
from praja.kernel.people.operations.numbers import read_nip
from praja.kernel.people.operations.persons import new_person
from praja.kernel.people.operations.register import (
    Entry,
    first_entries,
    follow_history,
    keep_entry,
    post_entry,
    unit_entry,
)
from praja.kernel.people.rules import KEEP_EMPLOYEE
from praja.lib.actors import Actor
from praja.lib.errors import Conflict, InvalidInput, NotAllowed
from praja.lib.imports import Outcome

SYSTEM = "siasn"
POST_LENGTH = 160
GRADE_LENGTH = 5

_STANDINGS = {
    "": Standing.ACTIVE,
    "aktif": Standing.ACTIVE,
    "cltn": Standing.UNPAID_LEAVE,
    "tugas belajar": Standing.STUDY,
    "diperbantukan": Standing.SECONDED,
    "dipekerjakan": Standing.SECONDED,
    "pemberhentian sementara": Standing.SUSPENDED,
    "pensiun": Standing.RETIRED,
    "meninggal": Standing.DECEASED,
}
"""Words of the export, by their beginning."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one line."""

    outcome: Outcome
    employee_id: int


@dataclass(frozen=True, slots=True)
class _Checked:
    nip: Nip
    unit: Unit
    post: Post | None
    standing: str
    person: Person
    values: dict[str, str]


def take_line(values: dict[str, str], actor: Actor, today: date, at: datetime) -> Taken:
    """Enter or update the employee of one line.

    Raises a DomainError, before any writing, for what cannot be taken.
    """
    checked = _check(values, today, at)
    employee = (
        Employee.objects.select_related("person", "unit", "post")
        .filter(nip_key=key_of("nip", checked.nip.number))
        .first()
    )
    _guard(actor, checked, employee)
    if employee is None:
        return Taken(Outcome.CREATED, _enter(checked, today).pk)
    changed = [_update_person(employee, checked), _update_history(employee, checked, today)]
    changed.append(_link(employee, checked.values["person_ref"], today))
    return Taken(Outcome.UPDATED if any(changed) else Outcome.UNCHANGED, employee.pk)


def _check(values: dict[str, str], today: date, at: datetime) -> _Checked:
    nip = read_nip(values["nip"], today)
    if not values["name"]:
        raise InvalidInput(_("The name is missing."), field="name")
    if len(values["grade"]) > GRADE_LENGTH or len(values["post_name"]) > POST_LENGTH:
        field = "grade" if len(values["grade"]) > GRADE_LENGTH else "post_name"
        raise InvalidInput(_("This is too long."), field=field)
    given = {name: values[name] for name in ("name", "nik", "phone", "email")}
    unit = _unit(values)
    post = unit.posts.filter(name=values["post_name"], until=None).first() if values["post_name"] else None
    return _Checked(nip, unit, post, _standing(values["standing"]), new_person(at=at, **given), values)


def _unit(values: dict[str, str]) -> Unit:
    """By code, by SIASN's id, else by a name that only one open unit has."""
    if values["unit_code"]:
        found = Unit.objects.filter(code=values["unit_code"]).first()
        if found is None:
            raise InvalidInput(_("There is no unit with this code."), field="unit_code")
        return found
    if values["unit_ref"] and (known := object_with_external_id(SYSTEM, "unit", values["unit_ref"])):
        return Unit.objects.get(pk=known)
    named = list(Unit.objects.filter(name__iexact=values["unit_name"], until=None)[:2])
    if len(named) != 1:
        message = _("Several units have this name.") if named else _("There is no unit of this name.")
        raise InvalidInput(message, field="unit_name")
    return named[0]


def _standing(words: str) -> str:
    plain = words.strip().casefold()
    found = next((value for start, value in _STANDINGS.items() if start and plain.startswith(start)), None)
    if found is None and plain:
        raise InvalidInput(_("This standing is not known."), field="standing")
    return found or Standing.ACTIVE


def _guard(actor: Actor, checked: _Checked, employee: Employee | None) -> None:
    for row in (Employee(unit=checked.unit), employee):
        if row is not None and not KEEP_EMPLOYEE.allows(actor, row):
            raise NotAllowed(_("You may not write into the register of this unit."), field="unit_code")
    key = checked.person.nik_key
    owner = Person.objects.filter(nik_key=key).select_related("employee").first() if key else None
    if owner is not None and (employee is None or owner.pk != employee.person_id):
        raise Conflict(_("This NIK belongs to another person."), field="nik")


def _employment(nip: Nip) -> str:
    if nip.kind is StaffKind.PNS:
        return EmploymentKind.PNS
    return EmploymentKind.PPPK_PART if nip.pppk_code == "24" else EmploymentKind.PPPK


def _enter(checked: _Checked, today: date) -> Employee:
    checked.person.save()
    employee = Employee.objects.create(
        person=checked.person,
        nip=sealed("nip", checked.nip.number),
        nip_key=key_of("nip", checked.nip.number),
        employment=_employment(checked.nip),
        standing=checked.standing,
        unit=checked.unit,
        post=checked.post,
        grade=checked.values["grade"],
        joined_on=checked.nip.tmt_cpns or date(checked.nip.appointment_year or today.year, 1, 1),
    )
    for entry in first_entries(employee, today):
        keep_entry(employee, entry)
    if checked.post is None and checked.values["post_name"]:
        keep_entry(employee, _named_post(checked, today))
    _link(employee, checked.values["person_ref"], today)
    return employee


def _named_post(checked: _Checked, today: date) -> Entry:
    """A post that the organisation does not list yet: its name and SIASN's id stand in the history."""
    detail = {SYSTEM: checked.values["post_ref"]} if checked.values["post_ref"] else {}
    return Entry(RecordKind.POST, checked.values["post_name"], today, detail=detail)


def _update_person(employee: Employee, checked: _Checked) -> bool:
    """Name, contacts and NIK as the list has them; what the list leaves empty stays."""
    person, changed = employee.person, []
    if person.name != checked.person.name:
        person.name = checked.person.name
        changed.append("name")
    for field in ("nik", "phone", "email"):
        if _same(person, field, checked.values[field]):
            continue
        setattr(person, field, getattr(checked.person, field))
        setattr(person, f"{field}_key", getattr(checked.person, f"{field}_key"))
        changed += [field, f"{field}_key"]
    if changed:
        person.save(update_fields=changed)
    return bool(changed)


def _same(person: Person, field: Any, text: str) -> bool:
    return not text or opened(field, getattr(person, field)) == written(field, text)


def _update_history(employee: Employee, checked: _Checked, today: date) -> bool:
    entries = _new_entries(employee, checked, today)
    for entry in entries:
        keep_entry(employee, entry)
    follow_history(employee, today)
    if employee.standing == checked.standing:
        return bool(entries)
    employee.standing = checked.standing
    employee.save(update_fields=["standing"])
    return True


def _new_entries(employee: Employee, checked: _Checked, today: date) -> list[Entry]:
    entries = []
    if employee.unit_id != checked.unit.pk:
        entries.append(unit_entry(checked.unit, today))
    grade, post_name = checked.values["grade"], checked.values["post_name"]
    if grade and employee.grade != grade:
        entries.append(Entry(RecordKind.GRADE, grade, today))
    if post_name and post_name != _post_name(employee):
        entries.append(post_entry(checked.post, today) if checked.post else _named_post(checked, today))
    return entries


def _post_name(employee: Employee) -> str:
    rows = employee.records.filter(kind=RecordKind.POST, corrected_by=None).order_by("-since", "-id")
    return rows.values_list("value", flat=True).first() or ""


def _link(employee: Employee, code: str, today: date) -> bool:
    """Remember by which id SIASN knows the employee. The batch's event tells of it."""
    if not code:
        return False
    known = ExternalId.objects.filter(system=SYSTEM, object_kind="employee", until=None)
    if known.filter(code=code).exists():
        return False
    known.filter(object_id=employee.pk).update(until=today)
    ExternalId.objects.create(object_kind="employee", object_id=employee.pk, system=SYSTEM, code=code, since=today)
    return True
