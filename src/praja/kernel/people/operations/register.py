# SPDX-License-Identifier: EUPL-1.2
"""The employee register: hiring, and a history that only grows while the employee's columns follow it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Post, Unit
from praja.kernel.people.enums import EmploymentKind, RecordKind
from praja.kernel.people.events import EmployeeHired, RecordAdded, stream_of_employee
from praja.kernel.people.identifiers import key_of, sealed
from praja.kernel.people.models import Employee, EmployeeRecord, Person
from praja.kernel.people.operations.numbers import guard_nip
from praja.kernel.people.queries import current_records
from praja.kernel.people.rules import KEEP_EMPLOYEE
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import Conflict, InvalidInput, NotAllowed
from praja.lib.moments import local_zone


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a history before it is kept."""

    kind: str
    value: str
    since: date
    until: date | None = None
    decree: str = ""
    detail: Mapping[str, Any] | None = None


def unit_entry(unit: Unit, since: date, decree: str = "") -> Entry:
    return Entry(RecordKind.UNIT, unit.name, since, decree=decree, detail={"unit": unit.pk})


def post_entry(post: Post, since: date, decree: str = "") -> Entry:
    return Entry(RecordKind.POST, post.name, since, decree=decree, detail={"post": post.pk})


def hire_employee(
    *,
    person: Person,
    employment: str,
    unit: Unit,
    joined_on: date,
    actor: Actor,
    at: datetime,
    nip: str = "",
    post: Post | None = None,
    grade: str = "",
    decree: str = "",
) -> Employee:
    """Enter a person into the register, with the first entries of their history (unit, and post and grade if given).

    Civil servants need a NIP or NI PPPK. Raises NotAllowed, InvalidInput naming the field, and Conflict
    (already in the register, or the NIP is somebody else's).
    """
    today = local_date(at, local_zone())
    employee = Employee(person=person, employment=employment, unit=unit, post=post, grade=grade, joined_on=joined_on)
    _guard_keeping(actor, employee)
    _guard_employment(employment)
    employee.nip, employee.nip_key = sealed("nip", guard_nip(nip, employment, today)), key_of("nip", nip)
    with transaction.atomic():
        _guard_new(employee)
        employee.save()
        refs = {"employee": employee.pk, "person": person.pk, "unit": unit.pk}
        event = EmployeeHired(
            employee=employee.pk, unit=unit.pk, employment=employment, joined_on=joined_on.isoformat()
        )
        record(event, actor=actor, at=at, stream=stream_of_employee(employee.pk), refs=refs)
        for entry in _first_entries(employee, decree):
            _keep(employee, entry, None, actor, at)
    return employee


def add_record(
    *,
    employee: Employee,
    kind: str,
    since: date,
    actor: Actor,
    at: datetime,
    value: str = "",
    until: date | None = None,
    detail: Mapping[str, Any] | None = None,
    decree: str = "",
    unit: Unit | None = None,
    post: Post | None = None,
) -> EmployeeRecord:
    """Add an entry to the history; a `unit` or `post` entry names it by object. The employee's columns follow.

    An entry that begins later takes effect on its day (`apply_due_records`). Raises NotAllowed and
    InvalidInput.
    """
    _guard_keeping(actor, employee)
    if unit is not None:
        value, detail = unit.name, {**(detail or {}), "unit": unit.pk}
    elif post is not None:
        value, detail = post.name, {**(detail or {}), "post": post.pk}
    entry = Entry(kind, value.strip(), since, until, decree.strip(), detail)
    _guard_entry(entry)
    with transaction.atomic():
        kept = _keep(employee, entry, None, actor, at)
        follow_history(employee, local_date(at, local_zone()))
    return kept


def correct_record(*, record: EmployeeRecord, changes: Mapping[str, Any], actor: Actor, at: datetime) -> EmployeeRecord:
    """Replace a wrong entry by a new one that names it: `changes` may hold value, since, until, decree, detail.

    The wrong entry stays in the history, marked by the one that corrects it. Raises NotAllowed, InvalidInput,
    and Conflict where it was corrected before.
    """
    _guard_keeping(actor, record.employee)
    if unknown := set(changes) - {"value", "since", "until", "decree", "detail"}:
        raise TypeError(f"not correctable: {sorted(unknown)}")
    old = {name: getattr(record, name) for name in ("value", "since", "until", "decree", "detail")}
    entry = Entry(kind=record.kind, **{**old, **changes})
    _guard_entry(entry)
    with transaction.atomic():
        if record.corrected_by.exists():
            raise Conflict(_("This entry was corrected before."), next_step=_("Correct the newer entry instead."))
        kept = _keep(record.employee, entry, record, actor, at)
        follow_history(record.employee, local_date(at, local_zone()))
    return kept


