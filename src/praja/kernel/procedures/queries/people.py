# SPDX-License-Identifier: EUPL-1.2
"""How officers read each other's names: a colleague of one's own units is named; of others, role and unit stand."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, RoleAssignment
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class People:
    """Who acted: account to name, and account to the roles and the units they are held over. `functions` names the function of
    the government whose unit a role works at, where that is not the unit of the case."""

    names: Mapping[str, str]
    roles: Mapping[str, tuple[tuple[str, int], ...]]
    functions: Mapping[str, str]


def people_of(accounts: Iterable[str], *, roles: Collection[str], functions: Mapping[str, str] | None = None) -> People:
    """Everybody behind these accounts, with which of `roles` they hold. Two statements, none without an account."""
    ids = {account for account in accounts if account.isdigit()}
    if not ids:
        return People({}, {}, {})
    names = {str(pk): name for pk, name in Account.objects.filter(pk__in=ids).values_list("pk", "person__name")}
    held_by: dict[str, list[tuple[str, int]]] = {}
    held = RoleAssignment.objects.filter(account_id__in=ids, role__in=roles).order_by("id")
    for pk, role, unit in held.values_list("account_id", "role", "unit_id"):
        held_by.setdefault(str(pk), []).append((role, unit))
    return People(names, {pk: tuple(found) for pk, found in held_by.items()}, functions or {})


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
        return role, _unit_of(people, role, at_unit, on)
    held = people.roles.get(account, ())
    over = [(found, unit) for found, unit in held if at_unit and at_unit in tree.subtree(unit)] or list(held)
    if not over:
        return None, at_unit
    found, unit = over[0]
    return Role(found), _unit_of(people, found, unit, on)


def _unit_of(people: People, role: str, unit: int | None, on: date) -> int | None:
    function = people.functions.get(role)
    return units.current().function(function, on) if function else unit
