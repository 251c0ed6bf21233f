# SPDX-License-Identifier: EUPL-1.2
"""How officers read each other's names: a colleague of one's own units is named; of others, role and unit stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from praja.duties.complaints.procedure import INTAKE
from praja.duties.complaints.rules import OFFICE_ROLES
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, RoleAssignment
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class People:
    """Who acted: account to name, and account to the roles and the units they are held over."""

    names: Mapping[str, str]
    roles: Mapping[str, tuple[tuple[str, int], ...]]


NOBODY_ELSE = People({}, {})


def people_of(accounts: Iterable[str]) -> People:
    """Everybody behind these accounts. Two statements, none without an account."""
    ids = {account for account in accounts if account.isdigit()}
    if not ids:
        return NOBODY_ELSE
    names = {str(pk): name for pk, name in Account.objects.filter(pk__in=ids).values_list("pk", "person__name")}
    roles: dict[str, list[tuple[str, int]]] = {}
    held = RoleAssignment.objects.filter(account_id__in=ids, role__in=OFFICE_ROLES).order_by("id")
    for pk, role, unit in held.values_list("account_id", "role", "unit_id"):
        roles.setdefault(str(pk), []).append((role, unit))
    return People(names, {pk: tuple(found) for pk, found in roles.items()})


def shown_name(actor: Actor, people: People, account: str, *, role: Role | None, at_unit: int | None, on: date) -> str:
    """The officer as `actor` may know them. `role`: in which they acted; None: the one they hold over `at_unit`, the case's."""
    capacity, unit = _capacity(people, account, role, at_unit, on)
    node = units.current().get(unit) if unit else None
    is_own = any(unit in grant.unit_ids for grant in actor.grants)
    name = people.names.get(account) if is_own else ""
    parts = (name, capacity.label if capacity else "", node.label if node else "")
    return ", ".join(str(part) for part in parts if part)


def _capacity(
    people: People, account: str, role: Role | None, at_unit: int | None, on: date
) -> tuple[Role | None, int | None]:
    tree = units.current()
    if role is not None:
        return role, tree.function(INTAKE, on) if role is Role.COMPLAINT_COORDINATOR else at_unit
    held = people.roles.get(account, ())
    over = [(found, unit) for found, unit in held if at_unit and at_unit in tree.subtree(unit)] or list(held)
    if not over:
        return None, at_unit
    found, unit = over[0]
    return Role(found), tree.function(INTAKE, on) if found == Role.COMPLAINT_COORDINATOR else unit