LOOK_BACK = timedelta(days=60)


def apply_due_records(*, at: datetime) -> int:
    """Bring the columns of employees whose entries have lately begun in line.

    Returns how many changed. Looks back `LOOK_BACK`, so that a worker that stood still for a while misses nothing.
    """
    today = local_date(at, local_zone())
    due = (
        EmployeeRecord.objects.filter(since__range=(today - LOOK_BACK, today))
        .values_list("employee_id", flat=True)
        .distinct()
    )
    return sum(follow_history(employee, today) for employee in Employee.objects.filter(pk__in=due))


def follow_history(employee: Employee, today: date) -> bool:
    """Set unit, post and grade to what the history says for `today`. Returns whether anything changed."""
    latest = current_records(employee.pk, today)
    wanted: dict[str, Any] = {}
    if entry := latest.get(RecordKind.GRADE):
        wanted["grade"] = entry.value
    if (entry := latest.get(RecordKind.UNIT)) and "unit" in entry.detail:
        wanted["unit_id"] = entry.detail["unit"]
    if entry := latest.get(RecordKind.POST):
        wanted["post_id"] = entry.detail.get("post")
    changed = {name: value for name, value in wanted.items() if getattr(employee, name) != value}
    for name, value in changed.items():
        setattr(employee, name, value)
    if changed:
        employee.save(update_fields=list(changed))
    return bool(changed)


def _keep(
    employee: Employee, entry: Entry, corrects: EmployeeRecord | None, actor: Actor, at: datetime
) -> EmployeeRecord:
    kept = keep_entry(employee, entry, corrects)
    event = RecordAdded(
        employee=employee.pk,
        record=kept.pk,
        kind=kept.kind,
        since=kept.since.isoformat(),
        corrects=corrects.pk if corrects else None,
    )
    record(event, actor=actor, at=at, stream=stream_of_employee(employee.pk), refs={"employee": employee.pk})
    return kept


def keep_entry(employee: Employee, entry: Entry, corrects: EmployeeRecord | None = None) -> EmployeeRecord:
    """Save an entry without an event of its own: for imports, whose batch event tells of all."""
    return EmployeeRecord.objects.create(
        employee=employee,
        kind=entry.kind,
        value=entry.value,
        since=entry.since,
        until=entry.until,
        decree=entry.decree,
        detail=dict(entry.detail or {}),
        corrects=corrects,
    )


def first_entries(employee: Employee, since: date, decree: str = "") -> list[Entry]:
    """The entries with which a history begins: what the employee's columns say."""
    entries = [unit_entry(employee.unit, since, decree)]
    if employee.post is not None:
        entries.append(post_entry(employee.post, since, decree))
    if employee.grade:
        entries.append(Entry(RecordKind.GRADE, employee.grade, since, decree=decree))
    return entries


def _first_entries(employee: Employee, decree: str) -> list[Entry]:
    return first_entries(employee, employee.joined_on, decree)


def _guard_keeping(actor: Actor, employee: Employee) -> None:
    if not KEEP_EMPLOYEE.allows(actor, employee):
        raise NotAllowed(
            _("You may not write into the register of this unit."),
            next_step=_("Ask the personnel office of the unit."),
        )


def _guard_employment(employment: str) -> None:
    if employment not in EmploymentKind.values:
        raise InvalidInput(
            _("This kind of employment is not known."),
            field="employment",
            next_step=_("Use one of: %(kinds)s.") % {"kinds": ", ".join(EmploymentKind.values)},
        )


def _guard_new(employee: Employee) -> None:
    if Employee.objects.filter(person=employee.person).exists():
        raise Conflict(_("This person is already in the register."), next_step=_("Open their entry."))
    if employee.nip_key and Employee.objects.filter(nip_key=employee.nip_key).exists():
        raise Conflict(_("This NIP belongs to another employee."), field="nip", next_step=_("Check the number."))


def _guard_entry(entry: Entry) -> None:
    if entry.kind not in RecordKind.values or not entry.value:
        raise InvalidInput(
            _("An entry needs a known kind and a value."),
            field="value" if entry.kind in RecordKind.values else "kind",
            next_step=_("Fill in both."),
        )
    if entry.until is not None and entry.until <= entry.since:
        raise InvalidInput(_("The entry would end before it begins."), field="until", next_step=_("Correct the days."))
