# SPDX-License-Identifier: EUPL-1.2
"""Who acts, and what they may do at this moment.

An entry point builds one `Actor` for the moment `at`; everything below reads only it and the row in hand.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


class ActorKind(StrEnum):
    EMPLOYEE = "employee"
    RESIDENT = "resident"
    LINK = "link"
    DEVICE = "device"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Grant:
    """One role held over a set of units (a subtree already spelled out as ids) for a time."""

    role: str
    unit_ids: frozenset[int]
    since: datetime
    until: datetime | None = None
    nearest_in: frozenset[int] | None = None
    """The units in which nobody below holds the same role: what waits for the role there waits for this holder. None: all."""

    def covers(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts. `id` is the account, person, link or device id; empty for nobody known.

    `grants` are those in force at the moment the actor was built. A `link` actor carries the id of the one case
    that its secret link opens in `case_id`.
    """

    kind: ActorKind
    id: str = ""
    grants: tuple[Grant, ...] = ()
    case_id: int | None = None
    person_id: int | None = None
    roles: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "roles", frozenset(grant.role for grant in self.grants))

    def units_as(self, *roles: str) -> frozenset[int]:
        """Ids of the units over which this actor holds any of `roles`."""
        return frozenset(unit for grant in self.grants if grant.role in roles for unit in grant.unit_ids)

    def nearest_as(self, role: str) -> frozenset[int]:
        """Ids of the units in which what waits for `role` waits for this actor, and for nobody nearer."""
        return frozenset(
            unit
            for grant in self.grants
            if grant.role == role
            for unit in (grant.unit_ids if grant.nearest_in is None else grant.nearest_in)
        )

    def holds(self, role: str, unit_id: int | None = None) -> bool:
        """Whether the actor holds `role`, over `unit_id` where one is named."""
        return any(g.role == role and (unit_id is None or unit_id in g.unit_ids) for g in self.grants)

    @property
    def is_known(self) -> bool:
        return bool(self.id)


NOBODY = Actor(ActorKind.RESIDENT)
"""A visitor of whom nothing is known: sees what everybody may see."""


def system_actor(part: str) -> Actor:
    """The platform itself, acting through `part` (a handler, schedule or import)."""
    return Actor(ActorKind.SYSTEM, part)


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds a right over one row: a role at units, or one person."""

    role: str
    unit_ids: frozenset[int] = frozenset()
    person_id: int | None = None


@dataclass(frozen=True)
class Rule(Generic[Row]):
    """One policy that answers "may I", "which may I" and "who may".

    allows(actor, row)       whether this actor may do it to this row
    visible(actor, queryset) the rows of `queryset` for which `allows` is true, in one query
    holders(row)             the roles that may

    A test asserts that `visible` and `allows` agree for every rule, actor and row of the cast.
    """

    name: str
    allows: Callable[[Actor, Row], bool]
    visible: Callable[[Actor, "QuerySet[Row]"], "QuerySet[Row]"]
    holders: Callable[[Row], Iterable[Holders]] = lambda _row: ()


@dataclass(frozen=True)
class Door:
    """A named right to open a page or endpoint at all, before any row is read. Rows are guarded by a `Rule`."""

    name: str
    opens: Callable[[Actor], bool]
    entrance: str = "account_login"
    """Name of the page on which whoever is not known yet signs in."""

    def __call__(self, actor: Actor) -> bool:
        return self.opens(actor)


def _always(_actor: Actor) -> bool:
    return True


ANYONE = Door("anyone", _always)
RESIDENT = Door(
    "resident", lambda actor: actor.kind is ActorKind.RESIDENT and actor.is_known, entrance="account_request_login_code"
)
"""Residents who have signed in by a one-time code."""
SIGNED_IN = Door("signed_in", lambda actor: actor.kind is ActorKind.EMPLOYEE and actor.is_known)


def role_door(name: str, *roles: str) -> Door:
    """A door that opens for holders of any of `roles`."""
    wanted = frozenset(roles)
    return Door(name, lambda actor: bool(actor.roles & wanted))
