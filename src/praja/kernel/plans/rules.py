# SPDX-License-Identifier: EUPL-1.2
"""Who may make, carry and see commitments, and who writes, sees and decides on the connected work."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, cast

from django.db.models import Model, Q, QuerySet

from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.plans.models import ActionPlan, Commitment, Diagnosis, Milestone, Visit
from praja.lib.actors import Actor, ActorKind, Holders, Rule

_LEADERS = (Role.HEAD, Role.ORGANIZATION)
_READERS = (*_LEADERS, Role.AUDITOR)


def may_make(actor: Actor, unit_id: int) -> bool:
    """Whether this actor may commit the unit: its head, the organisation bureau, or the platform for a duty's own act."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*_LEADERS)


def _over_unit(name: str, roles: tuple[str, ...], *, owner: bool) -> Rule[Commitment]:
    """Holders of `roles` over the owning unit and the platform; with `owner` also the person it was given to."""

    def is_owner(actor: Actor, row: Commitment) -> bool:
        return owner and actor.person_id is not None and row.owner_person_id == actor.person_id

    def allows(actor: Actor, row: Commitment) -> bool:
        return actor.kind is ActorKind.SYSTEM or row.owner_unit_id in actor.units_as(*roles) or is_owner(actor, row)

    def visible(actor: Actor, rows: "QuerySet[Commitment]") -> "QuerySet[Commitment]":
        if actor.kind is ActorKind.SYSTEM:
            return rows
        mine = Q(owner_unit_id__in=actor.units_as(*roles))
        if owner and actor.person_id is not None:
            mine |= Q(owner_person_id=actor.person_id)
        return rows.filter(mine)

    def holders(row: Commitment) -> Iterable[Holders]:
        above = frozenset((row.owner_unit_id, *units.current().ancestors(row.owner_unit_id)))
        yield from (Holders(role, above) for role in roles)
        if owner and row.owner_person_id is not None:
            yield Holders("", person_id=row.owner_person_id)

    return Rule(name, allows, visible, holders)


SEE = _over_unit("plans.see", _READERS, owner=True)
"""Head, organisation bureau and auditor over the unit, and the person it was given to."""

CARRY = _over_unit("plans.carry", _LEADERS, owner=True)
"""Reporting, finishing and measuring again: head or bureau over the unit, and the person it was given to."""

DROP = _over_unit("plans.drop", _LEADERS, owner=False)
"""Giving up a promise is the head's or the bureau's, not the owner's own."""


class _Worked(Protocol):
    """A row of the connected work: at a unit, by its owner, for what called for it."""

    unit_id: int
    owner_id: int
    source_kind: str
    source_id: int


@dataclass(frozen=True, slots=True)
class _Team:
    """Several people who write together what is made for one thing of a duty."""

    rows: "Callable[[], QuerySet[Any]]"
    belong: Rule[Any]
    write: Rule[Any]


_TEAMS: dict[str, _Team] = {}


def let_write(source_kind: str, *, rows: "Callable[[], QuerySet[Any]]", belong: Rule[Any], write: Rule[Any]) -> None:
    """Let everybody who belongs to a thing of a duty write what is made for it, and not its owner alone.

    `rows` gives the things, whose keys are the `source_id`. Who belongs (`belong`) carries the plan and never decides on it;
    diagnosis and design are written by whom `write` allows, which may end before belonging does.
    """
    _TEAMS[source_kind] = _Team(rows, belong, write)


def _among(rule: Rule[Any], team: _Team, actor: Actor, source_id: int) -> bool:
    return actor.person_id is not None and rule.visible(actor, team.rows().filter(pk=source_id)).exists()


def carries(actor: Actor, work: _Worked) -> bool:
    """Whether the plan is this actor's to write and hand in: its owner's, or the team's that it is made for."""
    team = _TEAMS.get(work.source_kind)
    return is_owner(actor, work.owner_id) if team is None else _among(team.belong, team, actor, work.source_id)


def writes(actor: Actor, work: _Worked) -> bool:
    """Whether the sheets (diagnosis, design) are this actor's to write now."""
    team = _TEAMS.get(work.source_kind)
    return is_owner(actor, work.owner_id) if team is None else _among(team.write, team, actor, work.source_id)


def _of_teams(actor: Actor) -> Q:
    """What is made for the things that this actor belongs to."""
    found = Q(pk__in=())
    for kind, team in _TEAMS.items():
        found |= Q(source_kind=kind, source_id__in=team.belong.visible(actor, team.rows()).values("pk"))
    return found


