# SPDX-License-Identifier: EUPL-1.2
"""Reading people: who acts, who holds a role, who is absent, and persons as they may be shown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.kernel.organization.domain.tree import UnitTree
from praja.kernel.organization.queries import units
from praja.kernel.people.domain.contacts import mask_email, mask_phone
from praja.kernel.people.domain.identity import NIP_LENGTH, mask_nik_public, mask_nik_staff
from praja.kernel.people.enums import AccountKind, Holding, Role, Standing
from praja.kernel.people.identifiers import key_of, opened
from praja.kernel.people.models import (
    Absence,
    Account,
    ApiToken,
    Employee,
    EmployeeRecord,
    HouseholdMember,
    Person,
    RoleAssignment,
)
from praja.kernel.people.rules import SEE_EMPLOYEE
from praja.lib.actors import Actor, ActorKind, Grant
from praja.lib.codes import hash_secret
from praja.lib.errors import NotFound
from praja.lib.rows import matching


def in_force(at: datetime) -> Q:
    """Role assignments in force at a moment: from `since` up to, not including, `until`."""
    return Q(since__lte=at) & (Q(until=None) | Q(until__gt=at))


_HELD = "account_id = %s AND since <= %s AND (until IS NULL OR until > %s)"
"""`in_force` of one account, by hand: everything that somebody signed in does asks it."""


def actor_of(account: Account, at: datetime) -> Actor:
    """The actor for `account` at `at`: its roles in force then, each spelled out to the ids of its units.

    One statement for the roles, one for the head of the unit tree, and one more for whoever leads or answers for several
    units.
    """
    if account.kind == AccountKind.RESIDENT:
        return _resident(account)
    tree = units.current()
    moment = connection.ops.adapt_datetimefield_value(at)
    held = matching(RoleAssignment, _HELD, [account.pk, moment, moment])
    rows = [(row.role, row.unit_id, row.since, row.until) for row in held]
    nearer = _held_below([(role, unit_id) for role, unit_id, _since, _until in rows], tree, at)
    grants = tuple(
        Grant(role, tree.subtree(unit_id), since, until, _nearest(role, unit_id, tree, nearer))
        for role, unit_id, since, until in rows
    )
    return Actor(ActorKind.EMPLOYEE, str(account.pk), grants, person_id=account.person_id)


def _resident(account: Account) -> Actor:
    """A resident holds no role: what is theirs, they may."""
    return Actor(ActorKind.RESIDENT, str(account.pk), person_id=account.person_id)


HELD_AT_EACH_UNIT = (Role.HEAD, Role.LIAISON)
"""Roles that units below have holders of their own for: what waits there waits for those."""


def _held_below(held: list[tuple[str, int]], tree: UnitTree, at: datetime) -> frozenset[tuple[str, int]]:
    """(role, unit) of everybody who holds such a role in a unit below these. No statement for whoever has none below."""
    below = {unit for role, top in held if role in HELD_AT_EACH_UNIT for unit in tree.subtree(top) - {top}}
    if not below:
        return frozenset()
    rows = RoleAssignment.objects.filter(in_force(at), role__in=HELD_AT_EACH_UNIT, unit_id__among=below)
    return frozenset(rows.values_list("role", "unit_id").distinct())


def _nearest(role: str, top: int, tree: UnitTree, nearer: frozenset[tuple[str, int]]) -> frozenset[int] | None:
    """The units below `top` in which nobody nearer holds the role; None where that is all of them."""
    below = tree.subtree(top)
    taken = [tree.subtree(unit) for held, unit in nearer if held == role and unit != top and unit in below]
    return below.difference(*taken) if taken else None


def token_of(secret: str, at: datetime) -> ApiToken | None:
    """The token with this secret, if it is neither ended nor revoked and its account is active."""
    return (
        ApiToken.objects.select_related("account")
        .filter(Q(revoked_at=None) | Q(revoked_at__gt=at))
        .filter(token_hash=hash_secret(secret), expires_at__gt=at, account__is_active=True)
        .first()
    )


_HOLDING_ORDER = {Holding.STANDIN: 0, Holding.ACTING: 1, Holding.DEFINITIVE: 2}


def holders_of(role: str, unit_id: int, at: datetime) -> list[Person]:
    """Persons with an active account who hold `role` over the unit at `at`, each once, in the order of `assignments_of`."""
    found = assignments_of(role, unit_id, at)
    return list({row.account.person_id: row.account.person for row in found}.values())


def assignments_of(role: str, unit_id: int, at: datetime) -> list[RoleAssignment]:
    """By which decrees `role` is held over the unit at `at`: the nearest unit up the tree first.

    At the same unit a stand-in (plh.) comes before an acting (plt.) and a definitive holder: the decree of a
    stand-in says that the holder is missing.
    """
    tree = units.current()
    distance = {unit: steps for steps, unit in enumerate((unit_id, *tree.ancestors(unit_id)))}
    rows = RoleAssignment.objects.filter(
        in_force(at), role=role, unit_id__in=list(distance), account__is_active=True
    ).select_related("account__person", "unit")
    return sorted(rows, key=lambda row: (distance[row.unit_id], _HOLDING_ORDER[Holding(row.holding)], row.pk))


def persons_by(*, nik: str = "", phone: str = "", email: str = "") -> "QuerySet[Person]":
    """Persons found by the keyed hash of every value given. Nothing given, or no such thing: no rows."""
    given = {
        "nik_key": key_of("nik", nik),
        "phone_key": key_of("phone", phone),
        "email_key": key_of("email", email),
    }
    wanted = {name: key for name, key in given.items() if key is not None}
    asked = sum(bool(text.strip()) for text in (nik, phone, email))
    return Person.objects.filter(**wanted) if wanted and len(wanted) == asked else Person.objects.none()


def person_by(*, nik: str = "", phone: str = "", email: str = "") -> Person | None:
    """The one person with these values; None if there is none, or several (a family may share a phone)."""
    found = list(persons_by(nik=nik, phone=phone, email=email).order_by("id")[:2])
    return found[0] if len(found) == 1 else None


def employee_by_nip(nip: str) -> Employee | None:
    """The employee with this NIP, however it is spaced."""
    key = key_of("nip", nip)
    return None if key is None else Employee.objects.filter(nip_key=key).first()


def employees_visible(actor: Actor) -> "QuerySet[Employee]":
    """The employees this actor may see."""
    return SEE_EMPLOYEE.visible(actor, Employee.objects.select_related("person", "unit", "post"))


def employees_in_service() -> list[int]:
    """Ids of everybody in active service, in order."""
    return list(Employee.objects.filter(standing=Standing.ACTIVE).order_by("pk").values_list("pk", flat=True))


def absent_on(employee_ids: Iterable[int], day: date) -> dict[int, str]:
    """Of these employees, who is rightly away on `day`: employee id to the kind of absence (the last
    entered)."""
    rows = absences_between(employee_ids, day, day)
    return {row.employee_id: row.kind for row in rows}


def absences_between(employee_ids: Iterable[int], first: date, last: date) -> "QuerySet[Absence]":
    """What holds of the absences of these employees that touch `first`..`last`, as they were entered."""
    return Absence.objects.filter(
        employee_id__in=list(employee_ids), first_day__lte=last, last_day__gte=first, cancelled_at=None
    ).order_by("id")


@dataclass(frozen=True, slots=True)
class MaskedPerson:
    """A person as they may be shown without a reason: the name in full, everything sealed masked."""

    id: int
    name: str
    nik: str
    phone: str
    email: str
    address: str


def mask_person(person: Person, actor: Actor) -> MaskedPerson:
    """`person` masked for this actor: staff see six and four digits of a NIK, everybody else the last four."""
    is_staff = actor.kind is ActorKind.EMPLOYEE and bool(actor.roles)
    mask_nik = mask_nik_staff if is_staff else mask_nik_public
    return MaskedPerson(
        id=person.pk,
        name=person.name,
        nik=mask_nik(opened("nik", person.nik)),
        phone=mask_phone(opened("phone", person.phone)),
        email=mask_email(opened("email", person.email)),
        address=str(person.address) if person.address else "",
    )


def current_records(employee_id: int, on: date) -> dict[str, EmployeeRecord]:
    """For each kind the entry of the history that is in force on a day: the latest to begin, corrected ones
    left out."""
    rows = EmployeeRecord.objects.filter(employee_id=employee_id, since__lte=on, corrected_by=None)
    in_order = rows.filter(Q(until=None) | Q(until__gt=on)).order_by("since", "id")
    return {row.kind: row for row in in_order}


def resident_with(field: Literal["email", "phone"], written: str) -> Account | None:
    """The resident's account with this contact, the oldest where two came up at the same moment."""
    found = Account.objects.filter(
        kind=AccountKind.RESIDENT, is_active=True, **{f"person__{field}_key": key_of(field, written)}
    )
    return found.select_related("person").order_by("id").first()