def _team_holders(work: _Worked) -> Iterable[Holders]:
    team = _TEAMS.get(work.source_kind)
    row = team.rows().filter(pk=work.source_id).first() if team else None
    return () if team is None or row is None else team.belong.holders(row)


def carriers(work: _Worked) -> frozenset[int]:
    """The persons whose plan it is to write and hand in: the owner, or the team that it is made for."""
    return frozenset((work.owner_id, *(one.person_id for one in _team_holders(work) if one.person_id is not None)))


W = TypeVar("W", bound=Model)
_WORK_READERS = (Role.HEAD, Role.PERSONNEL, Role.AUDITOR)


def _of_unit(name: str, *, coached: bool) -> Rule[W]:
    """The owner and who writes with them, whoever heads the unit or one above it, the personnel office and the auditor over it;
    `coached`: the coach."""

    def persons(row: W) -> Iterable[int | None]:
        yield cast("_Worked", row).owner_id
        if coached:
            yield cast("ActionPlan", row).coach_id

    def allows(actor: Actor, row: W) -> bool:
        if actor.kind is ActorKind.SYSTEM or cast("_Worked", row).unit_id in actor.units_as(*_WORK_READERS):
            return True
        return actor.person_id is not None and (actor.person_id in persons(row) or carries(actor, cast("_Worked", row)))

    def visible(actor: Actor, rows: "QuerySet[W]") -> "QuerySet[W]":
        if actor.kind is ActorKind.SYSTEM:
            return rows
        mine = Q(unit_id__in=actor.units_as(*_WORK_READERS))
        if actor.person_id is not None:
            mine |= Q(owner_id=actor.person_id) | _of_teams(actor)
            if coached:
                mine |= Q(coach_id=actor.person_id)
        return rows.filter(mine)

    def holders(row: W) -> Iterable[Holders]:
        unit_id = cast("_Worked", row).unit_id
        above = frozenset((unit_id, *units.current().ancestors(unit_id)))
        yield from (Holders(role, above) for role in _WORK_READERS)
        yield from (Holders("", person_id=person) for person in persons(row) if person is not None)
        yield from _team_holders(cast("_Worked", row))

    return Rule(name, allows, visible, holders)


SEE_DIAGNOSIS: Rule[Diagnosis] = _of_unit("plans.see_diagnosis", coached=False)
SEE_PLAN: Rule[ActionPlan] = _of_unit("plans.see_plan", coached=True)
"""Owner, coach, heads, personnel office, auditor. Who else belongs to what called for it, its duty adds."""
SEE_VISIT: Rule[Visit] = _of_unit("plans.see_visit", coached=False)


def is_owner(actor: Actor, owner_id: int) -> bool:
    """Whether the work is this actor's own to write."""
    return actor.person_id is not None and actor.person_id == owner_id


def may_carry(actor: Actor, row: Commitment) -> bool:
    """Whether this actor reports on a commitment and finishes it: whom `CARRY` allows, and whoever carries the plan whose
    milestone it is."""
    if CARRY.allows(actor, row):
        return True
    found = Milestone.objects.filter(commitment=row).select_related("plan").first()
    return found is not None and carries(actor, found.plan)


def _decides(actor: Actor, plan: ActionPlan) -> bool:
    return plan.unit_id in actor.units_as(Role.HEAD) and not is_owner(actor, plan.owner_id) and not carries(actor, plan)


def _to_decide(actor: Actor, plans: "QuerySet[ActionPlan]") -> "QuerySet[ActionPlan]":
    found = plans.filter(unit_id__in=actor.units_as(Role.HEAD))
    return found if actor.person_id is None else found.exclude(Q(owner_id=actor.person_id) | _of_teams(actor))


DECIDE_PLAN: Rule[ActionPlan] = Rule(
    "plans.decide_plan",
    _decides,
    _to_decide,
    lambda plan: (Holders(Role.HEAD, frozenset((plan.unit_id, *units.current().ancestors(plan.unit_id)))),),
)
"""Accepting, sending back and ending: whoever heads the unit or one above it. Nobody accepts a plan that they write."""


def may_agree(actor: Actor, visit: Visit) -> bool:
    """Whether this actor may promise for the unit what a visit found; nobody does so for a visit of their own."""
    return visit.unit_id in actor.units_as(Role.HEAD) and not is_owner(actor, visit.owner_id)