def household_of(person_id: int) -> list[HouseholdMember]:
    """The members of a resident's household today, by name."""
    rows = HouseholdMember.objects.filter(holder=person_id, until=None).select_related("member")
    return sorted(rows, key=lambda row: (row.member.name.casefold(), row.pk))


def all_tokens() -> "QuerySet[ApiToken]":
    """Every key of another system, with its holder."""
    return ApiToken.objects.select_related("account__person")


def token_numbered(pk: int) -> ApiToken:
    """One of them. Raises `NotFound`."""
    found = all_tokens().filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such key."), next_step=_("Look in the list."))
    return found


MOST_FOUND = 30
"""People that a search for somebody shows at most; one more is read, to say that there are more."""
IN_SERVICE = (Standing.ACTIVE, Standing.STUDY, Standing.SECONDED)


def employees_named(rows: "QuerySet[Employee]", text: str) -> "QuerySet[Employee]":
    """Those in whose name or unit every word stands, or whose NIP it is."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == NIP_LENGTH:
        return rows.filter(nip_key=key_of("nip", digits))
    for word in text.split():
        of_unit = Q(unit__name__icontains=word) | Q(unit__short_name__icontains=word)
        rows = rows.filter(Q(person__name__icontains=word) | of_unit)
    return rows


def colleagues(text: str) -> list[Employee]:
    """Employees found by name, unit or NIP, none without words. One statement."""
    if not text.strip():
        return []
    rows = Employee.objects.filter(standing__in=IN_SERVICE).select_related("person", "unit")
    return list(employees_named(rows, text).order_by("person__name", "pk")[: MOST_FOUND + 1])


def others_than(actor: Actor, people: Iterable[int]) -> list[int]:
    """Persons without whoever acted, for those who are told of it. An event knows its actor by the account alone, so the person
    is looked up here. One statement at most."""
    if actor.kind is not ActorKind.EMPLOYEE:
        return sorted({*people})
    accounts = Account.objects.filter(pk=int(actor.id)).values_list("person_id", flat=True)
    return sorted({*people} - {*accounts})
